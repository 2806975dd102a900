"""What happens in one simulation, and by which odds: everything follows from one seed.

Each connection and each request has random numbers of its own, so that the order in which two of them come at the same
moment of the virtual time changes neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, NamedTuple, Protocol

__all__ = ["Arrival", "Asked", "Odds", "Timers", "World"]

EPOCH = 1_700_000_000.0
"""Seconds since 1970 at the virtual time 0."""


class Timers(Protocol):
    """The virtual time of one half."""

    def time(self) -> float:
        """Seconds since the simulation began, plus a constant."""
        ...

    def call_later(self, delay: float, callback: Callable[..., object], *arguments: Any) -> Any:
        """Call `callback` after so many seconds."""
        ...


class Asked(NamedTuple):
    """One request, as the server reads it."""

    call: str
    """The number of the call, and that of the page where it asks for pages."""
    operation: str
    """What it asks for: "create", "stream", "count", "models", "invite" or "unknown"."""
    text: str
    """What its body says; empty before the body has arrived."""
    page: int


@dataclass
class Arrival:
    """One request that arrived, and what the server does about it."""

    asked: Asked
    number: int
    """Counts those of the same call from 1."""
    plan: Any


class Odds:
    """How bad the network of one simulation is, and what the client does in it."""

    def __init__(self, random: Random) -> None:
        self.faults = random.choice([0.0, 0.1, 0.3, 0.6])
        """The share of requests that meet a fault."""
        self.refused = random.choice([0.0, 0.0, 0.1, 0.4])
        """The share of connections that are not made."""
        self.slow = random.choice([0.0, 0.1, 0.5])
        """The share of steps that take seconds."""
        self.ipv6 = random.choice(["works", "refused", "silent"])
        self.cancelled = random.choice([0.0, 0.1, 0.4])
        """The share of calls that are cancelled."""
        self.limited = random.random() < 0.3
        self.closes = random.random() < 0.15
        """Whether the client is closed while calls are going on."""


class World:
    """One simulation: its odds, what arrived at the server, and what went wrong."""

    def __init__(self, seed: int, half: str) -> None:
        self.seed = seed
        self.half = half
        self.random = Random(f"{seed}")
        self.odds = Odds(self.random)
        self.calm = False
        """Whether nothing goes wrong any more: what the calls have left behind is looked at."""
        self.arrivals: dict[str, list[Arrival]] = defaultdict(list)
        self.violations: list[str] = []
        self.trace: list[str] = []
        self.kept: list[Any] = []
        """Streams that are done with."""
        self.is_closed = False
        """Whether the client was closed."""
        self.looked_up = 0.0
        """Seconds that look-ups of names have blocked a thread, which no time limit can end."""
        self.settle: Callable[[], object] = int
        """Waits until what a garbage collection starts has been done."""
        self.call_elsewhere: Callable[[float, Callable[[], Any]], object]
        """Calls a method of the client or of a stream after so many seconds, in another task or thread."""
        self.timers: Timers
        self.clock: Any

    def random_of(self, *names: object) -> Random:
        """Random numbers of one connection, call or request."""
        return Random(":".join(map(str, (self.seed, *names))))

    def note(self, text: str) -> None:
        """Add a line to the trace, which is the same whenever it is played."""
        self.trace.append(f"{self.timers.time():.6f} {text}")

    def violated(self, text: str) -> None:
        """Something happened that must not."""
        self.note(f"VIOLATION: {text}")
        self.violations.append(text)

    def pause(self, random: Random) -> float:
        """Seconds between two steps of the network."""
        if random.random() < self.odds.slow and not self.calm:
            return random.choice([0.3, 1.0, 4.0, 15.0]) * random.uniform(0.5, 1.5)
        return random.choice([0.0, 0.0, 0.0001, 0.003, 0.02])
