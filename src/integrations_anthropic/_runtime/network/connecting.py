"""Connecting a socket to a host with several addresses: those that do not answer soon are not waited for."""

from __future__ import annotations

import errno
import os
import selectors
import socket
from collections.abc import Iterable
from time import monotonic

from .addresses import STAGGER_SECONDS, HostAddress, alternating, literal_address
from .blocking_stream import BlockingStream
from .faults import ConnectError, ConnectTimeout

__all__ = ["connect_socket"]

IN_PROGRESS = (errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY, getattr(errno, "WSAEWOULDBLOCK", 0))


def connect_socket(
    host: str, port: int, timeout: float | None, options: Iterable[tuple[int, int, int]] = ()
) -> BlockingStream:
    """A connection to the first address of `host` that answers, on a socket with these options.

    Raises ConnectTimeout after so many seconds (the look-up of the name, which cannot be ended, is not cut short), and
    ConnectError with the fault of the first address.
    """
    until = None if timeout is None else monotonic() + timeout
    try:
        found = literal_address(host, port)
        addresses = found or alternating(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        connected = _first_connected(addresses, until)
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for option in options:
            connected.setsockopt(*option)
    except (OSError, UnicodeError) as error:
        raise ConnectError(str(error) or type(error).__name__) from error
    return BlockingStream(connected)


def _first_connected(addresses: list[HostAddress], until: float | None) -> socket.socket:
    """Begin with one address after the other, until one has connected; the others are closed."""
    failures: list[OSError] = []
    tried: list[socket.socket] = []
    winner: socket.socket | None = None
    with selectors.DefaultSelector() as selector:
        try:
            while addresses or selector.get_map():
                if addresses:
                    winner = _begin(addresses.pop(0), selector, tried, failures)
                    if winner is not None:
                        return winner
                left = None if until is None else until - monotonic()
                if left is not None and left <= 0:
                    raise ConnectTimeout("no connection was made in time")
                wait = left if not addresses else STAGGER_SECONDS if left is None else min(left, STAGGER_SECONDS)
                winner = _finished(selector, wait, failures)
                if winner is not None:
                    return winner
            raise failures[0] if failures else OSError("the host has no address")
        finally:
            for one in tried:
                if one is not winner:
                    one.close()


def _begin(
    address: HostAddress, selector: selectors.BaseSelector, tried: list[socket.socket], failures: list[OSError]
) -> socket.socket | None:
    """Begin to connect to an address; the socket where that is done at once."""
    try:
        one = socket.socket(address.family, socket.SOCK_STREAM)
        tried.append(one)
        one.setblocking(False)
        code = one.connect_ex(address.socket_address)
    except OSError as error:
        failures.append(error)
        return None
    if code == 0:
        return one
    if code in IN_PROGRESS:
        selector.register(one, selectors.EVENT_WRITE)
    else:
        failures.append(OSError(code, os.strerror(code)))
    return None


def _finished(selector: selectors.BaseSelector, seconds: float | None, failures: list[OSError]) -> socket.socket | None:
    """The first socket that has connected within so many seconds."""
    for key, _ in selector.select(seconds):
        one = key.fileobj
        selector.unregister(one)
        assert isinstance(one, socket.socket)  # noqa: S101 - nothing else was registered
        code = one.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code == 0:
            return one
        failures.append(OSError(code, os.strerror(code)))
    return None
