"""An async client of the Anthropic API."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from .._components.components import Components, check_components, needs_own_connections
from .._components.observability import log_configuration
from ..config import ClientConfig, resolve
from ..errors import ConfigurationError
from .pipeline import AsyncPipeline
from .services import AsyncServices

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._core.protocols import AsyncTransport

__all__ = ["AsyncAnthropicClient"]


class AsyncAnthropicClient(AsyncServices):
    """Talks to the API: `client.messages`, `client.models`, `client.batches`.

    Every keyword is a field of `ClientConfig`, where they are described; a keyword wins over the same field of a
    `config`. What is given nowhere comes from the environment, then the config file, then a default. Raises
    ConfigurationError for a bad value, and where no key is found.

    Use it in `async with`, or call `close()` at the end. One client may serve many tasks at once.
    """

    def __init__(self, config: ClientConfig | None = None, **options: Any) -> None:
        if config is not None and not isinstance(config, ClientConfig):
            why = f"the first argument is a ClientConfig, not {type(config).__name__}; a key is given as api_key="
            # No frame of a traceback shows what may be a key.
            config = None
            options.clear()
            raise ConfigurationError(why, field="config")
        try:
            settings = resolve(config, options)
        finally:
            options.clear()
        check_components(settings, "AsyncClient")
        self._own = settings.transport is None
        self._copy = False
        self._assemble(settings, settings.transport or _transport(settings), Components.of(settings))
        log_configuration(settings)

    def with_options(self, **options: Any) -> Self:
        """The same client with other options; it shares connections, limits and circuit, and closes nothing shared."""
        changed = frozenset(options)
        try:
            settings = self._settings.with_options(**options)
        finally:
            # No frame of a traceback shows a key.
            options.clear()
        check_components(settings, "AsyncClient")
        copy = type(self).__new__(type(self))
        moved = needs_own_connections(self._settings, settings)
        transport = self._pipeline.transport
        if moved:
            transport = settings.transport or _transport(settings)
        copy._own = moved and settings.transport is None
        copy._copy = True
        copy._assemble(settings, transport, self._components.changed(settings, changed))
        return copy

    async def close(self) -> None:
        """Close the connections. A copy made by `with_options` and a transport of your own stay open."""
        if self._own:
            await self._pipeline.transport.close()
        if not self._copy:
            await self._components.aclose()

    aclose = close  # async only

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        # Tracebacks print it while it is being built, too.
        state = f"base_url={self._settings.base_url!r}" if "_settings" in self.__dict__ else "not built"
        return f"{type(self).__name__}({state})"

    def _assemble(self, settings: Settings, transport: AsyncTransport, components: Components) -> None:
        self._settings = settings
        self._components = components
        self._pipeline = AsyncPipeline(settings, components, transport)


def _transport(settings: Settings) -> AsyncTransport:
    # The HTTP library takes a while to load: not before somebody wants to connect.
    from .http.transport import AsyncHttpxTransport

    return AsyncHttpxTransport(settings)
