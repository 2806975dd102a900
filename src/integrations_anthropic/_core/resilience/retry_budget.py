"""How many retries the calls of a client may make."""

from __future__ import annotations

from threading import Lock

from ..._runtime.lease import Lease, Leases

__all__ = ["LentRetry", "RetryBudget"]


class LentRetry:
    """One retry that was taken from the budget for a call. Where it is garbage collected, the budget takes it back."""

    __slots__ = ("__weakref__", "lease", "taken")

    lease: Lease
    taken: list[int]
    """The tenths that were taken, while they may be returned; else empty."""


class RetryBudget:
    """Limits the load that retries add to a service in trouble: it holds `capacity` retries and starts full.

    A retry takes one, a success returns a tenth. Threads may share it.
    """

    def __init__(self, capacity: int = 100) -> None:
        # In tenths, because ten times 0.1 is not 1.
        self._full = self._tenths = 10 * capacity
        self._lock = Lock()
        self._leases = Leases()

    @property
    def left(self) -> float:
        """How many retries it holds."""
        with self._lock:
            self._leases.take_back(self._return)
            return self._tenths / 10

    def take(self) -> bool:
        """Take one retry; False, and nothing is taken, where there is none."""
        lent = self.lend()
        if lent is not None:
            self.spend(lent)
        return lent is not None

    def lend(self) -> LentRetry | None:
        """Take one retry, for `spend` or `give_back`; None, and nothing is taken, where there is none."""
        lent = LentRetry()
        taken: list[int] = []
        lent.taken = taken
        lent.lease = self._leases.grant(lent, taken)
        with self._lock:
            self._leases.take_back(self._return)
            if self._tenths < 10:
                self._leases.end(lent.lease)
                return None
            self._tenths -= 10
            taken.append(10)
        return lent

    def spend(self, lent: LentRetry) -> None:
        """The retry is made."""
        lent.taken.clear()
        self._leases.end(lent.lease)

    def give_back(self, lent: LentRetry) -> None:
        """The retry is not made."""
        with self._lock:
            self._return(lent.taken)
        self._leases.end(lent.lease)

    def put_back(self) -> None:
        """Return a retry that was taken and not made."""
        self._gain(10)

    def earn(self) -> None:
        """Record that a call succeeded."""
        # Nearly always full: then there is nothing to count.
        if self._tenths < self._full:
            self._gain(1)

    def after_fork(self) -> None:
        """Replace the lock: a thread that does not exist in the child process may have held it."""
        self._lock = Lock()
        self._leases.clear()

    def _gain(self, tenths: int) -> None:
        with self._lock:
            total = self._tenths + tenths
            self._tenths = total if total < self._full else self._full

    def _return(self, taken: list[int]) -> None:
        # One call, and as the last: an interrupt leaves this done or not begun.
        if taken:
            total = self._tenths + taken[0]
            self._tenths = total if total < self._full else self._full
            taken.clear()
