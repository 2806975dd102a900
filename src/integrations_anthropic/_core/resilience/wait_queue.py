"""The queue of attempts that wait for the rate limits: first come, first admitted. Time is an argument, in seconds.

Only the first entry asks the limits for admission; the others wait until they are first. An entry that cannot be
admitted in time is refused: when it joins, if that can be forecast, else when its time is over.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar

from ...errors import AnthropicError, DeadlineExceededError, LocalRateLimitError
from .rate_limiter import Cost, JointLimits

__all__ = ["QueueEntry", "WaitQueue"]

# A wait may exceed its limit by a rounding error, in seconds.
_ROUNDING = 1e-6


class Wakeable(Protocol):
    """What an entry waits on until it is first."""

    def hand_over(self, value: Any) -> None:
        """Wake the entry."""
        ...


T = TypeVar("T", bound=Wakeable)


class QueueEntry(Generic[T]):
    """One attempt that waits: its cost, when it joined, and until when it may wait."""

    __slots__ = ("abandoned", "cost", "deadline", "gone", "joined", "max_wait", "number", "refused", "turn")

    def __init__(
        self,
        cost: Cost,
        joined: float,
        max_wait: float | None,
        deadline: float | None,
        abandoned: Callable[[], bool] | None = None,
    ) -> None:
        self.cost = cost
        self.joined = joined
        self.max_wait = max_wait
        self.deadline = deadline
        self.abandoned = abandoned
        """Returns whether the event loop of the entry was closed, so that it will never leave by itself."""
        self.gone = False
        """Whether it waits no more. Set before `leave` is called, which a signal may interrupt at its beginning."""
        self.number = 0
        self.turn: T | None = None
        """What it waits on until it is first; None where it joined as the first."""
        self.refused: AnthropicError | None = None
        """Why it was refused."""

    @property
    def bound(self) -> float:
        """The latest time that waiting may end; infinity without a limit."""
        last = float("inf") if self.max_wait is None else self.joined + self.max_wait
        return last if self.deadline is None else min(last, self.deadline)

    def refusal(self, now: float, wait: float) -> AnthropicError | None:
        """The error where another `wait` seconds exceed its limit; else None."""
        if self.deadline is not None and now + wait >= self.deadline:
            left = self.deadline - self.joined
            return DeadlineExceededError(
                f"waiting {wait:.1f} s for the rate limit would pass the deadline", duration=left
            )
        if self.max_wait is not None and now + wait > self.joined + self.max_wait + _ROUNDING:
            return LocalRateLimitError(
                f"the rate limit allows this request in {wait:.1f} s, which exceeds max_wait={self.max_wait:g} s",
                retry_after=wait,
            )
        return None


class WaitQueue(Generic[T]):
    """The entries, in order. Threads may share it."""

    def __init__(self, limits: JointLimits) -> None:
        self._limits = limits
        self._entries: deque[QueueEntry[T]] = deque()
        self._lock = Lock()
        self._joined = 0
        self._forecast: _Forecast | None = None

    @property
    def empty(self) -> bool:
        """Whether no entry is in the queue."""
        return not self._entries

    def join(self, entry: QueueEntry[T], turn: Callable[[], T]) -> bool:
        """Append an entry. Returns whether it is the first; else it waits on what `turn` returns."""
        with self._lock:
            self._remove_gone()
            self._joined += 1
            entry.number = self._joined
            if self._entries:
                entry.turn = turn()
            self._entries.append(entry)
            return self._entries[0] is entry

    def is_first(self, entry: QueueEntry[T]) -> bool:
        """Whether all earlier entries have left. Asked from time to time: an interrupt may have lost the waking."""
        with self._lock:
            self._remove_gone()
            return bool(self._entries) and self._entries[0] is entry

    def leave(self, entry: QueueEntry[T], *, admitted: bool) -> None:
        """Remove an entry, admitted or not, and wake the next one. It is marked as `gone` beforehand."""
        with self._lock:
            first = self._entries[0] is entry if self._entries else False
            if first:
                self._entries.popleft()
            elif entry in self._entries:
                self._entries.remove(entry)
            if not admitted or not self._entries:
                self._forecast = None
            next_entry = self._entries[0] if first and self._entries else None
        if next_entry is not None and next_entry.turn is not None:
            next_entry.turn.hand_over(True)

    def forecast_wait(self, entry: QueueEntry[T], now: float) -> float:
        """Forecast of the seconds until `entry` is admitted, after all earlier entries."""
        with self._lock:
            forecast = self._forecast
            if forecast is None or forecast.changes != self._limits.changes:
                forecast = self._forecast = _Forecast(self._limits.changes, self._limits.copy(), now)
            for other in self._entries:
                if forecast.covered < other.number:
                    forecast.add(other.number, other.cost)
                if other is entry:
                    break
            return forecast.ends - now

    def refuse_expired(self, now: float) -> float:
        """Refuse the entries behind the first whose time is over. Returns when the next one expires, or infinity."""
        with self._lock:
            nearest = float("inf")
            for entry in list(self._entries)[1:]:
                bound = entry.bound
                if bound > now:
                    nearest = min(nearest, bound)
                elif entry.turn is not None:
                    entry.refused = entry.refusal(now, max(_ROUNDING * 2, bound - now))
                    self._entries.remove(entry)
                    self._forecast = None
                    entry.turn.hand_over(True)
            return nearest

    def reset_after_fork(self) -> None:
        """Empty the queue in a child process."""
        self._lock = Lock()
        self._entries.clear()
        self._forecast = None

    def _remove_gone(self) -> None:
        """Remove the entries at the beginning that will never leave by themselves."""
        while self._entries and _will_not_leave(self._entries[0]):
            self._forecast = None
            self._entries.popleft()


class _Forecast:
    """A copy of the limits in the state after all entries of the queue are admitted."""

    def __init__(self, changes: int, limits: JointLimits, now: float) -> None:
        self.changes = changes
        self.limits = limits
        self.ends = now
        self.covered = 0

    def add(self, number: int, cost: Cost) -> None:
        self.ends = self.limits.admit_all((cost,), self.ends)
        self.covered = number


def _will_not_leave(entry: QueueEntry[Any]) -> bool:
    return entry.gone or (entry.abandoned is not None and entry.abandoned())
