"""The components of a client: its own, or what a user gave in their place."""

from __future__ import annotations

from collections.abc import Set
from types import FunctionType
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from .._config.policies import CircuitConfig, RetryPolicy
from .._core.call.auth import ConfiguredAuth
from .._core.resilience.custom_components import CustomRetryExecutor
from .._core.resilience.retry import PolicyRetryExecutor, RetryBudget
from .._loading.lazy_import import load
from .._runtime.clock import SystemClock
from .._runtime.fork import register_after_fork
from .._runtime.network.http2 import check_http2
from .._runtime.network.tls import ssl_context
from .._runtime.socks import check_socks
from ..errors import ConfigurationError
from .observability import build_meter, build_observer, build_reader, client_closed, observe_circuit
from .resilience import (
    RedisConnections,
    build_circuit,
    build_limiter,
    build_storage,
    circuit_identity,
    storage_identity,
)

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._core.call.protocols import AuthProvider, CallCircuit, CallRetryExecutor, Clock, RateLimiter
    from .._core.call.span import CallObserver
    from .._core.codec.response_reader import ResponseReader
    from .._core.credentials.provider import AsyncCredentialProvider, CredentialProvider
    from .._core.credentials.tokens import TokenStore
    from ..prices import Meter
    from ..storage.rate_limits import ConfiguredLimits

__all__ = ["Components", "check_components", "is_asked_for", "needs_own_connections"]


@frozen(kw_only=True)
class Components:
    """Everything a client needs beside its settings and its transport; copies of a client share it."""

    auth: AuthProvider | ConfiguredAuth | AsyncCredentialProvider | CredentialProvider
    clock: Clock
    retry: CallRetryExecutor
    circuit: CallCircuit | None
    limiter: ConfiguredLimits | RateLimiter | None
    observer: CallObserver
    meter: Meter | None
    """Counts what calls use; None where that is off."""
    reader: ResponseReader
    budget: RetryBudget = field(repr=False)
    circuit_identity: tuple[Any, ...] = field(repr=False)
    """What the circuit depends on: a copy shares it where this is the same."""
    owns_circuit: bool = field(repr=False)
    """Whether the circuit is that of this client and its copies alone."""
    owns_observer: bool = field(default=True, repr=False)
    tokens: TokenStore | None = field(repr=False)
    """The access token; None where the credential is sent as it is."""
    storage: RedisConnections | None = field(repr=False)
    """The Redis that limits and circuit are kept in; None where they are kept in this process."""

    @classmethod
    def of(cls, settings: Settings) -> Components:
        """The components that the settings ask for."""
        budget, storage = RetryBudget(), build_storage(settings)
        register_after_fork(budget)
        clock = settings.clock or SystemClock()
        meter = build_meter(settings)
        observer, circuit = build_observer(settings, clock, meter), build_circuit(settings, storage)
        observe_circuit(observer, circuit)
        return cls(
            auth=settings.auth or ConfiguredAuth(settings),
            clock=clock,
            retry=_retry_executor(settings, budget),
            circuit=circuit,
            limiter=build_limiter(settings, storage),
            observer=observer,
            meter=meter,
            reader=build_reader(settings),
            budget=budget,
            circuit_identity=circuit_identity(settings),
            owns_circuit=isinstance(settings.circuit, CircuitConfig),
            tokens=_tokens(settings, None),
            storage=storage,
        )

    def changed(self, settings: Settings, names: Set[str]) -> Components:
        """The components of a copy with other options: shared, except for those that the options `names` change."""
        copy = evolve(
            self,
            auth=settings.auth or ConfiguredAuth(settings),
            retry=_retry_executor(settings, self.budget),
            reader=self.reader.but(strict=settings.strict_responses),
            tokens=_tokens(settings, self.tokens),
        )
        if "clock" in names:
            copy = evolve(copy, clock=settings.clock or SystemClock())
        if not names.isdisjoint(_METER_OPTIONS):
            copy = evolve(copy, meter=build_meter(settings))
        if not names.isdisjoint(_TELEMETRY_OPTIONS | _METER_OPTIONS):
            observer = build_observer(settings, copy.clock, copy.meter)
            copy = evolve(copy, observer=observer, reader=build_reader(settings))
        if "rate_limits" in names and storage_identity(settings) != (self.storage and self.storage.identity):
            copy = evolve(copy, storage=build_storage(settings))
        identity = circuit_identity(settings)
        if identity != self.circuit_identity:
            circuit = build_circuit(settings, copy.storage)
            copy = evolve(copy, circuit=circuit, circuit_identity=identity)
        if "rate_limits" in names:
            copy = evolve(copy, limiter=build_limiter(settings, copy.storage))
        if (copy.observer, copy.circuit) != (self.observer, self.circuit):
            observe_circuit(copy.observer, copy.circuit)
        owns_circuit = copy.circuit is not self.circuit and isinstance(settings.circuit, CircuitConfig)
        return evolve(copy, owns_circuit=owns_circuit, owns_observer=copy.observer is not self.observer)

    def leave_gauges(self) -> None:
        """Take circuit and limits of a closed client out of the gauges, unless they are those of others too."""
        client_closed(self.observer, self.circuit if self.owns_circuit else None, limits=self.owns_observer)

    def close(self) -> None:
        """Close the connections to Redis; they are opened again when needed."""
        if self.storage is not None:
            self.storage.blocking.close()

    async def aclose(self) -> None:
        """The same, for the async client."""
        if self.storage is not None:
            await self.storage.awaiting.close()


_PROTOCOLS = {
    "transport": ("send", "close"),
    "auth": ("headers", "prepare", "aprepare"),
    "clock": ("monotonic", "time", "sleep", "asleep"),
    "logger": ("log", "isEnabledFor"),
    "retry": ("begin",),
    "circuit": ("admit", "settle"),
}
_KINDS = {
    "transport": "Transport",
    "auth": "AuthProvider",
    "clock": "Clock",
    "logger": "Logger",
    "retry": "RetryPolicy or RetryExecutor",
    "circuit": "CircuitConfig or CircuitBreaker",
}
_POLICIES = {"retry": RetryPolicy, "circuit": CircuitConfig}
_METER_OPTIONS = {"meter", "prices"}
_TELEMETRY_OPTIONS = {"telemetry", "logger", "log_level", "clock"}
_CONNECTION_OPTIONS = (
    "base_url",
    "transport",
    "http_client",
    "proxy",
    "ca_bundle",
    "client_cert",
    "http2",
    "max_connections",
    "max_idle_connections",
    "idle_connection_timeout",
)


def needs_own_connections(before: Settings, after: Settings) -> bool:
    """Whether a copy needs connections of its own, because an option that they depend on differs."""
    return any(getattr(before, name) != getattr(after, name) for name in _CONNECTION_OPTIONS)


def check_components(settings: Settings) -> None:
    """Check the components and files that were given.

    Raises ConfigurationError for a component that lacks a method of its protocol, and for a certificate file that
    cannot be read.
    """
    check_http2(settings.http2)
    if settings.transport is None and settings.http_client is None:
        check_socks(settings.proxy, settings.sources["proxy"])
    if settings.ca_bundle or settings.client_cert:
        # Built now rather than at the first call, so that an unreadable file is an error of the constructor.
        ssl_context(settings.ca_bundle, settings.client_cert, settings.ssl_cert_file, settings.ssl_cert_dir)
    for name, methods in _PROTOCOLS.items():
        given = getattr(settings, name)
        if isinstance(given, type) and any(_needs_instance(given, method) for method in methods):
            why = f"{name} must be a {_KINDS[name]}, not the class {given.__name__}: pass an instance of it"
            raise ConfigurationError(why, field=name)
        missing = [method for method in methods if given is not None and not callable(getattr(given, method, None))]
        # One of its methods is enough for `auth`; the client looks for its own.
        if name == "auth" and len(missing) < len(methods):
            continue
        if missing and type(given) is not _POLICIES.get(name):
            why = f"{name} must be a {_KINDS[name]}: {type(given).__name__} has no method {missing[0]}()"
            raise ConfigurationError(why, field=name)


def _needs_instance(given: type, method: str) -> bool:
    """Whether a class has the method for its instances alone, so that it cannot be called on the class."""
    return any(isinstance(vars(cls)[method], FunctionType) for cls in given.__mro__ if method in vars(cls))


def _tokens(settings: Settings, before: TokenStore | None) -> TokenStore | None:
    """What keeps the token of a client; None where its credential is sent as it is, or comes from `auth`.

    `before`: that of the client it is a copy of, which serves where the token is for the same identity and address.
    """
    if settings.identity is None or settings.auth is not None:
        return None
    key = (settings.identity, settings.base_url)
    if before is not None and before.key == key:
        return before
    load("integrations_anthropic._core.credentials.tokens")
    from .._core.credentials.tokens import TokenStore

    store = TokenStore(key)
    register_after_fork(store)
    return store


def is_asked_for(settings: Settings) -> bool:
    """Whether the credential is asked for: it is a function, or a token that is exchanged."""
    return settings.auth is None and (settings.identity is not None or hasattr(settings.api_key, "function"))


def _retry_executor(settings: Settings, budget: RetryBudget) -> CallRetryExecutor:
    if isinstance(settings.retry, RetryPolicy):
        return PolicyRetryExecutor(settings.retry, budget, settings.logger)
    return CustomRetryExecutor(settings.retry)
