"""Decisions about the events of a session: which are new, what they add up to, which calls of tools wait."""
