# Derived from src/integrations_anthropic/_async/credentials/__init__.py by `make codegen`. Do not edit.
"""Credentials that are asked for: functions of the caller's, and access tokens; imported where a client has one."""
