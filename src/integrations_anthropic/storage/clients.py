"""Clients of a storage that take a moment to open: that of an event loop, and that of a cluster."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from .._loading.lazy_import import load

if TYPE_CHECKING:
    from .address import Address
    from .redis_adapter import StorageClient

__all__ = ["ClusterOpening", "LoopClient"]

# Connections of one event loop: with more, many tasks would spend their time on connecting.
MAX_CONNECTIONS = 16
# Seconds that a cluster may take to tell its nodes; meanwhile each decision waits no longer than usual.
OPENING_TIME = 1.0


class LoopClient:
    """The client of one event loop, which closes it at its end."""

    def __init__(self, opened: StorageClient, forget: Callable[[], object]) -> None:
        """`forget`: called once the event loop ends."""
        self.opened = opened
        self.client = client = opened.client
        self.semaphore = asyncio.Semaphore(MAX_CONNECTIONS)
        self._is_cluster = hasattr(client, "nodes_manager")
        self._opening: asyncio.Task[None] | None = None
        self._finalizer = self._suspended(forget)

    async def ready(self) -> Any:
        """The client. A cluster is asked for its nodes first, by a task that goes on when this call is cancelled."""
        if not self._is_cluster:
            return self.client
        if self._opening is None or (self._opening.done() and not _succeeded(self._opening)):
            self._opening = asyncio.get_running_loop().create_task(self._initialize())
            self._opening.add_done_callback(_succeeded)
        if not self._opening.done():
            await asyncio.shield(self._opening)
        return self.client

    async def close_with_loop(self) -> None:
        """Have the event loop close the client: it closes the generators that were started on it."""
        await anext(self._finalizer)

    async def close(self) -> None:
        """Close the client."""
        await self._finalizer.aclose()

    async def _initialize(self) -> None:
        async with asyncio.timeout(OPENING_TIME):
            await self.client.initialize()

    async def _suspended(self, forget: Callable[[], object]) -> AsyncGenerator[None, None]:
        try:
            yield
        finally:
            forget()
            if self._opening is not None:
                self._opening.cancel()
                await asyncio.wait([self._opening])
            await self.opened.aclose()


def _succeeded(task: asyncio.Task[None]) -> bool:
    # Asked for its exception, the task does not report it as never retrieved.
    return not task.cancelled() and task.exception() is None


class ClusterOpening:
    """Opens a blocking client of a cluster in a thread: its constructor asks the nodes, however long that takes."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._lock = Lock()
        self._thread: Thread | None = None
        self._result: StorageClient | Exception | None = None

    def client(self, seconds: float) -> StorageClient:
        """The client; TimeoutError where it is not open after so many seconds, and the next call goes on waiting."""
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._open, args=(seconds,), daemon=True)
                self._thread.start()
            thread = self._thread
        thread.join(seconds)
        with self._lock:
            if thread.is_alive():
                raise TimeoutError("the nodes of the cluster are not known yet")
            if self._thread is thread:
                self._thread = None
            result = self._result
        if isinstance(result, Exception):
            raise result
        assert result is not None  # noqa: S101 - the thread sets one of both
        return result

    def _open(self, budget: float) -> None:
        load("integrations_anthropic.storage.redis_adapter")
        from .redis_adapter import blocking_client, time_left

        time_left.deadline = time.monotonic() + OPENING_TIME
        try:
            self._result = blocking_client(self._address, budget)
        except Exception as error:  # raised by `client`
            self._result = error
