"""Whether memory grows: 100,000 calls and 10,000 abandoned streams over HTTP/1.1, with both clients.

    python benchmarks/memory_growth.py [CALLS STREAMS]

Prints the resident memory of the process, the blocks that Python has allocated and the objects that the garbage
collector knows, after a fifth of the work and after all of it. A rise of blocks or objects in proportion to the work is
a leak; the resident memory may differ by what the allocator keeps.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from comparison.server import ComparisonServer

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient

CALLS, STREAMS = 100_000, 10_000
AT_ONCE = 20
BODY: dict[str, Any] = {
    "model": "claude-sonnet-5-5",
    "max_tokens": 99,
    "messages": [{"role": "user", "content": "Hi"}],
}


class _Memory(NamedTuple):
    """What the process holds."""

    resident: float
    """MiB."""
    blocks: int
    objects: int

    @classmethod
    def now(cls) -> _Memory:
        """After the garbage collector has run; the resident memory is 0 where there is no /proc."""
        gc.collect()
        gc.collect()
        statm = Path("/proc/self/statm")
        pages = int(statm.read_text().split()[1]) if statm.exists() else 0
        resident = pages * os.sysconf("SC_PAGE_SIZE") / 2**20 if pages else 0.0
        return cls(resident, sys.getallocatedblocks(), len(gc.get_objects()))


def memory_growth(calls: int = CALLS, streams: int = STREAMS) -> None:
    """Print what each kind of work leaves."""
    with ComparisonServer() as server:
        hanging = f"{server.url}/hanging"
        with AnthropicClient(api_key="x", base_url=server.url) as client:
            _show("calls, sync", calls, *_both(lambda number: _calls(client, number), calls))
        with AnthropicClient(api_key="x", base_url=hanging) as client:
            _show("abandoned streams, sync", streams, *_both(lambda number: _abandon(client, number), streams))
        asyncio.run(_async_growth(server.url, calls, streams))


async def _async_growth(url: str, calls: int, streams: int) -> None:
    async with AsyncAnthropicClient(api_key="x", base_url=url, timeout=60) as client:

        async def call(number: int) -> None:
            await client.messages.create(**BODY)

        _show("calls, async", calls, *await _both_async(call, calls))
    async with AsyncAnthropicClient(api_key="x", base_url=f"{url}/hanging", timeout=60) as client:
        ways = (_left_open, _left_block, _cancelled)

        async def abandon(number: int) -> None:
            await ways[number % 3](client)

        _show("abandoned streams, async", streams, *await _both_async(abandon, streams))


def _both(work: Callable[[int], None], number: int) -> tuple[_Memory, _Memory]:
    work(number // 5)
    early = _Memory.now()
    work(number - number // 5)
    return early, _Memory.now()


async def _both_async(work: Callable[[int], Any], number: int) -> tuple[_Memory, _Memory]:
    async def several(count: int) -> _Memory:
        async def one(offset: int) -> None:
            for each in range(offset, count, AT_ONCE):
                await work(each)

        await asyncio.gather(*map(one, range(AT_ONCE)))
        await asyncio.sleep(1)  # connections that were left are closed by then
        return _Memory.now()

    return await several(number // 5), await several(number - number // 5)


def _calls(client: AnthropicClient, number: int) -> None:
    for _ in range(number):
        client.messages.create(**BODY)


def _abandon(client: AnthropicClient, number: int) -> None:
    for each in range(number):
        if each % 2:
            with client.messages.create_stream(**BODY) as stream:
                next(stream)
        else:
            next(client.messages.create_stream(**BODY))


async def _left_open(client: AsyncAnthropicClient) -> None:
    """The stream is dropped without a word; the garbage collector finds it."""
    await anext(client.messages.create_stream(**BODY))


async def _left_block(client: AsyncAnthropicClient) -> None:
    async with client.messages.create_stream(**BODY) as stream:
        await anext(stream)


async def _cancelled(client: AsyncAnthropicClient) -> None:
    """The task that reads the stream is cancelled while it waits."""
    began = asyncio.Event()

    async def read() -> None:
        async for _ in client.messages.create_stream(**BODY):
            began.set()

    task = asyncio.ensure_future(read())
    await began.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _show(title: str, number: int, early: _Memory, late: _Memory) -> None:
    print(
        f"{title:<26} {number // 5:>7,} → {number:>7,}: {early.resident:.1f} → {late.resident:.1f} MiB, "
        f"blocks {early.blocks:,} → {late.blocks:,}, objects {early.objects:,} → {late.objects:,}",
        flush=True,
    )


if __name__ == "__main__":
    memory_growth(*map(int, sys.argv[1:]))
