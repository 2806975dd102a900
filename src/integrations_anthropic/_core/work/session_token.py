"""The token in the secret of a work item: who has it may do that work."""

from __future__ import annotations

import base64
import json

from ...secrets import SecretString, header_problem

__all__ = ["session_token"]

FIELD = "sessions_token"


def session_token(secret: str | None) -> SecretString | None:
    """The token of a work item, from its secret: JSON in URL-safe base64, with more in it. None where it has none."""
    try:
        # The padding may be missing.
        token = json.loads(base64.urlsafe_b64decode(f"{secret or ''}==="))[FIELD]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    found = SecretString(token) if isinstance(token, str) else None
    return None if found is None or header_problem(found) else found
