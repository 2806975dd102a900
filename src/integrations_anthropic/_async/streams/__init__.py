"""Streams of events that make no message."""
