"""The timing of one attempt: its deadline, and its timeouts as an HTTP library asks for them.

Times are seconds of a monotonic clock.
"""

from __future__ import annotations

from contextvars import ContextVar
from math import inf
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CURRENT_TIMEOUTS", "AttemptDeadline", "AttemptTimeouts", "TimeLimit", "WaitExpired", "at_most"]

LimitName = Literal["deadline", "attempt", "idle", "progress"]

# A timer may fire this much before its time, in seconds.
EARLY = 0.002
LONGEST_WAIT = 1_000_000.0
"""Seconds of one wait at most: sockets and locks refuse larger numbers (2**31 milliseconds on Linux)."""


class TimeLimit(NamedTuple):
    """One limit: when it expires, which one it is, and the seconds it allowed."""

    until: float
    name: LimitName
    allowed: float | None


class AttemptDeadline:
    """The limits of one attempt.

    Its timeout starts when it leaves the pool and ends with the body; where the body is streamed, with the head. From
    then on two clocks run: bytes that belong to a stream reset the idle clock, and only progress (events other than
    pings) the other. The caller's deadline covers all of it.
    """

    __slots__ = ("_deadline", "_heard", "_idle", "_progress", "_progressed", "_started", "_streamed", "_timeout")

    def __init__(
        self,
        *,
        timeout: float | None = None,
        deadline: TimeLimit | None = None,
        streamed: bool = False,
        idle: float | None = None,
        progress: float | None = None,
    ) -> None:
        """`idle` and `progress` count only where the body is `streamed`."""
        self._timeout = timeout
        self._deadline = deadline
        self._streamed = streamed
        self._idle = idle
        self._progress = progress
        self._started: float | None = None
        self._heard: float | None = None
        self._progressed = 0.0

    def start(self, now: float) -> None:
        """The attempt has a connection: its timeout starts."""
        if self._started is None:
            self._started = now

    def head_received(self, now: float) -> None:
        """The head of the response arrived: the clocks of a streamed body start."""
        if self._streamed:
            self._heard = self._progressed = now

    def data_received(self, now: float) -> None:
        """Bytes of the stream arrived."""
        if self._heard is not None:
            self._heard = now

    def progress_made(self, now: float) -> None:
        """Something other than a ping arrived."""
        self._progressed = now

    def limit_trailer(self, now: float, seconds: float) -> None:
        """The message is complete: the rest of the body may take `seconds` from now, though never beyond the deadline.

        The other limits end.
        """
        self._deadline = _sooner(self._deadline, TimeLimit(now + seconds, "deadline", seconds))
        self._timeout = self._heard = None

    def remaining(self, now: float) -> float | None:
        """Seconds until the first limit expires, at least 0; None without a limit."""
        until = self._until()
        return None if until == inf else max(0.0, until - now)

    def expired(self, now: float) -> TimeLimit | None:
        """The limit that has expired, None while there is time."""
        return None if self._until() > now + EARLY else self._first()

    def _until(self) -> float:
        """When the first limit expires; infinite without a limit."""
        first = inf if self._deadline is None else self._deadline.until
        if self._heard is not None:
            if self._idle is not None and (until := self._heard + self._idle) < first:
                first = until
            if self._progress is not None and (until := self._progressed + self._progress) < first:
                first = until
        elif (
            self._started is not None and self._timeout is not None and (until := self._started + self._timeout) < first
        ):
            first = until
        return first

    def _first(self) -> TimeLimit | None:
        first = self._deadline
        if self._heard is not None:
            if self._idle is not None:
                first = _sooner(first, TimeLimit(self._heard + self._idle, "idle", self._idle))
            if self._progress is not None:
                first = _sooner(first, TimeLimit(self._progressed + self._progress, "progress", self._progress))
        elif self._started is not None and self._timeout is not None:
            attempt = TimeLimit(self._started + self._timeout, "attempt", self._timeout)
            first = attempt if first is None else _sooner(first, attempt)
        return first


def at_most(timeout: float | None, left: float) -> float:
    """The timeout, and no more than the seconds that are left."""
    return left if timeout is None else min(timeout, left)


def _sooner(first: TimeLimit | None, other: TimeLimit) -> TimeLimit:
    return other if first is None or other.until < first.until else first


CURRENT_TIMEOUTS: ContextVar[dict[str, float | None]] = ContextVar("CURRENT_TIMEOUTS")
"""The timeouts of the request that this task or thread works on, where a connection carries several."""


class WaitExpired(BaseException):
    """A wait on a connection that other requests share has expired; the connection goes on.

    Not an Exception, because httpcore would take that for the end of the connection.
    """


class AttemptTimeouts(dict[str, "float | None"]):
    """Timeouts by name ("connect", "read", "write", "pool"): each is what is left of the attempt when it is read."""

    def __init__(
        self,
        deadline: AttemptDeadline,
        monotonic: Callable[[], float],
        *,
        connect: float | None,
        pool: float | None,
        attempt: float | None,
    ) -> None:
        """`connect`, `pool`, `attempt`: seconds allowed for each; `monotonic` reads the clock."""
        self._deadline = deadline
        self._monotonic = monotonic
        self._connect = connect
        self._pool = pool
        super().__init__(connect=connect, read=attempt, write=attempt, pool=pool)

    def get(self, name: str, default: object = None) -> float | None:
        """Seconds left to connect, to wait for the pool, or for the next read or write; None without a limit."""
        left = self._deadline.remaining(self._monotonic())
        allowed = self._connect if name == "connect" else self._pool if name == "pool" else None
        if left is None:
            return None if allowed is None else min(allowed, LONGEST_WAIT)
        return min(left, LONGEST_WAIT) if allowed is None else min(allowed, left, LONGEST_WAIT)

    def start(self) -> None:
        """The attempt has left the pool."""
        self._deadline.start(self._monotonic())
