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

__all__ = [
    "SOCKET_OPTIONS",
    "SecondHandle",
    "abort_function",
    "detach",
    "has_died",
    "has_received",
    "raw_socket",
    "shut_down",
]

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


def has_received(stream: Any) -> bool:
    """Whether TLS, or an event loop, holds bytes of a stream of httpcore that were not read yet."""
    ssl_object = stream.get_extra_info("ssl_object")
    if ssl_object is None or ssl_object.pending():
        return ssl_object is not None
    encrypted = _encrypted(stream)
    return encrypted is not None and bool(encrypted.pending or _queue(_transport(stream)))


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
    """A second handle on the socket of a stream of an event loop, to read what had arrived when a write failed.

    Where a write finds the connection broken, asyncio closes its own handle at once, and with it what had arrived; trio
    does not decrypt it any more. Threads can read on. What the other side had not sent yet when it reset the connection
    is lost, and so is what arrived over TLS inside TLS, as through a proxy that is spoken to over TLS.
    """

    def __init__(self, stream: Any) -> None:
        self._ssl_object = stream.get_extra_info("ssl_object")
        self._encrypted = _encrypted(stream)
        self._transport = _transport(stream)
        # Kept here: a transport that has lost its connection knows no protocol any more.
        self._queue = _queue(self._transport)
        self._socket: socket.socket | None = None
        found: Any = None
        if self._ssl_object is None or self._encrypted is not None:
            found = raw_socket(stream) if self._transport is None else self._transport.get_extra_info("socket")
        with suppress(OSError):
            if found is not None and found.fileno() >= 0:
                self._socket = socket.socket(fileno=os.dup(found.fileno()))
                self._socket.setblocking(False)

    def rest(self, most: int) -> bytes:
        """What had arrived, at most so many bytes, after a write has failed; empty where the stream can be read on."""
        closed = self._encrypted is not None if self._transport is None else self._transport.is_closing()
        # What the event loop had received before comes before what is still in the socket.
        received = b"".join(self._queue) if closed else b""
        if received:
            self._queue.clear()
        with suppress(OSError):
            while closed and self._socket is not None and len(received) < most:
                if not (data := self._socket.recv(most - len(received))):
                    break
                received += data
        return self._decrypted(received, most) if closed and self._encrypted is not None else received

    def _decrypted(self, received: bytes, most: int) -> bytes:
        """What arrived over TLS."""
        text = b""
        with suppress(OSError):
            self._encrypted.write(received)
            while len(text) < most:
                if not (data := self._ssl_object.read(most - len(text))):
                    break
                text += data
        return text

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


def _queue(transport: Any) -> Any:
    """What asyncio has received and anyio not returned yet."""
    return () if transport is None else getattr(transport.get_protocol(), "read_queue", ())


def _encrypted(stream: Any) -> Any:
    """What the TLS of anyio or trio below a stream has received; None without TLS, or inside other TLS."""
    inner = getattr(stream, "_stream", None)
    below = getattr(inner, "transport_stream", None)
    if below is None or hasattr(below, "transport_stream"):
        return None
    return getattr(inner, "_read_bio", None) or getattr(inner, "_incoming", None)


def _transport(stream: Any) -> Any:
    """asyncio's transport below a stream, of ours or of httpcore; None where there is none."""
    if (transport := getattr(stream, "transport", None)) is not None:
        return transport
    inner = getattr(stream, "_stream", None)
    while (below := getattr(inner, "transport_stream", None)) is not None:
        inner = below
    return getattr(inner, "_transport", None)
