"""The async client of the Anthropic API."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from .._components.components import Components, check_components, needs_own_connections
from .._components.observability import log_configuration
from .._record import UNSET
from ..config import ClientConfig, resolve
from ..errors import ConfigurationError
from .client_options import AsyncAnthropicClientOptions
from .pipeline import AsyncPipeline
from .services import AsyncServices

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._config.sources import SourcedValue
    from .._core.call.protocols import AsyncTransport

__all__ = ["AsyncAnthropicClient"]


class AsyncAnthropicClient(AsyncAnthropicClientOptions, AsyncServices):
    """Calls the Anthropic API asynchronously: `client.messages`, `client.models`, `client.batches`, `client.admin`.

    Use it in `async with`, or call `close()` at the end. One client may be used by many tasks at the same time, and on
    several event loops.
    """

    def _set_up(self, config: SourcedValue, given: SourcedValue) -> None:
        if config.value is not None and not isinstance(config.value, ClientConfig):
            kind = type(config.value).__name__
            raise ConfigurationError(
                f"the first argument must be a ClientConfig, not {kind}; pass an API key as api_key=", field="config"
            )
        settings = resolve(config.value, given.value)
        _check(settings)
        self._owns_transport = settings.transport is None
        self._is_copy = False
        self._assemble(settings, settings.transport or _transport(settings), Components.of(settings))
        log_configuration(settings)

    def _copy_with(self, given: SourcedValue) -> Self:
        changed = frozenset(name for name, value in given.value.items() if value is not UNSET)
        settings = self._settings.with_options(**given.value)
        _check(settings)
        copy = type(self).__new__(type(self))
        reconnects = needs_own_connections(self._settings, settings)
        transport = self._pipeline.transport
        if reconnects:
            transport = settings.transport or _transport(settings)
        copy._owns_transport = reconnects and settings.transport is None
        copy._is_copy = True
        copy._assemble(settings, transport, self._components.changed(settings, changed))
        return copy

    async def close(self) -> None:
        """Close the connections. Connections shared with another client and a custom transport stay open."""
        if self._owns_transport:
            await self._pipeline.transport.close()
        if not self._is_copy:
            await self._components.aclose()

    aclose = close  # async only

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        # A traceback may print the client before it is built.
        state = f"base_url={self._settings.base_url!r}" if "_settings" in self.__dict__ else "not built"
        return f"{type(self).__name__}({state})"

    def _assemble(self, settings: Settings, transport: AsyncTransport, components: Components) -> None:
        self._settings = settings
        self._components = components
        self._pipeline = AsyncPipeline(settings, components, transport)


def _check(settings: Settings) -> None:
    check_components(settings)
    if settings.http_client is not None:
        from .http.httpx_adapter import check_http_client

        check_http_client(settings.http_client)


def _transport(settings: Settings) -> AsyncTransport:
    # httpx is slow to import; building a client does not load it.
    from .http.transport import AsyncHttpxTransport

    return AsyncHttpxTransport(settings)
