"""A connection of the sync half: a socket that never blocks by itself, so that each wait has its own time limit."""

from __future__ import annotations

import _socket
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any

from .faults import ConnectError, ConnectTimeout, ReadError, ReadTimeout, WriteError, WriteTimeout
from .socket_waits import readable_or_writable, wait_for_socket

__all__ = ["BlockingStream"]

CLOSED = "the connection was closed"
MAX_WRITE = 256 * 1024
"""Bytes of a large request that are sent before it is looked again whether a response arrives."""
MAX_EARLY = 64 * 1024
"""Bytes of an early response that are taken while the request is sent."""


class _ClientSocket(socket.socket):
    """A socket that is closed without a warning where it is garbage collected, with a client that was not closed.

    The pool of a client closes what it has where it is collected. But the collector takes both in any order, and a
    socket that came first would warn.
    """

    __slots__ = ()
    # Written in C: an interrupt that is due cannot be raised in it, and lost.
    __del__: Any = _socket.socket.close


class _ClientTLSSocket(ssl.SSLSocket):
    """The same with TLS."""

    __slots__ = ()
    __del__: Any = _socket.socket.close


# Not those that something has put in the place of Python's own, such as gevent, or a test.
_COLLECTED: dict[type[socket.socket], type[socket.socket]] = (
    {socket.socket: _ClientSocket, ssl.SSLSocket: _ClientTLSSocket} if issubclass(socket.socket, _socket.socket) else {}
)


def _closed_when_collected(one: socket.socket) -> None:
    one.__class__ = _COLLECTED.get(type(one), type(one))


class BlockingStream:
    """Reads and writes within so many seconds each (None: any time), and raises those of `faults`."""

    def __init__(self, connected: socket.socket) -> None:
        _closed_when_collected(connected)
        self._socket = connected
        # What arrived while a large request was being sent.
        self._early = b""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; empty at the end."""
        if self._early:
            early, self._early = self._early[:max_bytes], self._early[max_bytes:]
            return early
        until = None if timeout is None else monotonic() + timeout
        try:
            while True:
                try:
                    return self._socket.recv(max_bytes)
                except (BlockingIOError, ssl.SSLWantReadError):
                    ready = self._is_ready(until, to_write=False)
                except ssl.SSLWantWriteError:
                    ready = self._is_ready(until, to_write=True)
                if not ready:
                    raise ReadTimeout("nothing arrived in time")
        except OSError as error:
            raise ReadError(_text(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all bytes."""
        until = None if timeout is None else monotonic() + timeout
        rest = memoryview(buffer)
        try:
            while True:
                try:
                    rest = rest[self._socket.send(rest) :]
                    if not rest:
                        return
                    continue
                except (BlockingIOError, ssl.SSLWantWriteError):
                    ready = self._is_ready(until, to_write=True)
                except ssl.SSLWantReadError:
                    ready = self._is_ready(until, to_write=False)
                if not ready:
                    raise WriteTimeout("the request could not be sent in time")
        except OSError as error:
            raise WriteError(_text(error)) from error

    def write_watching(
        self, buffer: bytes, time_left: Callable[[], float | None], is_refusal: Callable[[bytes], bool]
    ) -> bool:
        """Send a large request, unless what arrives meanwhile is a refusal; whether all was sent.

        What arrives stays there to be read, also where sending failed.
        """
        rest, watching = memoryview(buffer), True
        try:
            while rest:
                left, number = time_left(), self._socket.fileno()
                if number < 0:
                    raise OSError(CLOSED)
                if watching:
                    readable, writable = readable_or_writable(number, left)
                else:
                    readable, writable = False, wait_for_socket(number, left, to_write=True)
                if readable:
                    watching = self._receive_early()
                    if is_refusal(self._early):
                        return False
                if writable:
                    rest = rest[self._sent(rest[:MAX_WRITE]) :]
        except OSError as error:
            raise WriteError(_text(error)) from error
        return True

    def _sent(self, part: memoryview) -> int:
        """Send as much as can be without waiting; how much that was."""
        sent = 0
        with suppress(BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError):
            while sent < len(part):
                sent += self._socket.send(part[sent:])
        return sent

    def _receive_early(self) -> bool:
        """Take what has arrived; whether more of it may be of interest."""
        try:
            data = self._socket.recv(MAX_EARLY)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            # Over TLS, what arrives need not be data.
            return True
        except TimeoutError:
            # A signal handler may have raised it.
            raise
        except OSError:
            # The next write or read finds the same fault.
            return False
        self._early += data
        return bool(data) and len(self._early) < MAX_EARLY

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> BlockingStream:
        """Secure the connection; the stream for it. A handshake that fails closes it."""
        until = None if timeout is None else monotonic() + timeout
        try:
            # The socket that was given is empty from here on.
            self._socket = secured = ssl_context.wrap_socket(
                self._socket, server_hostname=server_hostname, do_handshake_on_connect=False
            )
            _closed_when_collected(secured)
            while True:
                try:
                    secured.do_handshake()
                    return self
                except ssl.SSLWantReadError:
                    ready = self._is_ready(until, to_write=False)
                except ssl.SSLWantWriteError:
                    ready = self._is_ready(until, to_write=True)
                if not ready:
                    raise ConnectTimeout("the connection was not secured in time")
        except (OSError, ValueError) as error:
            raise ConnectError(_text(error)) from error

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def get_extra_info(self, info: str) -> Any:
        """`"socket"`; `"ssl_object"`, None without TLS; `"is_readable"`: whether something can be read, or the end."""
        if info == "socket":
            return self._socket
        if info == "ssl_object":
            return self._socket if isinstance(self._socket, ssl.SSLSocket) else None
        if info == "is_readable":
            number = self._socket.fileno()
            return bool(self._early) or number < 0 or wait_for_socket(number, 0.0)
        return None

    def _is_ready(self, until: float | None, *, to_write: bool) -> bool:
        """Wait until the socket can be read, or written, but not longer than until then; whether it can."""
        left = None if until is None else max(0.0, until - monotonic())
        number = self._socket.fileno()
        if number < 0:
            # By another thread.
            raise OSError(CLOSED)
        return wait_for_socket(number, left, to_write=to_write)


def _text(error: Exception) -> str:
    return str(error) or type(error).__name__
