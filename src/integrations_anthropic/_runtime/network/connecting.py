"""Connecting a socket to a host with several addresses: those that do not answer soon are not waited for."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterable
from time import monotonic

from .addresses import STAGGER_SECONDS, HostAddress, alternating, literal_address
from .blocking_stream import BlockingStream
from .faults import ConnectError, ConnectTimeout
from .socket_waits import connected_or_failed

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
    # By the number of the file.
    waiting: dict[int, socket.socket] = {}
    winner: socket.socket | None = None
    try:
        while addresses or waiting:
            if addresses:
                winner = _begin(addresses.pop(0), waiting, failures)
            if winner is None and waiting:
                winner = _finished(waiting, _time_to_wait(until, staggered=bool(addresses)), failures)
            if winner is not None:
                return winner
        raise failures[0] if failures else OSError("the host has no address")
    finally:
        for one in waiting.values():
            if one is not winner:
                one.close()


def _time_to_wait(until: float | None, *, staggered: bool) -> float | None:
    """Seconds for which nothing else is begun. Raises ConnectTimeout where no time is left."""
    left = None if until is None else until - monotonic()
    if left is not None and left <= 0:
        raise ConnectTimeout("no connection was made in time")
    if not staggered:
        return left
    return STAGGER_SECONDS if left is None else min(left, STAGGER_SECONDS)


def _begin(address: HostAddress, waiting: dict[int, socket.socket], failures: list[OSError]) -> socket.socket | None:
    """Begin to connect to an address; the socket where that is done at once."""
    try:
        one = socket.socket(address.family, socket.SOCK_STREAM)
        waiting[one.fileno()] = one
        one.setblocking(False)
        code = one.connect_ex(address.socket_address)
    except TimeoutError:
        # Connecting raises none here: a signal handler did.
        raise
    except OSError as error:
        failures.append(error)
        return None
    if code == 0:
        return one
    if code not in IN_PROGRESS:
        _failed(waiting, one, code, failures)
    return None


def _finished(
    waiting: dict[int, socket.socket], seconds: float | None, failures: list[OSError]
) -> socket.socket | None:
    """The first socket that has connected within so many seconds."""
    for number in connected_or_failed(waiting, seconds):
        one = waiting[number]
        code = one.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code == 0:
            return one
        _failed(waiting, one, code, failures)
    return None


def _failed(waiting: dict[int, socket.socket], one: socket.socket, code: int, failures: list[OSError]) -> None:
    failures.append(OSError(code, os.strerror(code)))
    waiting.pop(one.fileno()).close()
