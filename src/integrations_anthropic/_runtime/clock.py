"""The system's clock."""

from __future__ import annotations

import time as _time

from .event_loop import AsyncEventLoop

__all__ = ["SystemClock"]


class SystemClock:
    """Reads the system's time, and really waits."""

    # The functions themselves: a call of the clock is made several times per request.
    monotonic = staticmethod(_time.monotonic)
    """Seconds since a fixed moment."""
    time = staticmethod(_time.time)
    """Seconds since 1970, UTC."""
    sleep = staticmethod(_time.sleep)
    """Wait so many seconds, blocking the thread."""

    async def asleep(self, seconds: float) -> None:
        """Wait so many seconds, letting other tasks run; on asyncio and on trio."""
        await AsyncEventLoop.sleep(seconds)
