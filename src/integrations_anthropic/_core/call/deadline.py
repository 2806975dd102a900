"""How long an attempt may still take, and which limit it hits first. Times are seconds of a monotonic clock."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["AttemptDeadline", "TimeLimit"]

LimitName = Literal["deadline", "attempt", "idle", "progress"]

# A timer may ring this much before its time, in seconds.
EARLY = 0.002


class TimeLimit(NamedTuple):
    """One limit: when it is reached, which one it is, and what was allowed, in seconds."""

    until: float
    name: LimitName
    allowed: float | None


class AttemptDeadline:
    """The limits of one attempt.

    The attempt's time starts when it leaves the pool and ends with the body; where the body is streamed, with the
    head. From then on two clocks run: one that any byte sets back, and one that only progress (anything but a ping)
    sets back. The caller's deadline goes on over all of it. Source: contract, sections 2, 5 and 7.
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
        """The attempt has a connection: its time runs."""
        if self._started is None:
            self._started = now

    def head_received(self, now: float) -> None:
        """The head is in. Of a streamed answer, the clocks of its body run from here."""
        if self._streamed:
            self._heard = self._progressed = now

    def data_received(self, now: float) -> None:
        """Bytes of the body came."""
        if self._heard is not None:
            self._heard = now

    def progress_made(self, now: float) -> None:
        """Something came that was no ping."""
        self._progressed = now

    def limit_trailer(self, now: float, seconds: float) -> None:
        """All that matters has come: what else there is may take `seconds` from here, whatever the limits were."""
        self._deadline, self._timeout, self._heard = TimeLimit(now + seconds, "deadline", seconds), None, None

    def remaining(self, now: float) -> float | None:
        """Seconds until the first limit, at least 0; None where there is none."""
        limit = self._first()
        return None if limit is None else max(0.0, limit.until - now)

    def expired(self, now: float) -> TimeLimit | None:
        """The limit that has been reached, None while there is time."""
        limit = self._first()
        return limit if limit is not None and limit.until <= now + EARLY else None

    def _first(self) -> TimeLimit | None:
        first = self._deadline
        if self._heard is not None:
            if self._idle is not None:
                first = _sooner(first, TimeLimit(self._heard + self._idle, "idle", self._idle))
            if self._progress is not None:
                first = _sooner(first, TimeLimit(self._progressed + self._progress, "progress", self._progress))
        elif self._started is not None and self._timeout is not None:
            first = _sooner(first, TimeLimit(self._started + self._timeout, "attempt", self._timeout))
        return first


def _sooner(first: TimeLimit | None, other: TimeLimit) -> TimeLimit:
    return other if first is None or other.until < first.until else first
