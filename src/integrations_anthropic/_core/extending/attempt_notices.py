"""What hooks see of an attempt, and what becomes of the headers that they return."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..._redact import shown_headers
from ...errors import ConfigurationError
from ...hooks import RequestNotice, ResponseNotice
from ..http.request_headers import BETA_HEADER, RESERVED_HEADERS, header_problem

if TYPE_CHECKING:
    from ..call.execution import Execution
    from ..call.request import Request

__all__ = ["add_headers", "request_notice", "response_notice"]

_OF_THE_BODY = frozenset({"accept-encoding", "content-encoding", "content-type"})


def request_notice(execution: Execution, request: Request) -> RequestNotice:
    """What `on_request` is given."""
    return RequestNotice(
        operation=request.operation.name,
        attempt=len(execution.attempts) + 1,
        method=request.method,
        url=request.url,
        headers=MappingProxyType(shown_headers(request.headers)),
        body_size=None if request.body is None else len(request.body),
        body=request.body,
    )


def response_notice(
    execution: Execution, request: Request, status: int, headers: Mapping[str, str], elapsed: float
) -> ResponseNotice:
    """What `on_response` is given. `elapsed`: seconds since the attempt began."""
    return ResponseNotice(
        operation=request.operation.name,
        attempt=len(execution.attempts) + 1,
        method=request.method,
        url=request.url,
        status=status,
        headers=MappingProxyType(shown_headers(headers)),
        request_id=headers.get("request-id"),
        elapsed=elapsed,
    )


def add_headers(request: Request, returned: Any) -> None:
    """Add the headers that `on_request` returned. Beta features are added to those of the call.

    Raises ConfigurationError, without a value, for what is no mapping, cannot be sent, or belongs to the client.
    """
    if returned is None:
        return
    if problem := _problem(returned):
        raise ConfigurationError(f"on_request: {problem}", field="on_request")
    added = {name.lower(): value for name, value in returned.items()}
    if BETA_HEADER in added and (betas := request.headers.get(BETA_HEADER)):
        added[BETA_HEADER] = f"{betas},{added[BETA_HEADER]}"
    request.headers |= added


def _problem(returned: Any) -> str | None:
    if not isinstance(returned, Mapping):
        return f"must return a mapping of headers or None, not {type(returned).__name__}"
    for name in returned:
        if isinstance(name, str) and name.lower() in RESERVED_HEADERS | _OF_THE_BODY:
            return f"header {name!r} is set by the client alone"
    return header_problem(returned)
