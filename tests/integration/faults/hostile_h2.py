"""An HTTP/2 server over TLS on loopback that breaks the protocol in a chosen way, at a chosen moment."""

from __future__ import annotations

import json
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import hpack
import trustme

from tests.unit.responses import EVENTS, MESSAGE, sse

DATA, HEADERS, RST, SETTINGS, PUSH, PING, GOAWAY, WINDOW, CONTINUATION = 0, 1, 3, 4, 5, 6, 7, 8, 9
END_STREAM, END_HEADERS, PADDED = 1, 4, 8

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"


def frame(kind: int, flags: int, stream: int, payload: bytes = b"") -> bytes:
    """One frame. Source: RFC 9113, section 4.1."""
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload


def fields(**more: str) -> bytes:
    """A block of response headers."""
    given = {":status": "200", "content-type": "application/json", "request-id": "req_1"} | more
    return hpack.Encoder().encode(list(given.items()))


def continued(stream: int, block: bytes, size: int = 16_384) -> bytes:
    """A block of headers in as many frames as it needs."""
    parts = [block[start : start + size] for start in range(0, len(block), size)]
    frames = [frame(CONTINUATION, 0, stream, part) for part in parts[1:]]
    return frame(HEADERS, 0, stream, parts[0]) + b"".join(frames) + frame(CONTINUATION, END_HEADERS, stream)


FAULTS: dict[str, Callable[[int], bytes]] = {
    "window overflow of the connection": lambda n: frame(WINDOW, 0, 0, struct.pack(">I", 2**31 - 1)) * 2,
    "window overflow of the stream": lambda n: frame(WINDOW, 0, n, struct.pack(">I", 2**31 - 1)) * 2,
    "window increment of 0": lambda n: frame(WINDOW, 0, n, struct.pack(">I", 0)),
    "push promise": lambda n: frame(PUSH, END_HEADERS, n, struct.pack(">I", 2) + fields()),
    "header list too large": lambda n: continued(n, fields(**{f"x-{i}": "y" * 1000 for i in range(90)})),
    "flood of continuations": lambda n: frame(HEADERS, 0, n, b"") + frame(CONTINUATION, 0, n) * 200,
    "continuation of another stream": lambda n: frame(HEADERS, 0, n) + frame(CONTINUATION, END_HEADERS, n + 2),
    "headers that cannot be decoded": lambda n: frame(HEADERS, END_HEADERS, n, b"\xff" * 40),
    "status that is no number": lambda n: frame(HEADERS, END_HEADERS, n, fields(**{":status": "ok"})),
    "data of a stream that does not exist": lambda n: frame(DATA, 0, n + 20, b"x"),
    "headers of stream 0": lambda n: frame(HEADERS, END_HEADERS, 0, fields()),
    "data of stream 0": lambda n: frame(DATA, 0, 0, b"x"),
    "frame larger than allowed": lambda n: frame(DATA, 0, n, b"x" * 70_000),
    "padding longer than its frame": lambda n: frame(DATA, PADDED, n, b"\xffx"),
    "invalid settings": lambda n: frame(SETTINGS, 0, 0, struct.pack(">HI", 4, 2**32 - 1)),
    "settings of the wrong size": lambda n: frame(SETTINGS, 0, 0, b"abc"),
    "no streams allowed": lambda n: frame(SETTINGS, 0, 0, struct.pack(">HI", 3, 0)) + frame(RST, 0, n, b"\0\0\0\2"),
    "ping of the wrong size": lambda n: frame(PING, 0, 0, b"abc"),
    "reset": lambda n: frame(RST, 0, n, struct.pack(">I", 2)),
    "reset of stream 0": lambda n: frame(RST, 0, 0, struct.pack(">I", 2)),
    "goodbye": lambda n: frame(GOAWAY, 0, 0, struct.pack(">II", n, 2)),
    "goodbye of the wrong size": lambda n: frame(GOAWAY, 0, 0, b"abc"),
    "noise": lambda n: bytes(range(256)) * 4,
}
"""Each with the bytes to send, given the number of the request's stream."""


class HostileH2Server(socketserver.ThreadingTCPServer):
    """Breaks the protocol by `fault` in the first `times` requests, then answers; `connections` counts those that came.

    `moment`: "head" (before the response), "body" (inside it), "preface" (in place of the settings) or "last" (before
    the response, and the connection ends when another request arrives on it).
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, ca: trustme.CA, fault: str, moment: str, times: int = 1) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert("localhost").configure_cert(self.context)
        self.context.set_alpn_protocols(["h2"])
        self.fault, self.moment, self.times = FAULTS[fault], moment, times
        self.connections = 0
        self.requests = 0
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"https://localhost:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what the tests are about."""

    def __enter__(self) -> HostileH2Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Connection(socketserver.BaseRequestHandler):
    server: HostileH2Server

    def handle(self) -> None:
        with suppress(OSError), self.server.context.wrap_socket(self.request, server_side=True) as wire:
            self.server.connections += 1
            with wire.makefile("rb") as incoming:
                if incoming.read(len(PREFACE)) != PREFACE:
                    return
                if self.server.moment == "preface" and self.server.times:
                    self.server.times -= 1
                    wire.sendall(self.server.fault(1))
                    return
                wire.sendall(frame(SETTINGS, 0, 0))
                self._serve(wire, incoming)

    def _serve(self, wire: Any, incoming: Any) -> None:
        bodies: dict[int, bytes] = {}
        while len(head := incoming.read(9)) == 9:
            length, kind, flags, number = int.from_bytes(head[:3]), head[3], head[4], int.from_bytes(head[5:])
            payload = incoming.read(length)
            if kind == SETTINGS and not flags & 1:
                wire.sendall(frame(SETTINGS, 1, 0))
            if kind == DATA:
                bodies[number] = bodies.get(number, b"") + payload
            if kind == HEADERS and self.server.moment == "last" and number > 1:
                return
            if kind in (DATA, HEADERS) and flags & END_STREAM:
                self._answer(wire, number, b'"stream":true' in bodies.pop(number, b""))

    def _answer(self, wire: Any, number: int, streamed: bool) -> None:
        self.server.requests += 1
        body = sse(EVENTS) if streamed else json.dumps(MESSAGE).encode()
        kind = {"content-type": "text/event-stream" if streamed else "application/json"}
        head = frame(HEADERS, END_HEADERS, number, fields(**kind))
        if self.server.times:
            self.server.times -= 1
            if self.server.moment == "body":
                wire.sendall(head + frame(DATA, 0, number, body[: len(body) // 2]))
            wire.sendall(self.server.fault(number))
        else:
            wire.sendall(head + frame(DATA, END_STREAM, number, body))
