"""A clock that waits for nobody."""

from __future__ import annotations

__all__ = ["VirtualClock"]


class VirtualClock:
    """Time stands still but for the waits, which pass at once, and for `advance`.

    `waits` holds the seconds of each wait that was asked for, in order. Waits that run side by side are added up, as
    if they came one after another. A wait of less than nothing raises AssertionError.
    """

    def __init__(self, *, monotonic: float = 1000.0, time: float = 1_700_000_000.0) -> None:
        """`monotonic`: seconds at the start; `time`: the same moment in seconds since 1970, UTC."""
        self._start = monotonic
        self._epoch = time
        self._passed = 0.0
        self.waits: list[float] = []

    def monotonic(self) -> float:
        """Seconds since some fixed moment."""
        return self._start + self._passed

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        return self._epoch + self._passed

    def advance(self, seconds: float) -> None:
        """Let time pass without anybody waiting."""
        self._pass(seconds, "advanced by")

    def sleep(self, seconds: float) -> None:
        """Move time on at once, and remember the wait."""
        self._pass(seconds, "asked to wait for")
        self.waits.append(seconds)

    async def asleep(self, seconds: float) -> None:
        """The same; others run, and a cancellation arrives, as in a wait that takes time."""
        from .._runtime.event_loop import AsyncEventLoop

        await AsyncEventLoop.checkpoint()
        self.sleep(seconds)

    def _pass(self, seconds: float, what: str) -> None:
        # Written so that a NaN is refused too.
        if not seconds >= 0:
            raise AssertionError(f"the clock was {what} {seconds} seconds")
        self._passed += seconds
