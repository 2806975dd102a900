"""Sockets below the HTTP library: woken, or let go of, without asking their event loop.

The one module that knows what httpcore, anyio and trio wrap around a socket. Names with an underscore are theirs, so a
self-check test says when they no longer fit.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

__all__ = ["KEEP_ALIVE", "abort_function", "detach", "raw_socket", "shut_down"]


def _keep_alive() -> list[tuple[int, int, int]]:
    """Have the system ask, after a minute of silence, whether the other side is still there."""
    options = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)]
    for name, value in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 60), ("TCP_KEEPCNT", 5)):
        if hasattr(socket, name):
            options.append((socket.IPPROTO_TCP, getattr(socket, name), value))
    return options


KEEP_ALIVE = _keep_alive()


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
