# Derived from src/integrations_anthropic/_async/http/pool.py by `make codegen`. Do not edit.
"""The connection pool of one origin, in one event loop: acquiring and releasing a connection is O(1).

Takes the place of httpcore's pool below httpx's transport.
"""

from __future__ import annotations

from collections import deque
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

from ..._runtime.event_loop import EventLoop
from ..._runtime.waiting import Waiter
from .connection import Connection
from .response_body import ResponseBody, in_one_piece

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpcore

    from ..._core.call.deadline import AttemptTimeouts

__all__ = ["ConnectionPool"]


class ConnectionPool:
    """Assigns connections: to one request each or, over HTTP/2, to several; the last used first.

    At most `max_connections` are open; further requests wait, first come, first served. Decisions are made under a lock
    that is never held while something is awaited. A connection may be aborted from any thread.
    """

    def __init__(
        self,
        connect: Callable[[Callable[[], None]], Connection],
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
        self.loop: Any = EventLoop.current()
        self._start()

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send the request on a connection and return its response as soon as the head arrives."""
        import httpcore

        timeouts: AttemptTimeouts = request.extensions["timeout"]
        while True:
            connection = self._acquire(timeouts)
            timeouts.start()
            try:
                response = connection.send(request, timeouts)
            except httpcore.ConnectionNotAvailable:
                # It ended, or the peer takes no more requests on it: this one was not processed.
                self.release(connection)
            except BaseException:
                with EventLoop.shielded():
                    try:
                        connection.reset_orphans()
                    finally:
                        self.release(connection)
                raise
            else:
                if connection.protocol is None:
                    # A mock such as respx took the place of httpcore's connection, and brought a body of its own.
                    self.release(connection)
                    response.stream = in_one_piece(response.stream)
                    return response
                body = ResponseBody(self, connection, request, response.extensions.get("stream_id"))
                extensions = {**response.extensions, "body": body}
                return httpcore.Response(response.status, headers=response.headers, content=body, extensions=extensions)

    def release(self, connection: Connection) -> None:
        """Take a connection back that carries one request less: keep it, assign it to the next request, or close it."""
        with self._lock:
            self._released(connection)
        if self._aborted or self._closing:
            self._clean_up()

    def abort(self, connection: Connection) -> None:
        """The same for one whose body was garbage collected unread; from any thread, without awaiting anything."""
        connection.backend.abort()
        self._aborted.append(connection)
        self._release_aborted()

    def close(self) -> None:
        """Close idle connections and shut the others down: a task that reads from one is woken."""
        with self._lock:
            self._closed = True
            connections, waiting = list(self._open), list(self._waiting)
            self._idle.clear()
            self._waiting.clear()
        for waiter in waiting:
            waiter.hand_over(_closed_error())
        for connection in connections:
            if connection.requests:
                connection.backend.end()
            elif self.loop is EventLoop.current():
                connection.close()
            else:
                connection.backend.abort()

    def detach(self) -> None:
        """Drop all connections silently: they belong to another process, or their event loop has ended."""
        connections = self._all()
        self._start()
        for connection in connections:
            connection.backend.detach()

    def close_unreferenced(self) -> None:
        """Close all connections of a pool that is garbage collected; from any thread, without awaiting anything."""
        for connection in self._all():
            if EventLoop.has_ended(self.loop):
                connection.backend.detach()
            else:
                connection.backend.abort()

    @property
    def counts(self) -> tuple[int, int]:
        """How many connections are in use, and how many are idle."""
        return len(self._open) - len(self._idle), len(self._idle)

    def _all(self) -> list[Connection]:
        return [*self._open, *self._closing]

    def _start(self) -> None:
        self._lock = Lock()
        self._open: set[Connection] = set()
        self._idle: list[Connection] = []
        # Connections that carry several requests, or of which that is not known yet.
        self._shared: list[Connection] = []
        self._waiting: deque[Waiter] = deque()
        # Aborted by a thread that did not get the lock: whoever holds it releases them.
        self._aborted: deque[Connection] = deque()
        self._closing: deque[Connection] = deque()
        self._closed = False

    def _acquire(self, timeouts: AttemptTimeouts) -> Connection:
        with self._lock:
            connection = None if self._waiting else self._assign()
            if connection is None:
                waiter = Waiter()
                self._waiting.append(waiter)
        if self._aborted or self._closing:
            self._clean_up_for(connection)
        return self._wait(waiter, timeouts.get("pool")) if connection is None else connection

    def _clean_up_for(self, connection: Connection | None) -> None:
        """Close what is to be closed; a request that is cancelled meanwhile does not keep its connection."""
        try:
            self._clean_up()
        except BaseException:
            if connection is not None:
                with EventLoop.shielded():
                    self.release(connection)
            raise

    def _wait(self, waiter: Waiter, seconds: float | None) -> Connection:
        import httpcore

        try:
            waiter.wait(seconds)
        except BaseException:
            self._stop_waiting(waiter)
            with EventLoop.shielded():
                if isinstance(waiter.received, Connection):
                    self.release(waiter.received)
            raise
        self._stop_waiting(waiter)
        if waiter.received is None:
            raise httpcore.PoolTimeout(
                f"all {self.counts[0]} connections are in use, max_connections={self._max_connections}"
            )
        if isinstance(waiter.received, BaseException):
            raise waiter.received
        connection: Connection = waiter.received
        return connection

    def _stop_waiting(self, waiter: Waiter) -> None:
        with self._lock:
            if waiter in self._waiting:
                self._waiting.remove(waiter)

    def _assign(self) -> Connection | None:
        """A connection for one more request: an idle, a shared or a new one; None where all are in use. Locked."""
        if self._closed:
            raise _closed_error()
        now = monotonic()
        while self._idle and self._idle_timeout is not None and now - self._idle[0].idle_since > self._idle_timeout:
            self._drop(self._idle.pop(0))
        connection = self._usable_idle() or self._with_capacity() or self._new()
        if connection is not None:
            connection.requests += 1
        return connection

    def _usable_idle(self) -> Connection | None:
        while self._idle:
            connection = self._idle.pop()
            # All that an idle connection can have to read is its end.
            if not connection.backend.broken and not connection.backend.is_readable():
                return connection
            self._drop(connection)
        return None

    def _with_capacity(self) -> Connection | None:
        return next((connection for connection in self._shared if connection.has_capacity()), None)

    def _new(self) -> Connection | None:
        # A connection that is not settled may turn out to carry many requests: it is waited for.
        if len(self._open) >= self._max_connections or any(not one.backend.settled for one in self._shared):
            return None
        connection = self._connect(self._connection_changed)
        self._open.add(connection)
        if not connection.backend.settled:
            self._shared.append(connection)
        return connection

    def _released(self, connection: Connection) -> None:
        """Locked."""
        connection.released()
        if connection.requests == 0 and connection in self._open:
            if connection.is_reusable() and not self._closed:
                self._idle.append(connection)
            else:
                self._drop(connection)
        if self._waiting:
            self._serve_waiting()
        while len(self._idle) > self._max_idle:
            self._drop(self._idle.pop(0))

    def _serve_waiting(self) -> None:
        """Assign connections to waiting requests, in their order. Locked."""
        while self._waiting and not self._closed and (connection := self._assign()) is not None:
            self._waiting.popleft().hand_over(connection)

    def _connection_changed(self) -> None:
        """A connection learned how many requests it carries."""
        with self._lock:
            for connection in self._shared:
                connection.limit_shared_reads()
            self._shared = [one for one in self._shared if one.backend.shared or not one.backend.settled]
            self._serve_waiting()

    def _drop(self, connection: Connection) -> None:
        self._open.discard(connection)
        if connection in self._shared:
            self._shared.remove(connection)
        self._closing.append(connection)

    def _release_aborted(self) -> None:
        """Release aborted connections, unless another thread holds the lock: then that one does."""
        while self._aborted and self._lock.acquire(blocking=False):
            try:
                while self._aborted:
                    self._released(self._aborted.popleft())
            finally:
                self._lock.release()

    def _clean_up(self) -> None:
        """Close what was dropped, once the lock is free."""
        self._release_aborted()
        while self._closing:
            self._closing.popleft().close()


def _closed_error() -> OSError:
    return OSError("the client was closed")
