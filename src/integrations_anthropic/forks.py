"""What a child process must not share with its parent is made anew there, before anything else runs."""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet

__all__ = ["ForkAware", "watch"]


class ForkAware(Protocol):
    """Something that holds sockets, locks or counts of one process."""

    def after_fork(self) -> None:
        """Start afresh in a child; waits for nothing, closes nothing the parent still uses, takes no lock."""
        ...


_watched: WeakSet[ForkAware] = WeakSet()


def watch(one: ForkAware) -> None:
    """Have `one` start afresh in every child of this process, for as long as it lives."""
    _watched.add(one)


def _in_child() -> None:
    for one in list(_watched):
        one.after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
