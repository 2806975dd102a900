"""A limit of time for what others do, which is not used up by an event loop that is busy with something else."""

from __future__ import annotations

import asyncio
from types import TracebackType

__all__ = ["busy_timeout"]

LATE = 0.005
"""Seconds by which a timer that comes too late shows that its event loop was busy."""
MOST_TIMES = 10
"""How often the whole time is given anew to what a busy event loop could not attend to."""
ROUNDS = 3
"""Rounds of the event loop in which what has arrived is still taken."""


class busy_timeout:
    """TimeoutError where the block takes longer than `seconds`, not counting what the event loop spent elsewhere."""

    __slots__ = ("_limit", "_loop", "_seconds", "_timer")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._loop = asyncio.get_running_loop()
        self._limit = asyncio.timeout(None)

    async def __aenter__(self) -> None:
        await self._limit.__aenter__()
        self._timer: asyncio.Handle = self._after_all(1)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        await self._limit.__aexit__(kind, error, trace)

    def _after_all(self, times: int) -> asyncio.Handle:
        due = self._loop.time() + self._seconds
        return self._loop.call_at(due, self._over, due, times)

    def _over(self, due: float, times: int) -> None:
        if self._loop.time() - due > LATE and times <= MOST_TIMES:
            self._timer = self._after_all(times + 1)
        else:
            self._last_rounds(ROUNDS)

    def _last_rounds(self, left: int) -> None:
        if left:
            self._timer = self._loop.call_soon(self._last_rounds, left - 1)
        else:
            self._limit.reschedule(self._loop.time())
