"""What makes the connections of httpcore: its own network backends, and one for connections that threads share.

Over HTTP/2 one thread reads while another writes, on one TLS socket. OpenSSL allows that only one after the other, and
Python sees to it only from 3.13 on.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import httpcore

from .event_loop import AsyncEventLoop, EventLoop
from .network.blocking_stream import BlockingStream
from .network.connecting import connect_socket
from .network.faults import NetworkFault

__all__ = ["AsyncHttpcoreNetwork", "HttpcoreNetwork"]


class AsyncHttpcoreNetwork:
    """Which network backend makes the connections of an event loop."""

    @staticmethod
    def choose(loop: Any, *, shared: bool) -> httpcore.AsyncNetworkBackend:
        """httpcore's own for the loop."""
        return AsyncEventLoop.network(loop)


class HttpcoreNetwork:
    """The counterpart in the sync half."""

    @staticmethod
    def choose(loop: Any, *, shared: bool) -> httpcore.NetworkBackend:
        """httpcore's own, or with `shared` one whose connections several threads may use at once."""
        return LockedNetwork() if shared else EventLoop.network(loop)


class LockedNetwork(httpcore.NetworkBackend):
    """A network backend of httpcore that makes them."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> LockedStream:
        """A connection to the first address of `host` that answers."""
        with httpcore_faults():
            return LockedStream(connect_socket(host, port, timeout, socket_options or ()))


class LockedStream(httpcore.NetworkStream):
    """A connection whose reads and writes wait without holding what the other one needs."""

    def __init__(self, stream: BlockingStream) -> None:
        """`stream`: the connection, which only this object uses from now on."""
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; empty at the end."""
        with httpcore_faults():
            return self._stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all bytes; one thread at a time."""
        with httpcore_faults():
            self._stream.write(buffer, timeout)

    def write_watching(
        self, buffer: bytes, time_left: Callable[[], float | None], is_refusal: Callable[[bytes], bool]
    ) -> bool:
        """Send a large request, unless what arrives meanwhile is a refusal; whether all was sent."""
        with httpcore_faults():
            return self._stream.write_watching(buffer, time_left, is_refusal)

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> LockedStream:
        """Secure the connection, which must be plain. A handshake that fails closes it."""
        with httpcore_faults():
            secured = self._stream.start_tls(ssl_context, server_hostname, timeout)
        locked: Any = LockedSocket(secured.get_extra_info("socket"))
        return LockedStream(BlockingStream(locked))

    def close(self) -> None:
        """Close the socket."""
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        """As `BlockingStream`, and the real socket."""
        found = self._stream.get_extra_info(info)
        if info == "is_readable":
            return found
        connected = self._stream.get_extra_info("socket")
        if isinstance(connected, LockedSocket):
            return connected.secured if info in ("socket", "ssl_object") else None
        return found


class LockedSocket:
    """A TLS socket that never blocks: what `BlockingStream` calls of it, one call at a time."""

    def __init__(self, secured: ssl.SSLSocket) -> None:
        self.secured = secured
        self._lock = Lock()

    def recv(self, size: int) -> bytes:
        with self._lock:
            return self.secured.recv(size)

    def send(self, data: memoryview) -> int:
        with self._lock:
            return self.secured.send(data)

    def fileno(self) -> int:
        return self.secured.fileno()

    def close(self) -> None:
        with self._lock:
            self.secured.close()


@contextmanager
def httpcore_faults() -> Iterator[None]:
    """Raise httpcore's exception of the same name, with the same cause, for one of ours."""
    try:
        yield
    except NetworkFault as error:
        raise getattr(httpcore, type(error).__name__)(str(error)) from error.__cause__
