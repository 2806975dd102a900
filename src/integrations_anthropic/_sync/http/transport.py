# Derived from src/integrations_anthropic/_async/http/transport.py by `make codegen`. Do not edit.
"""Sends a request and returns its response, whose body arrives later; every fault of the network becomes an error.

httpx is imported at the first request: that takes longer than everything else a client imports.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from ..._core.call.connection_errors import connection_error, out_of_time
from ..._core.call.deadline import AttemptTimeouts, WaitExpired
from ..._core.call.library_faults import is_library_fault
from ..._core.call.redirects import MOST_REDIRECTS, redirect_target
from ..._core.codec.content_encoding import ContentDecoder, DecodingError, UnknownEncoding
from ..._loading.lazy_import import load
from ..._runtime.clock import SystemClock
from ..._runtime.event_loop import EventLoop
from ..._runtime.fork import register_after_fork
from ..._runtime.network.sockets import shut_down
from ..._runtime.wire_log_filter import guard_wire_logs
from ...errors import AnthropicError, ConfigurationError, SerializationError
from ...meta import Headers

if TYPE_CHECKING:
    import httpx

    from ..._config.settings import Settings
    from ..._core.call.protocols import Clock
    from ..._core.call.request import Request
    from .httpx_adapter import PooledTransport, is_decoded
    from .protocol_faults import FAULTS
    from .response_body import ResponseBody, WholeBody, in_one_piece

__all__ = ["HTTPResponse", "HttpxTransport"]

CLOSED = "the client is closed: make a new one, or use it before it is closed"
UNDECODABLE = (DecodingError, UnknownEncoding)


class HttpxTransport:
    """The client's own transport: httpx on a connection pool of ours, or an httpx client of the user's own.

    Each event loop has its own connections. Those of a loop that has ended are dropped, and so are, in a forked child,
    those of its parent.
    """

    def __init__(self, settings: Settings) -> None:
        guard_wire_logs()
        self._settings = settings
        self._clock: Clock = settings.clock or SystemClock()
        self._http_client: httpx.Client | None = settings.http_client
        self._closed = False
        self.after_fork()
        register_after_fork(self)

    def after_fork(self) -> None:
        """Start anew in a child process."""
        inherited: dict[Any, PooledTransport] = self.__dict__.get("_transports", {})
        self._transports: dict[Any, PooledTransport] = {}
        self._lock = Lock()
        for transport in inherited.values():
            transport.detach()

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
        if "httpx" not in globals():
            _import_httpx()
        EventLoop.shielded()
        if self._http_client is None:
            pool = self._pooled_transport().pool
            EventLoop.network(pool.loop)

    def close(self) -> None:
        """Close all connections of ours, and wake the tasks that wait for one; a user's own client stays open."""
        self._closed = True
        with self._lock:
            transports, self._transports = self._transports, {}
        for loop, transport in transports.items():
            if EventLoop.has_ended(loop):
                transport.detach()
            else:
                transport.close()

    def _send(self, request: Request, url: str) -> HTTPResponse:
        if self._closed:
            raise ConfigurationError(CLOSED)
        if "httpx" not in globals():
            _import_httpx()
        timeouts = AttemptTimeouts(
            request.deadline,
            self._clock.monotonic,
            connect=request.connect_timeout,
            pool=request.pool_timeout,
            attempt=request.timeout,
        )
        try:
            outgoing = httpx.Request(
                request.method, url, headers=request.headers, content=request.body, extensions={"timeout": timeouts}
            )
            if self._http_client is not None:
                timeouts.start()
                response = self._http_client.send(outgoing, stream=True, auth=None, follow_redirects=False)
            else:
                outgoing.stream = WholeBody(outgoing.content)
                # Looked up each time: recorders such as vcrpy replace the method of httpx's class.
                response = self._pooled_transport().transport.handle_request(outgoing)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, WaitExpired) as error:
            raise self._error(error, request) from error
        except Exception as error:
            if not is_library_fault(error):
                raise
            raise self._error(error, request) from error
        return HTTPResponse(self, response, request)

    def _pooled_transport(self) -> PooledTransport:
        """The transport of the running event loop; made when it is first needed."""
        loop = EventLoop.current()
        # Many threads may come here at once: all of them get the same one.
        with self._lock:
            transport = self._transports.get(loop)
            if transport is None:
                for ended in [other for other in self._transports if EventLoop.has_ended(other)]:
                    self._transports.pop(ended).detach()
                transport = self._transports[loop] = PooledTransport(self._settings)
            return transport

    def monotonic(self) -> float:
        """Seconds of the clock that time limits are measured by."""
        return self._clock.monotonic()

    def _error(self, error: BaseException, request: Request, *, reading: bool = False) -> AnthropicError:
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

    def __del__(self) -> None:
        for transport in self.__dict__.get("_transports", {}).values():
            transport.pool.close_unreferenced()


class HTTPResponse:
    """A response whose head has arrived; the body is read as it arrives."""

    def __init__(self, transport: HttpxTransport, response: httpx.Response, request: Request) -> None:
        self._transport = transport
        self._response = response
        self._request = request
        body: ResponseBody | None = response.extensions.get("body")
        # Where a recorder stands between us and the connections, the body to read is the recorder's.
        self._body = body if body is not None and body.untouched else None
        self._pieces: Generator[bytes, None] | None = None
        self._closed = False
        self._receiving = False
        self.status = response.status_code
        self.headers: Mapping[str, str] = Headers(response.headers.items())
        self._encoding = self.headers.get("content-encoding", "")
        self._decoder: ContentDecoder | None = None
        # What is still to be decoded of the last piece that arrived.
        self._decoded: Iterator[bytes] = iter(())

    def receive(self) -> bytes:
        """The next piece of the body, decoded from its content encoding; empty at its end."""
        if self._closed:
            return b""
        self._receiving = True
        try:
            piece = self._piece()
        except (Exception, WaitExpired) as error:
            known = isinstance(error, (httpx.HTTPError, httpx.StreamError, OSError, WaitExpired, *UNDECODABLE, *FAULTS))
            if not known and not is_library_fault(error):  # type: ignore[arg-type]  # WaitExpired is known
                raise
            closed = self._closed
            self._release()
            if closed:
                return b""
            raise self._transport._error(error, self._request, reading=True) from error
        finally:
            self._receiving = False
        if self._closed or not piece:
            self._release()
            return b""
        return piece

    def close(self) -> None:
        """Release the connection; where the body was not read to its end, close it.

        A task or thread that waits for the next piece is woken, and finds the body at its end.
        """
        self._closed = True
        if not self._receiving:
            self._release()
        elif self._body is not None:
            self._body.shut_down()
        elif (stream := self._response.extensions.get("network_stream")) is not None:
            shut_down(stream)

    def _piece(self) -> bytes:
        """The next piece, decoded; several compressed pieces may be needed for one. Empty at the end."""
        while True:
            for piece in self._decoded:
                if piece:
                    return piece
                self._check_time()
            raw = self._foreign_piece() if self._body is None else self._body.receive()
            if not raw or not self._encoding:
                return raw
            self._check_time()
            self._decoder = self._decoder or ContentDecoder(self._encoding)
            self._decoded = self._decoder.decode(raw)

    def _check_time(self) -> None:
        """Data that decodes to nothing may arrive without end, and never make a read wait."""
        if self._request.deadline.expired(self._transport.monotonic()) is not None:
            raise WaitExpired

    def _foreign_piece(self) -> bytes:
        if self._pieces is None:
            if is_decoded(self._response):
                self._encoding = ""
                pieces: Any = self._response.iter_bytes()
            else:
                pieces = in_one_piece(self._response.stream).__iter__()
            self._pieces = cast("Generator[bytes, None]", pieces)
        return next(self._pieces, b"")

    def _release(self) -> None:
        self._closed = True
        pieces, self._pieces = self._pieces, None
        if pieces is not None and hasattr(pieces, "close"):
            pieces.close()
        if self._body is None:
            self._response.close()
        else:
            self._body.close()


def _import_httpx() -> None:
    """Import what sends a request, and the codec of host names, which the socket module imports."""
    global FAULTS, PooledTransport, WholeBody, httpx, in_one_piece, is_decoded
    load("encodings.idna", "httpx", "integrations_anthropic._sync.http.httpx_adapter")
    # The last one: other threads see by it that all are there.
    import httpx

    from .httpx_adapter import PooledTransport, is_decoded
    from .protocol_faults import FAULTS
    from .response_body import WholeBody, in_one_piece
