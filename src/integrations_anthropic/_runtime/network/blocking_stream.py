"""A connection of the sync half: a socket that never blocks by itself, so that each wait has its own time limit."""

from __future__ import annotations

import socket
import ssl
from time import monotonic
from typing import Any

from .faults import ConnectError, ConnectTimeout, ReadError, ReadTimeout, WriteError, WriteTimeout
from .socket_waits import wait_for_socket

__all__ = ["BlockingStream"]

CLOSED = "the connection was closed"


class BlockingStream:
    """Reads and writes within so many seconds each (None: any time), and raises those of `faults`."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; empty at the end."""
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
            return number < 0 or wait_for_socket(number, 0.0)
        return None

    def _is_ready(self, until: float | None, *, to_write: bool) -> bool:
        """Wait until the socket can be read, or written, but not longer than until then; whether it can."""
        number = self._socket.fileno()
        if number < 0:
            # By another thread.
            raise OSError(CLOSED)
        left = None if until is None else max(0.0, until - monotonic())
        return wait_for_socket(number, left, to_write=to_write)


def _text(error: Exception) -> str:
    return str(error) or type(error).__name__
