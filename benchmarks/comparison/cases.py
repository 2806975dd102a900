"""What is compared, and the goal of each: the most that our cost may be of the official client's in the same run."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["CASES", "Case"]


class Case(NamedTuple):
    """One kind of work."""

    name: str
    title: str
    work: str
    """The function of each client's module."""
    unit: str
    goal: float | None
    """The most of the official client's cost; None where it is compared for information."""
    argument: int = 0
    """What the function is given: calls at once, streams at once, messages in the request."""
    tls: bool = False
    against: tuple[str, ...] = ()
    """Further clients it is compared with: `httpx`, `aiohttp`."""
    goal_aiohttp: float | None = None
    """The most of raw aiohttp's cost."""
    processes: bool = False
    """Whether each sample needs a process of its own, as a first call does."""


BOTH = ("httpx", "aiohttp")
EVENT = "µs an event"

CASES = (
    Case("import", "import + client, wall", "import_client", "µs", 0.12, processes=True),
    Case("first", "first call after import", "first_call", "µs", 1.8, processes=True),
    Case("create", "create, sync", "create", "µs a call", 0.25, 1, against=("httpx",)),
    Case("async-1", "async create, 1 at once", "create_async", "µs a call", 0.22, 1, against=BOTH),
    Case(
        "async-50", "async create, 50 at once", "create_async", "µs a call", 0.20, 50, False, ("httpx", "aiohttp"), 1.5
    ),
    Case("async-500", "async create, 500 at once", "create_async", "µs a call", 0.10, 500, False, ("aiohttp",), 1.5),
    Case("stream", "stream, events together", "stream", EVENT, 0.18, against=("httpx",)),
    Case("packets", "async stream, an event a packet", "stream_async", EVENT, 0.50, 1, False, ("aiohttp",), 1.5),
    Case("text", "text_stream + final message", "text_stream", EVENT, 0.10),
    Case("open-300", "300 streams at once, an event", "stream_async", EVENT, 0.30, 300, False, ("aiohttp",)),
    Case("lines", "batch results, a line", "results", "µs a line", 0.17),
    Case("messages-1000", "1,000 messages in a request", "many_messages", "µs a call", 0.35, 1000),
    Case("picture", "5 MB picture, limits on", "picture", "µs a call", 0.30, 5),
    Case("tls", "TLS create, sync", "create", "µs a call", 0.30, 1, True),
    Case("tls-async", "TLS create, async", "create_async", "µs a call", 0.30, 1, True),
)
