"""Server-sent events and JSON lines, from bytes to messages."""
