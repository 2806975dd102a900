# Derived from src/integrations_anthropic/_async/http/network_backend.py by `make codegen`. Do not edit.
"""The network as one connection sees it: every wait has an end, and it can be ended from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from ..._runtime.event_loop import EventLoop, FairLock
from ..._runtime.sockets import KEEP_ALIVE, abort_function, detach, shut_down

if TYPE_CHECKING:
    import ssl

    from ..._core.call.deadline import AttemptDeadline
    from ..._core.call.request import Request
    from ..._core.protocols import Clock

__all__ = [
    "CURRENT_TIMEOUTS",
    "NetworkBackend",
    "NetworkStream",
    "TimedReadLock",
    "AttemptTimeouts",
    "WaitExpired",
]

# A larger piece is sent in parts, so that the time that is left is looked at again between them.
PART = 256 * 1024
# What is read at once, in bytes: it is held, more than once for a moment, by every stream that is open.
ROOM = 32 * 1024

CURRENT_TIMEOUTS: ContextVar[AttemptTimeouts] = ContextVar("CURRENT_TIMEOUTS")
"""Those of the request that this task or thread is about, where the line carries several."""

TO_SEND = 1.0
"""Seconds that sending on a shared line has at least."""


class WaitExpired(BaseException):
    """A wait on a connection that others read from too has ended; they go on.

    No Exception, because the HTTP library would take that for the end of the connection.
    """


class AttemptTimeouts(dict[str, "float | None"]):
    """The time-outs of one request as the HTTP library asks for them: what is left at that moment."""

    def __init__(self, request: Request, clock: Clock) -> None:
        self._request = request
        self._clock = clock
        self.deadline: AttemptDeadline = request.deadline
        super().__init__(
            connect=request.connect_timeout, read=request.timeout, write=request.timeout, pool=request.pool_timeout
        )

    def get(self, name: str, default: object = None) -> float | None:
        """Seconds left for connecting, for waiting in the pool, or for the next read or write; None without end."""
        left = self.deadline.remaining(self._clock.monotonic())
        allowed = {"connect": self._request.connect_timeout, "pool": self._request.pool_timeout}.get(name)
        return allowed if left is None else left if allowed is None else min(allowed, left)

    def start(self) -> None:
        """The attempt leaves the pool."""
        self.deadline.start(self._clock.monotonic())

    def heard(self) -> None:
        """Something of the body came."""
        self.deadline.data_received(self._clock.monotonic())


class NetworkBackend:
    """What one connection connects through, and the socket it then has. Speaks as a network backend of httpcore."""

    def __init__(self, place: Any, context: ssl.SSLContext | None, *, http2: bool, told: Callable[[], None]) -> None:
        """`context` secures the way to the API; `told` is called where more comes to be known of the other side."""
        self._place = place
        self._network = EventLoop.network(place)
        self._context = context
        self._http2 = http2
        self._told = told
        self._stream: Any = None
        self.limits: AttemptTimeouts | None = None
        """Those of the request it carries, where that is one at a time."""
        self.shared = False
        """Whether it carries several requests at once: HTTP/2 was agreed on."""
        self.settled = not http2
        """Whether it is known how many requests it carries."""
        self.heard = False
        """Whether anything came."""
        self.broken = False
        """Whether something was sent only in part, or the end was seen: it cannot carry another request."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        """Connect, within what is left of the time for it."""
        options = [*KEEP_ALIVE, *(socket_options or ())]
        stream = self._network.connect_tcp(host, port, self.time("connect", timeout), local_address, options)
        return self.joined(stream)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> NetworkStream:
        """Not used: the API is reached over TCP."""
        raise OSError(f"a local socket is no way to the API: {path}")

    def sleep(self, seconds: float) -> None:
        """Wait between two tries to connect; there is only one."""
        self._network.sleep(seconds)

    def time(self, name: str, otherwise: float | None) -> float | None:
        """Seconds for the next step, looked up now where one request has the line to itself."""
        if self.shared:
            # What is sent only in part ends the line for all: the time of one request is no reason for that.
            return otherwise if name == "read" or otherwise is None else max(otherwise, TO_SEND)
        return otherwise if self.limits is None else self.limits.get(name)

    def joined(self, stream: Any) -> NetworkStream:
        """Take the stream for one's own; where somebody hung up meanwhile, end it."""
        self._stream = stream
        if self.broken:
            shut_down(stream)
        return NetworkStream(stream, self)

    def secured(self, context: ssl.SSLContext, protocol: str | None) -> None:
        """TLS stands, and `protocol` was agreed on; with a proxy, that is of no interest."""
        if context is self._context:
            self.shared = protocol == "h2"
            self.settled = self.settled or not self.shared
            self._told()

    def protocols(self, context: ssl.SSLContext) -> list[str] | None:
        """What to offer, the preferred one first; None where the HTTP library's own offer stands."""
        return ["h2", "http/1.1"] if self._http2 and context is self._context else None

    def written(self) -> None:
        """Something was sent. On a shared line, after the first read, the other side's settings have been taken in."""
        if self.shared and not self.settled:
            if self.heard:
                self.settled = True
            self._told()

    def readable(self) -> bool:
        """Whether there is something to read, or the end."""
        return self._stream is None or bool(self._stream.get_extra_info("is_readable"))

    def shut_down(self) -> None:
        """End it, from whichever thread: who reads from it is woken."""
        self.broken = True
        if self._stream is not None:
            shut_down(self._stream)

    def leave(self) -> None:
        """Close it from any thread, awaiting nothing."""
        self.broken = True
        stream, self._stream = self._stream, None
        if stream is None:
            return
        if (abort := abort_function(stream)) is None:
            detach(stream)
        else:
            shut_down(stream)
            EventLoop.soon(self._place, abort)

    def detach(self) -> None:
        """Drop it without a word to anybody, its event loop included."""
        self.broken = True
        stream, self._stream = self._stream, None
        if stream is not None:
            detach(stream)

    def close(self) -> None:
        """Close it."""
        self.broken = True
        stream, self._stream = self._stream, None
        if stream is not None:
            with EventLoop.shielded():
                stream.close()

    @property
    def dropped(self) -> bool:
        """Whether there is no socket: not yet, or no more."""
        return self._stream is None


class NetworkStream:
    """A stream of httpcore whose reads and writes end in time."""

    def __init__(self, stream: Any, line: NetworkBackend) -> None:
        self._stream = stream
        self._line = line

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; empty at the end."""
        line = self._line
        if line.dropped:
            raise OSError("this connection belongs to another process, or to an event loop that has ended")
        try:
            data: bytes = self._stream.read(min(max_bytes, ROOM), line.time("read", timeout))
        except Exception as error:
            if line.shared and type(error).__name__ == "ReadTimeout":
                raise WaitExpired from error
            raise
        line.heard = True
        if not data:
            line.broken = True
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send it all."""
        line = self._line
        if line.dropped:
            raise OSError("this connection belongs to another process, or to an event loop that has ended")
        try:
            for start in range(0, len(buffer), PART):
                part = buffer if len(buffer) <= PART else buffer[start : start + PART]
                self._stream.write(part, line.time("write", timeout))
        except BaseException:
            # Nobody knows how much of it left.
            line.broken = True
            raise
        line.written()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        """Secure it; a handshake that fails, or that is cancelled, closes it."""
        line = self._line
        if (protocols := line.protocols(ssl_context)) is not None:
            ssl_context.set_alpn_protocols(protocols)
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, line.time("connect", timeout))
        except BaseException:
            line.broken = True
            with EventLoop.shielded():
                self._stream.close()
            raise
        secured = stream.get_extra_info("ssl_object")
        line.secured(ssl_context, None if secured is None else secured.selected_alpn_protocol())
        return line.joined(stream)

    def close(self) -> None:
        """Close it, unless it was dropped: then it is not ours to close."""
        self._line.close()

    def get_extra_info(self, info: str) -> Any:
        """What the stream below says of itself."""
        return self._stream.get_extra_info(info)


class TimedReadLock:
    """Whose turn it is to read from a shared line: a wait that ends with the time of who waits."""

    def __init__(self) -> None:
        self._lock = FairLock()

    def __enter__(self) -> None:
        if not self._lock.acquire(CURRENT_TIMEOUTS.get().get("read")):
            raise WaitExpired

    def __exit__(self, *_: object) -> None:
        self._lock.release()
