"""Agents of the sandbox, in their versions."""
