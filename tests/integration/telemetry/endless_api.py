"""An API on loopback whose streams have no end, and which sees how each of them was left."""

from __future__ import annotations

import select
import socket
from typing import Any

from tests.integration.servers import Asked, ScriptedServer
from tests.unit.responses import EVENTS, sse

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nrequest-id: req_1\r\ntransfer-encoding: chunked\r\n\r\n"
PACE = 0.005
"""Seconds between two events."""


class EndlessApi(ScriptedServer):
    """Streams the beginning of a message, and then one piece of text after another, or nothing."""

    def __init__(self, *, goes_on: bool) -> None:
        super().__init__(self._stream)
        self.goes_on = goes_on
        self.left = 0
        """Streams whose connection the client has closed."""

    def _stream(self, asked: Asked, connection: socket.socket) -> None:
        beginning, piece = sse(EVENTS[:4]), sse([EVENTS[4]])
        try:
            connection.sendall(HEAD + _chunk(beginning))
            # What arrives after a request is the end of the connection.
            while not select.select([connection], [], [], PACE if self.goes_on else None)[0]:
                connection.sendall(_chunk(piece))
            connection.recv(1)
        except OSError:
            pass
        self.left += 1
        raise ConnectionAbortedError


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def leave(url: str, *, reset: bool) -> bytes:
    """Ask a service for a stream, read its first piece, and go. Returns what was read."""
    host, _, port_and_path = url.removeprefix("http://").partition(":")
    port, _, path = port_and_path.partition("/")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(f"GET /{path} HTTP/1.1\r\nhost: {host}\r\n\r\n".encode())
        found = b""
        while b"event" not in found:
            found += _some(connection)
        if reset:
            linger: Any = b"\x01\x00\x00\x00\x00\x00\x00\x00"
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    return found


def _some(connection: socket.socket) -> bytes:
    found = connection.recv(65_536)
    if not found:
        raise ConnectionError("the service ended its response")
    return found
