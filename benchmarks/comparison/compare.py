"""Runs the cases: each client in a process and an environment of its own, in turn, on one server."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from .cases import Case
from .server import ComparisonServer

__all__ = ["OTHERS", "PLAIN", "Outcome", "compare"]

WORK = Path(__file__).parent / "clients" / "work.py"
TIME_LIMIT = 120
"""Seconds for the work of one client."""
OF_INTERPRETER = Path(sys.prefix).name.removeprefix(".venv")


def _environment(name: str) -> str:
    """The interpreter of an environment that `make bench` makes, for the same version of Python as this one."""
    return str(Path(__file__).parents[2] / f".venv-{name}{OF_INTERPRETER}" / "bin" / "python")


PLAIN = _environment("plain")
"""This SDK as `pip install` gives it, without extras and development tools."""
OTHERS = _environment("comparison")
"""The official client, httpx and aiohttp."""


class Client(NamedTuple):
    """What does the work."""

    module: str
    """Below `clients/`."""
    python: str
    """Its interpreter."""
    options: Mapping[str, Any] = MappingProxyType({})
    """Options of the client's constructor; of this SDK's alone."""


CLIENTS = {
    "ours": Client("ours", PLAIN),
    "alone": Client("ours_alone", PLAIN),
    "official": Client("official", OTHERS),
    "observed": Client("ours_observed", sys.executable),
    "instrumented": Client("official_observed", OTHERS),
    "httpx": Client("raw_httpx", OTHERS),
    "aiohttp": Client("raw_aiohttp", OTHERS),
    "http2": Client("ours", sys.executable, {"http2": True}),
    "http1": Client("ours", sys.executable, {"http2": False}),
}


class Outcome(NamedTuple):
    """What came of one case."""

    case: Case
    samples: dict[str, list[float]]
    """Of each client, in the unit of the case: microseconds, but for memory and shares."""

    def median(self, client: str) -> float:
        """The cost of a client, in the unit of the case."""
        return statistics.median(self.samples[client])

    def spread(self, client: str) -> float:
        """Half of the range between the quartiles, as a share of the median."""
        values = sorted(self.samples[client])
        if len(values) < 4:
            return (values[-1] - values[0]) / 2 / self.median(client)
        low, _, high = statistics.quantiles(values, n=4)
        return (high - low) / 2 / self.median(client)

    def ratio(self, client: str) -> float:
        """The cost of the first client as a share of another's."""
        return self.median(self.case.clients[0]) / self.median(client)

    def missed(self) -> list[str]:
        """The goals that were not reached, in words."""
        case = self.case
        texts = [
            f"{case.title}: {self.ratio(client):.2f} of {client}, the goal is {goal}"
            for client, goal in case.goals.items()
            if self.ratio(client) > goal
        ]
        if case.most is not None and (cost := self.median(case.clients[0])) > case.most:
            texts.append(f"{case.title}: {cost:.2f} {case.unit}, the goal is {case.most}")
        return texts


def compare(cases: Iterable[Case], *, pairs: int, samples: int, informative: int) -> Iterator[Outcome]:
    """Measure each case: `pairs` times, all its clients in turn, with `samples` samples in each process.

    A case without a goal has `informative` samples.
    """
    with ComparisonServer() as plain, ComparisonServer(tls=True) as secure:
        for case in cases:
            server = secure if case.tls else plain
            taken = samples if case.has_goal else informative
            found: dict[str, list[float]] = {client: [] for client in case.clients}
            for number in range(pairs * taken if case.processes else pairs):
                # In another order each time, so that none always runs after the same one.
                for client in case.clients if number % 2 == 0 else reversed(case.clients):
                    found[client] += _measured(client, case, server, taken)
            yield Outcome(case, found)


def _measured(client: str, case: Case, server: ComparisonServer, samples: int) -> list[float]:
    module, python, options = CLIENTS[client]
    command = [
        python,
        str(WORK),
        module,
        case.work,
        server.url,
        str(case.argument),
        str(samples),
        json.dumps(dict(options)),
    ]
    environment = os.environ | ({"SSL_CERT_FILE": server.authority} if server.authority else {})
    # Set, each process would compile all that it imports.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIME_LIMIT, env=environment)
    if done.returncode:
        raise SystemExit(f"{client}, {case.title}: {done.stderr[-2000:]}")
    values: list[float] = json.loads(done.stdout)
    return values
