"""One wait at a time on a connection of asyncio: a future for it, and a timer for the connection, which is moved."""

from __future__ import annotations

import asyncio
import math

__all__ = ["AsyncioWait"]

EARLY = 0.001
"""Seconds that a timer may ring before its time."""


class AsyncioWait:
    """What the one task waits for that uses a connection."""

    __slots__ = ("_future", "_loop", "_timer", "_until")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._future: asyncio.Future[bool] | None = None
        self._until = math.inf
        self._timer: asyncio.TimerHandle | None = None

    @property
    def is_elsewhere(self) -> bool:
        """Whether another event loop runs than that of the connection: nothing can be waited for."""
        return asyncio.get_running_loop() is not self._loop

    @property
    def has_ended(self) -> bool:
        """Whether the event loop of the connection has ended."""
        return self._loop.is_closed()

    def until(self, timeout: float | None) -> float:
        """The time of the event loop in so many seconds; None: never."""
        return math.inf if timeout is None else self._loop.time() + timeout

    async def happened(self, until: float) -> bool:
        """Wait until `wake` is called, or until that time of the event loop; False where it was not called."""
        future = self._future = self._loop.create_future()
        self._until = until
        timer = self._timer
        if until < math.inf and (timer is None or timer.cancelled() or timer.when() > until + EARLY):
            if timer is not None:
                timer.cancel()
            self._timer = self._loop.call_at(until, self._ring)
        try:
            return bool(await future)
        finally:
            self._future = None

    def wake(self) -> None:
        """Something has happened."""
        if self._future is not None and not self._future.done():
            self._future.set_result(True)

    def end(self) -> None:
        """Nothing happens any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _ring(self) -> None:
        self._timer = None
        if self._future is None or self._future.done() or self._until == math.inf:
            return
        if self._loop.time() + EARLY < self._until:
            self._timer = self._loop.call_at(self._until, self._ring)
        else:
            self._future.set_result(False)
