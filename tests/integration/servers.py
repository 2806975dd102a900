"""Scripted servers on loopback, including ones that violate the protocol."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Mapping
from typing import BinaryIO, NamedTuple


class Asked(NamedTuple):
    """One request as it came."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


Script = Callable[[Asked, socket.socket], None]


def answer(status: int = 200, body: bytes = b"{}", **headers: str) -> bytes:
    """A whole answer."""
    named = {"content-length": str(len(body))} | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Status", *(f"{name}: {value}" for name, value in named.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


class ScriptedServer(socketserver.ThreadingTCPServer):
    """Reads each request whole and hands it to `script`; what it was asked is kept in `asked`."""

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True

    def __init__(
        self, script: Script, tls: ssl.SSLContext | None = None, address: tuple[str, int] = ("127.0.0.1", 0)
    ) -> None:
        super().__init__(address, _Handler)
        self.script = script
        self.tls = tls
        self.asked: list[Asked] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Where it listens; `localhost` where it has a certificate for that name."""
        scheme, host = ("https", "localhost") if self.tls else ("http", "127.0.0.1")
        return f"{scheme}://{host}:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what many tests are about."""

    def __enter__(self) -> ScriptedServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


def _chunks(lines: BinaryIO) -> bytes:
    """A body in chunks, put together."""
    found = b""
    while size := int(lines.readline() or b"0", 16):
        found += lines.read(size)
        lines.readline()
    lines.readline()
    return found


class _Handler(socketserver.BaseRequestHandler):
    server: ScriptedServer

    def handle(self) -> None:
        connection: socket.socket = self.request
        if self.server.tls is not None:
            connection = self.server.tls.wrap_socket(connection, server_side=True)
        with connection, connection.makefile("rb") as lines:
            while line := lines.readline():
                method, target, _ = line.decode().split(" ", 2)
                headers: dict[str, str] = {}
                while (header := lines.readline()) not in (b"\r\n", b""):
                    name, _, value = header.decode("latin-1").partition(":")
                    headers[name.strip().lower()] = value.strip()
                chunked = headers.get("transfer-encoding") == "chunked"
                body = _chunks(lines) if chunked else lines.read(int(headers.get("content-length", 0)))
                asked = Asked(method, target, headers, body)
                self.server.asked.append(asked)
                self.server.script(asked, connection)
