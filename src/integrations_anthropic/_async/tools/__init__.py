"""Runs of tools: a conversation in which the model calls functions."""
