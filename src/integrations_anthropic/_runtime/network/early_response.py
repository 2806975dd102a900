"""Sending a large HTTP/1.1 request while watching for its response: a server may refuse it before it has read all.

Without reading meanwhile, what it said would be lost: an event loop drops what was not read of a connection that a
write found broken. Source: RFC 9112, section 9.5, on what a client does when the connection is closed meanwhile.
"""

from __future__ import annotations

import re
import select
from collections.abc import Callable
from typing import Any

from ..event_loop import AsyncEventLoop
from .sockets import SecondHandle

__all__ = ["EARLY_FROM", "MAX_EARLY", "AsyncEarlyResponse", "EarlyResponse", "TimeLeft", "is_refusal"]

EARLY_FROM = 8 * 1024
"""Bytes of a request from which on its response is watched for: smaller ones arrive together with their head."""
MAX_EARLY = 64 * 1024
"""Bytes of the response that are read while the request is sent."""
MAX_READ = 32 * 1024
MAX_WRITE = 256 * 1024
"""Larger pieces are written in parts, so that the time left is looked up again between them."""
MAX_WRITE_WATCHED = 16 * 1024
"""The same for a thread, which cannot read while it writes. A socket that can be written to takes as much at once."""
MOMENT = 1e-6
"""Seconds for reading what is there already."""
_INFORMATIONAL = re.compile(rb"HTTP/1\.[01] 1[^\n]*\n(?:[^\n]+\n)*?\r?\n")
_REFUSAL = re.compile(rb"HTTP/1\.[01] [345]")

TimeLeft = Callable[[], float | None]
"""Seconds left for the next step; raises where none are."""


def is_refusal(received: bytes) -> bool:
    """Whether a response has begun that makes the rest of a request useless.

    A response with success, and informational ones, do not.
    """
    at = 0
    while found := _INFORMATIONAL.match(received, at):
        at = found.end()
    return _REFUSAL.match(received, at) is not None


class _Received:
    """What arrived of the response."""

    def __init__(self) -> None:
        self._received = b""
        self._watching = True

    def take(self, most: int) -> bytes:
        """At most so many bytes of what arrived, which is forgotten; empty where nothing is left."""
        taken, self._received = self._received[:most], self._received[most:]
        return taken

    def has_received(self) -> bool:
        """Whether something arrived that was not taken yet."""
        return bool(self._received)

    def _is_refusal(self, data: bytes) -> bool:
        """Whether what arrived, with `data`, is a refusal."""
        self._received += data
        self._watching = self._watching and len(self._received) < MAX_EARLY
        return is_refusal(self._received)


class AsyncEarlyResponse(_Received):
    """Reads in one task while another writes."""

    def __init__(self, stream: Any) -> None:
        """`stream`: that of httpcore's own network backend."""
        super().__init__()
        self._stream = stream
        self._refused = False

    async def write(self, buffer: bytes, left: TimeLeft) -> bool:
        """Send `buffer`. Whether it was sent: not where the request was refused before it was complete."""
        handle = SecondHandle(self._stream)
        try:
            failure = await self._write_all(buffer, left)
            if failure is not None and self._is_refusal(handle.rest(MAX_EARLY)):
                self._refused = True
        finally:
            handle.close()
        if failure is not None and not (self._refused and isinstance(failure, Exception)):
            raise failure
        return not self._refused

    async def _write_all(self, buffer: bytes, left: TimeLeft) -> BaseException | None:
        """Write while the response is watched for; what ended that before all was written."""
        failure: BaseException | None = None
        async with AsyncEventLoop.task_group() as group:
            group.start_soon(self._watch, group.cancel_scope)
            try:
                for start in range(0, len(buffer), MAX_WRITE):
                    await self._stream.write(buffer[start : start + MAX_WRITE], left())
            except AsyncEventLoop.cancelled_error():
                raise
            except BaseException as error:  # raised again by the caller: the group would wrap it
                failure = error
            finally:
                group.cancel_scope.cancel()
        return failure

    async def _watch(self, scope: Any) -> None:
        while self._watching:
            try:
                data = await self._stream.read(MAX_READ, None)
            except Exception:
                # Whoever writes, or reads next, finds the same fault.
                return
            self._watching = bool(data)
            if self._is_refusal(data):
                self._refused = True
                scope.cancel()
                return


class EarlyResponse(_Received):
    """The counterpart of `AsyncEarlyResponse` for a thread, which reads between two writes."""

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self._stream = stream

    def write(self, buffer: bytes, left: TimeLeft) -> bool:
        """Send `buffer`. Whether it was sent: not where the request was refused before it was complete."""
        for start in range(0, len(buffer), MAX_WRITE_WATCHED):
            while self._watching and self._is_readable(left()):
                if self._is_refusal(self._read()):
                    return False
            self._stream.write(buffer[start : start + MAX_WRITE_WATCHED], left())
        return True

    def _read(self) -> bytes:
        """What is there to read; empty where that is no data."""
        try:
            data: bytes = self._stream.read(MAX_READ, MOMENT)
        except Exception as error:
            if type(error).__name__ != "ReadTimeout":
                # The next write or read finds the same fault.
                self._watching = False
            # Over TLS, what arrives need not be data.
            return b""
        self._watching = bool(data)
        return data

    def _is_readable(self, seconds: float | None) -> bool:
        """Wait until the socket can be read or written; whether it can be read."""
        found = self._stream.get_extra_info("socket")
        number = -1 if found is None else found.fileno()
        if number < 0:
            return False
        if not hasattr(select, "poll"):
            # Windows
            return bool(select.select([number], [number], [], seconds)[0])
        poll = select.poll()
        poll.register(number, select.POLLIN | select.POLLOUT)
        ready = poll.poll(None if seconds is None else max(1, int(seconds * 1000)))
        return any(event & select.POLLIN for _, event in ready)
