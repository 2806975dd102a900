"""The only module that knows the HTTP library: one request out, the head of its answer in, the body as it comes.

The library is loaded when something is first sent: it takes longer than all the rest of a client.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress
from socket import SHUT_RDWR
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from .._core.faults import connection_error
from .._core.redirect import MOST_REDIRECTS, redirect_target
from .._wirelogs import guard_wire_logs
from ..errors import ConfigurationError
from ..tls import ssl_context

if TYPE_CHECKING:
    import httpx

    from .._core.request import Request
    from ..resolving import Resolved

__all__ = ["AsyncHTTPAnswer", "AsyncHttpxTransport"]


class AsyncHttpxTransport:
    """Connections to the API: httpx's transport without the machinery of its client, or a client of the user's own."""

    def __init__(self, settings: Resolved) -> None:
        guard_wire_logs()
        self._settings = settings
        self._own: httpx.AsyncHTTPTransport | None = None
        self._making = Lock()
        self._closed = False
        self._users: httpx.AsyncClient | None = settings.http_client

    async def send(self, request: Request) -> AsyncHTTPAnswer:
        """Send `request`, following redirects of a GET inside its origin; faults come up as an APIConnectionError."""
        if self._closed:
            raise ConfigurationError("the client is closed: make a new one, or call it before it is closed")
        url = request.url
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._send(request, url)
            target = redirect_target(request.method, url, answer.status, answer.headers)
            if target is None:
                return answer
            await answer.close()
            url = target
        return answer

    async def close(self) -> None:
        """Close every connection of ours; a user's own client stays open."""
        self._closed = True
        own, self._own = self._own, None
        if own is not None:
            await own.aclose()

    async def _send(self, request: Request, url: str) -> AsyncHTTPAnswer:
        import httpx

        timeouts = {
            "connect": request.connect_timeout,
            "read": request.timeout,
            "write": request.timeout,
            "pool": request.pool_timeout,
        }
        outgoing = httpx.Request(
            request.method, url, headers=request.headers, content=request.body, extensions={"timeout": timeouts}
        )
        try:
            if self._users is not None:
                response = await self._users.send(outgoing, stream=True, auth=None, follow_redirects=False)
            else:
                response = await self._transport().handle_async_request(outgoing)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise connection_error(error, request) from error
        if request.streamed:
            # The library looks at the limit when the body is first read: from here on it is the stream's.
            timeouts["read"] = request.idle_timeout
        return AsyncHTTPAnswer(response, request)

    def _transport(self) -> httpx.AsyncHTTPTransport:
        # Many threads may come here at once: all of them get the same one.
        with self._making:
            if self._own is None:
                self._own = self._made()
            return self._own

    def _made(self) -> httpx.AsyncHTTPTransport:
        import httpx

        settings = self._settings
        context = ssl_context(settings.ca_bundle, settings.client_cert, settings.ssl_cert_file, settings.ssl_cert_dir)
        return httpx.AsyncHTTPTransport(
            verify=context,
            trust_env=False,
            proxy=_proxy(settings, context),
            limits=httpx.Limits(
                max_connections=settings.max_connections,
                max_keepalive_connections=settings.max_idle_connections,
                keepalive_expiry=settings.idle_connection_timeout,
            ),
        )


class AsyncHTTPAnswer:
    """An answer whose head is in; the body is read as it arrives."""

    def __init__(self, response: httpx.Response, request: Request) -> None:
        self._response = response
        self._request = request
        self._pieces: AsyncGenerator[bytes, None] | None = None
        self._closed = False
        self._receiving = False
        self.status = response.status_code
        self.headers: Mapping[str, str] = dict(response.headers.items())

    async def receive(self) -> bytes:
        """The next piece of the body, content encoding undone; empty at its end, where the connection goes back."""
        import httpx

        if self._closed:
            return b""
        if self._pieces is None:
            # Kept, and typed as the generator it is, so that closing can end it.
            self._pieces = cast("AsyncGenerator[bytes, None]", self._response.aiter_bytes())
        pieces = self._pieces
        self._receiving = True
        try:
            piece = await anext(pieces, b"")
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            await self._release(pieces)
            raise connection_error(error, self._request, reading=True) from error
        finally:
            self._receiving = False
        if self._closed or not piece:
            await self._release(pieces)
            return b""
        return piece

    async def close(self) -> None:
        """Give the connection back; one whose body was not read to its end is closed.

        Where another task or thread waits for the next piece, it is woken, and finds the body at its end.
        """
        self._closed = True
        if self._receiving:
            _hang_up(self._response)
        else:
            await self._release(self._pieces)

    async def _release(self, pieces: AsyncGenerator[bytes, None] | None) -> None:
        self._closed = True
        self._pieces = None
        if pieces is not None:
            await pieces.aclose()
        await self._response.aclose()


def _hang_up(response: httpx.Response) -> None:
    """End the connection below an answer, from whichever thread or task: a blocked read returns."""
    stream = response.extensions.get("network_stream")
    connection = stream.get_extra_info("socket") if stream is not None else None
    if connection is not None:
        with suppress(OSError):
            connection.shutdown(SHUT_RDWR)


def _proxy(settings: Resolved, context: Any) -> httpx.Proxy | None:
    import httpx

    if settings.proxy is None:
        return None
    address = settings.proxy.expose_secret()
    return httpx.Proxy(address, ssl_context=context if address.startswith("https") else None)
