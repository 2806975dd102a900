"""The turns of a conversation: what becomes one, where it can be cut, how it is saved."""
