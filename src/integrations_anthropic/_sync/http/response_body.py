# Derived from src/integrations_anthropic/_async/http/response_body.py by `make codegen`. Do not edit.
"""The body of one answer, and its way back to the pool."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Self

import h11
import httpcore

from ..._runtime.event_loop import EventLoop
from .connection import CANCEL
from .network_backend import CURRENT_TIMEOUTS

if TYPE_CHECKING:
    from .connection import Connection
    from .network_backend import AttemptTimeouts
    from .pool import ConnectionPool

__all__ = ["FAULTS", "ResponseBody"]

FAULTS = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError)
"""What reading a body may raise."""


class StreamEnded:
    """The end of a stream that was closed on this side; read by name, like the event of h2 it stands for."""


class ResponseBody:
    """Pulled piece by piece; gives its connection back at its end, when it is closed, or when it is collected.

    No generator underneath: one that is left before its end would be finished by the event loop, whenever that comes
    to it.
    """

    def __init__(
        self, pool: ConnectionPool, connection: Connection, request: httpcore.Request, number: int | None
    ) -> None:
        """`number` is that of the stream where the connection carries several."""
        self._pool = pool
        self._connection = connection
        self._request = request
        self._limits: AttemptTimeouts = request.extensions["timeout"]
        self._number = number
        self._protocol = connection.protocol
        self._done = False
        self._end = partial(_end, pool, connection, number)
        self.untouched = True
        """Whether nobody has read of it."""

    def receive(self) -> bytes:
        """The next piece as it came; empty at the end. Raises what httpcore raises; the connection is then closed."""
        self.untouched = False
        if self._done:
            return b""
        try:
            piece = self._piece() if self._number is None else self._shared_piece(self._number)
        except BaseException:
            self.close()
            raise
        if piece:
            self._limits.heard()
        else:
            self.close()
        return piece

    def close(self) -> None:
        """Give the connection back: one that was not read to its end is closed or, over HTTP/2, the stream is reset."""
        if not self._done:
            self._done = True
            with EventLoop.shielded():
                self._end()

    def shut_down(self) -> None:
        """Wake who waits for the next piece, from any thread or task; that one then finds the body at its end."""
        if self._number is None:
            self._connection.line.shut_down()
        else:
            EventLoop.run(self._pool.place, partial(_wake, self._connection, self._number))

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        """For who knows it only as a body of httpcore, such as a recorder of cassettes."""
        if piece := self.receive():
            return piece
        raise StopIteration

    def __del__(self) -> None:
        if self._done:
            return
        self._done = True
        if self._number is None or self._connection.line.dropped:
            self._pool.leave(self._connection)
        else:
            EventLoop.run(self._pool.place, self._end)

    def _piece(self) -> bytes:
        # What follows the data is no part of the body, such as trailers.
        while isinstance(event := self._protocol._receive_event(), h11.Data):
            if event.data:
                return bytes(event.data)
        return b""

    def _shared_piece(self, number: int) -> bytes:
        protocol = self._protocol
        CURRENT_TIMEOUTS.set(self._limits)
        while True:
            event = protocol._receive_stream_event(self._request, number)
            kind = type(event).__name__
            if kind == "StreamEnded":
                return b""
            if kind == "DataReceived":
                protocol._h2_state.acknowledge_received_data(event.flow_controlled_length, number)
                protocol._write_outgoing_data(self._request)
                if event.data:
                    return bytes(event.data)


def _end(pool: ConnectionPool, connection: Connection, number: int | None) -> None:
    """Tell httpcore, and the pool, that a body is done with."""
    protocol = connection.protocol
    try:
        if number is None:
            protocol._response_closed()
        elif number in protocol._events:
            protocol._response_closed(number)
            connection.reset_orphans()
    except Exception:
        # It broke meanwhile, and who has just stopped reading has no interest in how: it is only never lent again.
        connection.line.broken = True
    finally:
        pool.give_back(connection)


def _wake(connection: Connection, number: int) -> None:
    """End a stream of a shared connection for who reads it: the answer to a ping is what wakes it."""
    protocol = connection.protocol
    events = protocol._events.get(number)
    if events is None or connection.line.broken:
        return
    events.append(StreamEnded())
    try:
        # One that has ended meanwhile may not be known any more.
        if number in protocol._h2_state.streams:
            protocol._h2_state.reset_stream(number, error_code=CANCEL)
        protocol._h2_state.ping(b"wake up!")
        connection.flush()
    except Exception:
        # It broke meanwhile: who reads finds that out, and this is nobody's call.
        connection.line.broken = True
