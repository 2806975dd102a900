# Derived from src/integrations_anthropic/_async/client.py by `make codegen`. Do not edit.
"""The async client of the Anthropic API."""

from __future__ import annotations

from copy import deepcopy
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import evolve

from .._components.components import Components, check_components, is_asked_for, needs_own_connections
from .._components.observability import log_configuration
from .._config.portable import portable_options
from .._config.sources import SourcedValue
from .._loading.lazy_import import load
from .._loading.lazy_property import lazy_property
from .._record import UNSET
from ..config import ClientConfig, resolve
from ..errors import ConfigurationError
from .client_options import AnthropicClientOptions
from .own_requests.requests import OwnRequests
from .pipeline import Pipeline
from .services import Services

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._core.call.protocols import Transport
    from ..prices import Meter
    from ..webhooks import Webhooks

__all__ = ["AnthropicClient"]


class AnthropicClient(AnthropicClientOptions, OwnRequests, Services):
    """Calls the Anthropic API: `client.messages`, `client.models`, `client.batches`, `client.files`, `client.admin`.

    Use it in `with`, or call `close()` at the end. Many tasks and threads may use one client at the same time,
    and several event loops. `copy` and `deepcopy` return a client that shares everything, like `with_options()`. A
    pickle holds the given options without secrets: the process that unpickles it reads the key from its environment.
    """

    _unread: ClassVar[frozenset[str]] = frozenset()
    """Options that neither the environment nor the config file has for a client of this class."""

    def _set_up(self, config: SourcedValue, given: SourcedValue) -> None:
        if config.value is not None and not isinstance(config.value, ClientConfig):
            kind = type(config.value).__name__
            raise ConfigurationError(
                f"the first argument must be a ClientConfig, not {kind}; pass an API key as api_key=", field="config"
            )
        settings = resolve(config.value, given.value, unread=self._unread)
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

    @lazy_property
    def webhooks(self) -> Webhooks:
        """Verifies webhooks that the API sent to a server of yours, and returns their events (extra `webhooks`)."""
        load("integrations_anthropic.webhooks")
        from ..webhooks import Webhooks

        return Webhooks(self._settings)

    @property
    def meter(self) -> Meter:
        """The running total of what this client and its copies used: calls, tokens, cost, by model and service tier.

        Counts where the client has `meter=True` or `prices=…`; else reading it raises ConfigurationError.
        """
        if self._components.meter is not None:
            return self._components.meter
        load("integrations_anthropic.prices")
        from ..prices import Meter

        return Meter(None)

    def warm_up(self) -> None:
        """Import and make what a first call of `messages` needs, so that it takes no longer than a later one.

        For services and serverless functions: call it where starting may take time, before requests arrive. It opens no
        connection and sends nothing. It takes about 0.1 s of CPU, during which the thread does nothing else; called
        again, it has nothing to do. Any thread may call it; a child process that is forked afterwards need not.
        Raises ConfigurationError where the client is closed, or a certificate file cannot be read.
        """
        load("integrations_anthropic._components.readiness")
        from .._components.readiness import ready_codecs

        _ = self.messages
        ready_codecs()
        # A transport of the user's own has no such method.
        if self._settings.transport is None:
            transport: Any = self._pipeline.transport
            transport.warm_up()

    def close(self) -> None:
        """Close the connections. Connections shared with another client and a custom transport stay open."""
        self._components.leave_gauges()
        if self._owns_transport:
            self._pipeline.transport.close()
        if not self._is_copy:
            self._components.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __copy__(self) -> Self:
        """A copy like that of `with_options()`: it shares connections, limits and circuit, and closes none of them."""
        copy = self.with_options()
        copy.__dict__.update({name: value for name, value in self.__dict__.items() if name not in _OF_CLIENT})
        return copy

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """The same: what is shared cannot be copied, and two copies would not keep to the limits together."""
        copy = memo[id(self)] = self.with_options()
        own = {name: value for name, value in self.__dict__.items() if name not in _OF_CLIENT}
        copy.__dict__.update(deepcopy(own, memo))
        return copy

    def __reduce__(self) -> tuple[Any, ...]:
        """A pickle holds the options that were given, and no secret; unpickling builds a client with them.

        The key, and whatever else was not given, is read from the environment and the config file of the process that
        unpickles. Raises ConfigurationError for an option that holds a secret or cannot be pickled.
        """
        own = {name: value for name, value in self.__dict__.items() if name not in _OF_CLIENT}
        return _rebuilt, (type(self), portable_options(self._settings)), own or None

    def __repr__(self) -> str:
        # A traceback may print the client before it is built.
        state = f"base_url={self._settings.base_url!r}" if "_settings" in self.__dict__ else "not built"
        return f"{type(self).__name__}({state})"

    def _assemble(self, settings: Settings, transport: Transport, components: Components) -> None:
        if is_asked_for(settings):
            load("integrations_anthropic._sync.credentials.provider")
            from .credentials.provider import ConfiguredCredentials

            components = evolve(components, auth=ConfiguredCredentials(settings, components, transport))
        self._settings = settings
        self._components = components
        self._pipeline = Pipeline(settings, components, transport)


_OF_CLIENT = frozenset(
    {
        *("_settings", "_components", "_pipeline", "_owns_transport", "_is_copy", "webhooks"),
        *(name for name, value in vars(Services).items() if isinstance(value, lazy_property)),
    }
)
"""Attributes that a copy or an unpickled client has of its own; those of a subclass are copied."""


def _rebuilt(cls: type[AnthropicClient], given: dict[str, Any]) -> AnthropicClient:
    """The client of a pickle."""
    client = cls.__new__(cls)
    client._set_up(SourcedValue(None, "ClientConfig"), SourcedValue(given, "argument"))
    return client


def _check(settings: Settings) -> None:
    check_components(settings)
    if settings.http_client is not None:
        load("integrations_anthropic._sync.http.through_httpx.httpx_adapter")
        from .http.through_httpx.httpx_adapter import check_http_client

        check_http_client(settings.http_client)


def _transport(settings: Settings) -> Transport:
    load("integrations_anthropic._sync.http.transport")
    from .http.transport import HTTPTransport

    return HTTPTransport(settings)
