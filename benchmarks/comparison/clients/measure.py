"""Measuring the CPU time of work in this process. Imported by the module of each client, whatever its environment."""

from __future__ import annotations

import asyncio
import gc
import time
import tracemalloc
from collections.abc import Awaitable, Callable
from typing import Any

MODEL = "claude-sonnet-5-5"
BODY: dict[str, Any] = {"model": MODEL, "max_tokens": 99, "messages": [{"role": "user", "content": "Hi"}]}
PICTURE_BYTES = 5_000_000


def cpu(work: Callable[[], int], samples: int) -> list[float]:
    """Microseconds of CPU time for each unit of `work`, which returns how many it did; measured `samples` times."""
    work()
    found = []
    for _ in range(samples):
        before = time.process_time()
        units = work()
        found.append((time.process_time() - before) / units * 1e6)
    return found


def cpu_async(work: Callable[[], Awaitable[int]], samples: int) -> Awaitable[list[float]]:
    """The same for work that is awaited."""

    async def measured() -> list[float]:
        await work()
        found = []
        for _ in range(samples):
            before = time.process_time()
            units = await work()
            found.append((time.process_time() - before) / units * 1e6)
        return found

    return measured()


async def together(call: Callable[[], Awaitable[object]], tasks: int, calls: int) -> int:
    """Make about `calls` calls, `tasks` at once; returns how many were made."""
    each = max(1, calls // tasks)

    async def one() -> None:
        for _ in range(each):
            await call()

    await asyncio.gather(*(one() for _ in range(tasks)))
    return tasks * each


def once(work: Callable[[], object], clock: Callable[[], float]) -> list[float]:
    """Microseconds that work takes by a clock, the first time."""
    before = clock()
    work()
    return [(clock() - before) * 1e6]


async def kept_memory(work: Callable[[], Awaitable[Any]], number: int, samples: int) -> list[float]:
    """KiB allocated for each of the `number` objects that `work` returns, while all of them are kept."""
    await work()
    found = []
    for _ in range(samples):
        gc.collect()
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        kept = await asyncio.gather(*(work() for _ in range(number)))
        gc.collect()
        found.append((tracemalloc.get_traced_memory()[0] - before) / number / 1024)
        tracemalloc.stop()
        for each in kept:
            await each.close()
        del kept
        await asyncio.sleep(0.1)
    return found


def sized(size: int) -> dict[str, Any]:
    """A request of so many KiB."""
    return BODY | {"messages": [{"role": "user", "content": "some words to read " * (size * 1024 // 19)}]}


def calls_of(size: int) -> int:
    """How many requests of so many KiB a sample makes."""
    return max(5, min(200, 10_000 // size))


def messages(number: int) -> list[dict[str, Any]]:
    """So many turns of a conversation with tools."""
    turns: list[dict[str, Any]] = []
    for index in range(number // 4):
        call = {"type": "tool_use", "id": f"toolu_{index}", "name": "search", "input": {"query": "words " * 5}}
        result = {"type": "tool_result", "tool_use_id": f"toolu_{index}", "content": "found " * 20}
        turns += [
            {"role": "user", "content": "A question of ordinary length, with some words in it. " * 2},
            {"role": "assistant", "content": [{"type": "text", "text": "Let me look."}, call]},
            {"role": "user", "content": [result]},
            {"role": "assistant", "content": [{"type": "text", "text": "An answer with some words. " * 4}]},
        ]
    return [*turns, {"role": "user", "content": "And?"}]


def large_picture() -> list[dict[str, Any]]:
    """A turn with a large picture."""
    import base64
    import struct

    header = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 1500, 1500, 8, 2, 0, 0, 0) + b"\0" * 4
    data = base64.b64encode(header + bytes(range(256)) * (PICTURE_BYTES // 256)).decode()
    source = {"type": "base64", "media_type": "image/png", "data": data}
    return [{"role": "user", "content": [{"type": "image", "source": source}, {"type": "text", "text": "What is it?"}]}]
