# Derived from src/integrations_anthropic/_async/streams/__init__.py by `make codegen`. Do not edit.
"""Streams of events that make no message."""
