"""Limits of this process, in terms of the package `limits`: a storage of its own scheme, and a strategy over it.

What `limits` lacks is here: a token bucket, a sliding window with one entry per request, one decision over several
limits, the wait for a cost, and correcting a cost afterwards. It starts no threads.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import RateLimiter
from limits.util import WindowStats

from .._core.resilience.rate_limiter import KINDS, MINUTE, REQUESTS, Admission, Cost, JointLimits, LimitCounter

__all__ = ["JointRateLimiter", "JointStorage", "MinuteLimit"]


class MinuteLimit(RateLimitItemPerMinute):
    """A limit per minute. `kind`: one of `KINDS`, kept as `namespace`. `burst`: how many requests may come at once."""

    __slots__ = ("burst",)

    def __init__(self, kind: str, amount: float, burst: float | None = None) -> None:
        super().__init__(1, 1, kind)
        self.amount = amount  # type: ignore[assignment]  # `limits` has integers, here fractions are allowed
        self.burst = burst

    def key_for(self, *identifiers: bytes | str | int | float) -> str:
        """The key of its counter: without the amount, so that a changed limit keeps what was used."""
        return "/".join([self.namespace, *map(str, identifiers)])


class JointStorage(Storage):
    """The counters of this process by key. `clock`: the time in seconds for the methods of `limits`, monotonic."""

    STORAGE_SCHEME = ["anthropic+memory"]  # noqa: RUF012 - as `limits` declares it

    def __init__(
        self,
        uri: str | None = None,
        wrap_exceptions: bool = False,
        clock: Callable[[], float] = time.monotonic,
        **options: Any,
    ) -> None:
        super().__init__(uri, wrap_exceptions, **options)
        self.clock = clock
        self._counters: dict[str, LimitCounter] = {}

    @property
    def base_exceptions(self) -> type[Exception]:
        """The errors of the storage; this one raises none."""
        return ValueError

    def counter(self, item: RateLimitItem, *identifiers: str) -> LimitCounter:
        """The counter of a limit, created at the first call."""
        burst = item.burst if isinstance(item, MinuteLimit) else None
        kind = item.namespace if item.namespace in KINDS else REQUESTS
        return self._counters.setdefault(item.key_for(*identifiers), LimitCounter(kind, item.amount, burst))

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add `amount`, even if it does not fit; returns what is used of the last minute."""
        counter = self._counters[key]
        counter.local.take(amount, self.clock())
        return self.get(key)

    def get(self, key: str) -> int:
        """What is used of the last minute, rounded down."""
        counter = self._counters.get(key)
        return 0 if counter is None else int(counter.capacity - counter.left(self.clock()))

    def get_expiry(self, key: str) -> float:
        """The time at which what is used now is free again, in seconds since 1970."""
        return time.time() + MINUTE

    def check(self) -> bool:
        """Always True: the storage is in this process."""
        return True

    def reset(self) -> int:
        """Remove all counters; returns how many there were."""
        count = len(self._counters)
        self._counters.clear()
        return count

    def clear(self, key: str) -> None:
        """Remove one counter."""
        self._counters.pop(key, None)


class JointRateLimiter(RateLimiter):
    """Several limits decided together by `self.limits`; the methods of the `limits` package decide over one of them."""

    storage: JointStorage

    def __init__(self, storage: JointStorage, *items: MinuteLimit) -> None:
        super().__init__(storage)
        self.limits = JointLimits(storage.counter(item) for item in items)

    def hit(self, item: RateLimitItem, *identifiers: str, cost: int = 1) -> bool:
        """Take `cost` from one limit if it fits."""
        return isinstance(self._one(item, *identifiers).acquire(_cost(item, cost), self.storage.clock()), Admission)

    def test(self, item: RateLimitItem, *identifiers: str, cost: int = 1) -> bool:
        """Whether `cost` fits one limit; nothing is taken."""
        copy = self._one(item, *identifiers).copy()
        return isinstance(copy.acquire(_cost(item, cost), self.storage.clock()), Admission)

    def get_window_stats(self, item: RateLimitItem, *identifiers: str) -> WindowStats:
        """The time at which one limit is unused again, in seconds since 1970, and what is left of it now."""
        left = self.storage.counter(item, *identifiers).left(self.storage.clock())
        return WindowStats(time.time() + MINUTE, max(0, int(left)))

    def _one(self, item: RateLimitItem, *identifiers: str) -> JointLimits:
        return JointLimits([self.storage.counter(item, *identifiers)])


def _cost(item: RateLimitItem, cost: float) -> Cost:
    kind = item.namespace if item.namespace in KINDS else REQUESTS
    return Cost(*(cost if name == kind else 0 for name in KINDS))
