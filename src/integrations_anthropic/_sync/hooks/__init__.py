# Derived from src/integrations_anthropic/_async/hooks/__init__.py by `make codegen`. Do not edit.
"""Calls the hooks of a client."""
