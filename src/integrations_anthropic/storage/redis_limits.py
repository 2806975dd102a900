"""Limits that many processes share through Redis, in terms of the package `limits`: storages of its own scheme."""

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
from .limits_lua import ACQUIRE, FORGET, LEARN, LEFT, RECORD, SETTLE
from .redis_connection import AsyncRedisConnection, RedisConnection, StorageAway

__all__ = ["AsyncSharedLimits", "LimitDecision", "SharedLimits"]


_JOINTLY = "these limits are decided over together: use acquire()"


class LimitDecision(NamedTuple):
    """What Redis says to one request: seconds to wait, 0 where it is admitted, and what is left of each limit."""

    wait: float
    left: dict[str, float]


class _ScriptArguments:
    """How limits, requests and answers are written for the scripts."""

    def __init__(self, address: Address, items: Sequence[MinuteLimit]) -> None:
        # In braces, so that a cluster keeps them together.
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
        """A name that no other request has, in this process or another."""
        if self._process[0] != os.getpid():
            self._process = os.getpid(), secrets.token_hex(6)
        return f"{self._process[1]}-{next(self._numbers)}"

    def acquire(self, name: str, cost: Cost) -> list[Any]:
        return [*self._limits, name, _whole(cost.input_tokens), _whole(cost.output_tokens)]

    def decision(self, answer: bytes) -> LimitDecision:
        wait, _, left = answer.partition(b" ")
        return LimitDecision(int(wait) / 1e6, self.left(left))

    def left(self, answer: bytes) -> dict[str, float]:
        # One text: the library takes its time over each one of several.
        return {kind: float(text) for kind, text in zip(KINDS, answer.split(), strict=True) if text != b"-"}

    def settle(self, name: str, used: Cost, answered: bool) -> list[Any]:
        tokens = _whole(used.input_tokens), _whole(used.output_tokens)
        return [*self._limits, name, _whole(used.requests), *tokens, int(answered)]

    def learn(self, stated: Mapping[str, ServerLimit], now: float) -> list[Any]:
        groups = [
            (KINDS.index(kind), word.remaining, round((word.reset - now) * 1e6), 1 + self._amounts[kind] / MINUTE)
            for kind, word in stated.items()
            if kind in self._amounts
        ]
        return [*self._limits, *itertools.chain.from_iterable(groups)] if groups else []

    def limits(self) -> list[Any]:
        return [*self._limits]

    def used(self, kind: str, left: Mapping[str, float]) -> int:
        most = self._limits[0] if kind == KINDS[0] else self._amounts.get(kind, 0)
        return math.ceil(most - left[kind]) if kind in left else 0


class SharedLimits(Storage):
    """For threads. `limits`' own way of counting one limit at a time is not offered: see `acquire`."""

    STORAGE_SCHEME = ["anthropic+redis"]  # noqa: RUF012 - as the package declares it

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
        self._form = _ScriptArguments(self._connection.address, items)

    def name(self) -> str:
        """A name that no other request has, in this process or another."""
        return self._form.name()

    def acquire(self, name: str, cost: Cost) -> LimitDecision:
        """Admit a request by all limits or by none. StorageAway where Redis does not answer.

        `name`: from `name()`; by it the request is settled.
        """
        return self._form.decision(self._connection.run(ACQUIRE, self._form.keys, self._form.acquire(name, cost)))

    def record(self, name: str, cost: Cost) -> None:
        """Count what was let through without asking."""
        self._connection.run(RECORD, self._form.keys, self._form.settle(name, cost, True))

    def settle(self, name: str, used: Cost, answered: bool) -> None:
        """What a request did take; nothing where it has left the minute. `answered`: the server has counted it."""
        self._connection.run(SETTLE, self._form.keys, self._form.settle(name, used, answered))

    def learn(self, stated: Mapping[str, ServerLimit], now: float) -> None:
        """Take the server's word where it has less left."""
        if args := self._form.learn(stated, now):
            self._connection.run(LEARN, self._form.keys, args)

    def left(self) -> dict[str, float]:
        """What is left of each limit right now."""
        return self._form.left(self._connection.run(LEFT, self._form.keys, self._form.limits()))

    @property
    def base_exceptions(self) -> type[Exception]:
        """What comes out where Redis does not answer."""
        return StorageAway

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Not offered: one limit alone is not what this storage decides over."""
        raise NotImplementedError(_JOINTLY)

    def get(self, key: str) -> int:
        """What was used of the limit whose kind `key` is, whole units."""
        return self._form.used(key, self.left())

    def get_expiry(self, key: str) -> float:
        """When what is used now will be free again, in seconds since 1970."""
        return time.time() + MINUTE

    def check(self) -> bool:
        """Whether Redis answers."""
        try:
            self.left()
        except StorageAway:
            return False
        return True

    def reset(self) -> int:
        """Forget everything, for every process; returns how many keys there were."""
        return int(self._connection.run(FORGET, self._form.keys, ()))

    def clear(self, key: str) -> None:
        """Not offered: the limits are counted together."""
        raise NotImplementedError(_JOINTLY)


class AsyncSharedLimits(AsyncStorage):
    """The same for tasks."""

    STORAGE_SCHEME = ["async+anthropic+redis"]  # noqa: RUF012 - as the package declares it

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
        self._form = _ScriptArguments(self._connection.address, items)

    def name(self) -> str:
        """A name that no other request has, in this process or another."""
        return self._form.name()

    async def acquire(self, name: str, cost: Cost) -> LimitDecision:
        """Admit a request by all limits or by none. StorageAway where Redis does not answer.

        `name`: from `name()`; by it the request is settled.
        """
        return self._form.decision(await self._connection.run(ACQUIRE, self._form.keys, self._form.acquire(name, cost)))

    async def record(self, name: str, cost: Cost) -> None:
        """Count what was let through without asking."""
        await self._connection.run(RECORD, self._form.keys, self._form.settle(name, cost, True))

    async def settle(self, name: str, used: Cost, answered: bool) -> None:
        """What a request did take; nothing where it has left the minute. `answered`: the server has counted it."""
        await self._connection.run(SETTLE, self._form.keys, self._form.settle(name, used, answered))

    async def learn(self, stated: Mapping[str, ServerLimit], now: float) -> None:
        """Take the server's word where it has less left."""
        if args := self._form.learn(stated, now):
            await self._connection.run(LEARN, self._form.keys, args)

    async def left(self) -> dict[str, float]:
        """What is left of each limit right now."""
        return self._form.left(await self._connection.run(LEFT, self._form.keys, self._form.limits()))

    @property
    def base_exceptions(self) -> type[Exception]:
        """What comes out where Redis does not answer."""
        return StorageAway

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Not offered: one limit alone is not what this storage decides over."""
        raise NotImplementedError(_JOINTLY)

    async def get(self, key: str) -> int:
        """What was used of the limit whose kind `key` is, whole units."""
        return self._form.used(key, await self.left())

    async def get_expiry(self, key: str) -> float:
        """When what is used now will be free again, in seconds since 1970."""
        return time.time() + MINUTE

    async def check(self) -> bool:
        """Whether Redis answers."""
        try:
            await self.left()
        except StorageAway:
            return False
        return True

    async def reset(self) -> int:
        """Forget everything, for every process; returns how many keys there were."""
        return int(await self._connection.run(FORGET, self._form.keys, ()))

    async def clear(self, key: str) -> None:
        """Not offered: the limits are counted together."""
        raise NotImplementedError(_JOINTLY)


def _address(uri: str | None) -> Address:
    address = parse_address((uri or "").rpartition("anthropic+")[2] or "redis://localhost")
    if address is None:
        raise ValueError("the address of a Redis is needed")
    return address


def _whole(count: float) -> str:
    return str(math.ceil(count))
