"""What a client is put together from: its own parts, or what a user gave in their place."""

from __future__ import annotations

from collections.abc import Set
from inspect import iscoroutine
from logging import ERROR, getLogger
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from .._anthropic_error import scrubbed
from .._config.policies import CircuitConfig, RetryPolicy
from .._core.call.auth import ConfiguredAuth
from .._core.resilience.retry import Retry, RetryBudget
from .._runtime.clock import SystemClock
from .._runtime.fork import register_after_fork
from .._runtime.http2 import check_http2
from .._runtime.tls import ssl_context
from ..errors import ConfigurationError
from .observability import build_telemetry, observe_circuit
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
    from .._core.protocols import AuthProvider, CircuitBreaker, Clock, Logger, RateLimiter, Retries, RetryExecutor
    from .._core.resilience.retry import RetryNotice
    from .._core.telemetry import Telemetry
    from ..storage.rate_limits import ConfiguredLimits

__all__ = ["Components", "PolicyRetryExecutor", "check_components", "needs_own_connections"]


class PolicyRetryExecutor:
    """Retries by a `RetryPolicy`, from a budget that copies of a client share."""

    def __init__(self, policy: RetryPolicy, budget: RetryBudget | None = None, logger: Logger | None = None) -> None:
        """`logger`: None means `logging.getLogger("integrations_anthropic.retry")`."""
        self._policy = policy
        self._budget = budget
        self._logger: Logger = getLogger("integrations_anthropic.retry") if logger is None else logger

    def begin(self, *, max_retries: int, safe: bool) -> Retries:
        """The retries of one call."""
        tell = None if self._policy.on_retry is None else self._tell
        return Retry(self._policy, max_retries=max_retries, safe=safe, budget=self._budget, tell=tell)

    def _tell(self, notice: RetryNotice) -> None:
        assert self._policy.on_retry is not None  # noqa: S101 - called only where there is one
        try:
            given = self._policy.on_retry(notice)
        except Exception as fault:  # the user's own code may raise anything; the call goes on
            self._logger.log(ERROR, "on_retry raised %s: %s", type(fault).__name__, scrubbed(str(fault)))
            return
        if iscoroutine(given):
            given.close()
            self._logger.log(ERROR, "on_retry gave a coroutine, which nobody awaits: it must be a plain function")


@frozen(kw_only=True)
class Components:
    """Everything beside the transport that a pipeline needs; copies of a client share it."""

    auth: AuthProvider
    clock: Clock
    retry: RetryExecutor
    circuit: CircuitBreaker | None
    limiter: ConfiguredLimits | RateLimiter | None
    telemetry: Telemetry
    budget: RetryBudget = field(repr=False)
    build_circuit: tuple[Any, ...] = field(repr=False)
    """What the circuit is made of: a copy where it is the same shares it."""
    storage: RedisConnections | None = field(repr=False)
    """The Redis that limits and circuit are kept in; None where they are kept in this process."""

    @classmethod
    def of(cls, settings: Settings) -> Components:
        """The parts that the settings call for."""
        budget, storage = RetryBudget(), build_storage(settings)
        register_after_fork(budget)
        clock = settings.clock or SystemClock()
        telemetry, circuit = build_telemetry(settings, clock), build_circuit(settings, storage)
        observe_circuit(telemetry, circuit)
        return cls(
            auth=settings.auth or ConfiguredAuth(settings),
            clock=clock,
            retry=_retry(settings, budget),
            circuit=circuit,
            limiter=build_limiter(settings, storage),
            telemetry=telemetry,
            budget=budget,
            build_circuit=circuit_identity(settings),
            storage=storage,
        )

    def changed(self, settings: Settings, names: Set[str], *, moved: bool) -> Components:
        """The parts of a copy: shared, but for what its own options change."""
        parts = evolve(self, auth=settings.auth or ConfiguredAuth(settings), retry=_retry(settings, self.budget))
        if "clock" in names:
            parts = evolve(parts, clock=settings.clock or SystemClock())
        if not names.isdisjoint(_OF_TELEMETRY):
            parts = evolve(parts, telemetry=build_telemetry(settings, parts.clock))
        if "rate_limits" in names and storage_identity(settings) != (self.storage and self.storage.storage_identity):
            parts = evolve(parts, storage=build_storage(settings))
        made_of = circuit_identity(settings)
        if made_of != self.build_circuit:
            parts = evolve(parts, circuit=build_circuit(settings, parts.storage), build_circuit=made_of)
        if "rate_limits" in names:
            parts = evolve(parts, limiter=build_limiter(settings, parts.storage))
        if (parts.telemetry, parts.circuit) != (self.telemetry, self.circuit):
            observe_circuit(parts.telemetry, parts.circuit)
        return parts

    def close(self) -> None:
        """Close the connections that limits and circuit are kept through; they are opened again when needed."""
        if self.storage is not None:
            self.storage.blocking.close()

    async def aclose(self) -> None:
        """The same, for the client that awaits."""
        if self.storage is not None:
            await self.storage.awaiting.close()


_SEAMS = {
    "transport": ("send", "close"),
    "auth": ("headers",),
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
_OF_TELEMETRY = {"telemetry", "logger", "log_level", "clock"}
_OF_CONNECTIONS = (
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
    """Whether a copy differs in what its connections are made of, and so cannot share them."""
    return any(getattr(before, name) != getattr(after, name) for name in _OF_CONNECTIONS)


def check_components(settings: Settings, http_client: str) -> None:
    """Refuse what was given in place of a part of the client but cannot do its work, and files that cannot be read.

    `http_client` is the class of httpx this client works with.
    """
    _check_http_client(settings.http_client, http_client)
    check_http2(settings.http2)
    if settings.ca_bundle or settings.client_cert:
        # Made now rather than at the first call, so that a file that cannot be read is found here.
        ssl_context(settings.ca_bundle, settings.client_cert, settings.ssl_cert_file, settings.ssl_cert_dir)
    for name, methods in _SEAMS.items():
        given = getattr(settings, name)
        missing = [method for method in methods if given is not None and not callable(getattr(given, method, None))]
        if missing and type(given) is not _POLICIES.get(name):
            raise ConfigurationError(f"{name} has no method {missing[0]}(): it is no {_KINDS[name]}", field=name)


def _check_http_client(given: Any, wanted: str) -> None:
    """Refuse a client of the user's own that this client cannot use, or that does not verify certificates."""
    if given is None:
        return
    names = {cls.__name__ for cls in type(given).__mro__}
    if wanted not in names:
        raise ConfigurationError(
            f"http_client must be an httpx.{wanted}, not {type(given).__name__}", field="http_client"
        )
    transports = [getattr(given, "_transport", None), *getattr(given, "_mounts", {}).values()]
    for transport in transports:
        context = getattr(getattr(transport, "_pool", None), "_ssl_context", None)
        if context is not None and not (context.verify_mode == 2 and context.check_hostname):
            raise ConfigurationError(
                "http_client has a transport that does not verify certificates and host names", field="http_client"
            )


def _retry(settings: Settings, budget: RetryBudget) -> RetryExecutor:
    if isinstance(settings.retry, RetryPolicy):
        return PolicyRetryExecutor(settings.retry, budget, settings.logger)
    executor: RetryExecutor = settings.retry
    return executor
