"""The connection below an answer: what no web application can do to it, closing it in the middle or resetting it.

ASGI hides the connection. uvicorn hands each application a `state` of its own making; here every connection gets one
that holds a `Wire`. This is the only module that knows how uvicorn is built, and `self_check` says where that changed.
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

__all__ = ["Wire", "WireProtocol", "self_check", "wire_of"]

KEY = "integrations_anthropic.wire"
FLUSH_SECONDS = 0.005
# On, for no time at all: closing then throws the connection away with a TCP reset instead of ending it.
LINGER_NOT = struct.pack("ii", 1, 0)


class Wire:
    """One connection, below HTTP."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def cut(self) -> None:
        """End the connection in good order behind what was written, whatever HTTP still expects."""
        self._transport.close()

    async def reset(self) -> None:
        """Throw the connection away (TCP RST) once what was written has left this process."""
        while self._transport.get_write_buffer_size() and not self._transport.is_closing():  # noqa: ASYNC110  # no event
            await asyncio.sleep(FLUSH_SECONDS)
        own = self._transport.get_extra_info("socket")
        if own is not None:
            own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
        self._transport.abort()


class WireProtocol(H11Protocol):
    """uvicorn's HTTP/1.1, whose applications find the connection in `scope["state"]`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """uvicorn's own, before which nobody has asked for anything on this connection."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, KEY: Wire(transport)}


def wire_of(scope: MutableMapping[str, Any]) -> Wire:
    """The connection a request came over; RuntimeError where the server is not the sandbox's own."""
    wire = scope.get("state", {}).get(KEY)
    if not isinstance(wire, Wire):
        raise RuntimeError("this request carries no connection: faults of the connection need the sandbox's own server")
    return wire


async def self_check() -> None:
    """Whether uvicorn still hands connections on; RuntimeError names its version where it does not."""
    found: list[Any] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        found.append(scope.get("state", {}).get(KEY))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    config = uvicorn.Config(application, log_config=None, access_log=False, lifespan="off", ws="none")
    protocol = WireProtocol(config=config, server_state=ServerState(), app_state={})
    near, far = socket.socketpair()
    with far:
        transport, _ = await asyncio.get_running_loop().connect_accepted_socket(lambda: protocol, near)
        protocol.data_received(b"GET / HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n\r\n")
        await asyncio.gather(*protocol.tasks)
        transport.abort()
        # The loop tells a connection that it is lost one turn later.
        await asyncio.sleep(0)
    if not (found and isinstance(found[0], Wire)):
        raise RuntimeError(f"uvicorn {uvicorn.__version__} does not hand connections to applications as expected")
