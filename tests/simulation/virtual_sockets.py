"""Sockets that block only in virtual time, and the clock of a client whose calls are made one after another.

The seam is the socket module: `socket.socket`, `socket.getaddrinfo` and `select.poll` are replaced while a simulation
is played, as blocking code reaches the network by these names alone. While the client waits in one of them, the events
of the network happen. The lock by which a thread waits for the pool is replaced likewise; what the pool would do in a
thread, where a stream was garbage collected, is done when asked for.
"""

from __future__ import annotations

import _socket
import errno
import gc
import heapq
import select
import socket
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

from integrations_anthropic._runtime import event_loop, waiting
from integrations_anthropic._runtime.network import blocking_stream, connecting
from tests.simulation.network.connecting import ADDRESSES, Connecting, Network
from tests.simulation.network.server import ServerConnection
from tests.simulation.virtual_loop import LONGEST, Stuck
from tests.simulation.virtual_waits import SimulatedGate
from tests.simulation.world import World

__all__ = ["BlockingNetwork"]

_Socket, _poll = socket.socket, select.poll


class BlockingNetwork:
    """The virtual time, and the network whose events happen while the client waits."""

    def __init__(self, world: World) -> None:
        world.timers = self
        self.network = Network(world, self)
        self.now = 0.0
        self._events: list[tuple[float, int, Callable[..., object], tuple[Any, ...]]] = []
        self._order = 0
        self._threads: deque[tuple[Callable[..., object], tuple[Any, ...]]] = deque()
        self._watched: list[ServerConnection] = []
        self._writing: list[ServerConnection] = []
        self.connecting: dict[int, _SimulatedSocket] = {}
        """Sockets that are neither connected nor have failed, by the number of their file."""

    def time(self) -> float:
        """Seconds of virtual time."""
        return self.now

    def call_later(self, delay: float, callback: Callable[..., object], *arguments: Any) -> None:
        """Call `callback` after so many seconds."""
        self._order += 1
        heapq.heappush(self._events, (self.now + delay, self._order, callback, arguments))

    def settle(self) -> None:
        """Collect garbage, and do what its threads would do."""
        gc.collect()
        while self._threads:
            function, arguments = self._threads.popleft()
            function(*arguments)

    def start_thread(self, function: Callable[..., object], arguments: tuple[Any, ...]) -> None:
        """In place of a thread, which would run at some time of its own."""
        self._threads.append((function, arguments))

    def look(self) -> None:
        """Let the server take what has arrived, and send what it could not."""
        for connection in list(self._watched):
            connection.readable()
        writing, self._writing = self._writing, []
        for connection in writing:
            connection.writable()

    def wait(self, until: float | None) -> bool:
        """Let the next event happen; False, at that time, where none comes by then."""
        if self._events and (until is None or self._events[0][0] <= until):
            when, _, callback, arguments = heapq.heappop(self._events)
            self.now = max(self.now, when)
            if self.now > LONGEST:
                raise Stuck("it never ends")
            callback(*arguments)
            self.look()
            return True
        if until is None:
            raise Stuck("nothing is left that would wake the thread")
        self.now = max(self.now, until)
        return False

    def sleep(self, seconds: float) -> None:
        """Let so much time pass."""
        until = self.now + seconds
        while self.wait(until):
            pass

    def outcome(self, outcome: Connecting, until: float | None) -> None:
        """Wait for a connection or a look-up; TimeoutError where it takes longer."""
        end = LONGEST if outcome.seconds is None else self.now + outcome.seconds
        self.sleep(min(end, LONGEST if until is None else until) - self.now)
        if self.now < end or outcome.seconds is None:
            raise TimeoutError("timed out")
        if outcome.error is not None:
            raise outcome.error

    def getaddrinfo(self, host: Any, port: Any, *_: Any, **__: Any) -> list[Any]:
        """Two addresses for any name; an address itself."""
        if host[:1].isdigit():
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        began = self.now
        try:
            self.outcome(self.network.looking_up(), None)
        finally:
            self.network.world.looked_up += self.now - began
        return [(kind, socket.SOCK_STREAM, 6, "", (address, port)) for kind, address in ADDRESSES]

    def watch(self, connection: ServerConnection) -> None:
        """Part of the seam to the network."""
        self._watched.append(connection)

    def unwatch(self, connection: ServerConnection) -> None:
        """Part of the seam to the network."""
        if connection in self._watched:
            self._watched.remove(connection)

    forget = unwatch

    def watch_writing(self, connection: ServerConnection) -> None:
        """Part of the seam to the network."""
        self._writing.append(connection)

    @contextmanager
    def replaced(self) -> Iterator[None]:
        """While it is open, sockets lead to this network."""
        kind = type("SimulatedSocket", (_SimulatedSocket,), {"_blocking": self})
        poll, gate = partial(_SimulatedPoll, self), partial(SimulatedGate, self)
        with (
            patch.object(socket, "socket", kind),
            patch.object(socket, "getaddrinfo", self.getaddrinfo),
            patch.object(select, "poll", poll),
            patch.object(event_loop, "start_new_thread", self.start_thread),
            patch.object(waiting, "allocate_lock", gate),
            patch.object(blocking_stream, "monotonic", self.time),
            patch.object(connecting, "monotonic", self.time),
        ):
            yield


class _SimulatedSocket(_Socket):
    """One end of a pair of sockets; the other end is the server's once it is connected."""

    _blocking: BlockingNetwork

    def __init__(self, family: int = -1, type: int = -1, proto: int = -1, fileno: int | None = None) -> None:
        self._seconds: float | None = None
        self._far: _Socket | None = None
        self._error = 0
        if fileno is None:
            # Not that of the socket module, whose class is replaced.
            near, far = _socket.socketpair()
            fileno, self._far = near.detach(), _Socket(fileno=far.detach())
        super().__init__(fileno=fileno)
        super().settimeout(0.0)

    def settimeout(self, seconds: float | None) -> None:
        """Of virtual time."""
        self._seconds = seconds

    def setblocking(self, blocking: bool) -> None:
        """As for any socket."""
        self._seconds = None if blocking else 0.0

    def gettimeout(self) -> float | None:
        """Seconds of virtual time."""
        return self._seconds

    def setsockopt(self, *_: Any) -> None:
        """Accepted, as of a TCP socket."""

    def connect_ex(self, address: Any) -> int:
        """Begin to connect to the server of the simulation."""
        outcome = self._blocking.network.connecting(address[0])
        self._blocking.connecting[self.fileno()] = self
        if outcome.seconds is not None:
            self._blocking.call_later(outcome.seconds, self._connected, outcome.error)
        return errno.EINPROGRESS

    def _connected(self, error: OSError | None) -> None:
        if self._blocking.connecting.get(self.fileno()) is not self:
            return
        del self._blocking.connecting[self.fileno()]
        self._error = 0 if error is None else error.errno or errno.ECONNREFUSED
        if error is None:
            far, self._far = self._far, None
            assert far is not None
            self._blocking.network.accept(self, far)

    def getsockopt(self, level: int, option: int, *rest: Any) -> Any:
        """Why it has not connected."""
        is_asked = (level, option) == (socket.SOL_SOCKET, socket.SO_ERROR)
        return self._error if is_asked else super().getsockopt(level, option, *rest)

    def recv(self, *arguments: Any) -> bytes:
        """The next bytes."""
        data: bytes = self._blocked(super().recv, *arguments)
        return data

    def recv_into(self, *arguments: Any) -> int:
        """The next bytes, into a buffer."""
        number: int = self._blocked(super().recv_into, *arguments)
        return number

    def send(self, *arguments: Any) -> int:
        """Send what there is room for."""
        sent: int = self._blocked(super().send, *arguments)
        return sent

    def sendall(self, data: Any, *arguments: Any) -> None:
        """Send all bytes."""
        view = memoryview(data).cast("B")
        while view:
            view = view[self.send(view, *arguments) :]

    def shutdown(self, how: int) -> None:
        """End one direction, or both."""
        super().shutdown(how)
        self._blocking.look()

    def close(self) -> None:
        """Close this end."""
        if self._blocking.connecting.get(self.fileno()) is self:
            del self._blocking.connecting[self.fileno()]
        if self._far is not None:
            self._far.close()
        super().close()
        self._blocking.look()

    def _until(self) -> float | None:
        return None if self._seconds is None else self._blocking.now + self._seconds

    def _blocked(self, function: Callable[..., Any], *arguments: Any) -> Any:
        until = self._until()
        while True:
            try:
                done = function(*arguments)
            except BlockingIOError:
                if self._seconds == 0:
                    raise
            else:
                self._blocking.look()
                return done
            if not self._blocking.wait(until):
                raise TimeoutError("timed out")


class _SimulatedPoll:
    """`select.poll`, whose wait is one of virtual time."""

    def __init__(self, blocking: BlockingNetwork) -> None:
        self._blocking = blocking
        self._real = _poll()
        self.register = self._real.register
        self.unregister = self._real.unregister
        self.modify = self._real.modify

    def poll(self, milliseconds: float | None = None) -> list[tuple[int, int]]:
        """What is ready, after so much time at most."""
        until = None if milliseconds is None or milliseconds < 0 else self._blocking.now + milliseconds / 1000
        while not (ready := self._ready()) and self._blocking.wait(until):
            pass
        return ready

    def _ready(self) -> list[tuple[int, int]]:
        # One end of a pair can always be written.
        return [(number, event) for number, event in self._real.poll(0) if number not in self._blocking.connecting]
