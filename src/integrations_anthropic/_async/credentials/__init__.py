"""Credentials that are asked for: functions of the caller's, and access tokens; imported where a client has one."""
