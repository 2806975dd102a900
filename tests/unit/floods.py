"""What a peer may send without end, in HTTP/1.1 and HTTP/2."""

from __future__ import annotations

import json
import zlib
from typing import NamedTuple

from tests.unit.responses import EVENTS, sse

HEAD = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-type: "
EMPTY_GZIP = zlib.compressobj(9, zlib.DEFLATED, 31).flush(zlib.Z_SYNC_FLUSH)[:10]


class Flood(NamedTuple):
    """What is sent first, and what then again and again."""

    first: bytes
    again: bytes


def chunk(body: bytes) -> bytes:
    """A chunk of HTTP/1.1."""
    return b"%x\r\n%s\r\n" % (len(body), body)


def frame(kind: int, flags: int, stream: int, body: bytes) -> bytes:
    """A frame of HTTP/2. Source: RFC 9113, section 4.1."""
    return len(body).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + body


def _content_type(value: bytes) -> bytes:
    """A response head of HTTP/2 with status 200."""
    return frame(1, 4, 1, b"\x88\x00\x0ccontent-type" + bytes([len(value)]) + value)


def _streams(most: int) -> bytes:
    return frame(4, 0, 0, b"\x00\x03" + most.to_bytes(4, "big"))


SETTINGS = frame(4, 0, 0, b"")
PING = b"data: " + json.dumps({"type": "ping"}).encode() + b"\n\n"

WHOLE = {
    "103 responses": Flood(b"", b"HTTP/1.1 103 E\r\nlink: x\r\n\r\n" * 9),
    "gzip of nothing": Flood(
        HEAD + b"application/json\r\ncontent-encoding: gzip\r\n\r\n" + chunk(EMPTY_GZIP), chunk(b"\0\0\0\xff\xff") * 9
    ),
    "blanks": Flood(HEAD + b"application/json\r\n\r\n", chunk(b" ") * 9),
    "an error body": Flood(HEAD.replace(b"200 OK", b"500 X") + b"text/plain\r\n\r\n", chunk(b"x")),
}
"""HTTP/1.1, for a response that is read as a whole."""
STREAMED = {
    "gzip of nothing": Flood(
        HEAD + b"text/event-stream\r\ncontent-encoding: gzip\r\n\r\n" + chunk(EMPTY_GZIP), chunk(b"\0\0\0\xff\xff") * 9
    ),
    "comments": Flood(HEAD + b"text/event-stream\r\n\r\n" + chunk(sse(EVENTS[:2])), chunk(b": x\n") * 9),
    "blank lines": Flood(HEAD + b"text/event-stream\r\n\r\n" + chunk(sse(EVENTS[:2])), chunk(b"\n") * 9),
    "blanks of no kind": Flood(HEAD + b"text/plain\r\n\r\n", chunk(b"\n") * 9),
    "pings": Flood(HEAD + b"text/event-stream\r\n\r\n", chunk(PING)),
    "a page": Flood(HEAD + b"text/html\r\n\r\n" + chunk(b"<html>"), chunk(b"<p>") * 9),
    "JSON without end": Flood(HEAD + b"application/json\r\n\r\n" + chunk(b'{"a": "'), chunk(b"x") * 9),
    "text that is no event": Flood(HEAD + b"text/event-stream\r\n\r\n", chunk(b"lorem\nipsum") * 9),
}
"""HTTP/1.1, for a stream of events."""
OVER_HTTP2 = {
    "pings": Flood(SETTINGS, frame(6, 0, 0, b"12345678") * 9),
    "settings": Flood(SETTINGS, SETTINGS * 9),
    "fewer and more streams": Flood(SETTINGS, (_streams(1) + _streams(100)) * 9),
    "empty DATA": Flood(SETTINGS + _content_type(b"application/json"), frame(0, 0, 1, b"") * 9),
    "padded DATA": Flood(SETTINGS + _content_type(b"application/json"), frame(0, 8, 1, b"\x01\x00") * 9),
    "windows": Flood(SETTINGS, frame(8, 0, 0, (1).to_bytes(4, "big")) * 9),
}
"""HTTP/2, on the stream with the number 1."""
COMMENTS_OVER_HTTP2 = Flood(
    SETTINGS + _content_type(b"text/event-stream") + frame(0, 0, 1, sse(EVENTS[:2])), frame(0, 0, 1, b": x\n") * 9
)
LINES = Flood(HEAD + b"application/x-jsonl\r\n\r\n", chunk(b"\n") * 9)
