# Derived from src/integrations_anthropic/_async/http/through_httpx/httpcore_connection.py by `make codegen`. Do not edit.
"""A connection of httpcore as the pool sees it: the adapter to what httpcore's connections keep private.

Every name with an underscore is httpcore's; no other module uses those names. A self-check test says when they no
longer fit.
"""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, NoReturn, Self

import h11
import httpcore

from ...._core.call.deadline import CURRENT_TIMEOUTS, WaitExpired
from ...._runtime.event_loop import EventLoop
from ...._runtime.network.faults import NotAvailable
from ..connection import Connection, ResponseHead
from .http2_state import CLOSED_LOCALLY, HTTP2State
from .http2_upload import FLUSH_SECONDS, HTTP2Upload
from .protocol_faults import is_fault, real_fault
from .timed_lock import NoLimit, TimedLock

if TYPE_CHECKING:
    from ...._core.call.deadline import AttemptTimeouts
    from ..network_backend import NetworkBackend

__all__ = ["HttpcoreConnection"]

MAX_CONCURRENT_STREAMS = 3
"""HTTP/2's number of that setting. Source: RFC 9113, section 6.5.2."""


class HttpcoreConnection(Connection):
    """httpcore's connection, which speaks HTTP/1.1 or HTTP/2, and carries several requests then."""

    is_fault = staticmethod(is_fault)

    def __init__(self, http: Any, backend: NetworkBackend) -> None:
        """`http`: httpcore's connection, made on `backend`."""
        super().__init__(backend)
        self._http = http
        self._has_answered = False

    def shielded(self) -> AbstractContextManager[object]:
        """What httpcore does when a response is closed may take time."""
        return EventLoop.shielded()

    @classmethod
    def open(cls, pool: Any, origin: httpcore.Origin, backend: NetworkBackend) -> Self:
        """A connection that connects at its first request, through the proxy and with the TLS context of `pool`.

        `pool`: httpcore's own, which only makes connections here.
        """
        pool._network_backend = backend
        return cls(pool.create_connection(origin), backend)

    def send(self, request: httpcore.Request, timeouts: AttemptTimeouts) -> ResponseHead:
        """Send the request, connecting first where it is new; return the head of its response."""
        self.backend.timeouts = timeouts
        CURRENT_TIMEOUTS.set(timeouts)
        outer, used = sys.exception(), self.backend.settled and self.backend.shared
        try:
            response: httpcore.Response = self._http.handle_request(request)
        except httpcore.ConnectionNotAvailable as error:
            raise NotAvailable from error
        except Exception as error:
            if used and type(error.args[0] if error.args else error).__name__ == "TooManyStreamsError":
                # The peer has lowered what it takes since; nothing was sent. A new connection starts anew.
                self.backend.broken = True
                raise NotAvailable from error
            self._raise_real(error, outer)
        self._has_answered = True
        body = response.stream if self.protocol is None else None
        return ResponseHead(response.status, response.headers, response.extensions, body)

    @property
    def protocol(self) -> Any:
        """The connection of httpcore that speaks HTTP/1.1 or HTTP/2, inside those that connect; None before."""
        inner = self._http
        while inner is not None and hasattr(inner, "_connection"):
            inner = inner._connection
        return inner

    def receive(self) -> bytes:
        """The next piece of an HTTP/1.1 body; empty at its end."""
        protocol = self.protocol
        # Anything after the data, such as trailers, is not part of the body.
        while isinstance(event := protocol._receive_event(), h11.Data):
            if event.data:
                return bytes(event.data)
        return b""

    def receive_from_stream(self, number: int, request: httpcore.Request, timeouts: AttemptTimeouts) -> bytes:
        """The next piece of the body of an HTTP/2 stream; empty at its end."""
        CURRENT_TIMEOUTS.set(timeouts)
        outer = sys.exception()
        try:
            return self._data_of_stream(number, request, timeouts)
        except Exception as error:
            self._raise_real(error, outer)

    def _data_of_stream(self, number: int, request: httpcore.Request, timeouts: AttemptTimeouts) -> bytes:
        protocol = self.protocol
        while True:
            # Many events without data may have arrived with one read.
            if (left := timeouts.get("read")) is not None and left <= 0:
                raise WaitExpired
            event = protocol._receive_stream_event(request, number)
            kind = type(event).__name__
            if event is CLOSED_LOCALLY or kind == "StreamEnded":
                return b""
            if kind == "DataReceived":
                self._acknowledge(event.flow_controlled_length, number, request)
                if event.data:
                    return bytes(event.data)

    def _acknowledge(self, size: int, number: int, request: httpcore.Request) -> None:
        protocol = self.protocol
        if self.backend.broken or protocol._connection_terminated is not None:
            return
        protocol._h2_state.acknowledge_received_data(size, number)
        try:
            protocol._write_outgoing_data(request)
        except Exception as error:
            if not is_fault(error):
                raise
            # The data is there all the same; whether more follows, the next read says.
            self.backend.broken = True

    def response_closed(self, number: int | None) -> None:
        """A body was read to its end or closed; `number`: of its HTTP/2 stream, None over HTTP/1.1."""
        protocol = self.protocol
        if number is None:
            protocol._response_closed()
        elif number in protocol._events:
            protocol._response_closed(number)
            self.reset_orphans()

    def end_stream(self, number: int) -> None:
        """End an HTTP/2 stream for the task that reads it: the response to a ping wakes it."""
        protocol = self.protocol
        if not self.backend.broken and protocol._h2_state.end_locally(number):
            self._flush()

    def reset_orphans(self) -> None:
        """Over HTTP/2, reset the streams that no request waits for, so that the server stops working on them."""
        protocol = self.protocol
        state = getattr(protocol, "_h2_state", None)
        if self.backend.broken or not isinstance(state, HTTP2State):
            return
        try:
            if state.reset_orphans():
                self._flush()
        except Exception as error:
            self.backend.broken = True
            if not is_fault(error):
                raise
            # It broke meanwhile; what made the streams orphans is the error to raise.

    def limit_shared_reads(self) -> None:
        """HTTP/2 was negotiated, and nothing read yet: from here on no request waits longer than its own time."""
        protocol = self.protocol
        # Behind a proxy, `protocol` is the connection to it until the tunnel is open.
        if not self.backend.shared or not hasattr(protocol, "_h2_state"):
            return
        if not isinstance(protocol._h2_state, HTTP2State):
            self._share(protocol)
        if hasattr(protocol, "_max_streams_semaphore"):
            # httpcore makes it with the first request.
            protocol._max_streams_semaphore = NoLimit()

    def _share(self, protocol: Any) -> None:
        """Have httpcore's HTTP/2 connection carry several requests.

        At this time it carries one, which has read nothing yet. All is replaced at once: it may be another thread's.
        """
        self._receive, self._stream_closed = protocol._receive_events, protocol._response_closed
        upload = HTTP2Upload(protocol, self.backend)
        vars(protocol).update(
            _h2_state=HTTP2State(protocol._h2_state, protocol._events),
            _read_lock=TimedLock(self.backend),
            _write_lock=TimedLock(self.backend),
            # httpcore's own could be left taken by an interrupt.
            _state_lock=EventLoop.lock(),
            _init_lock=EventLoop.lock(),
            _receive_remote_settings_change=self._settings_changed,
            _receive_events=self._receive_unless_arrived,
            _response_closed=self._close_stream,
            _send_stream_data=upload.send_data,
            _send_end_stream=upload.send_end,
        )

    def _receive_unless_arrived(self, request: httpcore.Request, stream_id: int | None = None) -> None:
        """Wait for what arrives, as httpcore does; what has arrived for a stream comes before any fault."""
        try:
            self._receive(request, stream_id)
        except Exception as error:
            if stream_id is None or not is_fault(error) or not self.protocol._events.get(stream_id):
                raise

    def _close_stream(self, stream_id: int) -> None:
        self.protocol._h2_state.leave(stream_id)
        self._stream_closed(stream_id)

    def is_reusable(self) -> bool:
        """Whether it can carry another request once it carries none."""
        return not self.backend.broken and bool(self._http.is_available())

    def has_capacity(self) -> bool:
        """Whether it can carry one more request beside those it has."""
        backend = self.backend
        settled = backend.shared and backend.settled
        return settled and self.is_reusable() and len(self.holds) < self.protocol._max_streams

    def _raise_real(self, error: Exception, outer: BaseException | None) -> NoReturn:
        """Raise the fault that `error` hides, else `error`. After a fault of HTTP/2 the connection is not reused.

        That is so for a fault of one stream too, except where the peer itself reset it and has answered before: a peer
        that breaks the protocol may close the connection next, and a second attempt on it would fail as well.
        """
        fault = real_fault(error, outer)
        reset_by_peer = getattr(error.args[0] if error.args else None, "remote_reset", False)
        if self.backend.shared and not (reset_by_peer and self._has_answered):
            self.backend.broken = True
        if fault is error:
            raise error
        self.backend.broken = True
        raise fault from fault.__cause__

    def _settings_changed(self, event: Any) -> None:
        """The peer says how many streams it takes.

        In place of httpcore's own, which waits, holding the lock for reading, for streams to end where it takes fewer:
        the pool alone decides whether a connection gets another request.
        """
        protocol = self.protocol
        changed = event.changed_settings.get(MAX_CONCURRENT_STREAMS)
        if changed is not None and changed.new_value:
            protocol._max_streams = min(changed.new_value, protocol._h2_state.local_settings.max_concurrent_streams)

    def _flush(self) -> None:
        """Send HTTP/2 frames that belong to no request; where that would take time, they leave with the next ones."""
        seconds: dict[str, float | None] = {"read": FLUSH_SECONDS, "write": FLUSH_SECONDS}
        before = CURRENT_TIMEOUTS.set(seconds)
        try:
            self.protocol._write_outgoing_data(
                httpcore.Request("GET", "https://control", extensions={"timeout": seconds})
            )
        except WaitExpired:
            return
        finally:
            CURRENT_TIMEOUTS.reset(before)
