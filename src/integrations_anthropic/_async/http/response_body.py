"""The body of one response, and the release of its connection."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, Self

from ..._runtime.event_loop import AsyncEventLoop

if TYPE_CHECKING:
    from ..._core.call.deadline import AttemptTimeouts
    from .connection import AsyncConnection
    from .lease import AsyncConnectionLease, AsyncHold

__all__ = ["AsyncConnectionOwner", "AsyncResponseBody", "release_unread"]


class AsyncConnectionOwner(Protocol):
    """The pool that a connection returns to."""

    loop: Any

    async def release(self, hold: AsyncHold) -> None:
        """Take the connection of a request back."""
        ...


class AsyncResponseBody:
    """Read piece by piece; releases its connection at its end, when it is closed, or when it is garbage collected.

    Not a generator: the event loop would finish one that is left before its end, at a time of its own.
    """

    def __init__(
        self,
        pool: AsyncConnectionOwner,
        connection: AsyncConnection,
        lease: AsyncConnectionLease,
        request: Any,
        timeouts: AttemptTimeouts,
    ) -> None:
        """`lease`: that of `connection`, on which the response to `request` arrives."""
        self._pool = pool
        self._connection = connection
        self._lease: AsyncConnectionLease | None = lease
        self._request = request
        self._timeouts = timeouts
        self._stream_id = lease.hold.stream_id
        self.untouched = True
        """Whether nothing of it was read."""

    async def receive(self) -> bytes:
        """The next piece as it arrived; empty at the end. After a fault the connection is closed."""
        self.untouched = False
        if self._lease is None:
            return b""
        hold = self._lease.hold
        try:
            hold.in_use = True
            if self._stream_id is None:
                piece = await self._connection.receive()
            else:
                piece = await self._connection.receive_from_stream(self._stream_id, self._request, self._timeouts)
            hold.in_use = False
        except BaseException as error:
            self._connection.left_by(error)
            await self.aclose()
            raise
        if not piece:
            await self.aclose()
        return piece

    async def aclose(self) -> None:
        """Release the connection: where the body was not read to its end, it is closed or its HTTP/2 stream reset."""
        lease, self._lease = self._lease, None
        if lease is not None:
            with self._connection.shielded():
                await release_unread(self._pool, lease.hold)

    async def shut_down(self) -> None:
        """Wake the task that waits for the next piece, from any thread or task: it then finds the body at its end."""
        if self._stream_id is None:
            self._connection.backend.shut_down()
        else:
            AsyncEventLoop.spawn(self._pool.loop, partial(_end_stream, self._connection, self._stream_id))

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        """For those that read it as the body of an httpcore response, such as a recorder of cassettes."""
        if piece := await self.receive():
            return piece
        raise StopAsyncIteration


async def release_unread(pool: AsyncConnectionOwner, hold: AsyncHold) -> None:
    """Return the connection of a response whose body is done with, whether it was read to its end or not."""
    connection = hold.connection
    if connection is None or (connection.backend.broken and not connection.backend.shared):
        await pool.release(hold)
        return
    try:
        hold.in_use = True
        await connection.response_closed(hold.stream_id)
    except BaseException as error:
        connection.backend.broken = True
        connection.left_by(error)
        if not connection.is_fault(error):
            raise
        # It broke meanwhile; its reader has stopped, so the error is no use to it: the connection is not reused.
    finally:
        await pool.release(hold)


async def _end_stream(connection: AsyncConnection, number: int) -> None:
    try:
        await connection.end_stream(number)
    except Exception as error:
        # It broke meanwhile: the reader finds that out by itself.
        connection.backend.broken = True
        if not connection.is_fault(error):
            raise
