"""Access to the TCP connection of a request, to close it in the middle of a response or to reset it.

ASGI does not expose the connection. uvicorn passes `app_state` to each application as `scope["state"]`; the protocol
class below adds a `ClientConnection` to it. This is the only module that depends on uvicorn's internals; `self_check`
fails if they change.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import MutableMapping
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

__all__ = ["ClientConnection", "TrackedH11Protocol", "connection_of", "self_check"]

KEY = "integrations_anthropic.connection"
FLUSH_SECONDS = 0.005
# SO_LINGER on with a timeout of 0: closing the socket sends a RST instead of a FIN.
LINGER_ZERO = struct.pack("ii", 1, 0)


class ClientConnection:
    """The TCP connection to one client."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def close(self) -> None:
        """Send what is buffered, then close the connection (TCP FIN), even in the middle of a response."""
        self._transport.close()

    async def reset(self) -> None:
        """Wait until the buffer is written to the socket, then reset the connection (TCP RST)."""
        while self._transport.get_write_buffer_size() and not self._transport.is_closing():  # noqa: ASYNC110  # no event
            await asyncio.sleep(FLUSH_SECONDS)
        own = self._transport.get_extra_info("socket")
        if own is not None:
            own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_ZERO)
        self._transport.abort()


class TrackedH11Protocol(H11Protocol):
    """uvicorn's HTTP/1.1 protocol that puts its connection into `scope["state"]`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Add the connection to the state before the first request is read."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, KEY: ClientConnection(transport)}


def connection_of(scope: MutableMapping[str, Any]) -> ClientConnection:
    """The connection of a request. Raises RuntimeError if the server is not the one of `Sandbox`."""
    connection = scope.get("state", {}).get(KEY)
    if not isinstance(connection, ClientConnection):
        raise RuntimeError("the scope has no connection: connection faults need the server that `Sandbox` starts")
    return connection


async def self_check() -> None:
    """Check that uvicorn passes the connection to an application. Raises RuntimeError with its version if not."""
    found: list[Any] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        found.append(scope.get("state", {}).get(KEY))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    config = uvicorn.Config(application, log_config=None, access_log=False, lifespan="off", ws="none")
    protocol = TrackedH11Protocol(config=config, server_state=ServerState(), app_state={})
    near, far = socket.socketpair()
    with far:
        transport, _ = await asyncio.get_running_loop().connect_accepted_socket(lambda: protocol, near)
        protocol.data_received(b"GET / HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n\r\n")
        await asyncio.gather(*protocol.tasks)
        transport.abort()
        # The event loop calls `connection_lost` in its next iteration.
        await asyncio.sleep(0)
    if not (found and isinstance(found[0], ClientConnection)):
        raise RuntimeError(f"uvicorn {uvicorn.__version__} does not pass connections to applications as expected")
