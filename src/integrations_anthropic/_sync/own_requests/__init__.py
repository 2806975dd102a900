# Derived from src/integrations_anthropic/_async/own_requests/__init__.py by `make codegen`. Do not edit.
"""Requests that the description lacks."""
