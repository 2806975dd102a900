"""Coroutines that run to completion even if the task that waits for them is cancelled.

`asyncio.shield` alone does not do: it lets a cancellation out at once, and a call that has received its response, and
records its outcome with the circuit, would lose the response together with its connection.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from .._runtime.event_loop import AsyncEventLoop

__all__ = ["run_to_completion"]

T = TypeVar("T")


async def run_to_completion(work: Coroutine[Any, Any, T]) -> T:
    """Return the result of `work`. A cancellation does not stop `work`, but takes effect at the next await after it.

    For asyncio only, and for short work only.
    """
    loop = asyncio.get_running_loop()
    separate = loop.create_task(work)
    cancelled: list[asyncio.CancelledError] = []
    # The scope shields from anyio, which cancels repeatedly; the loop absorbs those of asyncio, which come once.
    with AsyncEventLoop.shielded():
        while not separate.done():
            try:
                await _completion(separate, loop)
            except asyncio.CancelledError as error:
                cancelled.append(error)
    task = asyncio.current_task()
    if cancelled and task is not None:
        for _ in cancelled:
            task.uncancel()
        task.cancel(*cancelled[-1].args)
    return separate.result()


def _completion(task: asyncio.Task[Any], loop: asyncio.AbstractEventLoop) -> asyncio.Future[None]:
    """A future that completes when `task` ends; cancelling the future does not cancel `task`."""
    waiter: asyncio.Future[None] = loop.create_future()

    def wake(_: asyncio.Task[Any]) -> None:
        if not waiter.done():
            waiter.set_result(None)

    task.add_done_callback(wake)
    return waiter
