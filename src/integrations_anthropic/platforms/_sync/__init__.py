# Derived from src/integrations_anthropic/platforms/_async/__init__.py by `make codegen`. Do not edit.
"""The sync half of the clients for other clouds."""
