# Derived from src/integrations_anthropic/compat/_async/clouds/__init__.py by `make codegen`. Do not edit.
"""The clients of the official package for other clouds."""
