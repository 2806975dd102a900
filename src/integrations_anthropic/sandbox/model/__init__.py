"""The simulated model: messages, streams, token counts and batches."""
