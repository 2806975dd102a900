"""A server that never stops sending, in a separate process: what may outlast a time limit of a client."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import select
import socket
import ssl
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

import trustme
from server import MESSAGE

SECONDS = 8.0
"""How long it sends to one connection."""
HEAD = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-type: "
START = (
    b'event: message_start\ndata: {"type":"message_start","message":%s}\n\n'
    % json.dumps(MESSAGE | {"content": []}).encode()
)


def chunk(body: bytes) -> bytes:
    """A chunk of HTTP/1.1."""
    return b"%x\r\n%s\r\n" % (len(body), body)


def frame(kind: int, flags: int, stream: int, body: bytes) -> bytes:
    """A frame of HTTP/2. Source: RFC 9113, section 4.1."""
    return len(body).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + body


def _literal(name: bytes, value: bytes) -> bytes:
    return b"\x00" + bytes([len(name)]) + name + bytes([len(value)]) + value


SETTINGS = frame(4, 0, 0, b"")
HEADERS = frame(1, 4, 1, b"\x88" + _literal(b"content-type", b"application/json"))
STREAM_HEADERS = frame(1, 4, 1, b"\x88" + _literal(b"content-type", b"text/event-stream"))
_EMPTY_GZIP = zlib.compressobj(9, zlib.DEFLATED, 31).flush(zlib.Z_SYNC_FLUSH)[:10]
_FEW_STREAMS = frame(4, 0, 0, b"\x00\x03" + (1).to_bytes(4, "big"))
_MANY_STREAMS = frame(4, 0, 0, b"\x00\x03" + (100).to_bytes(4, "big"))

HTTP1: dict[str, tuple[bytes, bytes]] = {
    "103 responses": (b"", b"HTTP/1.1 103 E\r\nlink: x\r\n\r\n" * 20),
    "gzip of nothing": (
        HEAD + b"application/json\r\ncontent-encoding: gzip\r\n\r\n" + chunk(_EMPTY_GZIP),
        chunk(b"\0\0\0\xff\xff") * 200,
    ),
    "a body of blanks": (HEAD + b"application/json\r\n\r\n", chunk(b" " * 10) * 200),
    "comments": (HEAD + b"text/event-stream\r\n\r\n" + chunk(START), chunk(b": x\n") * 200),
    "blank lines": (HEAD + b"text/event-stream\r\n\r\n" + chunk(START), chunk(b"\n" * 10) * 200),
    "blanks for a stream": (HEAD + b"text/plain\r\n\r\n", chunk(b" " * 10) * 200),
    "pings": (HEAD + b"text/event-stream\r\n\r\n", chunk(b'event: ping\ndata: {"type":"ping"}\n\n') * 50),
    "a page for a stream": (HEAD + b"text/html\r\n\r\n" + chunk(b"<html>"), chunk(b"<p>") * 200),
    "blank result lines": (HEAD + b"application/x-jsonl\r\n\r\n", chunk(b"\n" * 100) * 20),
}
HTTP2: dict[str, tuple[bytes, bytes]] = {
    "PING": (SETTINGS, frame(6, 0, 0, b"12345678") * 50),
    "SETTINGS": (SETTINGS, SETTINGS * 50),
    "fewer and more streams": (SETTINGS, (_FEW_STREAMS + _MANY_STREAMS) * 20),
    "empty DATA": (SETTINGS + HEADERS, frame(0, 0, 1, b"") * 100),
    "padded DATA": (SETTINGS + HEADERS, frame(0, 8, 1, b"\x01\x00") * 100),
    "WINDOW_UPDATE": (SETTINGS, frame(8, 0, 0, (1).to_bytes(4, "big")) * 100),
    "comments over HTTP/2": (SETTINGS + STREAM_HEADERS + frame(0, 0, 1, START), frame(0, 0, 1, b": x\n") * 50),
}
"""By name: what is sent first, and what then again and again."""


class FloodServer:
    """Context manager; `url(name)` floods so. Over HTTP/2 its certificate is that of the file `ca`.

    `deaf`: it reads nothing any more once it floods.
    """

    def __init__(self, flood: str, *, deaf: bool = False) -> None:
        self._flood, self._deaf = flood, deaf

    def __enter__(self) -> FloodServer:
        context = multiprocessing.get_context("spawn")
        mine, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._flood, self._deaf), daemon=True)
        self._process.start()
        port, pem = mine.recv()
        self._file = tempfile.NamedTemporaryFile(suffix=".pem")
        self._file.write(pem)
        self._file.flush()
        self.ca = self._file.name
        self.url = f"https://localhost:{port}" if self._flood in HTTP2 else f"http://127.0.0.1:{port}"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()
        self._file.close()


def _serve(ready: Connection, flood: str, deaf: bool) -> None:
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("localhost").configure_cert(context)
    context.set_alpn_protocols(["h2"])
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ready.send((listener.getsockname()[1], ca.cert_pem.bytes()))
        while True:
            connection: Any = listener.accept()[0]
            threading.Thread(target=_send, args=(connection, flood, context, deaf), daemon=True).start()


def _send(connection: Any, flood: str, context: ssl.SSLContext, deaf: bool) -> None:
    with contextlib.suppress(OSError), connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        first, again = (HTTP1 | HTTP2)[flood]
        if flood in HTTP2:
            connection = context.wrap_socket(connection, server_side=True)
        connection.recv(65536)
        time.sleep(0.05)
        connection.sendall(first)
        for _ in _until(time.monotonic() + SECONDS):
            connection.sendall(again)
            if flood in HTTP2 and not deaf:
                _read_all(connection)


def _until(end: float) -> Iterator[None]:
    while time.monotonic() < end:
        yield


def _read_all(connection: ssl.SSLSocket) -> None:
    while connection.pending() or select.select([connection], [], [], 0)[0]:
        if not connection.recv(65536):
            raise OSError("the client has left")
