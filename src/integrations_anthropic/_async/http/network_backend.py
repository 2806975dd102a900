"""The seam to the network for one connection: every read and write has a time limit, and can be ended anywhere.

Connections of httpcore use it, and ours. Source of the interface: httpcore, "Network Backends".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ..._core.call.deadline import WaitExpired
from ..._runtime.event_loop import AsyncEventLoop
from ..._runtime.network.early_response import EARLY_FROM, AsyncEarlyResponse, TimeLeft, is_refusal
from ..._runtime.network.sockets import SOCKET_OPTIONS, abort_function, detach, has_died, has_received, shut_down
from .shared_writes import AsyncSharedWrites

if TYPE_CHECKING:
    import ssl

    from ..._core.call.deadline import AttemptTimeouts

__all__ = ["AsyncNetworkBackend", "AsyncNetworkStream"]

MAX_READ = 32 * 1024
"""Bytes read at once: every open stream holds them, for a moment more than once."""
NO_TIME = "no time is left"
NO_SOCKET = "this connection belongs to another process, or to an event loop that has ended"


class AsyncNetworkBackend:
    """Connects one connection, and holds its socket."""

    def __init__(
        self,
        loop: Any,
        context: ssl.SSLContext | None,
        *,
        network: Any,
        faults: Any,
        http2: bool,
        on_change: Callable[[], None],
    ) -> None:
        """`context` secures the connection to the API; `on_change` is called when `shared` or `settled` may change.

        `network` makes the connection, and `faults` is where the exceptions are that it raises then: httpcore's for
        httpcore's own network backends.
        """
        self.loop = loop
        self.faults = faults
        self._network = network
        self._context = context
        self._http2 = http2
        self._on_change = on_change
        self.stream: Any = None
        """The stream that `network` made; None before it is connected, and after it was closed or detached."""
        self.timeouts: AttemptTimeouts | None = None
        """Those of the request it carries, where that is one at a time."""
        self.shared = False
        """Whether it carries several requests at once: HTTP/2 was negotiated."""
        self.settled = not http2
        """Whether it is known how many requests it carries."""
        self.data_received = False
        self.broken = False
        """Whether a write was incomplete, or the end was read: it cannot carry another request."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncNetworkStream:
        """Connect, within the time that is left for it."""
        options = [*SOCKET_OPTIONS, *(socket_options or ())]
        left = self.time_left("connect", timeout)
        if left is not None and left <= 0:
            raise self.faults.ConnectTimeout(NO_TIME)
        stream = await self._network.connect_tcp(host, port, left, local_address, options)
        return self.attached(stream)

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> AsyncNetworkStream:
        raise OSError(f"the API is reached over TCP, not through a Unix socket: {path}")

    async def sleep(self, seconds: float) -> None:
        """Wait between two tries to connect; only one is made."""
        await self._network.sleep(seconds)

    def time_left(self, name: str, otherwise: float | None) -> float | None:
        """Seconds for the next step: what is left of the attempt, at the time when httpcore asked or now.

        The latter where one request has the connection to itself. 0: no step may be made, even one that need not wait.
        """
        return otherwise if self.shared or self.timeouts is None else self.timeouts.get(name)

    def attached(self, stream: Any) -> AsyncNetworkStream:
        """Keep a stream; shut it down where the connection was shut down meanwhile."""
        self.stream = stream
        if self.broken:
            shut_down(stream)
        return AsyncNetworkStream(stream, self)

    def secured(self, context: ssl.SSLContext, protocol: str | None) -> None:
        """The TLS handshake is done, and negotiated `protocol`; that with a proxy is ignored."""
        if context is self._context:
            self.shared = protocol == "h2"
            self.settled = self.settled or not self.shared
            self._on_change()

    def alpn_protocols(self, context: ssl.SSLContext) -> list[str] | None:
        """The protocols to offer, the preferred one first; None where httpcore's own offer stands."""
        return ["h2", "http/1.1"] if self._http2 and context is self._context else None

    def written(self) -> None:
        """Something was sent over HTTP/2. After the first read, the peer's settings have been applied."""
        if not self.settled:
            self.settled = self.data_received
            self._on_change()

    def write_failed(self) -> None:
        """A write remained incomplete."""
        self.broken = True

    def is_readable(self) -> bool:
        """Whether there is something to read, or the end."""
        return self.stream is None or bool(self.stream.get_extra_info("is_readable"))

    def has_received(self) -> bool:
        """Whether bytes were taken from the socket that were not read yet; they need not be a whole record of TLS."""
        return self.stream is not None and has_received(self.stream)

    def shut_down(self) -> None:
        """Shut the socket down, from any thread: a blocked read returns."""
        self.broken = True
        if self.stream is not None:
            shut_down(self.stream)

    def end(self) -> None:
        """Shut the socket down, and have the event loop close it where one keeps it: its user may never do so.

        A blocked read returns.
        """
        self.shut_down()
        if self.stream is not None and (abort := abort_function(self.stream)) is not None:
            AsyncEventLoop.call_soon(self.loop, abort)

    def abort(self) -> None:
        """Close the socket from any thread, without awaiting anything."""
        self.broken = True
        stream, self.stream = self.stream, None
        if stream is None:
            return
        if (abort := abort_function(stream)) is None:
            detach(stream)
        else:
            shut_down(stream)
            AsyncEventLoop.call_soon(self.loop, abort)

    def detach(self) -> None:
        """Drop the socket without a word to the peer or to its event loop."""
        self.broken = True
        stream, self.stream = self.stream, None
        if stream is not None:
            detach(stream)

    async def close(self) -> None:
        """Close the socket."""
        self.broken = True
        stream, self.stream = self.stream, None
        if stream is not None:
            await _close(stream)


class AsyncNetworkStream:
    """A connected stream as httpcore uses it, whose reads and writes end in time.

    The time left is looked at before each of them: a peer that always has something to read never makes a read wait.
    """

    def __init__(self, stream: Any, backend: AsyncNetworkBackend) -> None:
        self._stream = stream
        self._backend = backend
        self._shared_writes = AsyncSharedWrites(backend.loop, stream, backend.faults, backend.write_failed)
        self._early: AsyncEarlyResponse | None = None
        """What arrived while a request was still being sent."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; empty at the end."""
        backend = self._backend
        if self._early is not None and (early := self._early.take(max_bytes)):
            return early
        if backend.stream is None:
            raise OSError(NO_SOCKET)
        left = backend.time_left("read", timeout)
        if left is not None and left <= 0:
            raise WaitExpired if backend.shared else backend.faults.ReadTimeout(NO_TIME)
        try:
            data: bytes = await self._stream.read(min(max_bytes, MAX_READ), left)
        except backend.faults.ReadTimeout as error:
            if has_died(error):
                raise backend.faults.ReadError(str(error)) from error
            if backend.shared:
                raise WaitExpired from error
            raise
        backend.data_received = True
        if not data:
            backend.broken = True
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all bytes."""
        backend = self._backend
        if backend.stream is None:
            raise OSError(NO_SOCKET)
        try:
            if backend.shared:
                await self._write_shared(buffer, timeout)
            else:
                await self._write_own(buffer, timeout)
        except backend.faults.WriteTimeout as error:
            if has_died(error):
                raise backend.faults.WriteError(str(error)) from error
            raise

    async def _write_shared(self, buffer: bytes, timeout: float | None) -> None:
        if buffer:
            await self._shared_writes.write(buffer, timeout)
        self._backend.written()

    async def _write_own(self, buffer: bytes, timeout: float | None) -> None:
        """Write what only one request sends; WriteError, too, where its response has begun and says not to go on."""
        backend = self._backend

        def left() -> float | None:
            seconds = backend.time_left("write", timeout)
            if seconds is not None and seconds <= 0:
                raise backend.faults.WriteTimeout(NO_TIME)
            return seconds

        try:
            if len(buffer) >= EARLY_FROM:
                if not await self._write_large(buffer, left):
                    raise backend.faults.WriteError("the response arrived before the request was sent completely")
            else:
                await self._stream.write(buffer, left())
        except BaseException:
            # It is unknown how much was sent.
            backend.broken = True
            raise

    async def _write_large(self, buffer: bytes, left: TimeLeft) -> bool:
        """Whether all was sent: not where a refusal arrived meanwhile."""
        if hasattr(self._stream, "write_watching"):
            return bool(await self._stream.write_watching(buffer, left, is_refusal))
        if self._early is None or not self._early.has_received():
            # What arrived while an earlier piece of the same request was sent stays there to be read.
            self._early = AsyncEarlyResponse(self._stream)
        return await self._early.write(buffer, left)

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> AsyncNetworkStream:
        """Secure the stream; a handshake that fails or is cancelled closes it."""
        backend = self._backend
        if (protocols := backend.alpn_protocols(ssl_context)) is not None:
            ssl_context.set_alpn_protocols(protocols)
        try:
            left = backend.time_left("connect", timeout)
            if left is not None and left <= 0:
                raise backend.faults.ConnectTimeout(NO_TIME)
            stream = await self._stream.start_tls(ssl_context, server_hostname, left)
        except BaseException:
            backend.broken = True
            await _close(self._stream)
            raise
        ssl_object = stream.get_extra_info("ssl_object")
        backend.secured(ssl_context, None if ssl_object is None else ssl_object.selected_alpn_protocol())
        return backend.attached(stream)

    async def aclose(self) -> None:
        """Close the stream, unless it was detached: then it is not ours to close."""
        await self._backend.close()

    def get_extra_info(self, info: str) -> Any:
        """What the underlying stream knows of itself."""
        return self._stream.get_extra_info(info)


async def _close(stream: Any) -> None:
    """Close a stream, whatever is cancelled meanwhile."""
    if getattr(stream, "closes_at_once", False):
        await stream.aclose()
        return
    with AsyncEventLoop.shielded():
        await stream.aclose()
