"""What streams, requests and connections that are open cost in memory, beside the figures of section 18.3 of the seed.

Counted by tracemalloc in this process; the server is another one.
"""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections.abc import Awaitable, Callable
from typing import Any

from integrations_anthropic import AsyncAnthropicClient

OPEN = 50
WAITING: dict[str, Any] = {"model": "hang", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
ANSWERED: dict[str, Any] = WAITING | {"model": "claude-sonnet-4-5"}


async def _grown(work: Callable[[], Awaitable[object]]) -> float:
    """Bytes that each of what `work` opened takes."""
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    held = await work()
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    del held
    return grown / OPEN


async def _measured(url: str) -> dict[str, float]:
    found: dict[str, float] = {}
    async with AsyncAnthropicClient(api_key="x", base_url=url, max_idle_connections=OPEN, max_retries=0) as client:
        await client.messages.create(**ANSWERED)

        async def streams() -> list[Any]:
            opened = [client.messages.create_stream(**WAITING) for _ in range(OPEN)]
            await asyncio.gather(*(stream.__anext__() for stream in opened))
            return opened

        found["open stream, its connection too (seed: 64 KB)"] = await _grown(streams)
        calls: list[asyncio.Task[Any]] = []

        async def requests() -> list[Any]:
            calls.extend(asyncio.ensure_future(client.messages.create(**WAITING)) for _ in range(OPEN))
            await asyncio.sleep(0.5)
            return calls

        found["request in flight, its connection too (seed: 100 KB to 10 MB)"] = await _grown(requests)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)

        async def connections() -> None:
            await asyncio.gather(*(client.messages.create(**ANSWERED) for _ in range(OPEN)))

        found["ten idle connections (seed: 1 MB)"] = 10 * await _grown(connections)
    return found


def held_open(url: str) -> None:
    """Print one line for each."""
    for title, size in asyncio.run(_measured(url)).items():
        print(f"{title:<64} {size / 1024:.1f} KiB")
