"""The memory of open streams, requests and connections, with the target of each.

Measured by tracemalloc in this process; the server is another process.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import tracemalloc
from collections.abc import Awaitable, Callable
from typing import Any

from server import BOMB, LINES

from integrations_anthropic import AnthropicClient, AnthropicError, AsyncAnthropicClient

OPEN = 50
HANGING_REQUEST: dict[str, Any] = {"model": "hang", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
REQUEST: dict[str, Any] = HANGING_REQUEST | {"model": "claude-sonnet-5-5"}


async def _bytes_per_object(work: Callable[[], Awaitable[object]]) -> float:
    """Return the bytes allocated for each of the OPEN objects that `work` returns or opens."""
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = await work()
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    del kept
    return grown / OPEN


async def _measurements(url: str) -> dict[str, float]:
    sizes: dict[str, float] = {}
    async with AsyncAnthropicClient(api_key="x", base_url=url, max_idle_connections=OPEN, max_retries=0) as client:
        await client.messages.create(**REQUEST)

        async def streams() -> list[Any]:
            opened = [client.messages.create_stream(**HANGING_REQUEST) for _ in range(OPEN)]
            await asyncio.gather(*(stream.__anext__() for stream in opened))
            return opened

        sizes["open stream with its connection (target: 64 KB)"] = await _bytes_per_object(streams)
        calls: list[asyncio.Task[Any]] = []

        async def requests() -> list[Any]:
            calls.extend(asyncio.ensure_future(client.messages.create(**HANGING_REQUEST)) for _ in range(OPEN))
            await asyncio.sleep(0.5)
            return calls

        sizes["request in flight with its connection (target: 100 KB to 10 MB)"] = await _bytes_per_object(requests)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)

        async def connections() -> None:
            await asyncio.gather(*(client.messages.create(**REQUEST) for _ in range(OPEN)))

        sizes["ten idle connections (target: 1 MB)"] = 10 * await _bytes_per_object(connections)
    return sizes


def _peak(url: str, model: str, **options: Any) -> float:
    """Return the bytes allocated at most by a call that fails."""
    with AnthropicClient(api_key="x", base_url=url, max_retries=0, **options) as client:
        client.messages.create(**REQUEST)
        tracemalloc.start()
        with contextlib.suppress(AnthropicError):
            client.messages.create(**REQUEST | {"model": model})
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return peak


def _print_peaks(url: str) -> None:
    """Print what the longest bodies cost that a client reads as a whole."""
    logging.getLogger("integrations_anthropic").addHandler(logging.NullHandler())
    peaks = {
        f"{BOMB} MiB compressed to a thousandth (target: 256 MiB)": _peak(url, "bomb"),
        "the same with max_body_bytes=1 MiB (target: 2 MiB)": _peak(url, "bomb", max_body_bytes=2**20),
        "the body of an error, 64 MiB (target: 8 MiB)": _peak(url, "error"),
    }
    for title, size in peaks.items():
        print(f"{title:<64} {size / 2**20:.1f} MiB")


def print_memory(url: str) -> None:
    """Print the memory of each, one per line."""
    for title, size in asyncio.run(_measurements(url)).items():
        print(f"{title:<64} {size / 1024:.1f} KiB")
    _print_clients(url)
    _print_peaks(url)


def _print_clients(url: str) -> None:
    """Print the memory of an additional client, and the peak of reading many result lines."""
    with AnthropicClient(api_key="x", base_url=url) as first:
        first.messages.create(**REQUEST)
        tracemalloc.start()
        clients = [AnthropicClient(api_key="x", base_url=url) for _ in range(10)]
        per_client = tracemalloc.get_traced_memory()[0] / len(clients)
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        for _ in first.batches.results("b"):
            pass
        lines = tracemalloc.get_traced_memory()[1] - before
        tracemalloc.stop()
    print(f"{'additional client':<64} {per_client / 1024:.0f} KiB")
    print(f"{f'{LINES} result lines, peak':<64} {lines / 1024:.0f} KiB")
