"""Requests that the description lacks."""
