"""Sessions of the sandbox: agents that work on messages, call tools and each other, and wait for what they need."""
