"""What the hooks of a client see: `on_request` before each attempt, `on_response` when its response arrives."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from attrs import field, frozen

__all__ = [
    "AsyncRequestHook",
    "AsyncResponseHook",
    "RequestHook",
    "RequestNotice",
    "ResponseHook",
    "ResponseNotice",
]


@frozen(kw_only=True)
class RequestNotice:
    """The argument of `on_request`: an attempt that is about to be sent. Only its own fields can be relied on."""

    operation: str
    """The operation that is called: `messages.create`."""
    attempt: int
    """The number of the attempt, from 1. A download that is read on counts on."""
    method: str
    """The HTTP method."""
    url: str
    """The whole URL."""
    headers: Mapping[str, str]
    """Names in lower case. Values that may be secrets, or identify the caller, are `[REDACTED]`."""
    body_size: int | None
    """Bytes of the body; None where there is none, or where it is read from files while it is sent."""
    body: bytes | None = field(repr=False)
    """The body as it is sent, not a copy; None where `body_size` is."""


@frozen(kw_only=True)
class ResponseNotice:
    """The argument of `on_response`: the head of a response. Its body has not been read."""

    operation: str
    """The operation that is called: `messages.create`."""
    attempt: int
    """The number of the attempt, from 1."""
    method: str
    """The HTTP method."""
    url: str
    """The whole URL of the request."""
    status: int
    """The HTTP status."""
    headers: Mapping[str, str]
    """Names in lower case. Values that may be secrets, or identify the caller, are `[REDACTED]`."""
    request_id: str | None
    """The server's id of the request."""
    elapsed: float
    """Seconds from the call of `on_request` to this head, with the wait for a connection."""


RequestHook: TypeAlias = Callable[[RequestNotice], Mapping[str, str] | None]
"""Returns headers to be sent as well, or None."""
ResponseHook: TypeAlias = Callable[[ResponseNotice], object]
"""What it returns is ignored."""
AsyncRequestHook: TypeAlias = Callable[[RequestNotice], Mapping[str, str] | Awaitable[Mapping[str, str] | None] | None]
"""The same, or an async function."""
AsyncResponseHook: TypeAlias = Callable[[ResponseNotice], object]
"""The same; an awaitable is awaited."""
