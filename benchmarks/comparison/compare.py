"""Runs the cases: each client in a process and an environment of its own, in turn, on one server."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .cases import Case
from .server import ComparisonServer

__all__ = ["OTHERS", "Outcome", "compare"]

WORK = Path(__file__).parent / "clients" / "work.py"
OTHERS = Path(__file__).parents[2] / ".venv-comparison" / "bin" / "python"
"""The environment of the official client, httpx and aiohttp: `make bench` makes it."""
TIME_LIMIT = 120
"""Seconds for the work of one client."""


class Outcome(NamedTuple):
    """What came of one case."""

    case: Case
    samples: dict[str, list[float]]
    """Of each client, microseconds a unit."""

    def median(self, client: str) -> float:
        """The cost of a client, microseconds a unit."""
        return statistics.median(self.samples[client])

    def spread(self, client: str) -> float:
        """Half of the range between the quartiles, as a share of the median."""
        values = sorted(self.samples[client])
        if len(values) < 4:
            return (values[-1] - values[0]) / 2 / self.median(client)
        low, _, high = statistics.quantiles(values, n=4)
        return (high - low) / 2 / self.median(client)

    def ratio(self, client: str) -> float:
        """Our cost as a share of another client's."""
        return self.median("ours") / self.median(client)

    def missed(self) -> list[str]:
        """The goals that were not reached, in words."""
        goals = {"official": self.case.goal, "aiohttp": self.case.goal_aiohttp}
        return [
            f"{self.case.title}: {self.ratio(client):.2f} of {client}, the goal is {goal}"
            for client, goal in goals.items()
            if goal is not None and self.ratio(client) > goal
        ]


def compare(cases: Iterable[Case], *, pairs: int, samples: int) -> Iterator[Outcome]:
    """Measure each case: `pairs` times, all its clients in turn, with `samples` samples in each process."""
    with ComparisonServer() as plain, ComparisonServer(tls=True) as secure:
        for case in cases:
            server = secure if case.tls else plain
            clients = ("ours", "official", *case.against)
            found: dict[str, list[float]] = {client: [] for client in clients}
            for number in range(pairs * samples if case.processes else pairs):
                # In another order each time, so that none always runs after the same one.
                for client in clients if number % 2 == 0 else reversed(clients):
                    found[client] += _measured(client, case, server, samples)
            yield Outcome(case, found)


def _measured(client: str, case: Case, server: ComparisonServer, samples: int) -> list[float]:
    module = client if client in ("ours", "official") else f"raw_{client}"
    python = sys.executable if client == "ours" else str(OTHERS)
    command = [python, str(WORK), module, case.work, server.url, str(case.argument), str(samples)]
    trusted = {"SSL_CERT_FILE": server.authority} if server.authority else {}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=TIME_LIMIT, env=os.environ | trusted
    )
    if done.returncode:
        raise SystemExit(f"{client}, {case.title}: {done.stderr[-2000:]}")
    values: list[float] = json.loads(done.stdout)
    return values
