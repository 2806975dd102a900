# Derived from src/integrations_anthropic/_async/http/through_httpx/__init__.py by `make codegen`. Do not edit.
"""Where httpx and httpcore are needed: proxies, HTTP/2, recorders and mocks, and an httpx client of the user's own."""
