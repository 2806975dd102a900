"""HTTP/2 of the server of the comparison: one connection, whose streams are answered side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import h2.config
import h2.connection
import h2.events
import h2.settings

if TYPE_CHECKING:
    from .server import Content

__all__ = ["HTTP2Connection"]

MOST_STREAMS = 1000
WINDOW = 2**24
"""Bytes that a client may send ahead, so that it never waits for the window of a large request."""


class HTTP2Connection:
    """Answers every request with what `answer(path, host, body)` returns, a chunk a frame."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        answer: Callable[[str, str, bytes], Content],
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._answer = answer
        self._state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        self._requests: dict[int, tuple[dict[str, str], list[bytes]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._moved = asyncio.Event()

    async def run(self) -> None:
        """Serve until the client closes."""
        codes = h2.settings.SettingCodes
        initial = {codes.MAX_CONCURRENT_STREAMS: MOST_STREAMS, codes.INITIAL_WINDOW_SIZE: WINDOW}
        self._state.local_settings = h2.settings.Settings(client=False, initial_values=initial)
        self._state.initiate_connection()
        self._state.increment_flow_control_window(WINDOW)
        await self._flush()
        try:
            while data := await self._reader.read(2**18):
                for event in self._state.receive_data(data):
                    self._take(event)
                await self._flush()
        finally:
            for task in self._tasks:
                task.cancel()

    def _take(self, event: Any) -> None:
        number = getattr(event, "stream_id", 0)
        if isinstance(event, h2.events.RequestReceived):
            pairs = ((_text(name), _text(value)) for name, value in event.headers or ())
            self._requests[number] = dict(pairs), []
        elif isinstance(event, h2.events.DataReceived):
            self._requests[number][1].append(event.data or b"")
            self._state.acknowledge_received_data(event.flow_controlled_length or 0, number)
        elif isinstance(event, h2.events.StreamEnded):
            task = asyncio.ensure_future(self._respond(number))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        elif isinstance(event, h2.events.WindowUpdated):
            self._moved.set()

    async def _respond(self, number: int) -> None:
        fields, body = self._requests.pop(number)
        content = self._answer(fields[":path"], fields[":authority"], b"".join(body))
        limits = [(f"anthropic-ratelimit-requests-{name}", "4000") for name in ("limit", "remaining")]
        head = [(":status", "200"), ("content-type", content.kind), ("request-id", "req_1"), *limits]
        self._state.send_headers(number, head)
        for chunk in content.chunks:
            while self._state.local_flow_control_window(number) < len(chunk):
                self._moved.clear()
                await self._flush()
                await self._moved.wait()
            self._state.send_data(number, chunk)
            if content.pause:
                await self._flush()
                await asyncio.sleep(content.pause)
        if not content.hangs:
            self._state.end_stream(number)
        await self._flush()

    async def _flush(self) -> None:
        if data := self._state.data_to_send():
            self._writer.write(data)
            await self._writer.drain()


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode()
