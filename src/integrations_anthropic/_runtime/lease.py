"""What is taken for a while and comes back when its holder vanishes, wherever that is interrupted.

A signal, or an exception that another thread sets, may end a call between any two of its steps, also between taking
something and the `try` that gives it back. So what is taken is watched through a weak reference to the object that
holds it. Collecting the holder runs no line of Python, where an interrupt would be printed and lost: the reference is
appended to a queue, in C, and the owner takes back what it holds at its next decision.

The steps of an owner under its lock are in an order that an interrupt does not break. CPython raises one where a
function begins, after a call and at the end of a loop's turn: what is assigned without a call in between, up to and
including one call of a C function, happens as a whole.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any
from weakref import ref

__all__ = ["Lease", "Leases"]


class Lease(ref[Any]):
    """A weak reference to the holder of something, with what the owner needs to take it back."""

    __slots__ = ("what",)

    what: Any
    __eq__ = object.__eq__
    __hash__ = object.__hash__


class Leases:
    """What an owner has lent."""

    __slots__ = ("_lent", "lost")

    def __init__(self) -> None:
        # A weak reference that is itself collected calls nothing.
        self._lent: set[Lease] = set()
        self.lost: deque[Lease] = deque()
        """Leases whose holder was collected."""

    def grant(self, holder: object, what: Any) -> Lease:
        """Watch `holder`, which `what` must not refer to. Call it before `what` is taken."""
        lease = Lease(holder, self.lost.append)
        lease.what = what
        self._lent.add(lease)
        return lease

    def end(self, lease: Lease) -> None:
        """What was lent is given back. May be called more than once; the holder drops the lease, too."""
        self._lent.discard(lease)

    def take_back(self, give_back: Callable[[Any], object]) -> None:
        """Call `give_back` with what each lost holder held. The caller holds a lock.

        Where it is interrupted, `give_back` is called again with the same: a second call must do nothing.
        """
        while self.lost:
            lease = self.lost[0]
            if lease in self._lent:
                give_back(lease.what)
                self._lent.discard(lease)
            self.lost.popleft()

    def clear(self) -> None:
        """Forget everything, in a child process."""
        self._lent.clear()
        self.lost.clear()
