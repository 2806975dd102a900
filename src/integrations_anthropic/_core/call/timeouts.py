"""The timeouts of one attempt as an HTTP library asks for them."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .deadline import AttemptDeadline
    from .protocols import Clock
    from .request import Request

__all__ = ["CURRENT_TIMEOUTS", "AttemptTimeouts", "WaitExpired"]

CURRENT_TIMEOUTS: ContextVar[AttemptTimeouts] = ContextVar("CURRENT_TIMEOUTS")
"""The timeouts of the request that this task or thread works on, where a connection carries several."""


class WaitExpired(BaseException):
    """A wait on a connection that other requests share has expired; the connection goes on.

    Not an Exception, because httpcore would take that for the end of the connection.
    """


class AttemptTimeouts(dict[str, "float | None"]):
    """Timeouts by name ("connect", "read", "write", "pool"): each is what is left of the attempt when it is read."""

    def __init__(self, request: Request, clock: Clock) -> None:
        self._request = request
        self._clock = clock
        self.deadline: AttemptDeadline = request.deadline
        super().__init__(
            connect=request.connect_timeout, read=request.timeout, write=request.timeout, pool=request.pool_timeout
        )

    def get(self, name: str, default: object = None) -> float | None:
        """Seconds left to connect, to wait for the pool, or for the next read or write; None without a limit."""
        left = self.deadline.remaining(self._clock.monotonic())
        if name == "connect":
            allowed = self._request.connect_timeout
        else:
            allowed = self._request.pool_timeout if name == "pool" else None
        return allowed if left is None else left if allowed is None else min(allowed, left)

    def start(self) -> None:
        """The attempt has left the pool."""
        self.deadline.start(self._clock.monotonic())

    def data_received(self) -> None:
        """Bytes of the body arrived."""
        self.deadline.data_received(self._clock.monotonic())
