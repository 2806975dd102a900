"""The lock for reading from a connection that several requests share, or for writing; and what limits their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.call.deadline import CURRENT_TIMEOUTS, WaitExpired
from ...._runtime.waiting import AsyncFairLock

if TYPE_CHECKING:
    from ..network_backend import AsyncNetworkBackend

__all__ = ["AsyncNoLimit", "AsyncTimedLock"]


class AsyncTimedLock:
    """A request waits for it no longer than its own time."""

    def __init__(self, backend: AsyncNetworkBackend) -> None:
        self._lock = AsyncFairLock()
        self._backend = backend

    async def __aenter__(self) -> None:
        if not await self._lock.acquire(CURRENT_TIMEOUTS.get().get("read"), self._is_broken):
            if self._is_broken():
                raise self._backend.faults.ReadError("the connection was lost")
            raise WaitExpired

    async def __aexit__(self, *_: object) -> None:
        self._lock.release()

    def _is_broken(self) -> bool:
        return self._backend.broken


class AsyncNoLimit:
    """Takes the place of the semaphore that limits the streams of a connection: the pool alone decides on them.

    One that is waited for could be left taken by an interrupt, and has no time limit.
    """

    async def acquire(self) -> None:
        pass

    async def release(self) -> None:
        pass
