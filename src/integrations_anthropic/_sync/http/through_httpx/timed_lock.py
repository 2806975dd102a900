# Derived from src/integrations_anthropic/_async/http/through_httpx/timed_lock.py by `make codegen`. Do not edit.
"""The lock for reading from a connection that several requests share, or for writing; and what limits their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.call.deadline import CURRENT_TIMEOUTS, WaitExpired
from ...._runtime.waiting import FairLock

if TYPE_CHECKING:
    from ..network_backend import NetworkBackend

__all__ = ["NoLimit", "TimedLock"]


class TimedLock:
    """A request waits for it no longer than its own time."""

    def __init__(self, backend: NetworkBackend) -> None:
        self._lock = FairLock()
        self._backend = backend

    def __enter__(self) -> None:
        if not self._lock.acquire(CURRENT_TIMEOUTS.get().get("read"), self._is_broken):
            if self._is_broken():
                raise self._backend.faults.ReadError("the connection was lost")
            raise WaitExpired

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def _is_broken(self) -> bool:
        return self._backend.broken


class NoLimit:
    """Takes the place of the semaphore that limits the streams of a connection: the pool alone decides on them.

    One that is waited for could be left taken by an interrupt, and has no time limit.
    """

    def acquire(self) -> None:
        pass

    def release(self) -> None:
        pass
