"""Connecting on asyncio to a host with several addresses: those that do not answer soon are not waited for."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from .addresses import STAGGER_SECONDS, HostAddress, alternating, literal_address
from .asyncio_stream import AsyncioStream, BufferedAsyncioStream
from .faults import ConnectError, ConnectTimeout

__all__ = ["AsyncioNetwork"]

BUFFER = 32 * 1024
"""Bytes read at once."""


class AsyncioNetwork:
    """Makes the connections of one event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._look_ups: dict[tuple[str, int], asyncio.Future[list[Any]]] = {}
        self._stream: Callable[[], AsyncioStream] = partial(AsyncioStream, loop)
        if hasattr(loop, "_add_reader") or type(loop).__module__.startswith("uvloop"):
            # What they read is handed over before anything else is read; Windows' own loop has reads under way.
            self._stream = partial(BufferedAsyncioStream, loop, memoryview(bytearray(BUFFER)))

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncioStream:
        """A connection to the first address of `host` that answers. Raises ConnectTimeout after so many seconds, and
        ConnectError with the fault of the first address."""
        try:
            async with asyncio.timeout(timeout):
                stream = await self._connected(host, port)
            own = stream.get_extra_info("socket")
            for option in socket_options or ():
                own.setsockopt(*option)
        except (OSError, UnicodeError) as error:
            if isinstance(error, TimeoutError) and error.errno is None:
                raise ConnectTimeout("no connection was made in time") from error
            raise ConnectError(str(error) or type(error).__name__) from error
        return stream

    async def _connected(self, host: str, port: int) -> AsyncioStream:
        addresses = literal_address(host, port) or alternating(await self._looked_up(host, port))
        if len(addresses) == 1:
            return await self._connect(addresses[0])
        return await self._race(addresses)

    async def _looked_up(self, host: str, port: int) -> list[Any]:
        """Look up a name; connections that are made at the same time share one look-up."""
        while (pending := self._look_ups.get((host, port))) is not None:
            await asyncio.wait([pending])
            if not pending.cancelled():
                if (fault := pending.exception()) is not None:
                    # An exception of its own for each.
                    raise type(fault)(*fault.args)
                return pending.result()
        own: asyncio.Future[list[Any]] = self._loop.create_future()
        self._look_ups[host, port] = own
        try:
            own.set_result(await self._look_up(host, port))
        except OSError as error:
            own.set_exception(error)
            # Seen, where no other task waits for it.
            own.exception()
            raise
        finally:
            # Whoever waits for a look-up that was cancelled makes another one.
            own.cancel()
            del self._look_ups[host, port]
        return own.result()

    async def _look_up(self, host: str, port: int) -> list[Any]:
        try:
            return list(await self._loop.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except RuntimeError:
            # No thread can be started any more: the interpreter is about to end, and the loop with it.
            return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)

    async def _race(self, addresses: list[HostAddress]) -> AsyncioStream:
        """Begin with one address after the other, until one has connected; the others are closed."""
        failures: list[BaseException] = []
        waiting: set[asyncio.Task[AsyncioStream]] = set()
        try:
            while addresses or waiting:
                if addresses:
                    waiting.add(self._loop.create_task(self._connect(addresses.pop(0))))
                done, waiting = await asyncio.wait(
                    waiting,
                    timeout=STAGGER_SECONDS if addresses else None,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                for task in done:
                    if (failure := task.exception()) is None:
                        waiting |= done - {task}
                        return task.result()
                    failures.append(failure)
        finally:
            for task in waiting:
                task.add_done_callback(_abort)
                task.cancel()
        raise failures[0] if failures else OSError("the host has no address")

    async def _connect(self, address: HostAddress) -> AsyncioStream:
        host, port, *rest = address.socket_address
        if len(rest) == 2 and rest[1]:
            # A link of this machine: its number is part of the address.
            host = f"{host}%{rest[1]}"
        _, stream = await self._loop.create_connection(self._stream, host, port, family=address.family)
        return stream


def _abort(task: asyncio.Task[AsyncioStream]) -> None:
    """Close a connection that came too late."""
    if not task.cancelled() and task.exception() is None:
        task.result().transport.abort()
