# Derived from src/integrations_anthropic/_async/http/transport.py by `make codegen`. Do not edit.
"""One request out, the head of its answer in, the body as it comes; every fault below comes up as one of ours.

The HTTP library is loaded when something is first sent: it takes longer than all the rest of a client.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from ..._core.call.connection_errors import connection_error, out_of_time
from ..._core.call.redirects import MOST_REDIRECTS, redirect_target
from ..._runtime.clock import SystemClock
from ..._runtime.event_loop import EventLoop
from ..._runtime.fork import register_after_fork
from ..._runtime.sockets import shut_down
from ..._runtime.wire_log_filter import guard_wire_logs
from ...errors import AnthropicError, ConfigurationError
from ...meta import Headers
from .network_backend import AttemptTimeouts, WaitExpired

if TYPE_CHECKING:
    import httpx

    from ..._config.settings import Settings
    from ..._core.call.request import Request
    from ..._core.protocols import Clock
    from .httpx_adapter import HttpxAdapter
    from .response_body import ResponseBody

__all__ = ["HTTPResponse", "HttpxTransport"]


class HttpxTransport:
    """Connections to the API: httpx's transport on a pool of ours, or a client of the user's own.

    Each event loop has connections of its own; those of a loop that has ended are dropped, and so are, in a child
    process, those of its parent.
    """

    def __init__(self, settings: Settings) -> None:
        guard_wire_logs()
        self._settings = settings
        self._clock: Clock = settings.clock or SystemClock()
        self._users: httpx.Client | None = settings.http_client
        self._closed = False
        self.after_fork()
        register_after_fork(self)

    def after_fork(self) -> None:
        """Start afresh in a child process."""
        homes: dict[Any, HttpxAdapter] = self.__dict__.get("_homes", {})
        self._homes: dict[Any, HttpxAdapter] = {}
        self._lock = Lock()
        for home in homes.values():
            home.abandon()

    def send(self, request: Request) -> HTTPResponse:
        """Send `request`, following redirects of a GET inside its origin; faults come up as an APIConnectionError."""
        url = request.url
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._send(request, url)
            target = redirect_target(request.method, url, answer.status, answer.headers)
            if target is None:
                return answer
            answer.close()
            url = target
        return answer

    def close(self) -> None:
        """Close every connection of ours, and wake whoever waits for one; a user's own client stays open."""
        self._closed = True
        with self._lock:
            homes, self._homes = self._homes, {}
        for place, home in homes.items():
            if EventLoop.gone(place):
                home.abandon()
            else:
                home.close()

    def _send(self, request: Request, url: str) -> HTTPResponse:
        if self._closed:
            raise ConfigurationError("the client is closed: make a new one, or call it before it is closed")
        import httpx

        limits = AttemptTimeouts(request, self._clock)
        outgoing = httpx.Request(
            request.method, url, headers=request.headers, content=request.body, extensions={"timeout": limits}
        )
        try:
            if self._users is not None:
                limits.start()
                response = self._users.send(outgoing, stream=True, auth=None, follow_redirects=False)
            else:
                response = self._home().send(outgoing)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, WaitExpired) as error:
            raise self._fault(error, request) from error
        return HTTPResponse(self, response, request)

    def _home(self) -> HttpxAdapter:
        """The connections of the loop that runs this; made when they are first asked for."""
        place = EventLoop.here()
        # Many threads may come here at once: all of them get the same one.
        with self._lock:
            home = self._homes.get(place)
            if home is None:
                from .httpx_adapter import HttpxAdapter

                for other in [other for other in self._homes if EventLoop.gone(other)]:
                    self._homes.pop(other).abandon()
                home = self._homes[place] = HttpxAdapter(self._settings)
            return home

    def _fault(self, error: BaseException, request: Request, *, reading: bool = False) -> AnthropicError:
        """The error for a fault below: what limits the attempt goes before how the library says so."""
        late = isinstance(error, WaitExpired) or "Timeout" in type(error).__name__
        limit = request.deadline.expired(self._clock.monotonic()) if late else None
        if limit is not None:
            return out_of_time(limit, request, cause=error)
        fault = connection_error(error, request, reading=reading)
        if self._closed:
            fault.message = f"the client was closed by somebody else: {fault.message}"
        return fault

    def __del__(self) -> None:
        for home in self.__dict__.get("_homes", {}).values():
            home.connections.collected()


class HTTPResponse:
    """An answer whose head is in; the body is read as it arrives."""

    def __init__(self, transport: HttpxTransport, response: httpx.Response, request: Request) -> None:
        self._transport = transport
        self._response = response
        self._request = request
        body: ResponseBody | None = response.extensions.get("body")
        # Where something stands between us and the connections, such as a recorder, its body is the one to read.
        self._body = body if body is not None and body.untouched else None
        self._pieces: Generator[bytes, None] | None = None
        self._closed = False
        self._receiving = False
        self.status = response.status_code
        self.headers: Mapping[str, str] = Headers(response.headers.items())
        self._decoder = response._get_content_decoder() if "content-encoding" in self.headers else None

    def receive(self) -> bytes:
        """The next piece of the body, content encoding undone; empty at its end, where the connection goes back."""
        import httpx

        from .response_body import FAULTS

        if self._closed:
            return b""
        self._receiving = True
        try:
            piece = self._foreign_piece() if self._body is None else self._piece(self._body)
        except (httpx.HTTPError, httpx.StreamError, OSError, WaitExpired, *FAULTS) as error:
            closed = self._closed
            self._release()
            if closed:
                return b""
            raise self._transport._fault(error, self._request, reading=True) from error
        finally:
            self._receiving = False
        if self._closed or not piece:
            self._release()
            return b""
        return piece

    def close(self) -> None:
        """Give the connection back; one whose body was not read to its end is closed.

        Where another task or thread waits for the next piece, it is woken, and finds the body at its end.
        """
        self._closed = True
        if not self._receiving:
            self._release()
        elif self._body is not None:
            self._body.shut_down()
        elif (stream := self._response.extensions.get("network_stream")) is not None:
            shut_down(stream)

    def _piece(self, body: ResponseBody) -> bytes:
        """The next piece of our own body; what comes compressed may take several to give one."""
        if self._decoder is None:
            return body.receive()
        while piece := body.receive():
            if decoded := self._decoder.decode(piece):
                return decoded
        decoder, self._decoder = self._decoder, None
        return decoder.flush()

    def _foreign_piece(self) -> bytes:
        if self._pieces is None:
            # Kept, and typed as the generator it is, so that closing can end it.
            self._pieces = cast("Generator[bytes, None]", self._response.iter_bytes())
        return next(self._pieces, b"")

    def _release(self) -> None:
        self._closed = True
        pieces, self._pieces = self._pieces, None
        if pieces is not None:
            pieces.close()
        if self._body is None:
            self._response.close()
        else:
            self._body.close()
