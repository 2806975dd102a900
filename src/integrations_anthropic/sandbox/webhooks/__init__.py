"""Signed webhooks of the sandbox, to receivers on this machine."""
