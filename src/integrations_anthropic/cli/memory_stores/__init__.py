"""`memory-stores …`: stores of memories, kept like folders."""
