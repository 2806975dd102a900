"""One HTTP connection as the pool sees it, whatever speaks HTTP on it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import ref

from ..._core.call.library_faults import is_network_fault
from ..._runtime.event_loop import AsyncEventLoop

if TYPE_CHECKING:
    from ..._core.call.deadline import AttemptTimeouts
    from .network_backend import AsyncNetworkBackend

__all__ = ["NO_SCOPE", "AsyncConnection", "AsyncResponseHead"]


NO_SCOPE = nullcontext()


class AsyncResponseHead(NamedTuple):
    """The head of a response; its body still arrives on the connection."""

    status: int
    headers: list[tuple[bytes, bytes]]
    extensions: Mapping[str, Any]
    """As httpcore's responses have them: `stream_id` over HTTP/2."""
    body: Any = None
    """What a mock that took the place of httpcore's connection brought; None where the body arrives on it."""


class AsyncConnection:
    """The network backend of a connection, and how many requests it carries.

    What is here holds for one that speaks HTTP/1.1: it carries one request at a time.
    """

    is_fault = staticmethod(is_network_fault)
    """Whether an exception is a fault of the connection."""

    def __init__(self, backend: AsyncNetworkBackend) -> None:
        self.backend = backend
        self.holds: set[ref[Any]] = set()
        """Those of the requests that it carries, or is reserved for: weak references to their leases."""
        self.idle_since = 0.0

    async def send(self, request: Any, timeouts: AttemptTimeouts) -> AsyncResponseHead:
        """Send the request, connecting first where it is new; return the head of its response.

        Raises `NotAvailable` where the request has to be sent on another connection.
        """
        raise NotImplementedError

    async def receive(self) -> bytes:
        """The next piece of an HTTP/1.1 body; empty at its end."""
        raise NotImplementedError

    async def receive_from_stream(self, number: int, request: Any, timeouts: AttemptTimeouts) -> bytes:
        """The next piece of the body of an HTTP/2 stream; empty at its end."""
        raise NotImplementedError

    async def response_closed(self, number: int | None) -> None:
        """A body was read to its end or closed; `number`: of its HTTP/2 stream, None over HTTP/1.1."""
        raise NotImplementedError

    def shielded(self) -> AbstractContextManager[object]:
        """A scope that cancellation does not reach, for `response_closed`."""
        raise NotImplementedError

    async def end_stream(self, number: int) -> None:
        """End an HTTP/2 stream for the task that reads it."""
        raise NotImplementedError

    async def reset_orphans(self) -> None:
        """Over HTTP/2, reset the streams that no request waits for, so that the server stops working on them."""

    def limit_shared_reads(self) -> None:
        """Over HTTP/2, have no request wait longer than its own time."""

    def is_reusable(self) -> bool:
        """Whether it can carry another request once it carries none."""
        raise NotImplementedError

    def is_readable(self) -> bool:
        """Whether there is something to read, or the end."""
        return self.backend.is_readable()

    def has_capacity(self) -> bool:
        """Whether it can carry one more request beside those it has."""
        return False

    def left_by(self, error: BaseException) -> None:
        """An exception ended what was done with it: it may be reused only where that concerns one HTTP/2 stream.

        Whatever came from outside, such as an interrupt, may have left anything half done: other streams end as well.
        """
        if not self.backend.shared:
            self.backend.broken = True
        elif not (self.is_fault(error) or AsyncEventLoop.is_cancellation(error)):
            self.backend.shut_down()

    def abandon(self) -> None:
        """A request is gone that used it: end it for all of them. From any thread, without awaiting anything."""
        if self.backend.shared:
            self.backend.shut_down()
        else:
            self.backend.abort()

    def is_held(self) -> bool:
        """Whether a request has it. Over HTTP/2 one that is gone counts, until its stream was reset."""
        if not self.backend.shared:
            self.holds -= {hold for hold in self.holds if hold() is None}
        return bool(self.holds)

    async def close(self) -> None:
        """Close it."""
        await self.backend.close()
