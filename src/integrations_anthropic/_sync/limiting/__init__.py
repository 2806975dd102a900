# Derived from src/integrations_anthropic/_async/limiting/__init__.py by `make codegen`. Do not edit.
"""What one attempt reserves with a rate limiter, and the adapter to a limiter of the user's own."""
