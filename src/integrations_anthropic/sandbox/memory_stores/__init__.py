"""Memory stores of the sandbox: their memories, and the versions that each change makes."""
