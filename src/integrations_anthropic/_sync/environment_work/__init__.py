# Derived from src/integrations_anthropic/_async/environment_work/__init__.py by `make codegen`. Do not edit.
"""A worker of a self-hosted environment: it asks for work, keeps it, and hands it to a function."""
