"""A server on loopback that answers a request before it has read its body."""

from __future__ import annotations

import contextlib
import json
import socket
import socketserver
import ssl
import threading
from typing import Any


def refusal(status: int, kind: str, message: str) -> bytes:
    """A whole response with an error of the API, after which the connection is closed."""
    body = json.dumps({"type": "error", "error": {"type": kind, "message": message}}).encode()
    head = f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\nconnection: close\r\n"
    return f"{head}content-length: {len(body)}\r\n\r\n".encode() + body


class RefusingServer(socketserver.ThreadingTCPServer):
    """Sends `response` once it has read the head of a request.

    `then`: what it does with the body. "close": closes the connection, which resets it; "half": ends its own direction,
    and closes when the client has; "wait": reads nothing more until the client closes the connection; "read": reads it.
    `received` counts the bytes of bodies that were read.
    """

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, response: bytes, then: str, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Refusal)
        self.response, self.then, self.tls = response, then, tls
        self.received = 0
        self.read_to_the_end = threading.Event()
        """Set when a connection was closed whose body was read."""
        self.left = threading.Event()
        """Set when the test is over."""
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Where it listens."""
        scheme, host = ("https", "localhost") if self.tls else ("http", "127.0.0.1")
        return f"{scheme}://{host}:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that breaks is what this is for."""

    def __enter__(self) -> RefusingServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.left.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Refusal(socketserver.BaseRequestHandler):
    server: RefusingServer

    def handle(self) -> None:
        server, connection = self.server, self.request
        # As servers do: the end of the connection would discard what waits for an acknowledgement.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if server.tls is not None:
            connection = server.tls.wrap_socket(connection, server_side=True)
        with contextlib.suppress(OSError), connection:
            start = b""
            while b"\r\n\r\n" not in start:
                start += connection.recv(4096)
            connection.sendall(server.response)
            if server.then == "read":
                server.received += len(start.partition(b"\r\n\r\n")[2])
                self._read(connection)
            elif server.then == "half":
                socket.socket.shutdown(connection, socket.SHUT_WR)
                server.left.wait(0.2)
            elif server.then == "wait":
                server.left.wait()

    def _read(self, connection: Any) -> None:
        while data := connection.recv(65536):
            self.server.received += len(data)
        self.server.read_to_the_end.set()
