# Derived from src/integrations_anthropic/_async/http/through_httpx/http2_state.py by `make codegen`. Do not edit.
"""The state of an HTTP/2 connection as many requests share it: h2's, which itself knows of no second thread or task.

Every access holds one lock, and never while anything is awaited or the network is waited for. The lock is written in C:
an interrupt leaves it free.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import RLock
from typing import Any

import httpcore

from .protocol_faults import refuses

__all__ = ["CLOSED_LOCALLY", "HTTP2State"]

CANCEL = 0x8
"""HTTP/2's error code of a stream that is no longer needed. Source: RFC 9113, section 7."""
CLOSED_LOCALLY = object()
"""Stands among the events of an HTTP/2 stream for its end, where it was closed on this side."""
LAST_STREAM = 2**31 - 1
"""Source: RFC 9113, section 5.1.1."""


class HTTP2State:
    """Takes the place of the `H2Connection` that httpcore's connection has, with the methods that httpcore calls.

    What belongs together is one step here: a number is given to one request only, data is sent as far as the window
    allows at that moment, and what arrives is with its stream before anyone else looks at the state.
    """

    def __init__(self, h2: Any, events: dict[int, Any]) -> None:
        """`h2`: the `H2Connection`; `events`: by stream, a list of those that its reader has not taken yet."""
        self._h2 = h2
        self._events = events
        self._lock = RLock()
        self._given = 0

    def get_next_available_stream_id(self) -> int:
        """A number that no other request gets, whoever sends first."""
        with self._lock:
            number: int = max(self._h2.get_next_available_stream_id(), self._given + 2 if self._given else 1)
            if number > LAST_STREAM:
                raise httpcore.ConnectionNotAvailable
            self._given = number
            return number

    def send_headers(self, number: int, headers: Iterable[tuple[bytes, bytes]], *, end_stream: bool) -> None:
        """Open a stream. ConnectionNotAvailable where that is not possible any more: nothing is sent then.

        The connection has ended meanwhile, or a request with a higher number was faster: then numbers below it are
        used up. Source: RFC 9113, section 5.1.1.
        """
        with self._lock:
            if self._has_ended() or number < self._h2.get_next_available_stream_id():
                raise httpcore.ConnectionNotAvailable
            self._h2.send_headers(number, headers, end_stream=end_stream)

    def sendable(self, number: int) -> int:
        """How many bytes of a body may be sent now: another request may send them first."""
        with self._lock:
            return int(min(self._h2.local_flow_control_window(number), self._h2.max_outbound_frame_size))

    def send_data(self, number: int, data: bytes) -> int:
        """Send as much as may be sent now, unless the request was refused; how many bytes that was."""
        with self._lock:
            if self.is_refused(number):
                return 0
            if size := min(len(data), self.sendable(number)):
                self._h2.send_data(number, data[:size])
            return size

    def end_stream(self, number: int) -> None:
        """End a request, unless it was refused."""
        with self._lock:
            if not self.is_refused(number):
                self._h2.end_stream(number)

    def is_refused(self, number: int) -> bool:
        """Whether what has arrived makes the rest of a request useless."""
        with self._lock:
            return refuses(self._events.get(number, ()))

    def receive_data(self, data: bytes) -> list[Any]:
        """Take in what has arrived: each event goes to its stream; those of the connection are returned."""
        with self._lock:
            others = []
            for event in self._h2.receive_data(data):
                if type(event).__name__ not in _OF_RESPONSE:
                    others.append(event)
                elif isinstance(events := self._events.get(event.stream_id), list):
                    events.append(event)
                else:
                    self._discard(event)
            return others

    def leave(self, number: int) -> None:
        """No request reads a stream any more: what has arrived of it, and what still does, makes room for others.

        Data that is not acknowledged would narrow the window of the connection for good. Source: RFC 9113, section 6.9.
        """
        with self._lock:
            left, self._events[number] = self._events.get(number, ()), ()
            for event in left:
                self._discard(event)

    def acknowledge_received_data(self, size: int, number: int) -> None:
        """Let the peer send as much again."""
        with self._lock:
            self._h2.acknowledge_received_data(size, number)

    def increment_flow_control_window(self, increment: int, stream_id: int | None = None) -> None:
        """Let the peer send so many bytes more, on the connection or on a stream that has not ended."""
        with self._lock:
            if stream_id is None or self._is_open(stream_id):
                self._h2.increment_flow_control_window(increment, stream_id=stream_id)

    def data_to_send(self) -> bytes:
        """What has to be written next; whoever takes it holds the lock for writing until it is written."""
        with self._lock:
            data: bytes = self._h2.data_to_send()
            return data

    def end_locally(self, number: int) -> bool:
        """End a stream for the task that reads it: the response to a ping wakes it. False where it has no reader."""
        with self._lock:
            if (events := self._events.get(number)) is None:
                return False
            events.append(CLOSED_LOCALLY)
            if self._is_open(number):
                self._h2.reset_stream(number, error_code=CANCEL)
            self._h2.ping(b"wake up!")
            return True

    def reset_orphans(self) -> bool:
        """Reset the streams that no request waits for; whether there were any."""
        with self._lock:
            orphans = [number for number in self._h2.streams if number not in self._events and self._is_open(number)]
            for number in orphans:
                self._h2.reset_stream(number, error_code=CANCEL)
            return bool(orphans)

    def close_connection(self) -> None:
        """End the connection: the last that is sent on it."""
        with self._lock:
            self._h2.close_connection()

    def initiate_connection(self) -> None:
        """Begin the connection: the first that is sent on it."""
        with self._lock:
            self._h2.initiate_connection()

    @property
    def local_settings(self) -> Any:
        """What this side allows."""
        return self._h2.local_settings

    @local_settings.setter
    def local_settings(self, settings: Any) -> None:
        self._h2.local_settings = settings

    @property
    def state_machine(self) -> Any:
        """That of the connection, which says whether it has ended."""
        return self._h2.state_machine

    def _discard(self, event: Any) -> None:
        if type(event).__name__ == "DataReceived":
            self._h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)

    def _has_ended(self) -> bool:
        return bool(self._h2.state_machine.state.name == "CLOSED")

    def _is_open(self, number: int) -> bool:
        stream = self._h2.streams.get(number)
        return stream is not None and not stream.closed


_OF_RESPONSE = frozenset({"ResponseReceived", "DataReceived", "StreamEnded", "StreamReset"})
