"""Runs of many requests: what was asked and delivered, the state file's format, which results are asked again."""
