# Derived from src/integrations_anthropic/_async/sessions/__init__.py by `make codegen`. Do not edit.
"""Events of a session over reconnections, and its calls of tools."""
