"""Connecting on asyncio, for tasks that may be cancelled meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import anyio
import httpcore

__all__ = ["AsyncioNetwork"]


class AsyncioNetwork(httpcore.AnyIOBackend):
    """httpcore's way to connect, which no cancellation gets lost in.

    anyio tries several addresses side by side, and before 4.16 it connects all the same where the task is cancelled
    in the moment in which one of them answers. The task would then wait for an answer that nobody wants.
    """

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect within `timeout` seconds; CancelledError where the task was cancelled on the way."""
        before = _cancellations()
        stream = await super().connect_tcp(host, port, timeout, local_address, socket_options)
        if _cancellations() > before:
            with anyio.CancelScope(shield=True):
                await stream.aclose()
            raise asyncio.CancelledError
        return stream


def _cancellations() -> int:
    """How often the task that runs now was asked to end."""
    task = asyncio.current_task()
    return 0 if task is None else task.cancelling()
