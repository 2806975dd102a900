# Derived from src/integrations_anthropic/_async/__init__.py by `make codegen`. Do not edit.
"""The sync half."""
