"""The log of requests the sandbox received."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .identity.token_issuer import TOKEN_PATH

__all__ = ["RecordedRequest", "RequestLog", "record_requests"]

Json = Any
MAX_REQUESTS = 10_000
MAX_BODY_BYTES = 1024 * 1024
SECRET_FIELDS = {"assertion", "refresh_token"}
"""Of the body of a request for a token."""
SECRET_HEADERS = {
    b"x-api-key",
    b"authorization",
    b"proxy-authorization",
    b"cookie",
    b"api-key",
    b"x-amz-security-token",
}
MASK = "***"


@dataclass(frozen=True, kw_only=True)
class RecordedRequest:
    """One received request and the status of its response."""

    method: str
    """HTTP method in capitals."""
    path: str
    """Path without the query, decoded except `%2F` and `%25`, so that segments stay distinct."""
    query: str
    """Query string as received, without the question mark; empty if there is none."""
    headers: Mapping[str, str]
    """Headers by lower-case name; API keys, tokens and cookies are masked as `***`."""
    body: Json
    """The parsed body if it is JSON of at most 1 MiB, else None."""
    status: int | None
    """Status of the response; None if the connection ended before a response was sent."""

    def to_json(self) -> dict[str, Json]:
        """All fields as a JSON object."""
        values = {name: getattr(self, name) for name in ("method", "path", "query", "body", "status")}
        return {**values, "headers": dict(self.headers)}


class RequestLog:
    """The last 10,000 requests, oldest first. Thread-safe."""

    def __init__(self) -> None:
        self._requests: deque[RecordedRequest] = deque(maxlen=MAX_REQUESTS)
        self._lock = threading.Lock()

    def add(self, request: RecordedRequest) -> None:
        """Append a request; drops the oldest beyond 10,000."""
        with self._lock:
            self._requests.append(request)

    def all(self) -> list[RecordedRequest]:
        """A copy of the requests in the log."""
        with self._lock:
            return list(self._requests)

    def clear(self) -> None:
        """Remove all requests."""
        with self._lock:
            self._requests.clear()


def record_requests(app: ASGIApp, requests: RequestLog) -> ASGIApp:
    """Wrap an ASGI application: append each request to `requests` before its response is sent."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        body = bytearray()
        added = False

        def add_once(status: int | None) -> None:
            nonlocal added
            if not added:
                added = True
                requests.add(_record(scope, bytes(body), status))

        async def receive_and_copy() -> Message:
            message = await receive()
            if len(body) <= MAX_BODY_BYTES:
                body.extend(message.get("body", b""))
            return message

        async def send_and_add(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_once(message["status"])
            await send(message)

        try:
            await app(scope, receive_and_copy, send_and_add)
        finally:
            add_once(None)

    return wrapped


def _record(scope: Scope, raw: bytes, status: int | None) -> RecordedRequest:
    headers = {
        name.decode("latin-1"): MASK if name in SECRET_HEADERS else value.decode("latin-1")
        for name, value in scope["headers"]
    }
    try:
        body = orjson.loads(raw) if len(raw) <= MAX_BODY_BYTES else None
    except orjson.JSONDecodeError:
        body = None
    if scope["path"] == TOKEN_PATH and isinstance(body, dict):
        body = {name: MASK if name in SECRET_FIELDS else value for name, value in body.items()}
    query = scope["query_string"].decode("latin-1")
    return RecordedRequest(
        method=scope["method"], path=scope["path"], query=query, headers=headers, body=body, status=status
    )
