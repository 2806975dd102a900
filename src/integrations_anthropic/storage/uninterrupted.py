"""Work that is brought to its end whatever happens to the task that waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from .._runtime.event_loop import AsyncEventLoop

__all__ = ["run_to_completion"]

T = TypeVar("T")


async def run_to_completion(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which goes on where the task is cancelled; the cancellation arrives at its next await.

    On asyncio only, and for short work only.
    """
    loop = asyncio.get_running_loop()
    apart = loop.create_task(work)
    cancelled: list[asyncio.CancelledError] = []
    # The scope keeps away what anyio cancels, again and again; the loop what asyncio does, once.
    with AsyncEventLoop.shielded():
        while not apart.done():
            try:
                await _ended(apart, loop)
            except asyncio.CancelledError as error:
                cancelled.append(error)
    task = asyncio.current_task()
    if cancelled and task is not None:
        for _ in cancelled:
            task.uncancel()
        task.cancel(*cancelled[-1].args)
    return apart.result()


def _ended(task: asyncio.Task[Any], loop: asyncio.AbstractEventLoop) -> asyncio.Future[None]:
    """To be awaited until `task` has ended; cancelling it leaves `task` alone."""
    waiter: asyncio.Future[None] = loop.create_future()

    def wake(_: asyncio.Task[Any]) -> None:
        if not waiter.done():
            waiter.set_result(None)

    task.add_done_callback(wake)
    return waiter
