"""Calls the hooks of a client."""
