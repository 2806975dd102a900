"""Environments of the sandbox, and the queues of work for workers on other machines."""
