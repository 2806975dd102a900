"""The connections to one origin, in one event loop: a call costs the same with ten open ones and with a thousand.

Stands in the place of httpcore's pool, below httpx's transport.
"""

from __future__ import annotations

from collections import deque
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from ..._runtime.event_loop import AsyncEventLoop, AsyncWaiter
from .connection import AsyncConnection
from .response_body import AsyncResponseBody

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpcore

    from .network_backend import AttemptTimeouts

__all__ = ["AsyncConnectionPool"]


class AsyncConnectionPool:
    """Lends connections: one request each or, over HTTP/2, several; gives the one used last first.

    No more than `most` are open; who comes then waits, first come first served. Decisions are taken under a lock that
    is never held while anything is awaited, and what nobody reads any more may come back from any thread.
    """

    def __init__(
        self, connect: Callable[[Callable[[], None]], AsyncConnection], *, most: int, most_idle: int, keep: float | None
    ) -> None:
        """`connect` makes a connection, given what it is to tell of its news; `keep`: seconds an idle one is kept."""
        self._connect = connect
        self._most = most
        self._most_idle = most_idle
        self._keep = keep
        self.place = AsyncEventLoop.here()
        self._start()

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send the request on a connection and give its answer as soon as the head is in."""
        import httpcore

        limits: AttemptTimeouts = request.extensions["timeout"]
        while True:
            connection = await self._take(limits)
            limits.start()
            try:
                response = await connection.send(request, limits)
            except httpcore.ConnectionNotAvailable:
                # It ended, or the other side takes no more on it: nothing was carried out.
                await self.give_back(connection)
            except BaseException:
                with AsyncEventLoop.shielded():
                    try:
                        await connection.reset_orphans()
                    finally:
                        await self.give_back(connection)
                raise
            else:
                body = AsyncResponseBody(self, connection, request, response.extensions.get("stream_id"))
                extensions = {**response.extensions, "body": body}
                return httpcore.Response(response.status, headers=response.headers, content=body, extensions=extensions)

    async def give_back(self, connection: AsyncConnection) -> None:
        """One request less on a connection: it is kept, lent to the next, or closed."""
        with self._lock:
            self._returned(connection)
        await self._settle()

    def leave(self, connection: AsyncConnection) -> None:
        """The same for one whose only body was collected unread; from any thread, and awaiting nothing."""
        connection.line.leave()
        self._left.append(connection)
        self._take_in()

    async def aclose(self) -> None:
        """Close the idle ones and hang up on the others: who reads from them is woken."""
        with self._lock:
            self._closed = True
            connections, waiting = list(self._open), list(self._waiting)
            self._idle.clear()
            self._waiting.clear()
        for turn in waiting:
            turn.give(_closed())
        for connection in connections:
            if connection.users:
                connection.line.shut_down()
            elif self.place is AsyncEventLoop.here():
                await connection.close()
            else:
                connection.line.leave()

    def abandon(self) -> None:
        """Drop every connection without a word: they belong to another process, or their loop has ended."""
        connections = self._all()
        self._start()
        for connection in connections:
            connection.line.detach()

    def collected(self) -> None:
        """Nobody has this pool any more: close what is open, from any thread, awaiting nothing."""
        for connection in self._all():
            if AsyncEventLoop.gone(self.place):
                connection.line.detach()
            else:
                connection.line.leave()

    @property
    def counts(self) -> tuple[int, int]:
        """How many connections are in use, and how many are idle."""
        return len(self._open) - len(self._idle), len(self._idle)

    def _all(self) -> list[AsyncConnection]:
        return [*self._open, *self._ending]

    def _start(self) -> None:
        self._lock = Lock()
        self._open: set[AsyncConnection] = set()
        self._idle: list[AsyncConnection] = []
        # Those that carry several requests, or of which that is not known yet.
        self._shared: list[AsyncConnection] = []
        self._waiting: deque[AsyncWaiter] = deque()
        # Given up by a thread that could not have the lock: whoever has it sees to them.
        self._left: deque[AsyncConnection] = deque()
        self._ending: deque[AsyncConnection] = deque()
        self._closed = False

    async def _take(self, limits: AttemptTimeouts) -> AsyncConnection:
        with self._lock:
            found = None if self._waiting else self._found()
            if found is None:
                turn = AsyncWaiter()
                self._waiting.append(turn)
        if self._left or self._ending:
            await self._settle_for(found)
        return await self._waited(turn, limits.get("pool")) if found is None else found

    async def _settle_for(self, found: AsyncConnection | None) -> None:
        """See to what is to be closed; who is cancelled meanwhile does not keep what it found."""
        try:
            await self._settle()
        except BaseException:
            if found is not None:
                with AsyncEventLoop.shielded():
                    await self.give_back(found)
            raise

    async def _waited(self, turn: AsyncWaiter, seconds: float | None) -> AsyncConnection:
        import httpcore

        try:
            await turn.wait(seconds)
        except BaseException:
            self._wait_no_more(turn)
            with AsyncEventLoop.shielded():
                if isinstance(turn.given, AsyncConnection):
                    await self.give_back(turn.given)
            raise
        self._wait_no_more(turn)
        if turn.given is None:
            raise httpcore.PoolTimeout(f"all {self.counts[0]} connections are in use, max_connections={self._most}")
        if isinstance(turn.given, BaseException):
            raise turn.given
        connection: AsyncConnection = turn.given
        return connection

    def _wait_no_more(self, turn: AsyncWaiter) -> None:
        with self._lock:
            if turn in self._waiting:
                self._waiting.remove(turn)

    def _found(self) -> AsyncConnection | None:
        """One that is free, or a new one; None where there is no room. Under the lock."""
        if self._closed:
            raise _closed()
        now = monotonic()
        while self._idle and self._keep is not None and now - self._idle[0].idle_since > self._keep:
            self._end(self._idle.pop(0))
        while self._idle:
            connection = self._idle.pop()
            if connection.usable():
                return connection.lent()
            self._end(connection)
        for connection in self._shared:
            if connection.has_room():
                return connection.lent()
        if len(self._open) >= self._most or any(not one.line.settled for one in self._shared):
            # One that is not settled may turn out to carry many requests: it is waited for.
            return None
        connection = self._connect(self._told)
        self._open.add(connection)
        if not connection.line.settled:
            self._shared.append(connection)
        return connection.lent()

    def _returned(self, connection: AsyncConnection) -> None:
        """Under the lock."""
        connection.returned()
        if connection.users == 0 and connection in self._open:
            if connection.reusable() and not self._closed:
                self._idle.append(connection)
            else:
                self._end(connection)
        self._hand_on()
        while len(self._idle) > self._most_idle:
            self._end(self._idle.pop(0))

    def _hand_on(self) -> None:
        """Lend what there is to those who wait, in their order. Under the lock."""
        while self._waiting and not self._closed and (connection := self._found()) is not None:
            self._waiting.popleft().give(connection)

    def _told(self) -> None:
        """A connection came to know more of how many requests it carries."""
        with self._lock:
            for connection in self._shared:
                connection.agreed()
            self._shared = [one for one in self._shared if one.line.shared or not one.line.settled]
            self._hand_on()

    def _end(self, connection: AsyncConnection) -> None:
        self._open.discard(connection)
        if connection in self._shared:
            self._shared.remove(connection)
        self._ending.append(connection)

    def _take_in(self) -> None:
        """See to connections that were left, unless somebody else has the lock: then that one does."""
        while self._left and self._lock.acquire(blocking=False):
            try:
                while self._left:
                    self._returned(self._left.popleft())
            finally:
                self._lock.release()

    async def _settle(self) -> None:
        """What is left to do once the lock is free."""
        self._take_in()
        while self._ending:
            await self._ending.popleft().close()


def _closed() -> OSError:
    return OSError("the client was closed")
