# Derived from src/integrations_anthropic/compat/_async/__init__.py by `make codegen`. Do not edit.
"""The client of the official package, for asyncio and trio."""
