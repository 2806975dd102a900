"""Writes on a connection that several requests share: each request waits for them no longer than its own time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Any

from ..._core.call.deadline import WaitExpired
from ..._runtime.event_loop import AsyncEventLoop
from ..._runtime.waiting import AsyncWaiter

__all__ = ["AsyncSharedWrites"]

MIN_SHARED_WRITE = 1.0
"""Seconds that a write on a shared connection has at least: an incomplete one ends the connection for all requests."""


class AsyncSharedWrites:
    """What is written is sent completely, in its order, or the connection is broken.

    A request with less than a second left does not wait for it to the end: a task of its own finishes the write, and
    what other requests write meanwhile.
    """

    def __init__(self, loop: Any, stream: Any, faults: Any, on_failure: Callable[[], None]) -> None:
        """`faults`: where the exceptions are that `stream` raises; `on_failure` is called when a write remained
        incomplete."""
        self._loop = loop
        self._stream = stream
        self._faults = faults
        self._on_failure = on_failure
        self._lock = Lock()
        # What a task of its own still has to send, and what those wait for who want it sent; None without a task.
        self._queue: deque[bytes] = deque()
        self._sending: AsyncWaiter | None = None
        self._failure: BaseException | None = None

    async def write(self, data: bytes, seconds: float | None) -> None:
        """Send `data`; WaitExpired where that takes longer than so many seconds, and it goes on without the caller.

        Raises what the stream raises: then the connection is of no use any more.
        """
        sending = self._enqueued(data, seconds)
        if sending is None:
            try:
                await self._stream.write(data, seconds)
            except BaseException as error:
                self._fail(error)
                raise
            return
        await sending.wait(seconds, self._has_failed)
        failure = self._failure if sending.received is None else sending.received
        if isinstance(failure, BaseException):
            raise self._faults.WriteError(str(failure)) from failure
        if sending.received is None:
            raise WaitExpired

    def _has_failed(self) -> bool:
        return self._failure is not None

    def _enqueued(self, data: bytes, seconds: float | None) -> AsyncWaiter | None:
        """What to wait for where a task of its own sends `data`; None where the caller does."""
        with self._lock:
            if self._failure is not None:
                raise self._faults.WriteError(str(self._failure)) from self._failure
            if self._sending is None and (seconds is None or seconds >= MIN_SHARED_WRITE):
                return None
            self._queue.append(data)
            if self._sending is not None:
                return self._sending
            sending = self._sending = AsyncWaiter()
        try:
            AsyncEventLoop.spawn(self._loop, self._send_queue)
        except BaseException as error:
            self._fail(error)
            raise
        return sending

    async def _send_queue(self) -> None:
        try:
            while (data := self._next()) is not None:
                await self._stream.write(data, MIN_SHARED_WRITE)
        except Exception as error:
            # Reported to those who wait, and to whoever writes next.
            self._fail(error)
        except BaseException as error:
            self._fail(error)
            raise

    def _next(self) -> bytes | None:
        """What to send next; None, and those who wait are woken, where all is sent."""
        with self._lock:
            if self._queue:
                return self._queue.popleft()
            sending, self._sending = self._sending, None
        if sending is not None:
            sending.hand_over(True)
        return None

    def _fail(self, error: BaseException) -> None:
        with self._lock:
            self._failure = error
            self._queue.clear()
            sending, self._sending = self._sending, None
        self._on_failure()
        if sending is not None:
            sending.hand_over(error)
