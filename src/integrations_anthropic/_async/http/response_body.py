"""The body of one response, and the release of its connection."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, Self

import httpx

from ..._runtime.event_loop import AsyncEventLoop

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpcore

    from ..._core.call.deadline import AttemptTimeouts
    from .connection import AsyncConnection

__all__ = ["AsyncConnectionOwner", "AsyncResponseBody", "AsyncWholeBody", "in_one_piece"]


class AsyncConnectionOwner(Protocol):
    """The pool that a connection returns to."""

    loop: Any

    async def release(self, connection: AsyncConnection) -> None:
        """Take a connection back that carries one request less."""
        ...

    def abort(self, connection: AsyncConnection) -> None:
        """Close a connection from any thread, without awaiting anything."""
        ...


class AsyncResponseBody:
    """Read piece by piece; releases its connection at its end, when it is closed, or when it is garbage collected.

    Not a generator: the event loop would finish one that is left before its end, at a time of its own.
    """

    def __init__(
        self, pool: AsyncConnectionOwner, connection: AsyncConnection, request: httpcore.Request, number: int | None
    ) -> None:
        """`number`: that of the HTTP/2 stream; None over HTTP/1.1."""
        self._pool = pool
        self._connection = connection
        self._request = request
        self._timeouts: AttemptTimeouts = request.extensions["timeout"]
        self._number = number
        self._done = False
        self.untouched = True
        """Whether nothing of it was read."""

    async def receive(self) -> bytes:
        """The next piece as it arrived; empty at the end. Raises httpcore's errors, and then closes the connection."""
        self.untouched = False
        if self._done:
            return b""
        try:
            if self._number is None:
                piece = await self._connection.receive()
            else:
                piece = await self._connection.receive_from_stream(self._number, self._request, self._timeouts)
        except BaseException:
            await self.aclose()
            raise
        if not piece:
            await self.aclose()
        return piece

    async def aclose(self) -> None:
        """Release the connection: where the body was not read to its end, it is closed or its HTTP/2 stream reset."""
        if not self._done:
            self._done = True
            with AsyncEventLoop.shielded():
                await _release(self._pool, self._connection, self._number)

    async def shut_down(self) -> None:
        """Wake the task that waits for the next piece, from any thread or task: it then finds the body at its end."""
        if self._number is None:
            self._connection.backend.shut_down()
        else:
            AsyncEventLoop.spawn(self._pool.loop, partial(_end_stream, self._connection, self._number))

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        """For those that read it as the body of an httpcore response, such as a recorder of cassettes."""
        if piece := await self.receive():
            return piece
        raise StopAsyncIteration

    def __del__(self) -> None:
        if self._done:
            return
        self._done = True
        if self._number is None or self._connection.backend.stream is None:
            self._pool.abort(self._connection)
        else:
            AsyncEventLoop.spawn(self._pool.loop, partial(_release, self._pool, self._connection, self._number))


class AsyncWholeBody(httpx.ByteStream):
    """The body of a request, or of a response that a mock gives, in one piece.

    Not a generator, which a cancellation or a reader that stops early would leave behind. It starts again where the
    pool sends the request on another connection.
    """

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self._body = body
        self._rest: Iterator[bytes]

    def __aiter__(self) -> Self:
        self._rest = iter((self._body,))
        return self

    async def __anext__(self) -> bytes:
        for piece in self._rest:
            return piece
        raise StopAsyncIteration


def in_one_piece(stream: Any) -> Any:
    """The body of a response that a mock or a recorder gives, for a reader that may stop early."""
    return AsyncWholeBody(b"".join(iter(stream))) if isinstance(stream, httpx.ByteStream) else stream


async def _release(pool: AsyncConnectionOwner, connection: AsyncConnection, number: int | None) -> None:
    """Return a connection whose body is done with."""
    try:
        await connection.response_closed(number)
    except Exception:
        # It broke meanwhile; its reader has stopped, so the error is no use to it: the connection is not reused.
        connection.backend.broken = True
    finally:
        await pool.release(connection)


async def _end_stream(connection: AsyncConnection, number: int) -> None:
    try:
        await connection.end_stream(number)
    except Exception:
        # It broke meanwhile: the reader finds that out by itself.
        connection.backend.broken = True
