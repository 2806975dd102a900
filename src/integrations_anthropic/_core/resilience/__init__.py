"""Decisions about retries, circuits and rate limits. Time and chance are arguments."""
