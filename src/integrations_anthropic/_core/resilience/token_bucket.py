"""A token bucket: how many requests may be sent. Time is an argument, in seconds.

Threads may share it: each decision is made under a lock, which is never held while waiting. `wait` and
`take` are parts of a decision over several limits and take no lock: the caller holds one.
"""

from __future__ import annotations

from threading import Lock

from ...errors import ConfigurationError

__all__ = ["TokenBucket"]


class TokenBucket:
    """Holds up to `capacity` tokens and gains `refill_rate` tokens per second; starts full.

    A cost above the capacity is admitted when the bucket is full, and leaves it below 0: no cost waits for ever.
    """

    def __init__(self, capacity: float, refill_rate: float) -> None:
        for name, value in (("capacity", capacity), ("refill_rate", refill_rate)):
            if not value > 0:
                raise ConfigurationError(f"{name} must be more than 0, not {value!r}", field=name)
        self.capacity = capacity
        self.refill_rate = refill_rate
        self._level = float(capacity)
        self._refilled_at: float | None = None
        self._lock = Lock()

    def try_acquire(self, cost: float, now: float) -> float:
        """Take `cost` tokens and return 0; or take nothing and return the seconds until they are available."""
        with self._lock:
            wait = self.wait(cost, now)
            if not wait:
                self.take(cost, now)
            return wait

    def wait(self, cost: float, now: float) -> float:
        """Seconds until `cost` tokens are available, 0 where they are; nothing is taken."""
        self._refill(now)
        missing = (cost if cost < self.capacity else self.capacity) - self._level
        return missing / self.refill_rate if missing > 0 else 0.0

    def take(self, cost: float, now: float) -> None:
        """Take `cost` tokens, even if fewer are left."""
        self._refill(now)
        self._level -= cost

    def copy(self) -> TokenBucket:
        """A copy in the same state."""
        copy = TokenBucket(self.capacity, self.refill_rate)
        copy._level, copy._refilled_at = self._level, self._refilled_at
        return copy

    def reset_after_fork(self) -> None:
        """Replace the lock in a child process."""
        self._lock = Lock()

    @property
    def room(self) -> float:
        """What was left at the last refill."""
        return self._level

    def give_back(self, cost: float, now: float) -> None:
        """Return tokens that were taken and not used."""
        with self._lock:
            self._refill(now)
            self._level = min(self.capacity, self._level + cost)

    def available(self, now: float) -> float:
        """Tokens that are left; below 0 after a cost above the capacity."""
        with self._lock:
            self._refill(now)
            return self._level

    def set_available(self, tokens: float, now: float) -> None:
        """Lower what is left to what the server states; a higher value is ignored."""
        with self._lock:
            self._refill(now)
            self._level = min(self._level, tokens)

    def _refill(self, now: float) -> None:
        # A clock that goes backwards refills nothing.
        before = self._refilled_at
        if before is None or now > before:
            level = self._level + (0.0 if before is None else now - before) * self.refill_rate
            self._level = level if level < self.capacity else self.capacity
            self._refilled_at = now
