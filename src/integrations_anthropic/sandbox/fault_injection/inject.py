"""Apply a fault to an HTTP response, between the ASGI application and the server."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import SandboxAPIError, error_body
from ..model.streaming import encode_event
from ..responses import json_response
from .connection import connection_of
from .faults import Fault, FaultQueue

__all__ = ["inject_faults"]

PING_SECONDS = 0.05
DRIP_SECONDS = 0.02
INVALID_JSON = b'{"type": "message", "content": [{"type": "te'
EVENT_STREAM = b"text/event-stream"
DEFAULT_MESSAGE = "This error was injected by the sandbox."

OperationOf = Callable[[str, str], str | None]


def inject_faults(app: ASGIApp, faults: FaultQueue, operation_of: OperationOf) -> ASGIApp:
    """Wrap an ASGI application with fault injection. `operation_of` maps method and path to an operation id or None."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        method, path = scope["method"], scope["path"]
        fault = faults.take(operation_of(method, path), method, path)
        if fault is None:
            await app(scope, receive, send)
            return
        response = _FaultyResponse(fault, scope, send)
        if fault.cut_after == 0 or fault.reset_after == 0 or fault.status or fault.ping_only:
            await _respond_directly(fault, response, scope, receive)
        else:
            await app(scope, receive, response.send)
        if response.connection_ended:
            await _wait_for_disconnect(receive)

    return wrapped


async def _respond_directly(fault: Fault, response: _FaultyResponse, scope: Scope, receive: Receive) -> None:
    """Respond without calling the application, but after reading the request, because a client may still be sending."""
    async for _ in Request(scope, receive).stream():
        pass
    if fault.cut_after == 0 or fault.reset_after == 0:
        await asyncio.sleep(fault.delay)
        await response.end_connection()
        return
    content = _error(fault, scope) if fault.status else StreamingResponse(_pings(), media_type=EVENT_STREAM.decode())
    await content(scope, receive, response.send)


def _error(fault: Fault, scope: Scope) -> Response:
    error = SandboxAPIError(fault.status or 500, fault.message or DEFAULT_MESSAGE)
    body = error_body(error, scope.get("request_id"))
    if fault.error_type:
        body["error"]["type"] = fault.error_type
    return json_response(body, error.status)


async def _pings() -> AsyncIterator[bytes]:
    while True:
        yield encode_event({"type": "ping"})
        await asyncio.sleep(PING_SECONDS)


async def _wait_for_disconnect(receive: Receive) -> None:
    """Return when the connection is closed. Returning earlier makes uvicorn log an error for an incomplete response."""
    while (await receive())["type"] != "http.disconnect":
        pass


class _Trigger(NamedTuple):
    """An action at an offset of the response body."""

    unit: str
    """Unit of the offset: `bytes` or `events`."""
    offset: int
    action: Callable[[], Awaitable[None]]


class _FaultyResponse:
    """The `send` side of one response, to which the fault is applied."""

    def __init__(self, fault: Fault, scope: Scope, send: Send) -> None:
        self._fault, self._scope, self._send = fault, scope, send
        self._bytes = self._events = 0
        self._streaming = self._replaced = self._ended = False
        self._triggers = list(self._plan())
        self.connection_ended = False
        """Whether the fault has closed or reset the connection."""

    async def send(self, message: Message) -> None:
        """The ASGI `send` callable passed to the application."""
        if self._ended:
            return
        if message["type"] == "http.response.start":
            await self._send_headers(message)
            return
        body, more = message.get("body", b""), message.get("more_body", False)
        if self._fault.bad_json:
            body = self._invalid_json()
        for part in _split_events(body) if self._streaming else [body]:
            await self._write(part)
            self._events += part.endswith(b"\n\n")
        if not more:
            await self._fire_due()
            await self._finish(b"")

    async def end_connection(self) -> None:
        """Close or reset the connection; later messages of the application are dropped."""
        self._ended = self.connection_ended = True
        connection = connection_of(self._scope)
        if self._fault.reset_after is None:
            connection.close()
        else:
            await connection.reset()

    def _plan(self) -> Iterator[_Trigger]:
        """The triggers of the fault. At the same offset, a stall comes before the end of the response."""
        fault = self._fault
        if fault.stall:
            unit = "bytes" if fault.stall_after_events is None else "events"
            offset = (fault.stall_after_events if unit == "events" else fault.stall_after) or 0
            yield _Trigger(unit, offset, self._stall)
        connection_end = fault.reset_after if fault.cut_after is None else fault.cut_after
        if connection_end is not None:
            yield _Trigger("bytes", connection_end, self.end_connection)
        if fault.end_after is not None:
            yield _Trigger("bytes", fault.end_after, self._truncate)
        if fault.error_event is not None:
            yield _Trigger("events", fault.error_after, self._send_error_event)

    async def _send_headers(self, message: Message) -> None:
        fault = self._fault
        await asyncio.sleep(fault.delay)
        added = {name.lower().encode("latin-1"): value.encode("latin-1") for name, value in fault.headers.items()}
        if fault.retry_after is not None:
            added.setdefault(b"retry-after", f"{fault.retry_after}".encode("latin-1"))
        replaced = dict.fromkeys(added)
        if fault.bad_json or fault.end_after is not None:
            # The body length changes; without content-length, the server uses chunked encoding.
            replaced[b"content-length"] = None
        headers = [(name, value) for name, value in message["headers"] if name not in replaced]
        self._streaming = any(name == b"content-type" and value.startswith(EVENT_STREAM) for name, value in headers)
        await self._send({**message, "headers": [*headers, *added.items()]})

    async def _write(self, part: bytes) -> None:
        """Send one part of the body, split at the offsets of the triggers."""
        while part:
            await self._fire_due()
            if self._ended:
                return
            size = min((t.offset - self._bytes for t in self._triggers if t.unit == "bytes"), default=len(part))
            piece, part = part[:size], part[size:]
            self._bytes += len(piece)
            await self._send_body(piece)

    async def _fire_due(self) -> None:
        """Run the actions of all triggers whose offset is reached, each once."""
        due = [t for t in self._triggers if t.offset <= (self._bytes if t.unit == "bytes" else self._events)]
        for trigger in due:
            self._triggers.remove(trigger)
            await trigger.action()

    async def _send_body(self, piece: bytes) -> None:
        """Send bytes, at the rate of `drip` if it is set."""
        if self._fault.drip is None:
            await self._send({"type": "http.response.body", "body": piece, "more_body": True})
            return
        size = max(1, int(self._fault.drip * DRIP_SECONDS))
        for start in range(0, len(piece), size):
            chunk = piece[start : start + size]
            await self._send({"type": "http.response.body", "body": chunk, "more_body": True})
            await asyncio.sleep(len(chunk) / self._fault.drip)

    async def _finish(self, last: bytes) -> None:
        if not self._ended:
            self._ended = True
            await self._send({"type": "http.response.body", "body": last, "more_body": False})

    async def _stall(self) -> None:
        await asyncio.sleep(self._fault.stall)

    async def _truncate(self) -> None:
        await self._finish(b"")

    async def _send_error_event(self) -> None:
        if self._streaming:
            detail = {"type": self._fault.error_event, "message": self._fault.message or DEFAULT_MESSAGE}
            body = {"type": "error", "error": detail, "request_id": self._scope.get("request_id")}
            await self._finish(encode_event(body))

    def _invalid_json(self) -> bytes:
        """The invalid JSON that replaces the body: the first call returns it, later ones return nothing."""
        if self._replaced:
            return b""
        self._replaced = True
        return b"event: message_start\ndata: " + INVALID_JSON + b"\n\n" if self._streaming else INVALID_JSON


def _split_events(body: Any) -> list[bytes]:
    """Split the body after the end of each event; joined, the parts equal the body."""
    return [part for part in re.split(rb"(?<=\n\n)", bytes(body)) if part]
