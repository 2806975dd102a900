"""Run calls concurrently: in tasks for the async client, in threads for the sync client."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio

__all__ = ["AsyncCrowd", "Crowd"]


class AsyncCrowd:
    """Concurrency by tasks."""

    @staticmethod
    async def work(work: Callable[[int], Awaitable[Any]], numbers: Iterable[int]) -> list[Any]:
        """Run `work` for all numbers in tasks; the results in the order of the numbers."""
        found: dict[int, Any] = {}

        async def one(number: int) -> None:
            found[number] = await work(number)

        async with anyio.create_task_group() as tasks:
            for number in numbers:
                tasks.start_soon(one, number)
        return [found[number] for number in sorted(found)]


class Crowd:
    """Concurrency by threads."""

    @staticmethod
    def work(work: Callable[[int], Any], numbers: Iterable[int]) -> list[Any]:
        """Run `work` for all numbers in threads; the results in the order of the numbers."""
        numbers = list(numbers)
        with ThreadPoolExecutor(len(numbers)) as threads:
            return list(threads.map(work, numbers))
