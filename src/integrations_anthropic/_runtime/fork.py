"""What has to be made anew in a child process: locks that a thread of the parent may have held, and connections."""

from __future__ import annotations

import os
from threading import RLock
from typing import Protocol
from weakref import WeakSet

__all__ = ["ForkAware", "register_after_fork"]


class ForkAware(Protocol):
    """Something that does not survive a fork as it is."""

    def after_fork(self) -> None:
        """Called in the child, before anything else runs there."""
        ...


_KNOWN: WeakSet[ForkAware] = WeakSet()
# Held while a fork is under way, so that the child never finds the set half changed.
_LOCK = RLock()


def register_after_fork(thing: ForkAware) -> None:
    """Call `thing.after_fork()` in every child process, as long as `thing` lives."""
    with _LOCK:
        _KNOWN.add(thing)


def _in_child() -> None:
    _LOCK.release()
    for thing in list(_KNOWN):
        thing.after_fork()


if hasattr(os, "register_at_fork"):  # there is no fork on Windows
    os.register_at_fork(before=_LOCK.acquire, after_in_parent=_LOCK.release, after_in_child=_in_child)
