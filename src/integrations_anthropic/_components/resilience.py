"""Builds the circuit and the rate limiter of a client, and the connections to the Redis that may hold their state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from .._config.policies import CircuitConfig, RateLimits
from .._core.resilience.circuit import CircuitBreaker
from .._core.resilience.custom_components import CustomCircuitAdapter
from .._loading.lazy_import import load
from .._runtime.clock import SystemClock
from .._runtime.fork import register_after_fork

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._core.call.protocols import CallCircuit, RateLimiter
    from ..storage.rate_limits import ConfiguredLimits
    from ..storage.redis_connection import AsyncRedisConnection, RedisConnection

__all__ = [
    "RedisConnections",
    "build_circuit",
    "build_limiter",
    "build_storage",
    "circuit_identity",
    "storage_identity",
]


class RedisConnections(NamedTuple):
    """The connections to one Redis of both clients; only one of the two is ever opened."""

    identity: int
    blocking: RedisConnection
    awaiting: AsyncRedisConnection


def storage_identity(settings: Settings) -> int | None:
    """Distinguishes one storage from another; None where state is kept in this process. Shows no password."""
    limits = settings.rate_limits
    if not isinstance(limits, RateLimits) or str(limits.storage).startswith("memory:"):
        return None
    return hash((limits.storage, limits.on_storage_error))


def build_storage(settings: Settings) -> RedisConnections | None:
    """Connections to the Redis that the limits name; None where they name none."""
    identity = storage_identity(settings)
    if identity is None:
        return None
    load("integrations_anthropic.storage.address", "integrations_anthropic.storage.redis_connection")
    from ..storage.address import parse_address
    from ..storage.redis_connection import AsyncRedisConnection, RedisConnection

    address = parse_address(settings.rate_limits.storage)
    if address is None:
        return None
    options = {"on_storage_error": settings.rate_limits.on_storage_error, "logger": settings.logger}
    return RedisConnections(identity, RedisConnection(address, **options), AsyncRedisConnection(address, **options))


def build_circuit(settings: Settings, storage: RedisConnections | None) -> CallCircuit | None:
    """The circuit: of this process, shared through `storage`, or the user's own. None where it is turned off."""
    given: Any = settings.circuit
    if given is None:
        return None
    circuit: Any = given
    if isinstance(given, CircuitConfig):
        circuit = CircuitBreaker(given, logger=settings.logger)
        if storage is not None:
            circuit = _shared_circuit(settings, storage)
    if hasattr(circuit, "after_fork"):
        register_after_fork(circuit)
    own = isinstance(given, (CircuitConfig, CircuitBreaker))
    built: CallCircuit = circuit if own else CustomCircuitAdapter(circuit)
    return built


def _shared_circuit(settings: Settings, storage: RedisConnections) -> Any:
    load("integrations_anthropic.storage.circuit_decisions")
    from ..storage.circuit_decisions import CircuitDecisions

    limits = settings.rate_limits
    amounts = (limits.requests_per_minute, limits.input_tokens_per_minute, limits.output_tokens_per_minute)
    address = urlsplit(settings.base_url)
    return CircuitDecisions(
        settings.circuit,
        origin=f"{address.scheme}://{address.netloc}",
        blocking=storage.blocking,
        awaiting=storage.awaiting,
        on_storage_error=limits.on_storage_error,
        limited=any(amount is not None for amount in (*amounts, limits.tokens_per_minute)),
        logger=settings.logger,
    )


def circuit_identity(settings: Settings) -> tuple[Any, ...]:
    """What a circuit depends on: another origin fails on its own, and times of two clocks do not compare."""
    address = urlsplit(settings.base_url)
    return settings.circuit, settings.clock, address.scheme, address.netloc, storage_identity(settings)


def build_limiter(settings: Settings, storage: RedisConnections | None) -> ConfiguredLimits | RateLimiter | None:
    """The limiter of a `RateLimits`, or the user's own; None where nothing is limited."""
    if not isinstance(settings.rate_limits, RateLimits):
        limiter: RateLimiter | None = settings.rate_limits
        return limiter
    # Imported only where there are limits.
    load("integrations_anthropic.storage.rate_limits")
    from ..storage.rate_limits import ConfiguredLimits

    limits = ConfiguredLimits(
        settings.rate_limits,
        settings.clock or SystemClock(),
        settings.logger,
        # The circuit's own connections: what one of the two learns about Redis, the other knows.
        blocking=None if storage is None else storage.blocking,
        awaiting=None if storage is None else storage.awaiting,
    )
    return limits if limits.items else None
