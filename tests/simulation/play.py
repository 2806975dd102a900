"""Playing many seeds, of both halves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from tests.simulation.async_half import simulate_async
from tests.simulation.blocking_half import simulate_blocking
from tests.simulation.world import World

__all__ = ["HALVES", "Failure", "digest", "failures", "play", "play_part"]

HALVES: dict[str, Callable[[int], World]] = {"async": simulate_async, "blocking": simulate_blocking}


class Failure(NamedTuple):
    """A seed in which something happened that must not."""

    half: str
    seed: int
    violations: tuple[str, ...]

    def __str__(self) -> str:
        command = f"make simulate HALF={self.half} FROM={self.seed} SEEDS=1"
        return "\n".join([f"{self.half} half, seed {self.seed} (again, with its trace: {command})", *self.violations])


def play(half: str, seed: int) -> World:
    """The world of a seed."""
    return HALVES[half](seed)


def failures(half: str, seeds: Iterable[int]) -> list[Failure]:
    """Those that fail."""
    worlds = (play(half, seed) for seed in seeds)
    return [Failure(half, world.seed, tuple(world.violations)) for world in worlds if world.violations]


def play_part(part: tuple[str, range]) -> tuple[int, list[Failure]]:
    """How many seeds a process has played of one half, and those that fail."""
    half, seeds = part
    return len(seeds), failures(half, seeds)


def digest(half: str, seeds: Iterable[int]) -> str:
    """One word for all that happens in some seeds, moment by moment.

    In which order connections are closed at one moment is open: the pool keeps them in a set.
    """
    lines = [line for seed in seeds for line in sorted(play(half, seed).trace, key=_by_moment)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _by_moment(line: str) -> tuple[float, str]:
    return float(line.partition(" ")[0]), line
