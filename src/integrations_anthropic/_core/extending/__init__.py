"""What callers add to what the description says: requests of their own, and hooks."""
