"""How close to their limits calls end while a server never stops sending; each may be 100 ms and 5 % late.

To be run on an idle machine: `python benchmarks/floods.py [NAME ...]`.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from typing import Any

from flood_server import HTTP1, HTTP2, FloodServer

from integrations_anthropic import AnthropicClient, AnthropicError, AsyncAnthropicClient

LIMIT = 2.0
"""Seconds of the limit that is measured."""
MAX_LATE = 0.1 + 0.05 * LIMIT
REQUEST: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
LIMITS: dict[str, dict[str, Any]] = {
    "deadline": {},
    "timeout": {"timeout": LIMIT},
    "stream_idle_timeout": {"stream_idle_timeout": LIMIT},
    "stream_progress_timeout": {"stream_progress_timeout": LIMIT},
}
CALLS: dict[str, tuple[str, ...]] = {
    "103 responses": ("create deadline", "create timeout"),
    "gzip of nothing": ("create deadline", "create timeout", "stream deadline", "stream stream_idle_timeout"),
    "a body of blanks": ("create deadline", "create timeout"),
    "comments": ("stream deadline", "stream stream_progress_timeout"),
    "blank lines": ("stream deadline", "stream stream_progress_timeout"),
    "blanks for a stream": ("stream deadline", "stream stream_idle_timeout", "stream stream_progress_timeout"),
    "pings": ("stream deadline", "stream stream_progress_timeout"),
    "a page for a stream": ("stream deadline", "stream stream_idle_timeout"),
    "blank result lines": ("results deadline", "results stream_progress_timeout"),
    "comments over HTTP/2": ("stream deadline", "stream stream_progress_timeout"),
}
"""What is measured with each flood; else a `create` with a deadline and one with a timeout."""


def floods(names: list[str]) -> None:
    """Print what is late, and the latest of all."""
    # What is logged about calls that fail is not shown.
    logging.getLogger("integrations_anthropic").addHandler(logging.NullHandler())
    latest = (0.0, "nothing")
    for name in names or [*HTTP1, *HTTP2]:
        for deaf in (False, True) if name in HTTP2 else (False,):
            for which in CALLS.get(name, ("create deadline", "create timeout")):
                for half in ("sync", "async"):
                    with FloodServer(name, deaf=deaf) as server:
                        late, outcome = _late(server, half, *which.split())
                    title = f"{name}{' and reads nothing' if deaf else ''}, {half} {which}"
                    latest = max(latest, (late, title))
                    mark = " " if 0 <= late + 0.005 <= MAX_LATE else "!"
                    print(f"{mark} {title:<76} {late * 1000:6.0f} ms late: {outcome}")
    print(
        f"floods, latest: {latest[0] * 1000:.0f} ms after {LIMIT:g} s (target: {MAX_LATE * 1000:.0f} ms), {latest[1]}"
    )


def _late(server: FloodServer, half: str, call: str, limit: str) -> tuple[float, str]:
    options: dict[str, Any] = {"max_retries": 0, "circuit": None, "timeout": 60, "stream_idle_timeout": 60}
    options |= {"api_key": "x", "base_url": server.url, "ca_bundle": server.ca} | LIMITS[limit]
    given = {"deadline": LIMIT} if limit == "deadline" else {}
    began = time.monotonic()
    try:
        if half == "sync":
            with AnthropicClient(**options) as client:
                began = _measured(client, call, given)
        else:
            began = asyncio.run(_measured_async(options, call, given))
        outcome = "no error"
    except Timed as error:
        return error.seconds - LIMIT, str(error)
    return time.monotonic() - began - LIMIT, outcome


class Timed(Exception):
    """The error of a call, with the seconds it took."""

    def __init__(self, error: AnthropicError, seconds: float) -> None:
        super().__init__(f"{type(error).__name__}: {error.message[:60]}")
        self.seconds = seconds


def _measured(client: AnthropicClient, call: str, given: dict[str, Any]) -> float:
    _import_all()
    began = time.monotonic()
    try:
        if call == "create":
            client.messages.create(**REQUEST, **given)
        elif call == "stream":
            client.messages.create_stream(**REQUEST, **given).get_final_message()
        else:
            list(client.batches.results("b", **given))
    except AnthropicError as error:
        raise Timed(error, time.monotonic() - began) from error
    return began


async def _measured_async(options: dict[str, Any], call: str, given: dict[str, Any]) -> float:
    _import_all()
    async with AsyncAnthropicClient(**options) as client:
        began = time.monotonic()
        try:
            if call == "create":
                await client.messages.create(**REQUEST, **given)
            elif call == "stream":
                await client.messages.create_stream(**REQUEST, **given).get_final_message()
            else:
                [line async for line in client.batches.results("b", **given)]
        except AnthropicError as error:
            raise Timed(error, time.monotonic() - began) from error
    return began


def _import_all() -> None:
    """What a first call imports is no part of the measurement."""
    import anyio
    import h2.connection
    import httpx

    assert anyio and h2.connection and httpx


if __name__ == "__main__":
    floods(sys.argv[1:])
