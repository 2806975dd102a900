"""Limits of this process, in terms of the package `limits`: its items, a storage of our own scheme, a strategy over it.

What `limits` lacks is here: a token bucket, a sliding window with one entry per request, one decision over several
limits, the wait for a cost, and correcting a cost afterwards. It starts no threads.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import RateLimiter
from limits.util import WindowStats

from .._core.resilience.rate_limiter import KINDS, REQUESTS, Admission, Cost, JointLimits, LimitCounter

__all__ = ["JointRateLimiter", "JointStorage", "MinuteLimit"]


class MinuteLimit(RateLimitItemPerMinute):
    """A limit per minute. `kind`: one of `KINDS`, kept as `namespace`. `burst`: how many requests may come at once."""

    __slots__ = ("burst",)

    def __init__(self, kind: str, amount: float, burst: float | None = None) -> None:
        super().__init__(1, 1, kind)
        self.amount = amount  # type: ignore[assignment]  # `limits` has integers, here fractions are allowed
        self.burst = burst

    def __str__(self) -> str:
        return f"{self.amount:g} {self.namespace.replace('-', ' ')} per minute"

    def with_left(self, left: float) -> str:
        """The limit, and what is left of it, for the message of a refusal."""
        return f"{self} ({max(0, math.floor(left))} left)"


class JointStorage(Storage):
    """The counters of this process by key. `clock`: the time in seconds, monotonic.

    A storage of `limits` has no joint decision and no correction: `counter` gives the strategy what makes both.
    """

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

    def incr(self, key: str, expiry: int, amount: float = 1, *, now: float | None = None) -> int:
        """Record `amount`, even if it does not fit, at the time `now`; None reads the clock.

        Returns what is used of the last minute, rounded down.
        """
        counter = self._counters[key]
        counter.last = counter.record(amount, self.clock() if now is None else now)
        return int(counter.capacity - counter.local.room)

    def get(self, key: str) -> int:
        """What is used of the last minute, rounded down."""
        counter = self._counters.get(key)
        return 0 if counter is None else int(counter.capacity - counter.left(self.clock()))

    def get_expiry(self, key: str) -> float:
        """The time at which what is used now is free again, in seconds since 1970."""
        counter = self._counters.get(key)
        wait = 0.0 if counter is None else counter.wait(counter.capacity, self.clock())
        return time.time() + wait

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


class JointRateLimiter(JointLimits, RateLimiter):
    """Several limits of `limits` that admit a request together or not at all.

    `acquire` decides over all of them; `hit`, `test` and `get_window_stats` are those of `limits`, over one of them.
    """

    storage: JointStorage

    def __init__(self, storage: JointStorage, *items: MinuteLimit) -> None:
        RateLimiter.__init__(self, storage)
        JointLimits.__init__(self, map(storage.counter, items))
        self.items = items
        self._keys = [(item.key_for(), item.get_expiry()) for item in items]

    def hit(self, item: RateLimitItem, *identifiers: str, cost: float = 1) -> bool:
        """Take `cost` from one limit if it fits."""
        counter, now = self.storage.counter(item, *identifiers), self.storage.clock()
        with self._lock:
            fits = not counter.wait(cost, now)
            if fits:
                self.storage.incr(item.key_for(*identifiers), item.get_expiry(), cost, now=now)
            return fits

    def test(self, item: RateLimitItem, *identifiers: str, cost: float = 1) -> bool:
        """Whether `cost` fits one limit; nothing is taken."""
        with self._lock:
            return not self.storage.counter(item, *identifiers).wait(cost, self.storage.clock())

    def get_window_stats(self, item: RateLimitItem, *identifiers: str) -> WindowStats:
        """The time at which one limit is unused again, in seconds since 1970, and what is left of it, rounded down."""
        counter, key = self.storage.counter(item, *identifiers), item.key_for(*identifiers)
        with self._lock:
            left, unused_at = counter.left(self.storage.clock()), self.storage.get_expiry(key)
        # Sums of fractions of a permit may be just below a whole one.
        return WindowStats(unused_at, max(0, int(left + 1e-9)))

    def exhausted(self, cost: Cost) -> str:
        """Name the limits that do not admit `cost` now, and what is left of each; empty where all of them do."""
        amounts = [(item, cost[KINDS.index(item.namespace)]) for item in self.items]
        full = [item for item, amount in amounts if amount and not self.test(item, cost=amount)]
        return ", ".join(item.with_left(self.get_window_stats(item).remaining) for item in full)

    def _take(self, cost: Cost, now: float, admission: Admission) -> None:
        for position, counter in enumerate(self.counters):
            if amount := cost[counter.index]:
                key, expiry = self._keys[position]
                # Without a call in between: what is in flight is always held by an admission.
                counter.in_flight += amount
                admission.held[position] = amount
                self.storage.incr(key, expiry, amount, now=now)
                admission.entries[position] = counter.last
