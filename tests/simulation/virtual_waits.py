"""What a thread of a simulation waits by, beside its sockets: the lock that the pool wakes it with, and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.simulation.world import EPOCH

if TYPE_CHECKING:
    from tests.simulation.virtual_sockets import BlockingNetwork

__all__ = ["BlockingClock", "SimulatedGate"]


class SimulatedGate:
    """The lock that a thread waits for which the pool is to wake: its wait, too, is one of virtual time."""

    def __init__(self, blocking: BlockingNetwork) -> None:
        self._blocking = blocking
        self._is_closed = False

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take it, once it is open, within so many seconds; False where it is not opened."""
        until = None if timeout < 0 else self._blocking.now + timeout
        while self._is_closed:
            if not blocking or not self._blocking.wait(until):
                return False
        self._is_closed = True
        return True

    def release(self) -> None:
        """Open it. RuntimeError where it is open, as of any lock."""
        if not self._is_closed:
            raise RuntimeError("release unlocked lock")
        self._is_closed = False


class BlockingClock:
    """The clock of a client whose sockets are simulated."""

    def __init__(self, blocking: BlockingNetwork) -> None:
        self.monotonic = blocking.time
        self.sleep = blocking.sleep

    def time(self) -> float:
        """Seconds since 1970."""
        return EPOCH + self.monotonic()

    async def asleep(self, seconds: float) -> None:
        """Not in a thread."""
        raise AssertionError("there is no event loop")
