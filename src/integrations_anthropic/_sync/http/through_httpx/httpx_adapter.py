# Derived from src/integrations_anthropic/_async/http/through_httpx/httpx_adapter.py by `make codegen`. Do not edit.
"""The adapter to httpx: its transport above our connection pool, and what it keeps private.

Names with an underscore on httpx's objects are used in this module only. A self-check test says when they no longer
fit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from ...._runtime.httpcore_network import HttpcoreNetwork
from ...._runtime.network.http2 import wants_http2
from ...._runtime.network.tls import ssl_context
from ....errors import ConfigurationError
from ..network_backend import NetworkBackend
from ..pool import ConnectionPool
from .httpcore_connection import HttpcoreConnection
from .whole_body import in_one_piece

if TYPE_CHECKING:
    import ssl

    from ...._config.settings import Settings

__all__ = ["PooledTransport", "check_http_client", "is_decoded"]


class PooledTransport:
    """httpx's transport on our connection pool, for one event loop.

    httpx's transport stays outermost, because recorders such as vcrpy patch it.
    """

    def __init__(self, settings: Settings) -> None:
        self._origin = httpcore.URL(settings.base_url).origin
        self._http2 = wants_http2(settings.http2, settings.base_url)
        self._context = _context(settings, http2=self._http2)
        proxy = _proxy(settings)
        # TLS inside the TLS of a proxy is httpcore's to do.
        self._shared = self._http2 and (proxy is None or proxy.url.scheme != "https")
        self.transport = httpx.HTTPTransport(verify=self._context, trust_env=False, proxy=proxy, http2=self._http2)
        # httpcore's own pool only makes connections; ours assigns them to requests.
        self._httpcore_pool: Any = self.transport._pool
        self.pool = ConnectionPool(
            self._connect,
            max_connections=settings.max_connections,
            max_idle=settings.max_idle_connections,
            idle_timeout=settings.idle_connection_timeout,
        )
        self.transport._pool = self  # type: ignore[assignment]  # it has the methods that httpx's transport calls

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """Called by httpx's transport, in the place of httpcore's pool."""
        head, body = self.pool.exchange(request, request.extensions["timeout"])
        if body is None:
            return httpcore.Response(head.status, headers=head.headers, content=in_one_piece(head.body))
        extensions = {**head.extensions, "body": body}
        return httpcore.Response(head.status, headers=head.headers, content=body, extensions=extensions)

    def close(self) -> None:
        """Close all connections; a task that reads from one is woken."""
        self.pool.close()

    def detach(self) -> None:
        """Drop all connections silently."""
        self.pool.detach()

    def _connect(self, on_change: Callable[[], None]) -> HttpcoreConnection:
        backend = NetworkBackend(
            self.pool.loop,
            self._context,
            network=HttpcoreNetwork.choose(self.pool.loop, shared=self._shared),
            faults=httpcore,
            http2=self._http2,
            on_change=on_change,
        )
        return HttpcoreConnection.open(self._httpcore_pool, self._origin, backend)


def is_decoded(response: httpx.Response) -> bool:
    """Whether the body was read and decoded by httpx already: that of a response made from bytes, such as a mock's."""
    return hasattr(response, "_content")


def check_http_client(given: Any) -> None:
    """Refuse an http_client of the wrong class, or one that does not verify certificates.

    Only `httpx.HTTPTransport` objects are checked; other transports are the user's own responsibility.
    """
    if not isinstance(given, httpx.Client):
        wanted = httpx.Client.__name__
        raise ConfigurationError(
            f"http_client must be an httpx.{wanted}, not {type(given).__name__}", field="http_client"
        )
    for transport in (given._transport, *given._mounts.values()):
        context = getattr(getattr(transport, "_pool", None), "_ssl_context", None)
        if context is not None and not (context.verify_mode == 2 and context.check_hostname):
            raise ConfigurationError(
                "http_client has a transport that does not verify certificates and host names", field="http_client"
            )


def _context(settings: Settings, *, http2: bool | None) -> ssl.SSLContext:
    return ssl_context(
        settings.ca_bundle, settings.client_cert, settings.ssl_cert_file, settings.ssl_cert_dir, http2=http2
    )


def _proxy(settings: Settings) -> httpx.Proxy | None:
    if settings.proxy is None:
        return None
    url = settings.proxy.expose_secret()
    # Never the context of the API itself: connections set the protocols they offer on it.
    return httpx.Proxy(url, ssl_context=_context(settings, http2=None) if url.startswith("https") else None)
