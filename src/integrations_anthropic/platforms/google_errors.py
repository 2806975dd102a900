"""Errors of Google's APIs as the API would say them. Source: https://cloud.google.com/apis/design/errors."""

from __future__ import annotations

from typing import Any

from .platform import TranslatedError

__all__ = ["google_error"]

_TYPES = {
    "CANCELLED": "api_error",
    "DATA_LOSS": "api_error",
    "DEADLINE_EXCEEDED": "timeout_error",
    "FAILED_PRECONDITION": "invalid_request_error",
    "INTERNAL": "api_error",
    "INVALID_ARGUMENT": "invalid_request_error",
    "NOT_FOUND": "not_found_error",
    "OUT_OF_RANGE": "invalid_request_error",
    "PERMISSION_DENIED": "permission_error",
    "RESOURCE_EXHAUSTED": "rate_limit_error",
    "UNAUTHENTICATED": "authentication_error",
    "UNAVAILABLE": "overloaded_error",
    "UNIMPLEMENTED": "api_error",
    "UNKNOWN": "api_error",
}


def google_error(data: Any) -> TranslatedError | None:
    """The error in the JSON of a response, which may be a list of one; None where it has the API's form, or is none."""
    if isinstance(data, list) and len(data) == 1:
        (data,) = data
    error = data.get("error") if isinstance(data, dict) else None
    if not isinstance(error, dict) or "type" in error:
        return None
    status, message = error.get("status"), error.get("message")
    if not isinstance(status, str) or not isinstance(message, str):
        return None
    # Where Google has no word of its own for it, the HTTP status decides.
    return TranslatedError(_TYPES.get(status, status.lower()), message or status, status)
