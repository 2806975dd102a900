"""Who waits for the limits, in order: first come, first served. Time is an argument, in seconds.

Only the first in line looks at the limits; the others wait until it is their turn. Nobody stays who cannot be served
in time: what waits longer than it may is refused when it comes, as far as that can be foreseen, or when it is seen.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar

from ...errors import AnthropicError, DeadlineExceededError, LocalRateLimitError
from .rate_limiter import Cost, JointLimits

__all__ = ["QueueEntry", "WaitQueue"]

# A wait may be longer than allowed by what a rounding makes of it.
_ROUNDING = 1e-6


class Wakeable(Protocol):
    """What somebody waits on until it is their turn."""

    def set(self) -> Any:
        """Say that it is."""
        ...


T = TypeVar("T", bound=Wakeable)


class QueueEntry(Generic[T]):
    """One who waits: for what, since when, and for how long at most."""

    __slots__ = ("cost", "deadline", "joined", "left_behind", "max_wait", "number", "refused", "turn")

    def __init__(
        self,
        cost: Cost,
        joined: float,
        max_wait: float | None,
        deadline: float | None,
        left_behind: Callable[[], bool] | None = None,
    ) -> None:
        self.cost = cost
        self.joined = joined
        self.max_wait = max_wait
        self.deadline = deadline
        self.left_behind = left_behind
        """Says whether who stands here can never go on, because their event loop was closed."""
        self.number = 0
        self.turn: T | None = None
        """None for who came first: it is their turn."""
        self.refused: AnthropicError | None = None
        """Why it makes no sense to wait any longer."""

    @property
    def bound(self) -> float:
        """The last moment that waiting may end; infinity where there is none."""
        last = float("inf") if self.max_wait is None else self.joined + self.max_wait
        return last if self.deadline is None else min(last, self.deadline)

    def refusal(self, now: float, wait: float) -> AnthropicError | None:
        """The error where another `wait` seconds are more than it may wait."""
        if self.deadline is not None and now + wait >= self.deadline:
            left = self.deadline - self.joined
            return DeadlineExceededError(
                f"waiting {wait:.1f} s for the rate limit would pass the deadline", duration=left
            )
        if self.max_wait is not None and now + wait > self.joined + self.max_wait + _ROUNDING:
            return LocalRateLimitError(
                f"the rate limit has room in {wait:.1f} s, which is longer than max_wait={self.max_wait:g} s",
                retry_after=wait,
            )
        return None


class WaitQueue(Generic[T]):
    """The places, in order. May be shared by threads."""

    def __init__(self, limits: JointLimits) -> None:
        self._limits = limits
        self._places: deque[QueueEntry[T]] = deque()
        self._lock = Lock()
        self._joined = 0
        self._plan: _Forecast | None = None

    @property
    def empty(self) -> bool:
        """Whether nobody waits."""
        return not self._places

    def join(self, place: QueueEntry[T], turn: Callable[[], T]) -> bool:
        """Stand at the end. Whether it is the turn of `place`; else it has a `turn` to wait on."""
        with self._lock:
            while self._places and (gone := self._places[0].left_behind) is not None and gone():
                self._places.popleft()
                self._plan = None
            self._joined += 1
            place.number = self._joined
            self._places.append(place)
            if len(self._places) == 1:
                return True
            place.turn = turn()
            return False

    def leave(self, place: QueueEntry[T], *, served: bool) -> None:
        """Go, served or not; the next one gets the turn."""
        with self._lock:
            first = self._places[0] is place if self._places else False
            if first:
                self._places.popleft()
            elif place in self._places:
                self._places.remove(place)
            if not served or not self._places:
                self._plan = None
            following = self._places[0] if first and self._places else None
        if following is not None and following.turn is not None:
            following.turn.set()

    def foreseen(self, place: QueueEntry[T], now: float) -> float:
        """Seconds until `place` will be served, if all goes as it looks now; everyone before it is served first."""
        with self._lock:
            plan = self._plan
            if plan is None or plan.changes != self._limits.changes:
                plan = self._plan = _Forecast(self._limits.changes, self._limits.twin(), now)
            for other in self._places:
                if plan.covered < other.number:
                    plan.add(other.number, other.cost)
                if other is place:
                    break
            return plan.ends - now

    def refuse_the_late(self, now: float) -> float:
        """Refuse those behind the first whose time is over; returns when the next one's is, or infinity."""
        with self._lock:
            nearest = float("inf")
            for place in list(self._places)[1:]:
                bound = place.bound
                if bound > now:
                    nearest = min(nearest, bound)
                elif place.turn is not None:
                    place.refused = place.refusal(now, max(_ROUNDING * 2, bound - now))
                    self._places.remove(place)
                    self._plan = None
                    place.turn.set()
            return nearest

    def renew(self) -> None:
        """In a child process, where nobody waits."""
        self._lock = Lock()
        self._places.clear()
        self._plan = None


class _Forecast:
    """How it will go if nothing changes: the limits as they will be when all that stand in line were served."""

    def __init__(self, changes: int, limits: JointLimits, now: float) -> None:
        self.changes = changes
        self.limits = limits
        self.ends = now
        self.covered = 0

    def add(self, number: int, cost: Cost) -> None:
        self.ends = self.limits.pass_by((cost,), self.ends)
        self.covered = number
