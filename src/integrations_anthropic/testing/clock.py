"""A virtual clock, whose waits return immediately."""

from __future__ import annotations

from .._hints.unknown_names import NamesHinted

__all__ = ["VirtualClock"]


class VirtualClock(NamesHinted):
    """A clock that moves only by waits, which return immediately, and by `advance`.

    `waits` records the seconds of each wait, in order. Concurrent waits add up, as if they were sequential. A negative
    wait raises AssertionError.
    """

    def __init__(self, *, monotonic: float = 1000.0, time: float = 1_700_000_000.0) -> None:
        """Initial values: `monotonic` in seconds; `time` in seconds since 1970, UTC."""
        self._start = monotonic
        self._epoch = time
        self._elapsed = 0.0
        self.waits: list[float] = []

    def monotonic(self) -> float:
        """Seconds since an arbitrary fixed point."""
        return self._start + self._elapsed

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        return self._epoch + self._elapsed

    def advance(self, seconds: float) -> None:
        """Advance the time without recording a wait."""
        self._advance(seconds, "advanced by")

    def sleep(self, seconds: float) -> None:
        """Advance the time and return immediately; record the wait."""
        self._advance(seconds, "made to wait")
        self.waits.append(seconds)

    async def asleep(self, seconds: float) -> None:
        """Like `sleep`, with a checkpoint of the event loop: other tasks run, and a cancellation is raised here."""
        from .._runtime.event_loop import AsyncEventLoop

        await AsyncEventLoop.checkpoint()
        self.sleep(seconds)

    def _advance(self, seconds: float, what: str) -> None:
        # This form of the comparison also rejects NaN.
        if not seconds >= 0:
            raise AssertionError(f"the clock was {what} {seconds} seconds; it must be 0 or more")
        self._elapsed += seconds
