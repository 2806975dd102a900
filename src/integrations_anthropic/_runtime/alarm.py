"""Wakes one task or thread that waits: from another thread, from its own loop, or from a signal handler."""

from __future__ import annotations

from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

from .event_loop import AsyncEventLoop

__all__ = ["Alarm", "AsyncAlarm"]


class AsyncAlarm:
    """Rung as often as one likes, it ends one wait: the one that is going on, or the next."""

    awaiting = True
    """Whether waiting is awaited."""

    def __init__(self) -> None:
        self._rung = False
        self._loop: Any = None
        self._event: Any = None

    def ring(self) -> None:
        """End the wait, from anywhere."""
        self._rung = True
        event = self._event
        if event is not None:
            AsyncEventLoop.call_soon(self._loop, event.set)

    async def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is rung, at most so many seconds (None: no limit); whether it was."""
        self._loop, self._event = AsyncEventLoop.current(), AsyncEventLoop.event()
        if not self._rung:
            with AsyncEventLoop.move_on_after(seconds):
                await self._event.wait()
        self._event = None
        rung, self._rung = self._rung, False
        return rung


class Alarm:
    """The same for a thread."""

    awaiting = False

    def __init__(self) -> None:
        # Written in C: a signal handler that rings does not wait for the thread it interrupts.
        self._queue: SimpleQueue[None] = SimpleQueue()

    def ring(self) -> None:
        """End the wait, from anywhere."""
        self._queue.put(None)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is rung, at most so many seconds (None: no limit); whether it was."""
        try:
            self._queue.get(timeout=seconds)
        except Empty:
            return False
        with suppress(Empty):
            while True:
                self._queue.get_nowait()
        return True
