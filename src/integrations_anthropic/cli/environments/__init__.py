"""`environments …`: where sessions of agents run, and workers of those that are on machines of your own."""
