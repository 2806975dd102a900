"""A limit of time for what others do, which is not used up by an event loop that is busy with something else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

__all__ = ["in_time"]

LATE = 0.005
"""Seconds by which a timer that comes too late shows that its event loop was busy."""
MOST_TIMES = 10
"""How often the whole time is given anew to what a busy event loop could not attend to."""
ROUNDS = 3
"""Rounds of the event loop in which what has arrived is still taken."""


@asynccontextmanager
async def in_time(seconds: float) -> AsyncIterator[None]:
    """TimeoutError where the block takes longer than `seconds`, not counting what the event loop spent elsewhere."""
    loop = asyncio.get_running_loop()
    limit = asyncio.timeout(None)
    timer: asyncio.Handle

    def over(due: float, times: int) -> None:
        nonlocal timer
        now = loop.time()
        if now - due > LATE and times < MOST_TIMES:
            timer = loop.call_later(seconds, over, now + seconds, times + 1)
        else:
            last_rounds(ROUNDS)

    def last_rounds(left: int) -> None:
        nonlocal timer
        if left:
            timer = loop.call_soon(last_rounds, left - 1)
        else:
            limit.reschedule(loop.time())

    timer = loop.call_later(seconds, over, loop.time() + seconds, 0)
    try:
        async with limit:
            yield
    finally:
        timer.cancel()
