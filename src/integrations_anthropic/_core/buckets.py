"""How much may be sent, counted: a token bucket and an exact sliding window. Time is an argument, in seconds.

Source: section 14.5 of the seed. Both may be shared by threads: each decision is taken under a lock, and waits for
nobody.
"""

from __future__ import annotations

from collections import deque
from threading import Lock

from ..errors import ConfigurationError

__all__ = ["SlidingWindowLog", "TokenBucket"]


class TokenBucket:
    """Holds up to `capacity` tokens and gains `refill_rate` a second; starts full.

    A cost above the capacity is admitted when the bucket is full, and leaves it in debt: nothing waits for ever.
    """

    def __init__(self, capacity: float, refill_rate: float) -> None:
        for name, value in (("capacity", capacity), ("refill_rate", refill_rate)):
            if not value > 0:
                raise ConfigurationError(f"{name} must be more than 0, not {value!r}", field=name)
        self.capacity = capacity
        self.refill_rate = refill_rate
        self._level = float(capacity)
        self._seen: float | None = None
        self._lock = Lock()

    def try_acquire(self, cost: float, now: float) -> float:
        """Take `cost` tokens and return 0; or take nothing and return the seconds until they are there."""
        with self._lock:
            self._refill(now)
            missing = min(cost, self.capacity) - self._level
            if missing > 0:
                return missing / self.refill_rate
            self._level -= cost
            return 0.0

    def give_back(self, cost: float, now: float) -> None:
        """Return tokens that were taken and not used."""
        with self._lock:
            self._refill(now)
            self._level = min(self.capacity, self._level + cost)

    def available(self, now: float) -> float:
        """Tokens there are; below 0 after a cost above the capacity."""
        with self._lock:
            self._refill(now)
            return self._level

    def set_available(self, tokens: float, now: float) -> None:
        """Take the server's word for how much is left; it only ever lowers the local view."""
        with self._lock:
            self._refill(now)
            self._level = min(self._level, tokens)

    def _refill(self, now: float) -> None:
        # A clock that goes backwards refills nothing.
        if self._seen is None or now > self._seen:
            passed = 0.0 if self._seen is None else now - self._seen
            self._level = min(self.capacity, self._level + passed * self.refill_rate)
            self._seen = now


class SlidingWindowLog:
    """At most `max_tokens` in any `window` seconds, exactly: one entry per request, with its time and its cost.

    A cost above `max_tokens` is admitted when the window is empty.
    """

    def __init__(self, window: float, max_tokens: float) -> None:
        for name, value in (("window", window), ("max_tokens", max_tokens)):
            if not value > 0:
                raise ConfigurationError(f"{name} must be more than 0, not {value!r}", field=name)
        self.window = window
        self.max_tokens = max_tokens
        self._entries: deque[list[float]] = deque()
        self._used = 0.0
        self._lock = Lock()

    def check(self, cost: float, now: float) -> float:
        """Seconds until `cost` fits, 0 where it does; nothing is taken."""
        with self._lock:
            self._forget(now)
            return self._wait(cost, now)

    def try_acquire(self, cost: float, now: float) -> float:
        """Record `cost` and return 0; or record nothing and return the seconds until it fits."""
        with self._lock:
            self._forget(now)
            wait = self._wait(cost, now)
            if wait == 0:
                self._add(cost, now)
            return wait

    def record(self, cost: float, now: float) -> None:
        """Record what was used in any case; below 0 it corrects an estimate that was too high."""
        with self._lock:
            self._forget(now)
            self._add(cost, now)

    def used(self, now: float) -> float:
        """What was used in the window that ends now."""
        with self._lock:
            self._forget(now)
            return self._used

    def _add(self, cost: float, now: float) -> None:
        self._entries.append([now, cost])
        self._used += cost

    def _wait(self, cost: float, now: float) -> float:
        over = self._used + min(cost, self.max_tokens) - self.max_tokens
        if over <= 0:
            return 0.0
        for then, spent in self._entries:
            over -= spent
            if over <= 0:
                return then + self.window - now
        return 0.0

    def _forget(self, now: float) -> None:
        while self._entries and self._entries[0][0] <= now - self.window:
            self._used -= self._entries.popleft()[1]
