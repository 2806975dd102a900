"""A connection of asyncio of our own: one future for a wait, one timer for a connection, reading that stays on.

asyncio's streams, and anyio's, turn reading on and off for each packet, or have a scope and a timer for each wait.
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from .asyncio_wait import AsyncioWait
from .faults import ConnectError, ConnectTimeout, ReadError, ReadTimeout, WriteError, WriteTimeout
from .socket_waits import wait_for_socket
from .sockets import detach, shut_down
from .tls_layer import TLSLayer

__all__ = ["AsyncioStream", "BufferedAsyncioStream"]

MOST_HELD = 64 * 1024
"""Bytes that are held unread before reading is paused."""
MAX_WRITE = 256 * 1024
"""Bytes written before the time left is looked up again."""
MAX_EARLY = 64 * 1024
"""Bytes of an early response that are looked at."""
CLOSED = "the connection was closed"
ELSEWHERE = "the connection belongs to another event loop, which may have ended"


class AsyncioStream(asyncio.Protocol):
    """Reads and writes within so many seconds each (None: any time), and raises those of `faults`.

    One task uses it at a time. What arrives is decrypted at once, and held.
    """

    closes_at_once = True
    """Nothing is awaited where it is closed."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.transport: Any = None
        self._tls: TLSLayer | None = None
        self._queue: deque[bytes] = deque()
        self._held = 0
        self._ended = False
        self._fault: Exception | None = None
        self._closed = False
        self._is_paused = False
        self._can_write = True
        self._wait = AsyncioWait(loop)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by asyncio."""
        self.transport = transport
        # A write waits until the system has all of it: nothing is left behind where the connection is closed next.
        self.transport.set_write_buffer_limits(0)

    def data_received(self, data: bytes) -> None:
        """Called by asyncio."""
        if self._tls is None:
            self._hold(data)
        else:
            self._tls.incoming.write(data)
            self._decrypt()
        self._wait.wake()

    def eof_received(self) -> bool:
        """Called by asyncio; True, as what was sent last may still have to be read."""
        self._ended = True
        self._wait.wake()
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by asyncio."""
        self._fault = self._fault or exc
        self._can_write = True
        self._ended = True
        self._wait.wake()
        self._wait.end()

    def pause_writing(self) -> None:
        """Called by asyncio."""
        self._can_write = False

    def resume_writing(self) -> None:
        """Called by asyncio."""
        self._can_write = True
        self._wait.wake()

    def get_extra_info(self, info: str) -> Any:
        """`"socket"`; `"ssl_object"`, None without TLS; `"is_readable"`: whether something can be read, or the end."""
        if info == "is_readable":
            return self._is_readable()
        if info == "ssl_object":
            return None if self._tls is None else self._tls.ssl_object
        return self.transport.get_extra_info(info)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; empty at the end."""
        if not self._queue and not self._ended and not self._closed:
            if self._wait.is_elsewhere:
                raise ReadError(ELSEWHERE)
            until = self._wait.until(timeout)
            while not self._queue and not self._ended and not self._closed:
                if not await self._wait.happened(until):
                    raise ReadTimeout("nothing arrived in time")
        if self._queue:
            return self._taken(max_bytes)
        if self._fault is not None:
            raise ReadError(_text(self._fault)) from self._fault
        if self._closed:
            raise ReadError(CLOSED)
        return b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all bytes. Where the connection is found broken at the last of them, a read says so."""
        self._send(buffer)
        if not self._can_write:
            await self._written(timeout)

    async def write_watching(
        self, buffer: bytes, time_left: Callable[[], float | None], is_refusal: Callable[[bytes], bool]
    ) -> bool:
        """Send a large request, unless what arrives meanwhile is a refusal; whether all was sent.

        What arrives stays there to be read, also where sending failed.
        """
        with self._second_handle() as second:
            try:
                for start in range(0, len(buffer), MAX_WRITE):
                    self._send(buffer[start : start + MAX_WRITE])
                    # Where the system takes all of it at once, nothing else would run meanwhile.
                    await asyncio.sleep(0)
                    if not await self._written(time_left(), is_refusal):
                        return False
            except WriteError:
                self._take_rest(second)
                if is_refusal(self._arrived()):
                    return False
                raise
        return True

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> AsyncioStream:
        """Secure the connection; the stream for it."""
        until = self._wait.until(timeout)
        try:
            self._tls = tls = TLSLayer(ssl_context, server_hostname)
            while not tls.handshake():
                self._flush(tls)
                if self._fault is not None or self._closed:
                    raise self._fault or OSError(CLOSED)
                if self._ended:
                    tls.incoming.write_eof()
                elif not await self._wait.happened(until):
                    raise ConnectTimeout("the connection was not secured in time")
            self._decrypt()
        except (OSError, ValueError) as error:
            raise ConnectError(_text(error)) from error
        return self

    async def aclose(self) -> None:
        """Close it; nothing is waited for."""
        self._closed = True
        if self._wait.has_ended:
            detach(self)
            return
        if self._tls is not None and not self.transport.is_closing():
            self.transport.write(self._tls.goodbye())
        # The event loop closes it a moment later.
        shut_down(self)
        self.transport.abort()
        self._wait.wake()

    def _is_readable(self) -> bool:
        if self._queue or self._ended or self._closed or self.transport.is_closing():
            return True
        # The event loop may not have looked since.
        number = self.transport.get_extra_info("socket").fileno()
        return number < 0 or wait_for_socket(number, 0.0)

    def _send(self, data: bytes) -> None:
        if self._wait.is_elsewhere:
            raise WriteError(ELSEWHERE)
        if self._fault is not None or self._closed or self.transport.is_closing():
            raise WriteError(_text(self._fault) if self._fault else CLOSED) from self._fault
        if self._tls is not None:
            try:
                data = self._tls.encrypted(data)
            except ssl.SSLError as error:
                raise WriteError(_text(error)) from error
        self.transport.write(data)

    async def _written(self, timeout: float | None, is_refusal: Callable[[bytes], bool] | None = None) -> bool:
        """Wait until what was sent has left; not where a refusal arrived: whether none did."""
        until = self._wait.until(timeout)
        while True:
            if is_refusal is not None and self._queue and is_refusal(self._arrived()):
                return False
            if self._can_write:
                break
            if not await self._wait.happened(until):
                raise WriteTimeout("the request could not be sent in time")
        if self._fault is not None or self._closed or self.transport.is_closing():
            raise WriteError(_text(self._fault) if self._fault else CLOSED) from self._fault
        return True

    def _hold(self, data: bytes) -> None:
        self._queue.append(data)
        self._held += len(data)
        if self._held > MOST_HELD and not self._is_paused and not self.transport.is_closing():
            self._is_paused = True
            self.transport.pause_reading()

    def _taken(self, max_bytes: int) -> bytes:
        data = self._queue.popleft()
        if len(data) > max_bytes:
            self._queue.appendleft(data[max_bytes:])
            data = data[:max_bytes]
        self._held -= len(data)
        if self._is_paused and self._held <= MOST_HELD // 2 and not self.transport.is_closing():
            if self._wait.is_elsewhere:
                return data
            self._is_paused = False
            self.transport.resume_reading()
        return data

    def _decrypt(self) -> None:
        tls = self._tls
        if tls is None or not tls.secured:
            return
        try:
            for data in tls.decrypted():
                self._hold(data)
        except ssl.SSLError as error:
            self._fault = self._fault or error
        self._ended = self._ended or tls.ended or self._fault is not None
        self._flush(tls)

    def _flush(self, tls: TLSLayer) -> None:
        """Send what TLS itself has to say."""
        if tls.outgoing.pending and not self.transport.is_closing():
            self.transport.write(tls.outgoing.read())

    def _arrived(self) -> bytes:
        return b"".join(self._queue)[:MAX_EARLY]

    def _second_handle(self) -> socket.socket:
        """A second handle on the socket: asyncio closes its own, with what had arrived, where a write fails."""
        found = self.transport.get_extra_info("socket")
        try:
            second = socket.socket(fileno=os.dup(found.fileno()))
        except OSError:
            return socket.socket()
        second.setblocking(False)
        return second

    def _take_rest(self, second: socket.socket) -> None:
        """Take in what had arrived when a write failed."""
        with suppress(OSError):
            while self._held < MAX_EARLY and (data := second.recv(MAX_EARLY)):
                self.data_received(data)


class BufferedAsyncioStream(AsyncioStream, asyncio.BufferedProtocol):
    """The same where the event loop reads into a buffer and hands it over in one step: all connections share one."""

    def __init__(self, loop: asyncio.AbstractEventLoop, buffer: memoryview) -> None:
        super().__init__(loop)
        self._buffer = buffer

    def get_buffer(self, sizehint: int) -> memoryview:
        """Called by asyncio."""
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        """Called by asyncio."""
        self.data_received(bytes(self._buffer[:nbytes]))


def _text(error: Exception) -> str:
    return str(error) or type(error).__name__
