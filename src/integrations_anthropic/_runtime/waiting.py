"""Waiting for something that another task or thread hands over, and locks that are taken in order."""

from __future__ import annotations

import threading
from _thread import allocate_lock
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from .event_loop import AsyncEventLoop

__all__ = ["AsyncFairLock", "AsyncWaiter", "FairLock", "Waiter"]

LOOK_SECONDS = 1.0
"""Seconds after which a waiting thread looks whether something has happened that it was not woken for."""


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

    async def wait(self, seconds: float | None, is_over: Callable[[], bool] = bool) -> None:
        """Wait until a value is handed over, for so many seconds at most. `is_over` is for threads."""
        with AsyncEventLoop.move_on_after(seconds):
            await self._event.wait()


class Waiter:
    """A thread, or several, that wait for an object from another thread.

    An interrupt may end either of them at any moment: so what they share is one lock written in C, which it cannot
    leave half taken.
    """

    def __init__(self) -> None:
        self._gate = allocate_lock()
        self._gate.acquire()
        self.received: Any = None

    def hand_over(self, value: Any) -> None:
        """Wake the waiting thread with a value."""
        self.received = value
        # The first value opens the gate; a second one finds it open.
        with suppress(RuntimeError):
            self._gate.release()

    def wait(self, seconds: float | None, is_over: Callable[[], bool] = bool) -> None:
        """Wait until a value is handed over, for so many seconds at most.

        `is_over` is called each second, for the thread that was to wake this one may have been interrupted before it
        did; the wait ends where it returns True.
        """
        left = float("inf") if seconds is None else seconds
        # No clock is read: a test may have stopped it.
        while left > 0 and self.received is None:
            if self._gate.acquire(timeout=min(left, LOOK_SECONDS)):
                # Other threads may wait for the same.
                self._gate.release()
            elif is_over():
                return
            left -= LOOK_SECONDS


class AsyncFairLock:
    """A lock that tasks get in the order in which they asked, with a time limit."""

    def __init__(self) -> None:
        self._lock = AsyncEventLoop.lock()

    async def acquire(self, seconds: float | None, is_over: Callable[[], bool] = bool) -> bool:
        """Take the lock; False where that takes longer than so many seconds. `is_over` is for threads."""
        with AsyncEventLoop.move_on_after(seconds) as scope:
            await self._lock.acquire()
        return not scope.cancelled_caught

    def release(self) -> None:
        """Hand the lock to the next task."""
        self._lock.release()


class FairLock:
    """A lock that threads get in the order in which they asked, with a time limit.

    A thread that is interrupted while it takes or releases the lock may leave it taken for ever: `is_over` is how those
    that wait for it learn that there is nothing left to wait for.
    """

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._held = False
        self._waiting: deque[Waiter] = deque()

    def acquire(self, seconds: float | None, is_over: Callable[[], bool] = bool) -> bool:
        """Take the lock; False where that takes longer than so many seconds, or `is_over` says so (each second)."""
        with self._mutex:
            if not self._held:
                self._held = True
                return True
            waiter = Waiter()
            self._waiting.append(waiter)
        waiter.wait(seconds, is_over)
        with self._mutex:
            if waiter.received is None and waiter in self._waiting:
                self._waiting.remove(waiter)
        return waiter.received is not None

    def release(self) -> None:
        """Hand the lock to the next thread."""
        with self._mutex:
            if self._waiting:
                self._waiting.popleft().hand_over(self)
            else:
                self._held = False
