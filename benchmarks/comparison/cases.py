"""What is compared, and the goals: the most that our cost may be, of another client's in the same run or in all."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

__all__ = ["CASES", "CONCURRENCY", "SIZES", "Case"]

FOUR = ("ours", "official", "httpx", "aiohttp")
EVENT, CALL = "µs an event", "µs a call"
CONCURRENCY = (1, 10, 50, 100, 500)
"""Calls at once, of the chart."""
SIZES = (1, 16, 128, 1024, 5120)
"""KiB of a request, of the chart."""


class Case(NamedTuple):
    """One kind of work."""

    name: str
    title: str
    work: str
    """The function of each client's module."""
    unit: str = CALL
    goals: Mapping[str, float] = MappingProxyType({})
    """The most of another client's cost that the cost of the first may be."""
    most: float | None = None
    """The most that the cost of the first client may be, in the case's unit."""
    argument: int = 0
    """What the function is given: calls at once, streams at once, messages or KiB in the request."""
    clients: tuple[str, ...] = ("ours", "official")
    tls: bool = False
    processes: bool = False
    """Whether each sample needs a process of its own, as a first call does."""

    @property
    def has_goal(self) -> bool:
        """Whether its cost may be so much and no more."""
        return bool(self.goals) or self.most is not None


def _official(goal: float, aiohttp: float | None = None) -> dict[str, float]:
    return {"official": goal} if aiohttp is None else {"official": goal, "aiohttp": aiohttp}


def _at_once(number: int, goals: Mapping[str, float] | None = None) -> Case:
    return Case(
        f"async-{number}", f"async create, {number} at once", "create_async", CALL, goals or {}, None, number, FOUR
    )


def _sized(size: int) -> Case:
    shown = f"{size} KiB" if size < 1024 else f"{size // 1024} MiB"
    return Case(f"size-{size}", f"async create, a request of {shown}", "sized_async", argument=size, clients=FOUR)


def _observed(name: str, goal: float, title: str, work: str, unit: str = CALL, argument: int = 0) -> Case:
    """Ours with traces, metrics and a log, beside the official client without any, and with its instrumentation."""
    clients = ("observed", "official", "instrumented")
    return Case(f"observed-{name}", f"telemetry on: {title}", work, unit, _official(goal), None, argument, clients)


def _over_http2(name: str, title: str, work: str, unit: str = CALL, argument: int = 1) -> Case:
    clients = ("http2", "http1")
    return Case(f"http2-{name}", f"HTTP/2: {title}", work, unit, argument=argument, clients=clients, tls=True)


CASES = (
    Case("import", "import + client, wall", "import_client", "µs", _official(0.12), processes=True),
    Case("first", "first call after import", "first_call", "µs", _official(1.8), processes=True),
    Case("start", "import, client and first call", "start", "µs", processes=True),
    Case("create", "create, sync", "create", CALL, _official(0.25), clients=("ours", "official", "httpx")),
    _at_once(1, _official(0.22)),
    _at_once(10),
    _at_once(50, _official(0.20, 1.5)),
    _at_once(100),
    _at_once(500, _official(0.10, 1.5)),
    Case("growth", "500 at once against 1 at once", "growth", "times", most=1.3, clients=("alone",)),
    Case("stream", "stream, events together", "stream", EVENT, _official(0.18), clients=("ours", "official", "httpx")),
    Case(
        "packets",
        "async stream, an event a packet",
        "stream_async",
        EVENT,
        _official(0.50, 1.5),
        argument=1,
        clients=("ours", "official", "aiohttp"),
    ),
    Case("text", "text_stream + final message", "text_stream", EVENT, _official(0.10)),
    Case(
        "open-300",
        "300 streams at once, an event",
        "stream_async",
        EVENT,
        _official(0.30),
        argument=300,
        clients=("ours", "official", "aiohttp"),
    ),
    Case("open-memory", "memory of an open stream, of 300", "open_memory", "KiB", most=30, argument=300),
    Case("lines", "batch results, a line", "results", "µs a line", _official(0.17)),
    Case("messages-1000", "1,000 messages in a request", "many_messages", CALL, _official(0.35), argument=1000),
    Case("picture", "5 MB picture, limits on", "picture", CALL, _official(0.30), argument=5),
    *map(_sized, SIZES),
    Case("tls", "TLS create, sync", "create", CALL, _official(0.30), tls=True),
    Case("tls-async", "TLS create, async", "create_async", CALL, _official(0.30), argument=1, tls=True),
    Case("resilience", "retry, circuit and limits, added", "resilience", CALL, most=30, clients=("alone",)),
    Case("telemetry", "telemetry, off", "telemetry", CALL, most=1, clients=("alone",)),
    _observed("create", 1.0, "create, sync", "create"),
    _observed("async", 1.0, "async create, 1 at once", "create_async", argument=1),
    _observed("stream", 0.3, "stream, events together", "stream", EVENT),
    Case("observed-events", "telemetry on, added to an event", "long_stream", EVENT, most=0.2, clients=("observed",)),
    _over_http2("create", "create, sync", "create"),
    _over_http2("async", "async create, 1 at once", "create_async"),
    _over_http2("async-50", "async create, 50 at once", "create_async", CALL, 50),
    _over_http2("cold", "50 calls at once, connections new", "cold_async", CALL, 50),
    _over_http2("stream", "stream, events together", "stream", EVENT),
)
