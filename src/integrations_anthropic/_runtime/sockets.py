"""Sockets below the HTTP library: woken, or let go of, without asking their event loop.

The one module that knows what httpcore, anyio and trio wrap around a socket. Names with an underscore are theirs, so a
self-check test says when they no longer fit.
"""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

__all__ = ["SOCKET_OPTIONS", "SecondHandle", "abort_function", "detach", "has_died", "raw_socket", "shut_down"]

UNACKNOWLEDGED_SECONDS = 10
"""Seconds after which a connection has died whose peer does not acknowledge what was sent to it."""


def _socket_options() -> list[tuple[int, int, int]]:
    """Have the system notice that the other side is gone.

    After a minute of silence it asks whether the other side is still there. Where the platform has TCP_USER_TIMEOUT
    (Linux), it gives up when the other side acknowledges nothing for UNACKNOWLEDGED_SECONDS: a connection that died
    while a serverless function was frozen, or a machine asleep, fails then, and not when the timeout of the request
    expires. Source: RFC 5482; RFC 9293, section 3.8.3.
    """
    options = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)]
    for name, value in (
        ("TCP_KEEPIDLE", 60),
        ("TCP_KEEPINTVL", 60),
        ("TCP_KEEPCNT", 5),
        ("TCP_USER_TIMEOUT", UNACKNOWLEDGED_SECONDS * 1000),
    ):
        if hasattr(socket, name):
            options.append((socket.IPPROTO_TCP, getattr(socket, name), value))
    return options


SOCKET_OPTIONS = _socket_options()


def has_died(error: BaseException) -> bool:
    """Whether a timeout of httpcore is the system's report of a dead connection, and none of ours.

    Python has one class for both.
    """
    return getattr(error.__cause__, "errno", None) == errno.ETIMEDOUT


def raw_socket(stream: Any) -> socket.socket | None:
    """The socket below a stream of httpcore; None where there is none any more."""
    found = _transport(stream)
    if found is None:
        found = stream.get_extra_info("socket")
        # trio's socket holds the real one
        found = getattr(found, "_sock", found)
    else:
        found = getattr(found, "_sock", None)
    return found if isinstance(found, socket.socket) else None


class SecondHandle:
    """A second handle on the socket of a stream that asyncio keeps.

    Where a write finds the connection broken, asyncio closes its own handle at once, and with it what had arrived. From
    this one it can still be read; not over TLS, whose state the fault has ended. Other event loops, and threads, keep
    the socket until they are done with it.
    """

    def __init__(self, stream: Any) -> None:
        secured = stream.get_extra_info("ssl_object") is not None
        self._transport: Any = None if secured else _transport(stream)
        self._socket: socket.socket | None = None
        found = None if self._transport is None else self._transport.get_extra_info("socket")
        with suppress(OSError):
            if found is not None and found.fileno() >= 0:
                self._socket = socket.socket(fileno=os.dup(found.fileno()))
                self._socket.setblocking(False)

    def rest(self, most: int) -> bytes:
        """What had arrived, at most so many bytes, where asyncio has closed its handle; else nothing."""
        received = b""
        with suppress(OSError):
            while self._socket is not None and self._transport.is_closing() and len(received) < most:
                if not (data := self._socket.recv(most - len(received))):
                    break
                received += data
        return received

    def close(self) -> None:
        """Close this handle."""
        if self._socket is not None:
            self._socket.close()


def shut_down(stream: Any) -> None:
    """End a connection, from whichever thread: the other side sees its end, and a blocked read returns."""
    with suppress(OSError):
        found = raw_socket(stream) or stream.get_extra_info("socket")
        if isinstance(found, socket.socket):
            # Not SSLSocket's own, which would take away what another thread is reading with.
            socket.socket.shutdown(found, socket.SHUT_RDWR)
        elif found is not None:
            # An event loop that is not asyncio's own shows only a number.
            with socket.socket(fileno=os.dup(found.fileno())) as duplicate:
                duplicate.shutdown(socket.SHUT_RDWR)


def detach(stream: Any) -> None:
    """Close this process's end without a word to the other side or to an event loop.

    For what was inherited by a fork, or whose loop has ended.
    """
    found = raw_socket(stream)
    if found is None:
        return
    with suppress(OSError):
        if (number := found.detach()) >= 0:
            os.close(number)
    transport = _transport(stream)
    if transport is not None:
        # asyncio would warn of an unclosed transport, close the file descriptor again, and refuse it to another one.
        transport._sock = None
        transport._closing = True


def abort_function(stream: Any) -> Callable[[], None] | None:
    """What closes a stream in its event loop at once, without being awaited; None where no loop keeps it."""
    transport = _transport(stream)
    return None if transport is None else transport.abort


def _transport(stream: Any) -> Any:
    """asyncio's transport below a stream of httpcore; None where there is none."""
    inner = getattr(stream, "_stream", None)
    while (below := getattr(inner, "transport_stream", None)) is not None:
        inner = below
    return getattr(inner, "_transport", None)
