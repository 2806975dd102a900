"""Reading and writing on a connection of asyncio without what anyio does around each step.

anyio turns reading on and off for each packet, and has a cancel scope and a timer. Here reading stays on, up to a bound
of what is held; a read that has to wait waits for a future, and a connection has one timer, which is moved.

Names with an underscore on anyio's stream are used here and in `sockets` only; a self-check test says when they no
longer fit. TLS, which is anyio's own, goes on working: it reads by `receive`.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque
from typing import Any

import anyio
import httpcore

__all__ = ["AsyncioReader", "asyncio_reader"]

MOST_HELD = 64 * 1024
"""Bytes that are held unread before reading is paused."""
EARLY = 0.001
"""Seconds that a timer may ring before its time."""


def asyncio_reader(stream: Any) -> AsyncioReader | None:
    """Take over a stream of httpcore on asyncio, just connected; None for any other."""
    inner = getattr(stream, "_stream", None)
    if not all(hasattr(inner, name) for name in ("_transport", "_protocol", "_closed")):
        return None
    return AsyncioReader(stream, inner)


class AsyncioReader(asyncio.Protocol):
    """The protocol of the connection, in the place of anyio's, which receives all that this one does."""

    def __init__(self, outer: Any, stream: Any) -> None:
        """`outer`: the stream of httpcore; `stream`: that of anyio in it."""
        self._outer = outer
        self._stream = stream
        self._transport: Any = stream._transport
        self._inner: Any = stream._protocol
        self._loop = asyncio.get_running_loop()
        self._held = 0
        self._waiter: asyncio.Future[None] | None = None
        self._until = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._is_paused = False
        stream.receive = self.receive
        self._transport.set_protocol(self)
        self._transport.resume_reading()

    @property
    def read_queue(self) -> deque[bytes]:
        """What arrived and was not read."""
        queue: deque[bytes] = self._inner.read_queue
        return queue

    def data_received(self, data: bytes) -> None:
        """Called by asyncio."""
        self._inner.data_received(data)
        self._held += len(data)
        if self._held > MOST_HELD and not self._is_paused:
            self._is_paused = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool | None:
        """Called by asyncio; True, as what was sent last may still have to be read."""
        self._inner.eof_received()
        self._wake()
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by asyncio."""
        self._inner.connection_lost(exc)
        if self._timer is not None:
            self._timer.cancel()
        self._wake()

    def pause_writing(self) -> None:
        """Called by asyncio."""
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        """Called by asyncio."""
        self._inner.resume_writing()

    def is_readable(self) -> bool:
        """Whether there is something to read, or the end."""
        return bool(self.read_queue) or self._is_over()

    async def receive(self, max_bytes: int = 65536) -> bytes:
        """The next bytes, as anyio's stream gives them, for what stands on top of it."""
        if not self.read_queue and not self._is_over():
            await self._wait(None)
        if self.read_queue:
            return self._taken(max_bytes)
        if self._stream._closed:
            raise anyio.ClosedResourceError
        if self._inner.exception is not None:
            raise anyio.BrokenResourceError from self._inner.exception
        raise anyio.EndOfStream

    async def read(self, max_bytes: int, seconds: float | None) -> bytes:
        """The next bytes; empty at the end. Raises httpcore's errors."""
        if not self.read_queue and not self._is_over():
            await self._wait(seconds)
        if self.read_queue:
            return self._taken(max_bytes)
        error = self._inner.exception
        if error is not None:
            raise httpcore.ReadError(str(error)) from error
        if self._stream._closed:
            raise httpcore.ReadError("the connection was closed")
        return b""

    async def write(self, data: bytes, seconds: float | None) -> None:
        """Send bytes, which takes no waiting as a rule; else they are anyio's to send. Raises httpcore's errors."""
        inner, transport = self._inner, self._transport
        lost = self._stream._closed or inner.exception is not None or transport.is_closing()
        if lost or not inner.write_event.is_set() or transport.get_write_buffer_size():
            await self._outer.write(data, seconds)
            return
        transport.write(data)
        if not inner.write_event.is_set() or inner.exception is not None:
            await self._flush(seconds)

    async def _flush(self, seconds: float | None) -> None:
        """Wait until what was written was sent."""
        try:
            async with asyncio.timeout(seconds):
                await self._inner.write_event.wait()
        except TimeoutError as error:
            raise httpcore.WriteTimeout("the request could not be sent in time") from error
        lost = self._inner.exception
        if lost is not None:
            raise httpcore.WriteError(str(lost)) from lost
        if self._stream._closed:
            raise httpcore.WriteError("the connection was closed")

    def _is_over(self) -> bool:
        inner = self._inner
        return inner.is_at_eof or inner.exception is not None or self._stream._closed or self._transport.is_closing()

    def _taken(self, max_bytes: int) -> bytes:
        queue = self.read_queue
        data = queue.popleft()
        if len(data) > max_bytes:
            queue.appendleft(data[max_bytes:])
            data = data[:max_bytes]
        self._held -= len(data)
        if not queue and not self._is_over():
            self._inner.read_event.clear()
        if self._is_paused and self._held <= MOST_HELD // 2 and not self._transport.is_closing():
            self._is_paused = False
            self._transport.resume_reading()
        return data

    async def _wait(self, seconds: float | None) -> None:
        waiter = self._waiter = self._loop.create_future()
        if seconds is None:
            self._until = math.inf
        else:
            self._limit(seconds)
        try:
            await waiter
        finally:
            self._waiter = None

    def _limit(self, seconds: float) -> None:
        self._until = self._loop.time() + seconds
        timer = self._timer
        if timer is None or timer.cancelled() or timer.when() > self._until + EARLY:
            if timer is not None:
                timer.cancel()
            self._timer = self._loop.call_at(self._until, self._ring)

    def _ring(self) -> None:
        self._timer = None
        if self._waiter is None or self._waiter.done():
            return
        if self._loop.time() + EARLY < self._until:
            if self._until < math.inf:
                self._timer = self._loop.call_at(self._until, self._ring)
        else:
            self._waiter.set_exception(httpcore.ReadTimeout("nothing arrived in time"))

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
