"""What stands guard over a client's calls, circuit and limits, and the Redis they may be kept in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from .._config.policies import CircuitConfig, RateLimits
from .._core.resilience.circuit import CircuitBreaker as OwnCircuit
from .._runtime.clock import SystemClock
from .._runtime.fork import register_after_fork

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._core.protocols import CircuitBreaker, RateLimiter
    from ..storage.rate_limits import ConfiguredLimits
    from ..storage.redis_connection import AsyncRedisConnection, RedisConnection

__all__ = [
    "RedisConnections",
    "circuit_identity",
    "build_circuit",
    "storage_identity",
    "build_limiter",
    "build_storage",
]


class RedisConnections(NamedTuple):
    """Connections to one Redis, for each half; only one of them is ever opened."""

    storage_identity: int
    blocking: RedisConnection
    awaiting: AsyncRedisConnection


def storage_identity(settings: Settings) -> int | None:
    """Tells one storage from another; None where counts and states stay in this process. Shows no password."""
    limits = settings.rate_limits
    if not isinstance(limits, RateLimits) or str(limits.storage).startswith("memory:"):
        return None
    return hash((limits.storage, limits.on_storage_error))


def build_storage(settings: Settings) -> RedisConnections | None:
    """Connections to the Redis that the limits name; None where they name none."""
    place = storage_identity(settings)
    if place is None:
        return None
    from ..storage.address import parse_address
    from ..storage.redis_connection import AsyncRedisConnection, RedisConnection

    address = parse_address(settings.rate_limits.storage)
    if address is None:
        return None
    options = {"on_storage_error": settings.rate_limits.on_storage_error, "logger": settings.logger}
    return RedisConnections(place, RedisConnection(address, **options), AsyncRedisConnection(address, **options))


def build_circuit(settings: Settings, storage: RedisConnections | None) -> CircuitBreaker | None:
    """The circuit: of this process, shared by way of `storage`, or the user's own."""
    circuit: Any = settings.circuit
    if isinstance(settings.circuit, CircuitConfig):
        circuit = OwnCircuit(settings.circuit, logger=settings.logger)
        if storage is not None:
            circuit = _shared_circuit(settings, storage)
    if hasattr(circuit, "after_fork"):
        register_after_fork(circuit)
    made: CircuitBreaker | None = circuit
    return made


def _shared_circuit(settings: Settings, storage: RedisConnections) -> Any:
    from ..storage.redis_circuit import SharedCircuit

    limits = settings.rate_limits
    most = (limits.requests_per_minute, limits.input_tokens_per_minute, limits.output_tokens_per_minute)
    address = urlsplit(settings.base_url)
    return SharedCircuit(
        settings.circuit,
        origin=f"{address.scheme}://{address.netloc}",
        blocking=storage.blocking,
        awaiting=storage.awaiting,
        on_storage_error=limits.on_storage_error,
        limited=any(limit is not None for limit in (*most, limits.tokens_per_minute)),
        logger=settings.logger,
    )


def circuit_identity(settings: Settings) -> tuple[Any, ...]:
    """What tells one circuit from another: a service elsewhere fails for itself; times of two clocks do not compare."""
    address = urlsplit(settings.base_url)
    return settings.circuit, settings.clock, address.scheme, address.netloc, storage_identity(settings)


def build_limiter(settings: Settings, storage: RedisConnections | None) -> ConfiguredLimits | RateLimiter | None:
    """The limits a policy calls for, or the user's own; None where nothing is limited."""
    if not isinstance(settings.rate_limits, RateLimits):
        limiter: RateLimiter | None = settings.rate_limits
        return limiter
    # Loaded for those who have limits.
    from ..storage.rate_limits import ConfiguredLimits

    limits = ConfiguredLimits(
        settings.rate_limits,
        settings.clock or SystemClock(),
        settings.logger,
        # The same as the circuit's: what one of them finds out about Redis the other knows.
        blocking=None if storage is None else storage.blocking,
        awaiting=None if storage is None else storage.awaiting,
    )
    return limits if limits.items else None
