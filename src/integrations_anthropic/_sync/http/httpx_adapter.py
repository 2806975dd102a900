# Derived from src/integrations_anthropic/_async/http/httpx_adapter.py by `make codegen`. Do not edit.
"""The connections of one event loop, and httpx's transport above them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Self

import httpcore
import httpx

from ..._runtime.http2 import wants_http2
from ..._runtime.tls import ssl_context
from .connection import Connection
from .network_backend import NetworkBackend
from .pool import ConnectionPool

if TYPE_CHECKING:
    import ssl

    from ..._config.settings import Settings

__all__ = ["HttpxAdapter"]


class HttpxAdapter:
    """Where requests of one event loop leave. httpx's transport stays on top: that is what recorders patch."""

    def __init__(self, settings: Settings) -> None:
        self._origin = httpcore.URL(settings.base_url).origin
        self._http2 = wants_http2(settings.http2, settings.base_url)
        self._context = _context(settings, http2=self._http2)
        self._outer = httpx.HTTPTransport(
            verify=self._context, trust_env=False, proxy=_proxy(settings), http2=self._http2
        )
        # httpcore's own pool only makes connections; lending them is ours.
        self._maker: Any = self._outer._pool
        self.connections = ConnectionPool(
            self._connection,
            most=settings.max_connections,
            most_idle=settings.max_idle_connections,
            keep=settings.idle_connection_timeout,
        )
        self._outer._pool = self.connections  # type: ignore[assignment]  # the part of a pool that is used

    def send(self, request: httpx.Request) -> httpx.Response:
        """The answer, as soon as its head is in."""
        request.stream = _Whole(request.content)
        return self._outer.handle_request(request)

    def close(self) -> None:
        """Close every connection; who reads from one is woken."""
        self.connections.close()

    def abandon(self) -> None:
        """Drop every connection without a word."""
        self.connections.abandon()

    def _connection(self, told: Callable[[], None]) -> Connection:
        line = NetworkBackend(self.connections.place, self._context, http2=self._http2, told=told)
        self._maker._network_backend = line
        return Connection(self._maker.create_connection(self._origin), line)


class _Whole(httpx.ByteStream):
    """A body in one piece, without a generator that a cancellation would leave behind."""

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self._body = body

    def __iter__(self) -> _AsyncPieces:
        return _AsyncPieces(self._body)


class _AsyncPieces:
    def __init__(self, body: bytes) -> None:
        self._rest: Iterator[bytes] = iter((body,))

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        for piece in self._rest:
            return piece
        raise StopIteration


def _context(settings: Settings, *, http2: bool | None) -> ssl.SSLContext:
    return ssl_context(
        settings.ca_bundle, settings.client_cert, settings.ssl_cert_file, settings.ssl_cert_dir, http2=http2
    )


def _proxy(settings: Settings) -> httpx.Proxy | None:
    if settings.proxy is None:
        return None
    address = settings.proxy.expose_secret()
    # Never the context of the API itself: connections set what they offer on it.
    return httpx.Proxy(address, ssl_context=_context(settings, http2=None) if address.startswith("https") else None)
