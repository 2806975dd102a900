"""Runs of tools, and the calls of tools in them, as every signal records them."""
