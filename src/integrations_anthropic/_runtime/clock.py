"""The real clock."""

from __future__ import annotations

from time import monotonic, sleep, time

__all__ = ["SystemClock"]


class SystemClock:
    """Tells time by the system and really waits."""

    def monotonic(self) -> float:
        """Seconds since some fixed moment."""
        return monotonic()

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        return time()

    def sleep(self, seconds: float) -> None:
        """Wait, blocking the thread."""
        sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        """Wait, letting others run; on asyncio and on trio."""
        from anyio import sleep as anyio_sleep

        await anyio_sleep(seconds)
