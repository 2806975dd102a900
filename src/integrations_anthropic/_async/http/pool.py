"""The connection pool of one origin, in one event loop: acquiring and releasing a connection is O(1)."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from functools import partial
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

from ..._runtime.event_loop import AsyncEventLoop
from ..._runtime.network.faults import NotAvailable, PoolTimeout
from ..._runtime.waiting import AsyncWaiter
from .lease import LOST, NOTHING, AsyncConnectionLease, AsyncHold
from .response_body import AsyncResponseBody, release_unread

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..._core.call.deadline import AttemptTimeouts
    from .connection import AsyncConnection, AsyncResponseHead

__all__ = ["AsyncConnectionPool"]

CLOSED = "the client was closed"


class AsyncConnectionPool:
    """Assigns connections: to one request each or, over HTTP/2, to several; the last used first.

    At most `max_connections` are open; further requests wait, first come, first served. Decisions are made under a lock
    that is never held while something is awaited. Any of them, and whatever a request does with its connection, may be
    ended by an interrupt: a connection is in use as long as the lease of a request lives, and no longer.
    """

    def __init__(
        self,
        connect: Callable[[Callable[[], None]], AsyncConnection],
        *,
        max_connections: int,
        max_idle: int,
        idle_timeout: float | None,
    ) -> None:
        """`connect` makes a connection, given a callback for changes of its state; `idle_timeout`: seconds."""
        self._connect = connect
        self._max_connections = max_connections
        self._max_idle = max_idle
        self._idle_timeout = idle_timeout
        self.loop: Any = AsyncEventLoop.current()
        self._start()

    async def exchange(
        self, request: Any, timeouts: AttemptTimeouts
    ) -> tuple[AsyncResponseHead, AsyncResponseBody | None]:
        """Send the request on a connection; the response as soon as its head arrives.

        `request`: what the connections of this pool send. No body: a mock has answered, and brought its own.
        """
        lease = AsyncConnectionLease()
        hold = lease.hold = AsyncHold(lease, LOST)
        try:
            while True:
                hold.lost = AsyncEventLoop.on_collection(self._lost, hold)
                connection = await self._acquire(hold, timeouts)
                try:
                    hold.in_use = True
                    head = await connection.send(request, timeouts)
                except NotAvailable:
                    # It ended, or the peer takes no more requests on it: this one was not processed.
                    await self.release(hold)
                else:
                    break
            if head.body is not None:
                await self.release(hold)
                return head, None
            hold.stream_id = head.extensions.get("stream_id")
            body = AsyncResponseBody(self, connection, lease, request, timeouts)
            hold.in_use = False
            return head, body
        except BaseException as error:
            await self._fail(hold, error)
            raise

    async def release(self, hold: AsyncHold) -> None:
        """Take the connection of a request back: keep it, assign it to the next request, or close it."""
        with self._lock:
            self._released(hold)
        hold.lost = NOTHING
        if self._lost_holds or self._closing:
            await self._clean_up()

    async def aclose(self) -> None:
        """Close idle connections and shut the others down: a task that reads from one is woken."""
        with self._lock:
            self._closed = True
            connections, waiting = list(self._open), [hold.waiter for hold in self._waiting if hold.waiter]
            self._idle.clear()
            self._waiting.clear()
        for waiter in waiting:
            waiter.hand_over(OSError(CLOSED))
        for connection in connections:
            if connection.holds:
                connection.backend.end()
            elif self.loop is AsyncEventLoop.current():
                await connection.close()
            else:
                connection.backend.abort()

    def detach(self) -> None:
        """Drop all connections silently: they belong to another process, or their event loop has ended."""
        connections = [*self._open, *self._closing]
        self._start()
        for connection in connections:
            connection.backend.detach()

    def close_unreferenced(self) -> None:
        """Close all connections of a pool that is garbage collected; from any thread, without awaiting anything."""
        ended = AsyncEventLoop.has_ended(self.loop)
        for connection in [*self._open, *self._closing]:
            (connection.backend.detach if ended else connection.backend.abort)()

    __del__ = close_unreferenced

    @property
    def counts(self) -> tuple[int, int]:
        """How many connections are in use, and how many are idle."""
        return len(self._open) - len(self._idle), len(self._idle)

    def _start(self) -> None:
        self._lock = Lock()
        self._open: set[AsyncConnection] = set()
        self._idle: list[AsyncConnection] = []
        # Connections that carry several requests, or of which that is not known yet.
        self._shared: list[AsyncConnection] = []
        self._waiting: deque[AsyncHold] = deque()
        # Where a thread did not get the lock, whoever holds it releases them.
        self._lost_holds: deque[AsyncHold] = deque()
        self._closing: deque[AsyncConnection] = deque()
        self._closed = False

    async def _acquire(self, hold: AsyncHold, timeouts: AttemptTimeouts) -> AsyncConnection:
        with self._lock:
            is_first = not self._waiting
            if self._waiting or not self._assign(hold):
                hold.waiter = AsyncWaiter()
                self._waiting.append(hold)
        if self._lost_holds or self._closing:
            await self._clean_up()
        if hold.waiter is not None:
            if is_first:
                self._set_right()
            await self._wait(hold, hold.waiter, timeouts.get("pool"))
        timeouts.start()
        assert hold.connection is not None  # noqa: S101 - it was assigned, or waiting raised
        return hold.connection

    async def _wait(self, hold: AsyncHold, waiter: AsyncWaiter, seconds: float | None) -> None:
        await waiter.wait(seconds, partial(self._set_right, hold))
        self._stop_waiting(hold)
        if isinstance(waiter.received, BaseException):
            raise waiter.received
        if hold.connection is None:
            in_use, most = self.counts[0], self._max_connections
            raise PoolTimeout(f"all {in_use} connections are in use, max_connections={most}")

    async def _fail(self, hold: AsyncHold, error: BaseException) -> None:
        """Release the connection of a request that failed, was cancelled, or was interrupted."""
        with AsyncEventLoop.shielded():
            try:
                self._stop_waiting(hold)
                if hold.connection is not None and hold.in_use:
                    hold.connection.left_by(error)
                    await hold.connection.reset_orphans()
            finally:
                await self.release(hold)
                self._set_right()

    def _lost(self, hold: AsyncHold) -> None:
        """The lease of `hold` was garbage collected. From any thread, without awaiting anything."""
        if (connection := hold.connection) is not None:
            if hold.stream_id is not None and not hold.in_use and connection.backend.stream is not None:
                AsyncEventLoop.spawn(self.loop, partial(release_unread, self, hold))
                return
            connection.abandon()
        self._lost_holds.append(hold)
        self._set_right()

    def _stop_waiting(self, hold: AsyncHold) -> None:
        with self._lock:
            hold.waiter = None
            if hold in self._waiting:
                self._waiting.remove(hold)

    def _set_right(self, hold: AsyncHold | None = None) -> bool:
        """Release lost holds, and drop connections that no request has; whether `hold` has one, perhaps unknowingly.

        Does nothing where another thread holds the lock: that one releases lost holds afterwards.
        """
        with AsyncEventLoop.unless_held(self._lock) as free:
            while free and self._lost_holds:
                self._released(self._lost_holds.popleft())
            if free:
                for connection in self._open.difference(self._idle):
                    if not connection.is_held():
                        self._drop(connection)
                self._serve_waiting()
        return hold is not None and hold.connection is not None

    def _assign(self, hold: AsyncHold) -> bool:
        """Assign an idle, a shared or a new connection to one more request; False where all are in use. Locked."""
        if self._closed:
            raise OSError(CLOSED)
        now = monotonic()
        while self._idle and self._idle_timeout is not None and now - self._idle[0].idle_since > self._idle_timeout:
            self._drop(self._idle.pop(0))
        connection = self._usable_idle() or self._with_capacity() or self._new()
        if connection is None:
            return False
        hold.connection = connection
        connection.holds.add(hold)
        return True

    def _usable_idle(self) -> AsyncConnection | None:
        while self._idle:
            connection = self._idle.pop()
            # All that an idle connection can have to read is its end.
            if not connection.backend.broken and not connection.is_readable():
                return connection
            self._drop(connection)
        return None

    def _with_capacity(self) -> AsyncConnection | None:
        return next((connection for connection in self._shared if connection.has_capacity()), None)

    def _new(self) -> AsyncConnection | None:
        # A connection that is not settled may turn out to carry many requests: it is waited for.
        if len(self._open) >= self._max_connections or any(not one.backend.settled for one in self._shared):
            return None
        connection = self._connect(self._connection_changed)
        self._open.add(connection)
        if not connection.backend.settled:
            self._shared.append(connection)
        return connection

    def _released(self, hold: AsyncHold) -> None:
        """Locked. An interrupt may end this anywhere, and it is called again."""
        connection = hold.connection
        if connection is not None:
            connection.holds.discard(hold)
            hold.connection = None
            hold.in_use = False
            if not connection.holds and connection in self._open:
                if connection.is_reusable() and not self._closed:
                    connection.idle_since = monotonic()
                    self._idle.append(connection)
                else:
                    self._drop(connection)
        if self._waiting:
            self._serve_waiting()
        while len(self._idle) > self._max_idle:
            self._drop(self._idle.pop(0))

    def _serve_waiting(self) -> None:
        """Assign connections to waiting requests, in their order. Locked."""
        while self._waiting and not self._closed:
            hold = self._waiting[0]
            if hold() is not None and hold.waiter is not None:
                if hold.connection is None and not self._assign(hold):
                    return
                hold.waiter.hand_over(hold)
            self._waiting.popleft()

    def _connection_changed(self) -> None:
        """A connection learned how many requests it carries."""
        with self._lock:
            for connection in self._shared:
                connection.limit_shared_reads()
            self._shared = [one for one in self._shared if one.backend.shared or not one.backend.settled]
            self._serve_waiting()

    def _drop(self, connection: AsyncConnection) -> None:
        self._closing.append(connection)
        self._open.discard(connection)
        if connection in self._shared:
            self._shared.remove(connection)

    async def _clean_up(self) -> None:
        """Close what was dropped, once the lock is free."""
        if self._lost_holds:
            self._set_right()
        while self._closing:
            connection = self._closing[0]
            await connection.close()
            # Another task or thread may have been faster.
            with suppress(ValueError):
                self._closing.remove(connection)
