"""Answers as values of the caller's type."""
