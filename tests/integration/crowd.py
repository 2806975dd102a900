"""Several calls at the same time: tasks for the half that awaits, threads for the half that blocks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio

__all__ = ["AsyncCrowd", "Crowd"]


class AsyncCrowd:
    """Tasks."""

    @staticmethod
    async def work(work: Callable[[int], Awaitable[Any]], numbers: Iterable[int]) -> list[Any]:
        """What `work` gives for each number, in their order."""
        found: dict[int, Any] = {}

        async def one(number: int) -> None:
            found[number] = await work(number)

        async with anyio.create_task_group() as tasks:
            for number in numbers:
                tasks.start_soon(one, number)
        return [found[number] for number in sorted(found)]


class Crowd:
    """Threads."""

    @staticmethod
    def work(work: Callable[[int], Any], numbers: Iterable[int]) -> list[Any]:
        """The same, in a thread for each."""
        numbers = list(numbers)
        with ThreadPoolExecutor(len(numbers)) as threads:
            return list(threads.map(work, numbers))
