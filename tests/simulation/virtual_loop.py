"""An event loop of asyncio whose time is virtual, and whose connections lead to a simulated network.

It never waits: where nothing is to be done, its time goes on to the next timer. Transports are asyncio's own, on one
end of a pair of sockets.
"""

from __future__ import annotations

import asyncio
import selectors
import socket
from collections.abc import Callable
from typing import Any

from tests.simulation.network.connecting import ADDRESSES, Connecting, Network
from tests.simulation.network.server import ServerConnection
from tests.simulation.world import EPOCH, World

__all__ = ["LoopClock", "SocketOfPair", "Stuck", "VirtualEventLoop"]

LONGEST = 1_000_000.0
"""Seconds of virtual time after which something goes on without end."""

MOST_ROUNDS = 100_000
"""Rounds of the event loop at one moment of the virtual time, likewise."""


class Stuck(Exception):
    """Nothing will ever happen, or something goes on for ever."""


class SocketOfPair(socket.socket):
    """The client's end of a pair: it takes the options of a TCP socket, and does nothing about them."""

    def setsockopt(self, *arguments: Any) -> None:
        """Accepted."""


class _Selector(selectors.DefaultSelector):
    """Looks what is ready, and lets virtual time pass where nothing is."""

    now = 0.0
    rounds = 0

    def select(self, timeout: float | None = None) -> list[Any]:
        ready = super().select(0)
        self.rounds += 1
        if ready or (timeout is not None and timeout <= 0):
            if self.rounds > MOST_ROUNDS:
                raise Stuck("it goes round without end")
            return ready
        self.rounds = 0
        if timeout is None or self.now > LONGEST:
            raise Stuck("nothing is left that would wake a task" if timeout is None else "it never ends")
        self.now += timeout
        return ready


class VirtualEventLoop(asyncio.SelectorEventLoop):
    """The event loop of one simulation."""

    network: Network

    def __init__(self, world: World) -> None:
        self._virtual = _Selector()
        super().__init__(self._virtual)
        self.faults: list[dict[str, Any]] = []
        """What was reported to the exception handler."""
        self.set_exception_handler(lambda _, context: self.faults.append(context))
        world.timers = self
        self.network = Network(world, self)

    def time(self) -> float:
        """Seconds of virtual time."""
        return self._virtual.now

    async def getaddrinfo(
        self, host: Any, port: Any, *, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0
    ) -> list[Any]:
        """Two addresses for any name, one of them of IPv6."""
        await self._outcome(self.network.looking_up())
        return [(kind, socket.SOCK_STREAM, 6, "", (address, port)) for kind, address in ADDRESSES]

    async def create_connection(self, protocol_factory: Any, host: Any = None, port: Any = None, **options: Any) -> Any:
        """Connect to the server of the simulation."""
        if options.get("ssl") is not None or options.get("sock") is not None or host is None:
            raise NotImplementedError(f"a simulated connection is to a host and without TLS: {options}")
        if any(character.isalpha() for character in host) and ":" not in host:
            await self._outcome(self.network.looking_up())
        await self._outcome(self.network.connecting(host))
        pair, far = socket.socketpair()
        near = SocketOfPair(fileno=pair.detach())
        near.setblocking(False)
        self.network.accept(near, far)
        return await super().create_connection(protocol_factory, sock=near)

    def run_in_executor(self, executor: Any, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call the function a little later, in this thread."""
        future = self.create_future()

        def call() -> None:
            if future.cancelled():
                return
            try:
                future.set_result(function(*arguments))
            except Exception as error:
                future.set_exception(error)

        self.call_later(0.001, call)
        return future

    def watch(self, connection: ServerConnection) -> None:
        """Part of the seam to the network."""
        self.add_reader(connection.far.fileno(), connection.readable)

    def unwatch(self, connection: ServerConnection) -> None:
        """Part of the seam to the network."""
        self.remove_reader(connection.far.fileno())

    def watch_writing(self, connection: ServerConnection) -> None:
        """Part of the seam to the network."""

        def writable() -> None:
            self.remove_writer(connection.far.fileno())
            connection.writable()

        self.add_writer(connection.far.fileno(), writable)

    def forget(self, connection: ServerConnection) -> None:
        """Part of the seam to the network."""
        self.remove_reader(connection.far.fileno())
        self.remove_writer(connection.far.fileno())

    async def _outcome(self, outcome: Connecting) -> None:
        if outcome.seconds is None:
            await self.create_future()
        else:
            await asyncio.sleep(outcome.seconds)
        if outcome.error is not None:
            raise outcome.error


class LoopClock:
    """The clock of a client in a virtual event loop."""

    def __init__(self, loop: VirtualEventLoop) -> None:
        self.monotonic = loop.time

    def time(self) -> float:
        """Seconds since 1970."""
        return EPOCH + self.monotonic()

    def sleep(self, seconds: float) -> None:
        """Not in an event loop."""
        raise AssertionError("a thread that runs an event loop must not wait")

    async def asleep(self, seconds: float) -> None:
        """Wait so many seconds of virtual time."""
        await asyncio.sleep(seconds)
