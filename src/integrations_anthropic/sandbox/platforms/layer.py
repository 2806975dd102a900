"""Between the server and the sandbox of the API: requests of a platform in, its responses out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..ids import new_id
from .platform import APIRequest, PlatformRequest, Refusal, SandboxPlatform

__all__ = ["on_platform"]

CREDENTIALS = ("authorization", "x-amz-date", "x-amz-security-token", "x-api-key", "api-key")
"""Headers that say who is asking: the API behind gets a key of its own."""
KEY = "sandbox-key"


def on_platform(app: ASGIApp, platform: SandboxPlatform, control: str) -> ASGIApp:
    """Wrap the application of the API as that of a platform. Paths that begin with `control` are left alone."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("raw_path", b"").decode("ascii")
        issues = bool(platform.tokens_path) and path.startswith(platform.tokens_path)
        if scope["type"] != "http" or (path.startswith(control) and not issues):
            await app(scope, receive, send)
            return
        request = await _read(scope, receive, path)
        if request is None:
            return
        if issues:
            status, data = platform.issue(request)
            await _respond(platform, send, status, {}, data)
            return
        found = platform.refusal(request) or platform.api_request(request)
        if isinstance(found, Refusal):
            headers, data = platform.refused(found)
            await _respond(platform, send, found.status, headers, data)
            return
        response = _Response(platform, send)
        await app(_scope_of(scope, request, found), _replayed(found.body, receive), response.send)

    return wrapped


async def _read(scope: Scope, receive: Receive, path: str) -> PlatformRequest | None:
    """The whole request; None where the client has gone."""
    pieces: list[bytes] = []
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        pieces.append(message.get("body", b""))
        more = message.get("more_body", False)
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    query = scope["query_string"].decode("latin-1")
    return PlatformRequest(scope["method"], path, query, headers, b"".join(pieces))


def _scope_of(scope: Scope, request: PlatformRequest, found: APIRequest) -> Scope:
    kept = {name: value for name, value in request.headers.items() if name not in (*CREDENTIALS, "content-length")}
    headers = {**kept, **found.headers, "x-api-key": KEY, "content-length": str(len(found.body))}
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    return {**scope, "path": found.path, "raw_path": found.path.encode("ascii"), "headers": raw}


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body in one piece; whatever comes after it is the connection's."""
    waiting = [body]

    async def replay() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return replay


async def _respond(platform: SandboxPlatform, send: Send, status: int, headers: Mapping[str, str], data: Any) -> None:
    body = orjson.dumps(data)
    named = {"content-type": "application/json", "content-length": str(len(body)), **headers}
    raw = [(name.encode(), value.encode()) for name, value in {**named, platform.id_header: new_id("req")}.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body, "more_body": False})


class _Response:
    """The `send` side of one response of the API, made the platform's."""

    def __init__(self, platform: SandboxPlatform, send: Send) -> None:
        self._platform, self._send = platform, send
        self._start: Message = {}
        self._encoder: Any = None
        self._pieces: list[bytes] | None = None

    async def send(self, message: Message) -> None:
        """The ASGI `send` callable passed to the application."""
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self._pieces is not None:
            self._pieces.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish_error(self._pieces)
        elif self._encoder is not None:
            await self._send({**message, "body": self._encoder.feed(message.get("body", b""))})
        else:
            await self._send(message)

    async def _begin(self, message: Message) -> None:
        platform = self._platform
        ids = {b"request-id": platform.id_header.encode()}
        headers = [
            (ids.get(name, name), value) for name, value in message["headers"] if not name.startswith(b"anthropic-org")
        ]
        if message["status"] >= 300:
            self._start, self._pieces = {**message, "headers": headers}, []
            return
        streams = any(name == b"content-type" and value.startswith(b"text/event-stream") for name, value in headers)
        self._encoder = platform.encoder() if streams else None
        if self._encoder is not None and platform.stream_type:
            kind = platform.stream_type.encode()
            headers = [(name, kind if name == b"content-type" else value) for name, value in headers]
        await self._send({**message, "headers": headers})

    async def _finish_error(self, pieces: list[bytes]) -> None:
        body = b"".join(pieces)
        try:
            found = self._platform.error(self._start["status"], orjson.loads(body))
        except orjson.JSONDecodeError:
            found = None
        headers = self._start["headers"]
        if found is not None:
            added, data = found
            body = orjson.dumps(data)
            sized = [(name, value) for name, value in headers if name != b"content-length"]
            given = {**added, "content-length": str(len(body))}
            headers = [*sized, *((name.encode(), value.encode()) for name, value in given.items())]
        await self._send({**self._start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body, "more_body": False})
