# Derived from src/integrations_anthropic/_async/http/__init__.py by `make codegen`. Do not edit.
"""HTTP: the only folder that knows httpx, httpcore, h11 and anyio."""
