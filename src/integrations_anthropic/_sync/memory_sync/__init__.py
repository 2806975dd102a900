# Derived from src/integrations_anthropic/_async/memory_sync/__init__.py by `make codegen`. Do not edit.
"""A memory store synchronized with a folder of this computer."""
