# Derived from src/integrations_anthropic/_async/http/direct_transport.py by `make codegen`. Do not edit.
"""HTTP/1.1 without httpx and httpcore, for one event loop: where nothing stands between the client and the API."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..._config.host_names import ascii_host
from ..._core.http.heads import DEFAULT_PORTS
from ..._runtime.network.direct import DirectNetwork
from ..._runtime.network.http2 import wants_http2
from ..._runtime.network.tls import ssl_context
from .connection import Connection
from .http1_connection import HTTP1Connection
from .network_backend import NetworkBackend
from .pool import ConnectionPool

if TYPE_CHECKING:
    import ssl

    from ..._config.settings import Settings

__all__ = ["DirectTransport", "can_be_direct"]


def can_be_direct(settings: Settings) -> bool:
    """Whether nothing is asked for that httpx and httpcore are needed for."""
    return (
        settings.http_client is None and settings.proxy is None and not wants_http2(settings.http2, settings.base_url)
    )


class DirectTransport:
    """The pool of our connections, and how they are made."""

    def __init__(self, settings: Settings) -> None:
        parts = urlsplit(settings.base_url)
        self._host = ascii_host(parts.hostname or "")
        self._port = parts.port or DEFAULT_PORTS[parts.scheme]
        self._context = _context(settings) if parts.scheme == "https" else None
        self.pool = ConnectionPool(
            self._connect,
            max_connections=settings.max_connections,
            max_idle=settings.max_idle_connections,
            idle_timeout=settings.idle_connection_timeout,
        )
        self._network = DirectNetwork(self.pool.loop)

    def _connect(self, on_change: Callable[[], None]) -> Connection:
        backend = NetworkBackend(
            self.pool.loop,
            self._context,
            network=self._network,
            faults=self._network.faults,
            http2=False,
            on_change=on_change,
        )
        return HTTP1Connection(self._host, self._port, self._context, backend)


def _context(settings: Settings) -> ssl.SSLContext:
    context = ssl_context(settings.ca_bundle, settings.client_cert, settings.ssl_cert_file, settings.ssl_cert_dir)
    context.set_alpn_protocols(["http/1.1"])
    return context
