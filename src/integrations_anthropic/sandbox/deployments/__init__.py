"""Deployments of the sandbox, and their runs."""
