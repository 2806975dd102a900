"""A SOCKS5 proxy on loopback, which may ask for a password, refuse, or break the protocol.

Sources: RFC 1928, RFC 1929.
"""

from __future__ import annotations

import socket
import socketserver
import struct
import threading
from typing import Any

from tests.integration.proxies import copy_bytes

NO_PASSWORD, PASSWORD, NONE_ACCEPTED = 0, 2, 255


class SocksProxy(socketserver.ThreadingTCPServer):
    """`asked` holds the host and port of each connection, `credentials` the user and password that came with it.

    `reply` is the code of the answer to a CONNECT (0: done). `noise` is sent at the step `at` ("greeting", "password",
    "connect") in place of the answer.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, password: str | None = None, reply: int = 0, at: str = "", noise: bytes = b"") -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.password, self.reply, self.at, self.noise = password, reply, at, noise
        self.asked: list[tuple[str, int]] = []
        self.credentials: list[str] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    def address(self, user: str = "", scheme: str = "socks5") -> str:
        """Where it listens; `user` is `name:password@`."""
        return f"{scheme}://{user}127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away."""

    def __enter__(self) -> SocksProxy:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Passing(socketserver.BaseRequestHandler):
    server: SocksProxy

    def handle(self) -> None:
        connection: Any = self.request
        with connection, connection.makefile("rb") as incoming:
            methods = incoming.read(incoming.read(2)[1])
            wanted = NO_PASSWORD if self.server.password is None else PASSWORD
            chosen = wanted if wanted in methods else NONE_ACCEPTED
            if not self._answered("greeting", bytes([5, chosen])) or chosen == NONE_ACCEPTED:
                return
            if chosen == PASSWORD:
                user = incoming.read(incoming.read(2)[1]).decode()
                password = incoming.read(incoming.read(1)[0]).decode()
                self.server.credentials.append(f"{user}:{password}")
                right = self.server.credentials[-1] == self.server.password
                if not self._answered("password", bytes([1, 0 if right else 1])) or not right:
                    return
            self._connect(connection, incoming)

    def _connect(self, connection: Any, incoming: Any) -> None:
        kind = incoming.read(4)[3]
        size = {1: 4, 4: 16}.get(kind) or incoming.read(1)[0]
        raw = incoming.read(size)
        host = raw.decode() if kind == 3 else socket.inet_ntop(socket.AF_INET if kind == 1 else socket.AF_INET6, raw)
        (port,) = struct.unpack(">H", incoming.read(2))
        self.server.asked.append((host, port))
        answer = bytes([5, self.server.reply, 0, 1]) + bytes(6)
        if not self._answered("connect", answer) or self.server.reply:
            return
        with socket.create_connection((host, port)) as other:
            back = threading.Thread(target=copy_bytes, args=(other, connection), daemon=True)
            back.start()
            copy_bytes(connection, other)
            back.join()

    def _answered(self, step: str, answer: bytes) -> bool:
        """Send the answer of a step, or the noise in its place; whether it was the answer."""
        broken = self.server.at == step
        self.request.sendall(self.server.noise if broken else answer)
        return not broken
