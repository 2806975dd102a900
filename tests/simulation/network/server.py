"""The server of a simulation: its end of a connection, which never blocks."""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from tests.simulation.network.plans import CLOSE, HALF, RESET, SILENCE, plan_for
from tests.simulation.world import Arrival, Asked, World

__all__ = ["ServerConnection", "Watcher"]

MAX_READ = 64 * 1024


class Watcher(Protocol):
    """Says when the server can read or write."""

    def watch(self, connection: ServerConnection) -> None:
        """Call `readable` whenever something has arrived."""
        ...

    def unwatch(self, connection: ServerConnection) -> None:
        """Do not call `readable` until it is watched again."""
        ...

    def watch_writing(self, connection: ServerConnection) -> None:
        """Call `writable` once, when more can be sent."""
        ...

    def forget(self, connection: ServerConnection) -> None:
        """Call neither any more; the socket is about to be closed."""
        ...


class ServerConnection:
    """The server's end of one connection."""

    def __init__(self, world: World, watcher: Watcher, number: int, near: socket.socket, far: socket.socket) -> None:
        self.number = number
        self.far = far
        self.is_open = True
        """Whether the client has not closed it, as far as the server has seen, and the server has not."""
        self._near = near
        self._world, self._watcher = world, watcher
        random = self._world.random_of("connection", number)
        # Reads so many bytes at once, and then nothing for so many seconds.
        self._pace = random.choice([None, None, None, None, (900, 0.01), (20_000, 0.5)])
        self._resting = False
        self._received = b""
        self._outgoing = b""
        self._arrival: Arrival | None = None
        self._next_step = 0
        self._then: str | None = None
        self._first = ""
        self._headers: dict[str, str] = {}
        # Of the body of the request that arrives; None between two requests.
        self._size: int | None = None

    def readable(self) -> None:
        """Take what has arrived."""
        while self.is_open and not self._resting:
            pace = None if self._world.calm else self._pace
            try:
                data = self.far.recv(MAX_READ if pace is None else pace[0])
            except BlockingIOError:
                return
            except OSError:
                data = b""
            if not data:
                self._end("closed by the client")
                return
            self._received += data
            if pace is not None:
                self._resting = True
                self._watcher.unwatch(self)
                self._world.timers.call_later(pace[1], self._rested)
            self._take_requests()

    def writable(self) -> None:
        """Send what could not be sent before."""
        if not self.is_open:
            return
        try:
            while self._outgoing:
                sent = self.far.send(self._outgoing)
                self._outgoing = self._outgoing[sent:]
        except BlockingIOError:
            self._watcher.watch_writing(self)
        except OSError:
            self._outgoing = b""
        if not self._outgoing and self._then is not None:
            self._act(self._then)

    def close(self) -> None:
        """The simulation is over."""
        if self.is_open:
            self._end("closed at the end")

    def _rested(self) -> None:
        self._resting = False
        if self.is_open:
            self._watcher.watch(self)
            self.readable()

    def _take_requests(self) -> None:
        while self.is_open:
            if self._size is None:
                head, found, rest = self._received.partition(b"\r\n\r\n")
                if not found:
                    return
                self._received = rest
                self._begin(head.decode("latin-1"))
            elif len(self._received) < self._size:
                return
            else:
                body, self._received = self._received[: self._size], self._received[self._size :]
                self._size = None
                self._complete(body)

    def _begin(self, head: str) -> None:
        """The head of a request has arrived."""
        last = self._arrival
        if last is not None and (not self._is_over(last) or not last.plan.reusable):
            self._world.violated(f"connection {self.number}: a request after {last.asked} with {last.plan.fault!r}")
        first, *lines = head.split("\r\n")
        self._headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        self._size = int(self._headers.get("content-length", 0))
        self._first = first
        asked = _asked(first, self._headers, None)
        arrivals = self._world.arrivals[f"{asked.call}/{asked.page}"]
        number = len(arrivals) + 1
        self._arrival = Arrival(asked, number, plan_for(self._world, asked, number))
        self._next_step = 0
        arrivals.append(self._arrival)
        fault = self._arrival.plan.fault
        self._world.note(f"connection {self.number}: {asked.operation} {asked.call}/{asked.page} #{number} {fault}")
        if self._arrival.plan.early:
            self._schedule(self._arrival)

    def _complete(self, body: bytes) -> None:
        """The body of a request has arrived."""
        asked = _asked(self._first, self._headers, body)
        if asked.operation == "unknown" or (asked.text and not asked.text.startswith(f"call {asked.call} ")):
            self._world.violated(f"connection {self.number}: the body is not that of call {asked.call}: {asked}")
        assert self._arrival is not None
        if not self._arrival.plan.early:
            self._schedule(self._arrival)

    def _schedule(self, arrival: Arrival) -> None:
        if self._next_step < len(arrival.plan.steps):
            seconds = arrival.plan.steps[self._next_step][0]
            if seconds:
                self._world.timers.call_later(seconds, self._step, arrival)
            else:
                self._step(arrival)

    def _step(self, arrival: Arrival) -> None:
        if arrival is self._arrival and self._is_over(arrival):
            # Another request may have arrived meanwhile.
            self.readable()
        if not self.is_open:
            return
        if arrival is not self._arrival or (self._is_over(arrival) and self._has_more()):
            self._end_before_answer(arrival)
            return
        what = arrival.plan.steps[self._next_step][1]
        self._next_step += 1
        if isinstance(what, bytes):
            self._outgoing += what
            self.writable()
        elif what == SILENCE:
            return
        else:
            self._act(what)
        self._schedule(arrival)

    def _is_over(self, arrival: Arrival) -> bool:
        """Whether the client may take the answer for complete: where its length is too short, at any time."""
        return self._next_step >= arrival.plan.proper or arrival.plan.fault == "too short"

    def _has_more(self) -> bool:
        """Whether something of another request has arrived, read or not."""
        try:
            return bool(self._received or self.far.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return False
        except OSError:
            return True

    def _end_before_answer(self, last: Arrival) -> None:
        """Close where the last plan ends so, although another request has arrived, which is not carried out.

        Bytes that would follow the last answer are not sent: nothing would distinguish them from the next one.
        """
        current, what = self._arrival, last.plan.steps[-1][1]
        if current is not None and current is not last and self._next_step == 0 and what in (CLOSE, RESET):
            current.plan = current.plan.dropped()
            self._act(str(what))

    def _act(self, action: str) -> None:
        """End the connection in one way, once everything was sent."""
        if self._outgoing:
            self._then = action
            return
        self._then = None
        if not self.is_open:
            return
        if action == HALF:
            with suppress(OSError):
                self.far.shutdown(socket.SHUT_WR)
        elif action == RESET:
            # The other end of a pair learns of a reset where something was left unread.
            with suppress(OSError):
                if self._near.fileno() >= 0:
                    socket.socket.send(self._near, b"\0", socket.MSG_DONTWAIT)
            self._end(RESET)
        elif action == CLOSE:
            self._end(CLOSE)

    def _end(self, why: str) -> None:
        self._world.note(f"connection {self.number}: {why}")
        self.is_open = False
        self._watcher.forget(self)
        self.far.close()


def _asked(first: str, headers: dict[str, str], body: bytes | None) -> Asked:
    """The request; without `body` as far as its head tells."""
    method, target, _ = first.split(" ")
    parts = urlsplit(target)
    call = headers.get("x-call", "?")
    after = parse_qs(parts.query).get("after_id", ["page-0"])[0]
    page = int(after.partition("-")[2])
    operation, text = headers.get("x-operation", "unknown"), ""
    if body:
        try:
            data = json.loads(body)
        except ValueError:
            return Asked(call, "unknown", repr(body[:100]), page)
        text = data["messages"][0]["content"] if "messages" in data else data["email"]
    elif body is not None and method == "POST":
        operation = "unknown"
    return Asked(call, operation, text, page)
