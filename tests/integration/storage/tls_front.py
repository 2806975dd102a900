"""TLS in front of a server that speaks none."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from threading import Thread
from types import TracebackType
from typing import Self


class TLSFront:
    """Accepts connections over TLS on `port`, and passes their bytes on to a port of this machine."""

    def __init__(self, context: ssl.SSLContext, behind: int) -> None:
        self._context = context
        self._behind = behind
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._sockets: list[socket.socket] = [self._listener]
        self._threads = [Thread(target=self._accept, daemon=True)]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in self._sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                plain, _ = self._listener.accept()
            except OSError:
                return
            try:
                front = self._context.wrap_socket(plain, server_side=True)
            except OSError:  # the client does not trust the certificate
                plain.close()
                continue
            back = socket.create_connection(("127.0.0.1", self._behind))
            self._sockets += [front, back]
            for source, target in ((front, back), (back, front)):
                thread = Thread(target=self._pass_on, args=(source, target), daemon=True)
                self._threads.append(thread)
                thread.start()

    @staticmethod
    def _pass_on(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)
