"""Errors of the sandbox, in the format of the API: https://docs.claude.com/en/api/errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["SandboxAPIError", "error_body", "invalid", "not_found"]

TYPE_BY_STATUS = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    405: "invalid_request_error",
    409: "conflict_error",
    412: "invalid_request_error",
    413: "request_too_large",
    429: "rate_limit_error",
    500: "api_error",
    504: "timeout_error",
    529: "overloaded_error",
}


class SandboxAPIError(Exception):
    """A request the sandbox rejects: HTTP status, error message, extra response headers and details.

    The status determines the `type` of the error body unless `kind` says it; `more`: further fields of the error.
    """

    def __init__(
        self,
        status: int,
        message: str,
        headers: Mapping[str, str] | None = None,
        *,
        details: Mapping[str, Any] | None = None,
        kind: str | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.message = status, message
        self.kind, self.more = kind or TYPE_BY_STATUS.get(status, "api_error"), dict(more or {})
        self.headers, self.details = dict(headers or {}), details


def invalid(message: str) -> SandboxAPIError:
    """A 400: the request is invalid."""
    return SandboxAPIError(400, message)


def not_found(message: str) -> SandboxAPIError:
    """A 404: the resource does not exist."""
    return SandboxAPIError(404, message)


def error_body(error: SandboxAPIError, request_id: str | None) -> dict[str, Any]:
    """The JSON body of an error response. `request_id` is left out if None, as in the results of a batch."""
    detail: dict[str, Any] = {"type": error.kind, "message": error.message, **error.more}
    if error.details is not None:
        detail["details"] = dict(error.details)
    body: dict[str, Any] = {"type": "error", "error": detail}
    if request_id is not None:
        body["request_id"] = request_id
    return body
