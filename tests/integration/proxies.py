"""A forward proxy on loopback: passes plain requests on, tunnels the others, and may ask for a password."""

from __future__ import annotations

import base64
import socket
import socketserver
import ssl
import threading
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit


class ForwardProxy(socketserver.ThreadingTCPServer):
    """`lines` holds the first line of each request, `credentials` what came with it (None where nothing did)."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, password: str | None = None, tls: ssl.SSLContext | None = None, status: int = 200) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.password = password
        self.tls = tls
        self.status = status
        self.lines: list[str] = []
        self.credentials: list[str | None] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    def address(self, user: str = "") -> str:
        """Where it listens; `user` is `name:password@`."""
        scheme, host = ("https", "localhost") if self.tls else ("http", "127.0.0.1")
        return f"{scheme}://{user}{host}:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away."""

    def __enter__(self) -> ForwardProxy:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Passing(socketserver.BaseRequestHandler):
    server: ForwardProxy

    def handle(self) -> None:
        connection: Any = self.request
        if self.server.tls is not None:
            connection = self.server.tls.wrap_socket(connection, server_side=True)
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                if not (piece := connection.recv(65536)):
                    return
                head += piece
            self._pass(connection, head)

    def _pass(self, connection: Any, head: bytes) -> None:
        line, *headers = head.partition(b"\r\n\r\n")[0].decode().split("\r\n")
        password = self._password(headers)
        self.server.lines.append(line)
        self.server.credentials.append(password)
        if self.server.password not in (None, password):
            connection.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")
            return
        if self.server.status != 200:
            connection.sendall(f"HTTP/1.1 {self.server.status} No\r\ncontent-length: 0\r\n\r\n".encode())
            return
        method, target, version = line.split(" ")
        if method == "CONNECT":
            host, _, port = target.rpartition(":")
            other = socket.create_connection((host, int(port)))
            connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        else:
            parts = urlsplit(target)
            other = socket.create_connection((parts.hostname or "", parts.port or 80))
            kept = [header for header in headers if not header.lower().startswith("proxy-")]
            path = f"{parts.path}{'?' if parts.query else ''}{parts.query}"
            rest = head.partition(b"\r\n\r\n")[2]
            other.sendall("\r\n".join([f"{method} {path} {version}", *kept, "", ""]).encode() + rest)
        with other:
            both = [
                threading.Thread(target=copy_bytes, args=pair, daemon=True)
                for pair in ((connection, other), (other, connection))
            ]
            for thread in both:
                thread.start()
            for thread in both:
                thread.join()

    def _password(self, headers: list[str]) -> str | None:
        for header in headers:
            name, _, value = header.partition(": ")
            if name.lower() == "proxy-authorization":
                return base64.b64decode(value[6:]).decode()
        return None


def copy_bytes(source: Any, target: Any) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
