# Derived from src/integrations_anthropic/_async/batch_runs/__init__.py by `make codegen`. Do not edit.
"""Many requests in one run: over batches, or over calls of their own."""
