"""How faults strike: between the application and the wire."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import SandboxAPIError, error_body
from ..model.streaming import encode
from ..responses import json_reply
from .connection import wire_of
from .faults import Fault, Faults

__all__ = ["with_faults"]

PING_SECONDS = 0.05
DRIP_SECONDS = 0.02
NO_JSON = b'{"type": "message", "content": [{"type": "te'
STREAM = b"text/event-stream"

OperationOf = Callable[[str, str], str | None]


def with_faults(app: ASGIApp, faults: Faults, operation_of: OperationOf) -> ASGIApp:
    """The same application with the faults on order; `operation_of` knows the operation behind a method and path."""

    async def struck(scope: Scope, receive: Receive, send: Send) -> None:
        method, path = scope["method"], scope["path"]
        fault = faults.take(operation_of(method, path), method, path)
        if fault is None:
            await app(scope, receive, send)
            return
        answer = _FaultyResponse(fault, scope, send)
        if fault.cut_after == 0 or fault.reset_after == 0 or fault.status or fault.ping_only:
            await _instead(fault, answer, scope, receive)
        else:
            await app(scope, receive, answer.send)
        if answer.broken_off:
            await _gone(receive)

    return struck


async def _instead(fault: Fault, answer: _FaultyResponse, scope: Scope, receive: Receive) -> None:
    """Answers in place of the application, after the whole request: who is still sending would not see it."""
    async for _ in Request(scope, receive).stream():
        pass
    if fault.cut_after == 0 or fault.reset_after == 0:
        await asyncio.sleep(fault.delay)
        await answer.break_off()
        return
    response = _error(fault, scope) if fault.status else StreamingResponse(_pings(), media_type=STREAM.decode())
    await response(scope, receive, answer.send)


def _error(fault: Fault, scope: Scope) -> Response:
    error = SandboxAPIError(fault.status or 500, fault.message or "This error was ordered.")
    body = error_body(error, scope.get("request_id"))
    if fault.error_type:
        body["error"]["type"] = fault.error_type
    return json_reply(body, error.status)


async def _pings() -> AsyncIterator[bytes]:
    while True:
        yield encode({"type": "ping"})
        await asyncio.sleep(PING_SECONDS)


async def _gone(receive: Receive) -> None:
    """Returns when the connection is no more; uvicorn complains about answers that are not whole before that."""
    while (await receive())["type"] != "http.disconnect":
        pass


class _FaultyResponse:
    """One answer on its way out, with what the fault does to it."""

    def __init__(self, fault: Fault, scope: Scope, send: Send) -> None:
        self._fault, self._scope, self._send = fault, scope, send
        self._bytes = self._events = 0
        self._streaming = self._spoiled = self._ended = False
        self._places = list(self._planned())
        self.broken_off = False
        """Whether the connection has been cut or reset."""

    async def send(self, message: Message) -> None:
        """In place of the server's own `send`."""
        if self._ended:
            return
        if message["type"] == "http.response.start":
            await self._begin(message)
            return
        body, more = message.get("body", b""), message.get("more_body", False)
        if self._fault.bad_json:
            body = self._spoil()
        for part in _events(body) if self._streaming else [body]:
            await self._write(part)
            self._events += part.endswith(b"\n\n")
        if not more:
            await self._act()
            await self._finish(b"")

    async def break_off(self) -> None:
        """Cut or reset the connection, as the fault wants; what is still to be said is not sent."""
        self._ended = self.broken_off = True
        wire = wire_of(self._scope)
        if self._fault.reset_after is None:
            wire.cut()
        else:
            await wire.reset()

    def _planned(self) -> Iterator[tuple[str, int, Callable[[], Awaitable[None]]]]:
        """What happens at which byte or event. At the same place silence comes before the end."""
        fault = self._fault
        if fault.stall:
            unit = "bytes" if fault.stall_after_events is None else "events"
            yield unit, (fault.stall_after_events if unit == "events" else fault.stall_after) or 0, self._be_silent
        for place in (fault.cut_after, fault.reset_after):
            if place is not None:
                yield "bytes", place, self.break_off
        if fault.end_after is not None:
            yield "bytes", fault.end_after, self._end_early
        if fault.error_event is not None:
            yield "events", fault.error_after, self._end_in_error

    async def _begin(self, message: Message) -> None:
        fault = self._fault
        await asyncio.sleep(fault.delay)
        own = {name.lower().encode("latin-1"): value.encode("latin-1") for name, value in fault.headers.items()}
        if fault.retry_after is not None:
            own.setdefault(b"retry-after", f"{fault.retry_after}".encode("latin-1"))
        kept = dict.fromkeys(own)
        if fault.bad_json or fault.end_after is not None:
            # The length is no longer what it was; without one, the body goes out in chunks.
            kept[b"content-length"] = None
        headers = [(name, value) for name, value in message["headers"] if name not in kept]
        self._streaming = any(name == b"content-type" and value.startswith(STREAM) for name, value in headers)
        await self._send({**message, "headers": [*headers, *own.items()]})

    async def _write(self, part: bytes) -> None:
        """One part of the body, cut where something is to happen in it."""
        while part:
            await self._act()
            if self._ended:
                return
            room = min((place - self._bytes for unit, place, _ in self._places if unit == "bytes"), default=len(part))
            piece, part = part[:room], part[room:]
            self._bytes += len(piece)
            await self._drip(piece)

    async def _act(self) -> None:
        """Whatever is due by now, each once."""
        due = [p for p in self._places if p[1] <= (self._bytes if p[0] == "bytes" else self._events)]
        for place in due:
            self._places.remove(place)
            await place[2]()

    async def _drip(self, piece: bytes) -> None:
        if self._fault.drip is None:
            await self._send({"type": "http.response.body", "body": piece, "more_body": True})
            return
        size = max(1, int(self._fault.drip * DRIP_SECONDS))
        for start in range(0, len(piece), size):
            drop = piece[start : start + size]
            await self._send({"type": "http.response.body", "body": drop, "more_body": True})
            await asyncio.sleep(len(drop) / self._fault.drip)

    async def _finish(self, last: bytes) -> None:
        if not self._ended:
            self._ended = True
            await self._send({"type": "http.response.body", "body": last, "more_body": False})

    async def _be_silent(self) -> None:
        await asyncio.sleep(self._fault.stall)

    async def _end_early(self) -> None:
        await self._finish(b"")

    async def _end_in_error(self) -> None:
        if self._streaming:
            detail = {"type": self._fault.error_event, "message": self._fault.message or "This error was ordered."}
            body = {"type": "error", "error": detail, "request_id": self._scope.get("request_id")}
            await self._finish(encode(body))

    def _spoil(self) -> bytes:
        """What stands in place of the whole body: once, then nothing."""
        if self._spoiled:
            return b""
        self._spoiled = True
        return b"event: message_start\ndata: " + NO_JSON + b"\n\n" if self._streaming else NO_JSON


def _events(body: Any) -> list[bytes]:
    """The body behind each end of an event; together they are the body."""
    return [part for part in re.split(rb"(?<=\n\n)", bytes(body)) if part]
