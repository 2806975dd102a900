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
    """So much of one kind a minute. `namespace`: one of `KINDS`; `burst`: how many requests may come at once."""

    __slots__ = ("burst",)

    def __init__(self, kind: str, amount: float, burst: float | None = None) -> None:
        super().__init__(1, 1, kind)
        self.amount = amount  # type: ignore[assignment]  # the package thinks in whole units, ours may be fractions
        self.burst = burst

    def key_for(self, *identifiers: bytes | str | int | float) -> str:
        """The key of its count: without the amount, so that a limit that is changed keeps what was used."""
        return "/".join([self.namespace, *map(str, identifiers)])


class JointStorage(Storage):
    """The counts of this process, each by its key. `clock` returns the time in seconds where no other is given."""

    STORAGE_SCHEME = ["anthropic+memory"]  # noqa: RUF012 - as the package declares it

    def __init__(
        self,
        uri: str | None = None,
        wrap_exceptions: bool = False,
        clock: Callable[[], float] = time.monotonic,
        **options: Any,
    ) -> None:
        super().__init__(uri, wrap_exceptions, **options)
        self.clock = clock
        self._meters: dict[str, LimitCounter] = {}

    @property
    def base_exceptions(self) -> type[Exception]:
        """What a storage may raise; this one has nothing that could fail."""
        return ValueError

    def meter(self, item: RateLimitItem, *identifiers: str) -> LimitCounter:
        """The count of a limit, made when first asked for."""
        burst = item.burst if isinstance(item, MinuteLimit) else None
        kind = item.namespace if item.namespace in KINDS else REQUESTS
        return self._meters.setdefault(item.key_for(*identifiers), LimitCounter(kind, item.amount, burst))

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count `amount` more, fitting or not; returns what was used of the last minute."""
        meter = self._meters[key]
        meter.counted.take(amount, self.clock())
        return self.get(key)

    def get(self, key: str) -> int:
        """What was used, whole units."""
        meter = self._meters.get(key)
        return 0 if meter is None else int(meter.capacity - meter.left(self.clock()))

    def get_expiry(self, key: str) -> float:
        """When what is used now will be free again, in seconds since 1970."""
        return time.time() + MINUTE

    def check(self) -> bool:
        """It is always there."""
        return True

    def reset(self) -> int:
        """Forget everything; returns how many counts there were."""
        count = len(self._meters)
        self._meters.clear()
        return count

    def clear(self, key: str) -> None:
        """Forget one count."""
        self._meters.pop(key, None)


class JointRateLimiter(RateLimiter):
    """Several limits at once: `limits` decides over all it was made of; the package's own methods over one of them."""

    storage: JointStorage

    def __init__(self, storage: JointStorage, *items: MinuteLimit) -> None:
        super().__init__(storage)
        self.limits = JointLimits(storage.meter(item) for item in items)

    def hit(self, item: RateLimitItem, *identifiers: str, cost: int = 1) -> bool:
        """Take `cost` from one limit, if it has room."""
        return isinstance(self._one(item, *identifiers).acquire(_cost(item, cost), self.storage.clock()), Admission)

    def test(self, item: RateLimitItem, *identifiers: str, cost: int = 1) -> bool:
        """Whether one limit has room for `cost`; nothing is taken."""
        copy = self._one(item, *identifiers).copy()
        return isinstance(copy.acquire(_cost(item, cost), self.storage.clock()), Admission)

    def get_window_stats(self, item: RateLimitItem, *identifiers: str) -> WindowStats:
        """When all of one limit will be free again, in seconds since 1970, and what is left of it."""
        left = self.storage.meter(item, *identifiers).left(self.storage.clock())
        return WindowStats(time.time() + MINUTE, max(0, int(left)))

    def _one(self, item: RateLimitItem, *identifiers: str) -> JointLimits:
        return JointLimits([self.storage.meter(item, *identifiers)])


def _cost(item: RateLimitItem, cost: float) -> Cost:
    kind = item.namespace if item.namespace in KINDS else REQUESTS
    return Cost(*(cost if name == kind else 0 for name in KINDS))
