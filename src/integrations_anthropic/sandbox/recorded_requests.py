"""What the sandbox was asked."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Recorded", "Requests", "with_record"]

Json = Any
MOST_KEPT = 10_000
LARGEST_KEPT = 1024 * 1024
SECRET = {b"x-api-key", b"authorization", b"proxy-authorization", b"cookie"}
MASK = "***"


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """One request, and what became of it."""

    method: str
    """HTTP method in capitals."""
    path: str
    """Path without the query, decoded but for `%2F` and `%25`: slashes and percent signs inside its parts."""
    query: str
    """Query as it came, without the question mark; empty where there is none."""
    headers: Mapping[str, str]
    """Headers by name in small letters; keys, tokens and cookies are masked as `***`."""
    body: Json
    """The body where it is JSON of at most 1 MiB, else None."""
    status: int | None
    """Status answered; None where the connection ended before there was an answer."""

    def to_json(self) -> dict[str, Json]:
        """All of it as JSON."""
        values = {name: getattr(self, name) for name in ("method", "path", "query", "body", "status")}
        return {**values, "headers": dict(self.headers)}


class Requests:
    """The last 10,000 requests, the oldest first. Safe for all threads."""

    def __init__(self) -> None:
        self._kept: deque[Recorded] = deque(maxlen=MOST_KEPT)
        self._lock = threading.Lock()

    def add(self, recorded: Recorded) -> None:
        """Keep one; the oldest goes where there are too many."""
        with self._lock:
            self._kept.append(recorded)

    def all(self) -> list[Recorded]:
        """What is kept now."""
        with self._lock:
            return list(self._kept)

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._kept.clear()


def with_record(app: ASGIApp, requests: Requests) -> ASGIApp:
    """The same application; each request is in `requests` before its client sees the answer."""

    async def recorded(scope: Scope, receive: Receive, send: Send) -> None:
        body = bytearray()
        told = False

        def tell(status: int | None) -> None:
            nonlocal told
            if not told:
                told = True
                requests.add(_record(scope, bytes(body), status))

        async def receive_and_keep() -> Message:
            message = await receive()
            if len(body) <= LARGEST_KEPT:
                body.extend(message.get("body", b""))
            return message

        async def send_and_tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                tell(message["status"])
            await send(message)

        try:
            await app(scope, receive_and_keep, send_and_tell)
        finally:
            tell(None)

    return recorded


def _record(scope: Scope, raw: bytes, status: int | None) -> Recorded:
    headers = {
        name.decode("latin-1"): MASK if name in SECRET else value.decode("latin-1") for name, value in scope["headers"]
    }
    try:
        body = orjson.loads(raw) if len(raw) <= LARGEST_KEPT else None
    except orjson.JSONDecodeError:
        body = None
    query = scope["query_string"].decode("latin-1")
    return Recorded(method=scope["method"], path=scope["path"], query=query, headers=headers, body=body, status=status)
