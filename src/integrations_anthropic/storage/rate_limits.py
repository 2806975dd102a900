"""The limits of a `RateLimits` policy: their counts, and the limiters of both halves that wait for them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from .._core.resilience.rate_limiter import KINDS, REQUESTS
from .._runtime.fork import register_after_fork
from .address import parse_address
from .limits_adapter import JointRateLimiter, JointStorage, MinuteLimit
from .redis_connection import AsyncRedisConnection, RedisConnection, check_installed

if TYPE_CHECKING:
    from .._config.policies import RateLimits
    from .._core.call.protocols import Clock, Logger

__all__ = ["ConfiguredLimits"]


class ForkableLimiter(Protocol):
    """A limiter that attempts wait for."""

    def after_fork(self) -> None:
        """Called in a child process."""
        ...


L = TypeVar("L", bound=ForkableLimiter)
C = TypeVar("C", RedisConnection, AsyncRedisConnection)


class ConfiguredLimits:
    """The limits of a policy, which all copies of a client share."""

    def __init__(
        self,
        policy: RateLimits,
        clock: Clock,
        logger: Logger | None = None,
        *,
        blocking: RedisConnection | None = None,
        awaiting: AsyncRedisConnection | None = None,
    ) -> None:
        """`blocking` and `awaiting`: connections to the storage that are shared; by default it opens its own."""
        self.policy = policy
        self.clock = clock
        self._connections = (blocking, awaiting)
        self._logger = logger
        self.address = parse_address(policy.storage)
        """The address of the Redis; None where the limits are counted in this process."""
        if self.address is not None:
            check_installed(self.address)
        self.items = tuple(_items(policy))
        self.counts_tokens = any(item.namespace != REQUESTS for item in self.items)
        self.limits = JointRateLimiter(JointStorage("anthropic+memory://", clock=clock.monotonic), *self.items)
        self._limiter: Any = None
        self._creating = Lock()
        register_after_fork(self)

    def limiter(self, create: Callable[[ConfiguredLimits], L]) -> L:
        """The one limiter of all copies, created at the first call."""
        with self._creating:
            if self._limiter is None:
                self._limiter = create(self)
            limiter: L = self._limiter
            return limiter

    def connection(self, kind: type[C]) -> C:
        """The connection of one class to the storage, opened at its first use."""
        for connection in self._connections:
            if isinstance(connection, kind):
                return connection
        assert self.address is not None  # noqa: S101 - called only where there is a Redis
        return kind(self.address, on_storage_error=self.policy.on_storage_error, logger=self._logger)

    def after_fork(self) -> None:
        """In a child process: new locks, and an empty queue."""
        self._creating = Lock()
        self.limits.reset_after_fork()
        if self._limiter is not None:
            self._limiter.after_fork()


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
