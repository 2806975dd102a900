"""uvicorn's server, run in a thread and stopped from another one."""

from __future__ import annotations

import asyncio
import errno
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import uvicorn

from ..event_loop import new_event_loop
from ..fault_injection.connection import self_check

__all__ = ["NOT_RUNNING", "STOP_SECONDS", "ThreadedServer", "listen"]

STOP_SECONDS = 5.0
# Of uvicorn: it renews the date of its responses every ten ticks.
SECONDS_PER_TICK = 0.1
TICKS_PER_DAY = 864_000
NOT_RUNNING = "the sandbox is not running: use it in a `with` block, or call start()"


class ThreadedServer(uvicorn.Server):
    """uvicorn's server, run in a thread and stopped from another one."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self.failure: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = asyncio.Event()

    def run_in_thread(self, listener: socket.socket) -> None:
        """Serve on the socket until `request_stop`; the target of the thread."""
        try:
            with asyncio.Runner(loop_factory=new_event_loop) as runner:
                runner.run(self._serve_all(listener))
        except BaseException as error:  # `start` raises from it
            self.failure = error
        finally:
            listener.close()
            self.ready.set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Check the uvicorn integration, start as uvicorn does, then report that connections are accepted."""
        await self_check()
        await super().startup(sockets)
        self._loop = asyncio.get_running_loop()
        self.ready.set()

    def request_stop(self) -> None:
        """Ask the server to stop without waiting for open streams. Thread-safe."""
        self.force_exit = self.should_exit = True
        # A loop that has ended has no use for it.
        with suppress(RuntimeError):
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._stopping.set)

    def call(self, function: Callable[[], Any]) -> Any:
        """What a function returns that runs in the event loop of the server. Thread-safe."""

        async def called() -> Any:
            return function()

        loop = self._loop
        if loop is None:
            raise RuntimeError(NOT_RUNNING)
        return asyncio.run_coroutine_threadsafe(called(), loop).result(STOP_SECONDS)

    async def main_loop(self) -> None:
        """Tick as uvicorn does, but end as soon as `request_stop` is called: a test waits for it."""
        counter = 0
        while not await self.on_tick(counter):
            counter = (counter + 1) % TICKS_PER_DAY
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), SECONDS_PER_TICK)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Abort open connections, then wait until they have ended. uvicorn's own sleeps, for responses to end."""
        for server in self.servers:
            server.close()
        self._abort_connections()
        for server in self.servers:
            await server.wait_closed()

    def _abort_connections(self) -> None:
        for connection in list(self.server_state.connections):
            transport = getattr(connection, "transport", None)
            if transport is not None:
                transport.abort()

    async def _serve_all(self, listener: socket.socket) -> None:
        await self.serve([listener])
        # Open transports would outlive the event loop and cause a ResourceWarning.
        self._abort_connections()
        # uvicorn learns of the aborted connections in the next iteration of the loop. Cancelling its tasks before that
        # would log an error for each incomplete response.
        await asyncio.sleep(0)
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=STOP_SECONDS)


def listen(host: str, port: int) -> socket.socket:
    """A socket that accepts connections at once; `port`: 0 for a free one. Raises OSError that names the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # IPPROTO_TCP is explicit, because asyncio sets TCP_NODELAY only on sockets with this protocol.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        # Listens before the event loop takes over, so that no early connection is refused.
        listener.listen(2048)
    except OSError as error:
        listener.close()
        reason = error.strerror or str(error)
        if error.errno == errno.EADDRINUSE:
            reason = f"port {port} is in use. Choose another, or 0 for a free one"
        raise OSError(error.errno, f"cannot listen on {host}, port {port}: {reason}") from error
    except BaseException:
        listener.close()
        raise
    return listener
