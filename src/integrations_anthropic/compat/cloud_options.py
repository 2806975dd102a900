"""Options of the clients for other clouds that say who calls which endpoint."""

from __future__ import annotations

__all__ = ["AWS_OPTIONS", "GOOGLE_OPTIONS"]

AWS_OPTIONS = frozenset({"aws_region", "aws_profile", "aws_access_key", "aws_secret_key", "aws_session_token"})
GOOGLE_OPTIONS = frozenset({"access_token", "credentials"})
