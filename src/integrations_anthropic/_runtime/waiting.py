"""Waiting for something that another task or thread hands over, and locks that are taken in order."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any

from .event_loop import AsyncEventLoop

__all__ = ["AsyncFairLock", "AsyncWaiter", "FairLock", "Waiter"]


class AsyncWaiter:
    """A task that waits for an object from another task or thread."""

    def __init__(self) -> None:
        self._loop = AsyncEventLoop.current()
        self._event = AsyncEventLoop.event()
        self.received: Any = None

    def hand_over(self, value: Any) -> None:
        """Wake the waiting task with a value; from any thread."""
        self.received = value
        if AsyncEventLoop.current() is self._loop:
            self._event.set()
        else:
            AsyncEventLoop.call_soon(self._loop, self._event.set)

    async def wait(self, seconds: float | None) -> None:
        """Wait until a value is handed over, for so many seconds at most."""
        with AsyncEventLoop.move_on_after(seconds):
            await self._event.wait()


class Waiter:
    """A thread that waits for an object from another thread."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self.received: Any = None

    def hand_over(self, value: Any) -> None:
        """Wake the waiting thread with a value."""
        self.received = value
        self._event.set()

    def wait(self, seconds: float | None) -> None:
        """Wait until a value is handed over, for so many seconds at most."""
        self._event.wait(seconds)


class AsyncFairLock:
    """A lock that tasks get in the order in which they asked, with a time limit."""

    def __init__(self) -> None:
        self._lock = AsyncEventLoop.lock()

    async def acquire(self, seconds: float | None) -> bool:
        """Take the lock; False where that takes longer than so many seconds."""
        with AsyncEventLoop.move_on_after(seconds) as scope:
            await self._lock.acquire()
        return not scope.cancelled_caught

    def release(self) -> None:
        """Hand the lock to the next task."""
        self._lock.release()


class FairLock:
    """A lock that threads get in the order in which they asked, with a time limit."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._held = False
        self._waiting: deque[Waiter] = deque()

    def acquire(self, seconds: float | None) -> bool:
        """Take the lock; False where that takes longer than so many seconds."""
        with self._mutex:
            if not self._held:
                self._held = True
                return True
            waiter = Waiter()
            self._waiting.append(waiter)
        waiter.wait(seconds)
        with self._mutex:
            if waiter.received is None:
                self._waiting.remove(waiter)
        return waiter.received is not None

    def release(self) -> None:
        """Hand the lock to the next thread."""
        with self._mutex:
            if self._waiting:
                self._waiting.popleft().hand_over(self)
            else:
                self._held = False
