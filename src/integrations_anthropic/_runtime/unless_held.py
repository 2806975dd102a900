"""A lock that is taken only where it is free."""

from __future__ import annotations

from threading import Lock

__all__ = ["UnlessHeld"]


class UnlessHeld:
    """For `with`: whether the lock was free, and is held now. Not safe from interrupts, as the lock itself is."""

    def __init__(self, lock: Lock) -> None:
        self._lock = lock
        self._held = False

    def __enter__(self) -> bool:
        self._held = self._lock.acquire(blocking=False)
        return self._held

    def __exit__(self, *_: object) -> None:
        if self._held:
            self._lock.release()
