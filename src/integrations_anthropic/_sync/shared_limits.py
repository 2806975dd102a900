# Derived from src/integrations_anthropic/_async/shared_limits.py by `make codegen`. Do not edit.
"""Rate limits in a Redis or Valkey, for all processes that use it: each decision is one script, on its clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .._core.resilience.rate_limiter import Cost, ServerLimit
from ..storage.limits_adapter import MinuteLimit
from ..storage.limits_encoder import LimitDecision, LimitsEncoder
from ..storage.limits_lua import ACQUIRE, LEARN, RECORD, SETTLE
from ..storage.redis_connection import RedisConnection

__all__ = ["SharedLimits"]


class SharedLimits:
    """The limits of all processes. Each method raises StorageUnavailable where no reply comes in time."""

    def __init__(self, connection: RedisConnection, items: Sequence[MinuteLimit]) -> None:
        self._connection = connection
        self._encoder = LimitsEncoder(connection.address.prefix, items)

    def name(self) -> str:
        """A name that is unique among all requests, in this and other processes."""
        return self._encoder.name()

    def exhausted(self, cost: Cost, left: Mapping[str, float]) -> str:
        """Name the limits of which less is left than `cost` takes."""
        return self._encoder.exhausted(cost, left)

    def acquire(self, name: str, cost: Cost) -> LimitDecision:
        """Admit a request by all limits or by none. `name`: from `name()`; the request is settled by it."""
        encoder = self._encoder
        return encoder.decision(self._connection.run(ACQUIRE, encoder.keys, encoder.acquire(name, cost)))

    def record(self, name: str, cost: Cost) -> None:
        """Count requests that were admitted without Redis."""
        self._connection.run(RECORD, self._encoder.keys, self._encoder.settle(name, cost, True))

    def settle(self, name: str, used: Cost, acknowledged: bool) -> None:
        """Record the actual cost of a request still in the window. `acknowledged`: the server has counted it."""
        self._connection.run(SETTLE, self._encoder.keys, self._encoder.settle(name, used, acknowledged))

    def learn(self, stated: Mapping[str, ServerLimit], now: float) -> None:
        """Lower the limits to what the server stated, where that is less."""
        if args := self._encoder.learn(stated, now):
            self._connection.run(LEARN, self._encoder.keys, args)
