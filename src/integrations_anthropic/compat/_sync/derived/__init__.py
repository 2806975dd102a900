# Derived from src/integrations_anthropic/compat/_async/derived/__init__.py by `make codegen`. Do not edit.
"""Services that need no code of their own: each is derived from the service of this package for the same."""
