"""Rate limits that several processes share through Redis: storages of the package `limits` with their own scheme."""

from __future__ import annotations

import itertools
import math
import os
import secrets
import time
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from limits.aio.storage import Storage as AsyncStorage
from limits.storage import Storage

from .._core.resilience.rate_limiter import KINDS, MINUTE, Cost, ServerLimit
from .address import Address, parse_address
from .limits_adapter import MinuteLimit
from .limits_lua import ACQUIRE, DELETE, LEARN, LEFT, RECORD, SETTLE
from .redis_connection import AsyncRedisConnection, RedisConnection, StorageUnavailable

__all__ = ["AsyncSharedLimits", "LimitDecision", "SharedLimits"]


_NOT_SINGLE = "these limits are decided together and cannot be counted one by one: use acquire()"


class LimitDecision(NamedTuple):
    """The reply to one request: seconds to wait, 0 where it is admitted, and what is left of each limit."""

    wait: float
    left: dict[str, float]


class _ScriptEncoder:
    """Encodes limits and requests as arguments of the scripts, and decodes their replies."""

    def __init__(self, address: Address, items: Sequence[MinuteLimit]) -> None:
        # A hash tag in braces keeps the keys on one node of a cluster.
        self.keys = [f"{{{address.prefix}:limits}}:{name}" for name in ("state", "log", "costs")]
        amounts = {item.namespace: item.amount for item in items}
        requests = next((item for item in items if item.namespace == KINDS[0]), None)
        burst = None if requests is None else requests.amount if requests.burst is None else requests.burst
        rate = None if requests is None else requests.amount
        self._limits = [-1 if n is None else n for n in (burst, rate, *map(amounts.get, KINDS[1:]))]
        self._amounts = amounts
        self._numbers = itertools.count()
        self._process = (0, "")

    def name(self) -> str:
        """A name that is unique among all requests, in this and other processes."""
        if self._process[0] != os.getpid():
            self._process = os.getpid(), secrets.token_hex(6)
        return f"{self._process[1]}-{next(self._numbers)}"

    def acquire(self, name: str, cost: Cost) -> list[Any]:
        return [*self._limits, name, _round_up(cost.input_tokens), _round_up(cost.output_tokens)]

    def decision(self, reply: bytes) -> LimitDecision:
        wait, _, left = reply.partition(b" ")
        return LimitDecision(int(wait) / 1e6, self.left(left))

    def left(self, reply: bytes) -> dict[str, float]:
        # One string: redis-py is slower with several.
        return {kind: float(value) for kind, value in zip(KINDS, reply.split(), strict=True) if value != b"-"}

    def settle(self, name: str, used: Cost, acknowledged: bool) -> list[Any]:
        tokens = _round_up(used.input_tokens), _round_up(used.output_tokens)
        return [*self._limits, name, _round_up(used.requests), *tokens, int(acknowledged)]

    def learn(self, stated: Mapping[str, ServerLimit], now: float) -> list[Any]:
        groups = [
            (KINDS.index(kind), limit.remaining, round((limit.reset - now) * 1e6), 1 + self._amounts[kind] / MINUTE)
            for kind, limit in stated.items()
            if kind in self._amounts
        ]
        return [*self._limits, *itertools.chain.from_iterable(groups)] if groups else []

    def limits(self) -> list[Any]:
        return [*self._limits]

    def used(self, kind: str, left: Mapping[str, float]) -> int:
        maximum = self._limits[0] if kind == KINDS[0] else self._amounts.get(kind, 0)
        return math.ceil(maximum - left[kind]) if kind in left else 0


class SharedLimits(Storage):
    """The sync storage. `acquire` decides over all limits; counting one alone, as `limits` does, is not supported."""

    STORAGE_SCHEME = ["anthropic+redis"]  # noqa: RUF012 - as `limits` declares it

    def __init__(
        self,
        uri: str | None = None,
        wrap_exceptions: bool = False,
        *,
        items: Sequence[MinuteLimit] = (),
        connection: RedisConnection | None = None,
        **options: Any,
    ) -> None:
        super().__init__(uri, wrap_exceptions, **options)
        self._connection = connection or RedisConnection(_address(uri))
        self._encoder = _ScriptEncoder(self._connection.address, items)

    def name(self) -> str:
        """A name that is unique among all requests, in this and other processes."""
        return self._encoder.name()

    def acquire(self, name: str, cost: Cost) -> LimitDecision:
        """Admit a request by all limits or by none. StorageUnavailable where Redis does not reply.

        `name`: from `name()`; the request is settled by it.
        """
        return self._encoder.decision(
            self._connection.run(ACQUIRE, self._encoder.keys, self._encoder.acquire(name, cost))
        )

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

    def left(self) -> dict[str, float]:
        """What is left of each limit now."""
        return self._encoder.left(self._connection.run(LEFT, self._encoder.keys, self._encoder.limits()))

    @property
    def base_exceptions(self) -> type[Exception]:
        """The error where Redis does not reply."""
        return StorageUnavailable

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Not supported: the limits are decided together."""
        raise NotImplementedError(_NOT_SINGLE)

    def get(self, key: str) -> int:
        """What is used of the limit whose kind is `key`, rounded up."""
        return self._encoder.used(key, self.left())

    def get_expiry(self, key: str) -> float:
        """The time at which what is used now is free again, in seconds since 1970."""
        return time.time() + MINUTE

    def check(self) -> bool:
        """Whether Redis replies."""
        try:
            self.left()
        except StorageUnavailable:
            return False
        return True

    def reset(self) -> int:
        """Delete all counts, for every process; returns how many keys there were."""
        return int(self._connection.run(DELETE, self._encoder.keys, ()))

    def clear(self, key: str) -> None:
        """Not supported: the limits are counted together."""
        raise NotImplementedError(_NOT_SINGLE)


class AsyncSharedLimits(AsyncStorage):
    """The async storage; see `SharedLimits`."""

    STORAGE_SCHEME = ["async+anthropic+redis"]  # noqa: RUF012 - as `limits` declares it

    def __init__(
        self,
        uri: str | None = None,
        wrap_exceptions: bool = False,
        *,
        items: Sequence[MinuteLimit] = (),
        connection: AsyncRedisConnection | None = None,
        **options: Any,
    ) -> None:
        super().__init__(uri, wrap_exceptions, **options)
        self._connection = connection or AsyncRedisConnection(_address(uri))
        self._encoder = _ScriptEncoder(self._connection.address, items)

    def name(self) -> str:
        """A name that is unique among all requests, in this and other processes."""
        return self._encoder.name()

    async def acquire(self, name: str, cost: Cost) -> LimitDecision:
        """Admit a request by all limits or by none. StorageUnavailable where Redis does not reply.

        `name`: from `name()`; the request is settled by it.
        """
        return self._encoder.decision(
            await self._connection.run(ACQUIRE, self._encoder.keys, self._encoder.acquire(name, cost))
        )

    async def record(self, name: str, cost: Cost) -> None:
        """Count requests that were admitted without Redis."""
        await self._connection.run(RECORD, self._encoder.keys, self._encoder.settle(name, cost, True))

    async def settle(self, name: str, used: Cost, acknowledged: bool) -> None:
        """Record the actual cost of a request still in the window. `acknowledged`: the server has counted it."""
        await self._connection.run(SETTLE, self._encoder.keys, self._encoder.settle(name, used, acknowledged))

    async def learn(self, stated: Mapping[str, ServerLimit], now: float) -> None:
        """Lower the limits to what the server stated, where that is less."""
        if args := self._encoder.learn(stated, now):
            await self._connection.run(LEARN, self._encoder.keys, args)

    async def left(self) -> dict[str, float]:
        """What is left of each limit now."""
        return self._encoder.left(await self._connection.run(LEFT, self._encoder.keys, self._encoder.limits()))

    @property
    def base_exceptions(self) -> type[Exception]:
        """The error where Redis does not reply."""
        return StorageUnavailable

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Not supported: the limits are decided together."""
        raise NotImplementedError(_NOT_SINGLE)

    async def get(self, key: str) -> int:
        """What is used of the limit whose kind is `key`, rounded up."""
        return self._encoder.used(key, await self.left())

    async def get_expiry(self, key: str) -> float:
        """The time at which what is used now is free again, in seconds since 1970."""
        return time.time() + MINUTE

    async def check(self) -> bool:
        """Whether Redis replies."""
        try:
            await self.left()
        except StorageUnavailable:
            return False
        return True

    async def reset(self) -> int:
        """Delete all counts, for every process; returns how many keys there were."""
        return int(await self._connection.run(DELETE, self._encoder.keys, ()))

    async def clear(self, key: str) -> None:
        """Not supported: the limits are counted together."""
        raise NotImplementedError(_NOT_SINGLE)


def _address(uri: str | None) -> Address:
    address = parse_address((uri or "").rpartition("anthropic+")[2] or "redis://localhost")
    if address is None:
        raise ValueError("the address must be that of a Redis, not memory://")
    return address


def _round_up(count: float) -> str:
    return str(math.ceil(count))
