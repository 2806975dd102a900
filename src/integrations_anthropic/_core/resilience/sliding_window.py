"""A sliding-window log: how many tokens may be used in any minute. Time is an argument, in seconds.

May be shared by threads: each decision is taken under a lock, and waits for nobody. `wait`, `take` and `amend` are the
parts of a decision over several limits and take no lock: who decides over several has one of its own.
"""

from __future__ import annotations

from collections import deque
from threading import Lock

from ...errors import ConfigurationError

__all__ = ["Entry", "SlidingWindowLog"]


class Entry:
    """What one request costs, and when it was admitted."""

    __slots__ = ("cost", "gone", "then")

    def __init__(self, then: float, cost: float) -> None:
        self.then = then
        self.cost = cost
        self.gone = False
        """It has left the window: what it cost makes no difference any more."""


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
        self._entries: deque[Entry] = deque()
        self._used = 0.0
        self._lock = Lock()

    def check(self, cost: float, now: float) -> float:
        """Seconds until `cost` fits, 0 where it does; nothing is taken."""
        with self._lock:
            return self.wait(cost, now)

    def try_acquire(self, cost: float, now: float) -> float:
        """Record `cost` and return 0; or record nothing and return the seconds until it fits."""
        with self._lock:
            wait = self.wait(cost, now)
            if not wait:
                self.take(cost, now)
            return wait

    def record(self, cost: float, now: float) -> None:
        """Record what was used in any case; below 0 it takes back what was recorded last, as far as it is there."""
        with self._lock:
            self._forget(now)
            if cost >= 0:
                self.take(cost, now)
                return
            for entry in reversed(self._entries):
                less = min(entry.cost, -cost)
                self.amend(entry, entry.cost - less, now)
                cost += less

    def used(self, now: float) -> float:
        """What was used in the window that ends now."""
        with self._lock:
            self._forget(now)
            return self._used

    def wait(self, cost: float, now: float) -> float:
        """Seconds until `cost` fits, 0 where it does; nothing is recorded."""
        self._forget(now)
        over = self._used + min(cost, self.max_tokens) - self.max_tokens
        if over <= 0:
            return 0.0
        for entry in self._entries:
            over -= entry.cost
            if over <= 0:
                # Rounded to nothing it would say that it fits.
                return max(entry.then + self.window - now, 1e-9)
        return 0.0

    def take(self, cost: float, now: float) -> Entry:
        """Record `cost`, fitting or not."""
        entry = Entry(now, cost)
        self._entries.append(entry)
        self._used += cost
        return entry

    @property
    def room(self) -> float:
        """What was left when it was looked at last."""
        return self.max_tokens - self._used

    def amend(self, entry: Entry, cost: float, now: float) -> None:
        """What a recorded request really cost. It counts from when it was admitted, and as long."""
        self._forget(now)
        if not entry.gone:
            self._used += cost - entry.cost
            entry.cost = cost

    def twin(self) -> SlidingWindowLog:
        """Another one in the same state."""
        twin = SlidingWindowLog(self.window, self.max_tokens)
        twin._entries.extend(Entry(entry.then, entry.cost) for entry in self._entries)
        twin._used = self._used
        return twin

    def renew(self) -> None:
        """In a child process: a lock that no thread holds."""
        self._lock = Lock()

    def _forget(self, now: float) -> None:
        entries = self._entries
        while entries and entries[0].then <= now - self.window:
            entry = entries.popleft()
            entry.gone = True
            self._used -= entry.cost
        if not entries:
            # Nothing is left of sums that were rounded.
            self._used = 0.0
