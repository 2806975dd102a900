# Derived from src/integrations_anthropic/_async/tools/__init__.py by `make codegen`. Do not edit.
"""Runs of tools: a conversation in which the model calls functions."""
