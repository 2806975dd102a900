"""What has to be made anew in a child process: locks that a thread of the parent may have held, and connections.

A fork waits for imports by itself: see `_loading/lazy_import.py`.
"""

from __future__ import annotations

import logging  # noqa: F401 - registers its lock before those below
import os
from threading import RLock, get_ident
from typing import Protocol
from weakref import ref

from .._loading.lazy_import import register

__all__ = ["FORK_LOCK", "ForkAware", "register_after_fork"]


class ForkAware(Protocol):
    """Something that does not survive a fork as it is."""

    def after_fork(self) -> None:
        """Called in the child, before anything else runs there."""
        ...


# Not a WeakSet, which runs Python code where something is collected: an interrupt would be lost there.
_KNOWN: set[ref[ForkAware]] = set()
_forking: set[int] = set()
FORK_LOCK = RLock()
"""Held while a fork is under way: what is done under it, at once and without waiting, a child never finds half done.

For what cannot be made anew in the child, such as the locks of another library.
"""


def register_after_fork(thing: ForkAware) -> None:
    """Call `thing.after_fork()` in every child process, as long as `thing` lives."""
    with FORK_LOCK:
        _KNOWN.add(ref(thing, _KNOWN.discard))


def _before() -> None:
    FORK_LOCK.acquire()
    _forking.add(get_ident())


def _after() -> None:
    # Not where this module was imported while a fork was on its way.
    if get_ident() in _forking:
        _forking.remove(get_ident())
        FORK_LOCK.release()


def _in_child() -> None:
    _after()
    for known in list(_KNOWN):
        if (thing := known()) is not None:
            thing.after_fork()


if hasattr(os, "register_at_fork"):  # there is no fork on Windows
    os.register_at_fork(before=_before, after_in_parent=_after, after_in_child=_in_child)
# Last, because forks take first what was registered last: a fork that waits for an import must hold neither the lock
# above nor that of logging, which this import may need.
register()
