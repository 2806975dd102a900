# Derived from src/integrations_anthropic/_async/http/transport.py by `make codegen`. Do not edit.
"""Sends a request and returns its response, whose body arrives later; every fault of the network becomes an error.

httpx is imported only where it is needed: that takes longer than everything else a client imports.
"""

from __future__ import annotations

import sys
from threading import Lock
from typing import TYPE_CHECKING, Any

from ..._core.call.connection_errors import connection_error, out_of_time
from ..._core.call.deadline import AttemptTimeouts, WaitExpired
from ..._core.call.library_faults import is_library_error, is_network_fault
from ..._core.call.redirects import MOST_REDIRECTS, redirect_target
from ..._core.codec.content_encoding import UnknownEncoding
from ..._core.http.heads import decoded_headers, outgoing_request, outgoing_upload
from ..._loading.lazy_import import load
from ..._runtime.clock import SystemClock
from ..._runtime.event_loop import EventLoop
from ..._runtime.fork import register_after_fork
from ..._runtime.network.recorders import is_replaced
from ..._runtime.wire_log_filter import guard_wire_logs
from ...errors import AnthropicError, ConfigurationError, SerializationError
from .direct_transport import DirectTransport, can_be_direct
from .response import HTTPResponse

if TYPE_CHECKING:
    from ..._config.settings import Settings
    from ..._core.call.protocols import Clock
    from ..._core.call.request import Request
    from .pool import ConnectionPool
    from .through_httpx.httpx_transport import HttpxTransport

__all__ = ["HTTPTransport"]

CLOSED = "the client is closed: make a new one, or use it before it is closed"
HTTPX_TRANSPORT = "integrations_anthropic._sync.http.through_httpx.httpx_transport"


class HTTPTransport:
    """The client's own transport: our own connections where that is possible, else httpx, which also has those of the
    user's own httpx client.

    Each event loop has its own connections. Those of a loop that has ended are dropped, and so are, in a forked child,
    those of its parent.
    """

    def __init__(self, settings: Settings) -> None:
        guard_wire_logs()
        self._settings = settings
        self._clock: Clock = settings.clock or SystemClock()
        self._can_be_direct: bool | None = None
        self._closed = False
        self.after_fork()
        register_after_fork(self)

    def after_fork(self) -> None:
        """Start anew in a child process."""
        inherited: dict[Any, Any] = self.__dict__.get("_transports", {})
        # By event loop, and whether it is the direct one.
        self._transports: dict[tuple[Any, bool], DirectTransport | HttpxTransport] = {}
        self._lock = Lock()
        for transport in inherited.values():
            if transport.pool is not None:
                transport.pool.detach()

    def send(self, request: Request) -> HTTPResponse:
        """Send `request`, following redirects of a GET within its origin. Raises APIConnectionError."""
        url = request.url
        for _ in range(MOST_REDIRECTS + 1):
            response = self._send(request, url)
            if not 300 <= response.status < 400:
                return response
            target = redirect_target(request.method, url, response.status, response.headers)
            if target is None:
                return response
            response.close()
            url = target
        return response

    def warm_up(self) -> None:
        """Import and make what a first request needs: a pool, its TLS context. Opens no connection."""
        if self._closed:
            raise ConfigurationError(CLOSED)
        if not isinstance(self._transport(), DirectTransport):
            EventLoop.shielded()
            EventLoop.network(EventLoop.current())

    def close(self) -> None:
        """Close all connections of ours, and wake the tasks that wait for one; a user's own client stays open."""
        self._closed = True
        with self._lock:
            transports, self._transports = self._transports, {}
        for transport in transports.values():
            if transport.pool is None:
                continue
            if EventLoop.has_ended(transport.pool.loop):
                transport.pool.detach()
            else:
                transport.pool.close()

    @property
    def pools(self) -> list[ConnectionPool]:
        """The connection pools that are open, of all event loops."""
        return [transport.pool for transport in self._transports.values() if transport.pool is not None]

    def monotonic(self) -> float:
        """Seconds of the clock that time limits are measured by."""
        return self._clock.monotonic()

    def error_of(self, error: BaseException, request: Request, *, reading: bool = False) -> AnthropicError:
        """The error for a fault of the network: that of the time limit which expired, if one did."""
        if isinstance(error, UnknownEncoding):
            return SerializationError(str(error), path="$")
        timed_out = isinstance(error, WaitExpired) or "Timeout" in type(error).__name__
        limit = request.deadline.expired(self._clock.monotonic()) if timed_out else None
        if limit is not None:
            return out_of_time(limit, request, cause=error)
        found = connection_error(error, request, reading=reading)
        if self._closed:
            found.message = f"the client was closed by another task or thread: {found.message}"
        return found

    def _send(self, request: Request, url: str) -> HTTPResponse:
        if self._closed:
            raise ConfigurationError(CLOSED)
        timeouts = AttemptTimeouts(
            request.deadline,
            self._clock.monotonic,
            connect=request.connect_timeout,
            pool=request.pool_timeout,
            attempt=request.timeout,
        )
        try:
            transport = self._transport()
            if request.upload is not None:
                return self._send_upload(transport, request, url, timeouts)
            if not isinstance(transport, DirectTransport):
                return transport.send(self, request, url, timeouts)
            outgoing = outgoing_request(request.method, url, request.headers, request.body)
            head, body = transport.pool.exchange(outgoing, timeouts)
            assert body is not None  # noqa: S101 - only mocks of httpcore bring their own
            return HTTPResponse(self, request, head.status, decoded_headers(head.headers), body)
        except (Exception, WaitExpired) as error:
            known = isinstance(error, TimeoutError) or is_library_error(error) or is_network_fault(error)
            if not known:
                raise
            raise self.error_of(error, request) from error

    def _send_upload(
        self,
        transport: DirectTransport | HttpxTransport,
        request: Request,
        url: str,
        timeouts: AttemptTimeouts,
    ) -> HTTPResponse:
        """Send a request whose body is read while it is sent."""
        load("integrations_anthropic._sync.http.upload_body")
        from .upload_body import UploadBody

        assert request.upload is not None  # noqa: S101 - the caller has looked
        upload = UploadBody(request.upload, timeouts)
        try:
            upload.open()
            if not isinstance(transport, DirectTransport):
                return transport.send(self, request, url, timeouts, upload)
            outgoing = outgoing_upload(request.method, url, request.headers, upload)
            head, body = transport.pool.exchange(outgoing, timeouts)
            assert body is not None  # noqa: S101 - only mocks of httpcore bring their own
            return HTTPResponse(self, request, head.status, decoded_headers(head.headers), body)
        finally:
            upload.close()

    def _transport(self) -> DirectTransport | HttpxTransport:
        """The transport of the running event loop; made when it is first needed."""
        if self._can_be_direct is None:
            self._can_be_direct = can_be_direct(self._settings)
        # Looked up each time: a recorder may come and go.
        direct = self._can_be_direct and not ("httpcore" in sys.modules and is_replaced())
        if not direct:
            load("encodings.idna", "httpx", HTTPX_TRANSPORT)
        loop = EventLoop.current()
        # Many threads may come here at once: all of them get the same one.
        with self._lock:
            transport = self._transports.get((loop, direct))
            if transport is None:
                for ended in [other for other in self._transports if EventLoop.has_ended(other[0])]:
                    if (pool := self._transports.pop(ended).pool) is not None:
                        pool.detach()
                transport = self._transports[loop, direct] = self._made(direct=direct)
            return transport

    def _made(self, *, direct: bool) -> DirectTransport | HttpxTransport:
        if direct:
            return DirectTransport(self._settings)
        from .through_httpx.httpx_transport import HttpxTransport

        return HttpxTransport(self._settings)

    def __del__(self) -> None:
        for transport in self.__dict__.get("_transports", {}).values():
            if transport.pool is not None:
                transport.pool.close_unreferenced()
