"""Builders of errors: each is the error a client raises for such a response, including status and body."""

from __future__ import annotations

from typing import Any, TypeVar

from .._core.codec.error_response import from_response
from .._core.codec.serialize import from_dict, to_json
from ..errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    AuthenticationError,
    InternalServerError,
    InvalidRequestError,
    NotFoundError,
    OverloadedError,
    PermissionDeniedError,
    RateLimitError,
)
from ..models import ErrorResponse
from .replies import REQUEST_ID

__all__ = [
    "authentication_error",
    "connection_error",
    "error_response",
    "internal_server_error",
    "invalid_request_error",
    "not_found_error",
    "overloaded_error",
    "permission_denied_error",
    "rate_limit_error",
    "timeout_error",
]

E = TypeVar("E", bound=APIError)


def error_response(
    type: str = "invalid_request_error", message: str = "Invalid request", *, request_id: str | None = REQUEST_ID
) -> ErrorResponse:
    """The body of an error response, for `returning((400, error_response()))`. `type`: the error type of the API."""
    body: dict[str, Any] = {"type": "error", "error": {"type": type, "message": message}}
    return from_dict(ErrorResponse, body if request_id is None else body | {"request_id": request_id})


def rate_limit_error(
    message: str = "Rate limit exceeded", *, retry_after: float | None = 30.0, request_id: str = REQUEST_ID
) -> RateLimitError:
    """A 429. `retry_after`: value of the header in seconds; None for no header."""
    return _build(RateLimitError, 429, "rate_limit_error", message, request_id, retry_after)


def overloaded_error(
    message: str = "Overloaded", *, retry_after: float | None = None, request_id: str = REQUEST_ID
) -> OverloadedError:
    """A 529. `retry_after`: value of the header in seconds; None for no header."""
    return _build(OverloadedError, 529, "overloaded_error", message, request_id, retry_after)


def internal_server_error(
    message: str = "Internal server error", *, status: int = 500, request_id: str = REQUEST_ID
) -> InternalServerError:
    """A 500, or another `status` of 500 or more."""
    if status < 500:
        raise AssertionError(f"status must be 500 or more, not {status}")
    return _build(InternalServerError, status, "api_error", message, request_id)


def invalid_request_error(
    message: str = "max_tokens: must be greater than 0", *, request_id: str = REQUEST_ID
) -> InvalidRequestError:
    """A 400. If the message begins with a field and a colon, the field is the `param` of the error."""
    return _build(InvalidRequestError, 400, "invalid_request_error", message, request_id)


def authentication_error(message: str = "invalid x-api-key", *, request_id: str = REQUEST_ID) -> AuthenticationError:
    """A 401."""
    return _build(AuthenticationError, 401, "authentication_error", message, request_id)


def permission_denied_error(
    message: str = "Your key has no permission to use this", *, request_id: str = REQUEST_ID
) -> PermissionDeniedError:
    """A 403."""
    return _build(PermissionDeniedError, 403, "permission_error", message, request_id)


def not_found_error(message: str = "model: claude-none", *, request_id: str = REQUEST_ID) -> NotFoundError:
    """A 404. The message sets the `resource` of the error."""
    return _build(NotFoundError, 404, "not_found_error", message, request_id)


def connection_error(message: str = "connection refused", *, phase: str = "connect") -> APIConnectionError:
    """A connection failed. `phase`: dns, connect, write or read."""
    return APIConnectionError(message, phase=phase, host="api.anthropic.com")


def timeout_error(
    message: str = "no response in time", *, phase: str = "read", duration: float = 300.0
) -> APITimeoutError:
    """A timeout expired. `duration`: the timeout in seconds."""
    return APITimeoutError(message, phase=phase, host="api.anthropic.com", duration=duration)


def _build(
    expected: type[E], status: int, type: str, message: str, request_id: str, retry_after: float | None = None
) -> E:
    headers = {"request-id": request_id, "content-type": "application/json"}
    if retry_after is not None:
        headers["retry-after"] = f"{retry_after:g}"
    body = to_json(error_response(type, message, request_id=request_id)).encode()
    error = from_response(status, headers, body)
    if not isinstance(error, expected):
        raise AssertionError(f"status {status} gives a {error.__class__.__name__}, not a {expected.__name__}")
    return error
