"""A sliding-window log: how many tokens may be used in any minute. Time is an argument, in seconds.

Threads may share it: each decision is made under a lock, which is never held while waiting. `wait`, `take`
and `amend` are parts of a decision over several limits and take no lock: the caller holds one.
"""

from __future__ import annotations

from collections import deque
from threading import Lock

from ...errors import ConfigurationError

__all__ = ["Entry", "SlidingWindowLog"]


class Entry:
    """One request: when it was admitted, and its cost."""

    __slots__ = ("admitted_at", "cost", "expired")

    def __init__(self, admitted_at: float, cost: float) -> None:
        self.admitted_at = admitted_at
        self.cost = cost
        self.expired = False
        """Whether it has left the window: its cost no longer counts."""


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
        """Record tokens that were used, even if they do not fit; a negative cost takes back the latest ones."""
        with self._lock:
            self._remove_expired(now)
            if cost >= 0:
                self.take(cost, now)
                return
            for entry in reversed(self._entries):
                returned = min(entry.cost, -cost)
                self.amend(entry, entry.cost - returned, now)
                cost += returned

    def used(self, now: float) -> float:
        """Tokens used in the window that ends now."""
        with self._lock:
            self._remove_expired(now)
            return self._used

    def wait(self, cost: float, now: float) -> float:
        """Seconds until `cost` fits, 0 where it does; nothing is recorded."""
        self._remove_expired(now)
        over = self._used + min(cost, self.max_tokens) - self.max_tokens
        if over <= 0:
            return 0.0
        for entry in self._entries:
            over -= entry.cost
            if over <= 0:
                # Rounded to 0 it would mean that the cost fits.
                return max(entry.admitted_at + self.window - now, 1e-9)
        return 0.0

    def take(self, cost: float, now: float) -> Entry:
        """Record `cost`, even if it does not fit."""
        entry = Entry(now, cost)
        # In this order both or neither happens, wherever a signal interrupts it: after a call, not before.
        self._used += cost
        self._entries.append(entry)
        return entry

    @property
    def room(self) -> float:
        """Tokens left, without removing expired entries first."""
        return self.max_tokens - self._used

    def amend(self, entry: Entry, cost: float, now: float) -> None:
        """Correct the cost of a recorded request; it counts from its admission."""
        self._remove_expired(now)
        if not entry.expired:
            self._used += cost - entry.cost
            entry.cost = cost

    def copy(self) -> SlidingWindowLog:
        """A copy in the same state."""
        copy = SlidingWindowLog(self.window, self.max_tokens)
        copy._entries.extend(Entry(entry.admitted_at, entry.cost) for entry in self._entries)
        copy._used = self._used
        return copy

    def reset_after_fork(self) -> None:
        """Replace the lock in a child process."""
        self._lock = Lock()

    def _remove_expired(self, now: float) -> None:
        entries = self._entries
        while entries and entries[0].admitted_at <= now - self.window:
            entry = entries[0]
            entry.expired = True
            self._used -= entry.cost
            # The only call: before it, nothing can interrupt this.
            entries.popleft()
        if not entries:
            # Rounding errors end with the last entry.
            self._used = 0.0
