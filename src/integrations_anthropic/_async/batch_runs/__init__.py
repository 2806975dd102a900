"""Many requests in one run: over batches, or over calls of their own."""
