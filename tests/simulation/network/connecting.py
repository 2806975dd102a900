"""The network of a simulation: connections are pairs of sockets, and only the time is virtual.

The client has one end, a real socket; so what reads it, polls it, shuts it down or detaches it does so for real. The
server has the other end.
"""

from __future__ import annotations

import errno
import socket
from random import Random
from typing import NamedTuple

from tests.simulation.network.server import ServerConnection, Watcher
from tests.simulation.world import World

__all__ = ["ADDRESSES", "Connecting", "Network"]

ADDRESSES = [(socket.AF_INET6, "::1"), (socket.AF_INET, "127.0.0.1")]
"""What the name of the API resolves to."""


class Connecting(NamedTuple):
    """What comes of a connection or a look-up that is begun."""

    seconds: float | None
    """None: it never ends."""
    error: OSError | None


class Network:
    """Connects, and keeps the server's ends."""

    def __init__(self, world: World, watcher: Watcher) -> None:
        self.world = world
        self.watcher = watcher
        self.connections: list[ServerConnection] = []
        self._begun = 0

    def looking_up(self) -> Connecting:
        """What comes of a look-up of a name."""
        random = self._random("look-up")
        if self._fails(random):
            return Connecting(0.01, socket.gaierror(socket.EAI_NONAME, "no such name"))
        return Connecting(self.world.pause(random), None)

    def connecting(self, host: str) -> Connecting:
        """What comes of a connection that is begun."""
        random = self._random("connect")
        if host == "::1" and not self.world.calm and self.world.odds.ipv6 != "works":
            silent = self.world.odds.ipv6 == "silent"
            return Connecting(None, None) if silent else Connecting(0.001, _refused())
        if self._fails(random):
            return random.choice([Connecting(None, None), Connecting(0.001, _refused()), Connecting(8.0, _refused())])
        return Connecting(self.world.pause(random), None)

    def accept(self, near: socket.socket, far: socket.socket) -> None:
        """A connection is made: `near` is the client's end, `far` the server's."""
        far.setblocking(False)
        connection = ServerConnection(self.world, self.watcher, len(self.connections), near, far)
        self.connections.append(connection)
        self.watcher.watch(connection)

    def _fails(self, random: Random) -> bool:
        return not self.world.calm and random.random() < self.world.odds.refused

    def _random(self, what: str) -> Random:
        self._begun += 1
        return self.world.random_of(what, self._begun)


def _refused() -> OSError:
    return ConnectionRefusedError(errno.ECONNREFUSED, "connection refused")
