"""The limits of a `RateLimits` policy: their counts, and the limiters of both halves that wait for them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from .._core.resilience.rate_limiter import KINDS, REQUESTS
from .._runtime.fork import register_after_fork
from .address import parse_address
from .limits_adapter import JointRateLimiter, JointStorage, MinuteLimit
from .redis_connection import AsyncRedisConnection, RedisConnection, check_redis_installed

if TYPE_CHECKING:
    from .._config.policies import RateLimits
    from .._core.call.protocols import Clock, Logger

__all__ = ["ConfiguredLimits"]


class Gate(Protocol):
    """What attempts go through."""

    def after_fork(self) -> None:
        """Called in a child process."""
        ...


G = TypeVar("G", bound=Gate)
C = TypeVar("C", RedisConnection, AsyncRedisConnection)


class ConfiguredLimits:
    """What all copies of a client share of its limits."""

    def __init__(
        self,
        policy: RateLimits,
        clock: Clock,
        logger: Logger | None = None,
        *,
        blocking: RedisConnection | None = None,
        awaiting: AsyncRedisConnection | None = None,
    ) -> None:
        """`blocking` and `awaiting`: connections to the storage that others use too; by default it has its own."""
        self.policy = policy
        self.clock = clock
        self._connections = (blocking, awaiting)
        self._logger = logger
        self.address = parse_address(policy.storage)
        """Where the Redis is; None where the counts stay in this process."""
        if self.address is not None:
            check_redis_installed()
        self.items = tuple(_items(policy))
        self.counts_tokens = any(item.namespace != REQUESTS for item in self.items)
        self.limits = JointRateLimiter(JointStorage("anthropic+memory://"), *self.items).limits
        self._gate: Any = None
        self._making = Lock()
        register_after_fork(self)

    def gate(self, make: Callable[[ConfiguredLimits], G]) -> G:
        """The one gate of all copies, made when the first of them asks."""
        with self._making:
            if self._gate is None:
                self._gate = make(self)
            gate: G = self._gate
            return gate

    def connection(self, kind: type[C]) -> C:
        """The connection to the storage of one kind, opened when first used."""
        for known in self._connections:
            if isinstance(known, kind):
                return known
        assert self.address is not None  # noqa: S101 - who asks has seen that there is a Redis
        return kind(self.address, on_storage_error=self.policy.on_storage_error, logger=self._logger)

    def after_fork(self) -> None:
        """In a child process: new locks, and an empty queue."""
        self._making = Lock()
        self.limits.reset_after_fork()
        if self._gate is not None:
            self._gate.after_fork()


def _items(policy: RateLimits) -> list[MinuteLimit]:
    amounts = (
        policy.requests_per_minute,
        policy.input_tokens_per_minute,
        policy.output_tokens_per_minute,
        policy.tokens_per_minute,
    )
    return [
        MinuteLimit(kind, amount, policy.burst if kind == REQUESTS else None)
        for kind, amount in zip(KINDS, amounts, strict=True)
        if amount is not None
    ]
