"""What connects without httpcore, where that is possible: on asyncio, and in a thread."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Any

from ..._loading.lazy_import import load
from ..event_loop import AsyncEventLoop
from ..executor import executor_modules
from . import faults

__all__ = ["AsyncDirectNetwork", "DirectNetwork"]


class AsyncDirectNetwork:
    """Makes the connections of one event loop: on asyncio ours, on trio httpcore's."""

    def __init__(self, loop: Any) -> None:
        self.faults: ModuleType = faults
        """Where the exceptions are that its connections raise."""
        if hasattr(loop, "create_connection"):
            load("encodings.idna", *executor_modules(), "integrations_anthropic._runtime.network.asyncio_network")
            from .asyncio_network import AsyncioNetwork

            self.connect_tcp: Any = AsyncioNetwork(loop).connect_tcp
        else:
            load("encodings.idna")
            self.connect_tcp = AsyncEventLoop.network(loop).connect_tcp
            self.faults = load("httpcore")


class DirectNetwork:
    """The counterpart in the sync half."""

    def __init__(self, loop: Any) -> None:
        self.faults: ModuleType = faults
        load("encodings.idna", "integrations_anthropic._runtime.network.connecting")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Any:
        """A connection to the first address of `host` that answers."""
        from .connecting import connect_socket

        return connect_socket(host, port, timeout, socket_options or ())
