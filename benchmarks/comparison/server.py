"""The server of the comparison: a process of its own, on plain asyncio, whose answers are chunked as the API's are.

An event, or a line of results, is a chunk. Below `/packets`, each chunk is a packet of its own: it is sent when the one
before has had time to be read; below `/hanging`, a stream begins and does not end. Over TLS, HTTP/2 is spoken with a
client that offers it.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import ssl
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection
from typing import Any

from .http2_server import HTTP2Connection

MESSAGE: dict[str, Any] = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "claude-sonnet-5-5",
    "content": [{"type": "text", "text": "Hello there, this is a reply of ordinary length. " * 8}],
    "stop_reason": "end_turn",
    "stop_sequence": None,
    "usage": {
        "input_tokens": 12,
        "output_tokens": 90,
        "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": 0,
        "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0},
        "service_tier": "standard",
    },
}
EVENTS_TOGETHER = 2000
EVENTS_APART = 300
LINES = 3000
PAUSE = 0.001
"""Seconds between two packets."""


def _sse(event: dict[str, Any]) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (event["type"].encode(), json.dumps(event).encode())


def _events(deltas: int) -> list[bytes]:
    delta = {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "some words "}}
    return [
        _sse({"type": "message_start", "message": MESSAGE | {"content": [], "stop_reason": None}}),
        _sse({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}),
        *[_sse(delta)] * deltas,
        _sse({"type": "content_block_stop", "index": 0}),
        _sse(
            {
                "type": "message_delta",
                "delta": {"stop_reason": "end_turn", "stop_sequence": None},
                "usage": {"output_tokens": 90},
            }
        ),
        _sse({"type": "message_stop"}),
    ]


def _line(number: int) -> bytes:
    result = {"type": "succeeded", "message": MESSAGE}
    return json.dumps({"custom_id": f"request-{number}", "result": result}).encode() + b"\n"


def _head(kind: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", f"content-type: {kind}", "request-id: req_1", "transfer-encoding: chunked"]
    lines += [f"anthropic-ratelimit-requests-{name}: 4000" for name in ("limit", "remaining")]
    return "\r\n".join([*lines, "", ""]).encode()


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


@dataclass(frozen=True)
class Content:
    """What a response carries, whatever the protocol."""

    kind: str
    chunks: list[bytes]
    pause: float = 0.0
    """Seconds after each chunk, which then is a packet of its own; 0: all of them are sent together."""
    hangs: bool = False
    """Whether the response does not end."""

    @cached_property
    def whole(self) -> bytes:
        """The response in HTTP/1.1."""
        return b"".join([_head(self.kind), *map(_chunk, self.chunks), b"0\r\n\r\n"])


BATCH = {
    "id": "b",
    "type": "message_batch",
    "processing_status": "ended",
    "created_at": "2026-01-01T00:00:00Z",
    "expires_at": "2026-01-02T00:00:00Z",
    "request_counts": {"processing": 0, "succeeded": LINES, "errored": 0, "canceled": 0, "expired": 0},
}


class _Contents:
    def __init__(self) -> None:
        self._message = Content("application/json", [json.dumps(MESSAGE).encode()])
        self._together = Content("text/event-stream", _events(EVENTS_TOGETHER))
        self._apart = Content("text/event-stream", _events(EVENTS_APART), pause=PAUSE)
        self._begun = Content("text/event-stream", _events(1)[:3], pause=PAUSE, hangs=True)
        self._lines = Content("application/x-jsonl", [_line(number) for number in range(LINES)])

    def of(self, url: str, path: str, body: bytes) -> Content:
        """What is answered to a request; `url` is where the server was asked."""
        if path.endswith("/results"):
            return self._lines
        if "/batches/" in path:
            batch = BATCH | {"results_url": f"{url}{path}/results"}
            return Content("application/json", [json.dumps(batch).encode()])
        if b'"stream":true' not in body and b'"stream": true' not in body:
            return self._message
        if path.startswith("/hanging"):
            return self._begun
        return self._apart if path.startswith("/packets") else self._together


class _Server:
    def __init__(self, scheme: str) -> None:
        self._scheme = scheme
        self._contents = _Contents()

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        secured = writer.get_extra_info("ssl_object")
        with suppress(ConnectionError):
            if secured is not None and secured.selected_alpn_protocol() == "h2":
                await HTTP2Connection(reader, writer, self._answer).run()
            else:
                await self._serve(reader, writer)
        writer.close()

    def _answer(self, path: str, host: str, body: bytes) -> Content:
        return self._contents.of(f"{self._scheme}://{host}", path, body)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await _read_head(reader):
            fields = dict(line.split(b": ", 1) for line in head.splitlines()[1:] if line)
            length = int(fields.get(b"content-length", b"0"))
            body = await reader.readexactly(length) if length else b""
            content = self._answer(head.split(b" ", 2)[1].decode(), fields[b"host"].decode(), body)
            if not content.pause:
                writer.write(content.whole)
                await writer.drain()
                continue
            for piece in (_head(content.kind), *map(_chunk, content.chunks)):
                await _send(writer, piece, content.pause)
            if content.hangs:
                await reader.read()
                return
            await _send(writer, b"0\r\n\r\n", 0)


async def _send(writer: asyncio.StreamWriter, piece: bytes, pause: float) -> None:
    writer.write(piece)
    await writer.drain()
    await asyncio.sleep(pause)


async def _read_head(reader: asyncio.StreamReader) -> bytes:
    try:
        return (await reader.readuntil(b"\r\n\r\n")).lower()
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


def _serve(ready: Connection, certificate: str | None) -> None:
    async def main() -> None:
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            context.set_alpn_protocols(["h2", "http/1.1"])
        handle = _Server("https" if certificate else "http").handle
        server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=context, backlog=2048)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


class ComparisonServer:
    """Context manager that runs the server. `url`: its address; `authority`: the file of the CA, where it has TLS."""

    def __init__(self, *, tls: bool = False) -> None:
        self.url = ""
        self.authority: str | None = None
        self._tls = tls
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> ComparisonServer:
        certificate = self._certificate() if self._tls else None
        context = multiprocessing.get_context("spawn")
        mine, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, certificate), daemon=True)
        self._process.start()
        self.url = f"{'https' if self._tls else 'http'}://localhost:{mine.recv()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()
        if self._folder is not None:
            self._folder.cleanup()

    def _certificate(self) -> str:
        import trustme

        self._folder = tempfile.TemporaryDirectory()
        authority = trustme.CA()
        own = os.path.join(self._folder.name, "server.pem")
        authority.issue_cert("localhost", "127.0.0.1").private_key_and_cert_chain_pem.write_to_path(own)
        self.authority = os.path.join(self._folder.name, "authority.pem")
        authority.cert_pem.write_to_path(self.authority)
        return own
