# Derived from src/integrations_anthropic/_async/http/pool.py by `make codegen`. Do not edit.
"""The connections to one origin, in one event loop: a call costs the same with ten open ones and with a thousand.

Stands in the place of httpcore's pool, below httpx's transport.
"""

from __future__ import annotations

from collections import deque
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from ..._runtime.event_loop import EventLoop, Waiter
from .connection import Connection
from .response_body import ResponseBody

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpcore

    from .network_backend import AttemptTimeouts

__all__ = ["ConnectionPool"]


class ConnectionPool:
    """Lends connections: one request each or, over HTTP/2, several; gives the one used last first.

    No more than `most` are open; who comes then waits, first come first served. Decisions are taken under a lock that
    is never held while anything is awaited, and what nobody reads any more may come back from any thread.
    """

    def __init__(
        self, connect: Callable[[Callable[[], None]], Connection], *, most: int, most_idle: int, keep: float | None
    ) -> None:
        """`connect` makes a connection, given what it is to tell of its news; `keep`: seconds an idle one is kept."""
        self._connect = connect
        self._most = most
        self._most_idle = most_idle
        self._keep = keep
        self.place = EventLoop.here()
        self._start()

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send the request on a connection and give its answer as soon as the head is in."""
        import httpcore

        limits: AttemptTimeouts = request.extensions["timeout"]
        while True:
            connection = self._take(limits)
            limits.start()
            try:
                response = connection.send(request, limits)
            except httpcore.ConnectionNotAvailable:
                # It ended, or the other side takes no more on it: nothing was carried out.
                self.give_back(connection)
            except BaseException:
                with EventLoop.shielded():
                    try:
                        connection.reset_orphans()
                    finally:
                        self.give_back(connection)
                raise
            else:
                body = ResponseBody(self, connection, request, response.extensions.get("stream_id"))
                extensions = {**response.extensions, "body": body}
                return httpcore.Response(response.status, headers=response.headers, content=body, extensions=extensions)

    def give_back(self, connection: Connection) -> None:
        """One request less on a connection: it is kept, lent to the next, or closed."""
        with self._lock:
            self._returned(connection)
        self._settle()

    def leave(self, connection: Connection) -> None:
        """The same for one whose only body was collected unread; from any thread, and awaiting nothing."""
        connection.line.leave()
        self._left.append(connection)
        self._take_in()

    def close(self) -> None:
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
            elif self.place is EventLoop.here():
                connection.close()
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
            if EventLoop.gone(self.place):
                connection.line.detach()
            else:
                connection.line.leave()

    @property
    def counts(self) -> tuple[int, int]:
        """How many connections are in use, and how many are idle."""
        return len(self._open) - len(self._idle), len(self._idle)

    def _all(self) -> list[Connection]:
        return [*self._open, *self._ending]

    def _start(self) -> None:
        self._lock = Lock()
        self._open: set[Connection] = set()
        self._idle: list[Connection] = []
        # Those that carry several requests, or of which that is not known yet.
        self._shared: list[Connection] = []
        self._waiting: deque[Waiter] = deque()
        # Given up by a thread that could not have the lock: whoever has it sees to them.
        self._left: deque[Connection] = deque()
        self._ending: deque[Connection] = deque()
        self._closed = False

    def _take(self, limits: AttemptTimeouts) -> Connection:
        with self._lock:
            found = None if self._waiting else self._found()
            if found is None:
                turn = Waiter()
                self._waiting.append(turn)
        if self._left or self._ending:
            self._settle_for(found)
        return self._waited(turn, limits.get("pool")) if found is None else found

    def _settle_for(self, found: Connection | None) -> None:
        """See to what is to be closed; who is cancelled meanwhile does not keep what it found."""
        try:
            self._settle()
        except BaseException:
            if found is not None:
                with EventLoop.shielded():
                    self.give_back(found)
            raise

    def _waited(self, turn: Waiter, seconds: float | None) -> Connection:
        import httpcore

        try:
            turn.wait(seconds)
        except BaseException:
            self._wait_no_more(turn)
            with EventLoop.shielded():
                if isinstance(turn.given, Connection):
                    self.give_back(turn.given)
            raise
        self._wait_no_more(turn)
        if turn.given is None:
            raise httpcore.PoolTimeout(f"all {self.counts[0]} connections are in use, max_connections={self._most}")
        if isinstance(turn.given, BaseException):
            raise turn.given
        connection: Connection = turn.given
        return connection

    def _wait_no_more(self, turn: Waiter) -> None:
        with self._lock:
            if turn in self._waiting:
                self._waiting.remove(turn)

    def _found(self) -> Connection | None:
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

    def _returned(self, connection: Connection) -> None:
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

    def _end(self, connection: Connection) -> None:
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

    def _settle(self) -> None:
        """What is left to do once the lock is free."""
        self._take_in()
        while self._ending:
            self._ending.popleft().close()


def _closed() -> OSError:
    return OSError("the client was closed")
