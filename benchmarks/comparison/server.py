"""The server of the comparison: a process of its own, on plain asyncio, whose answers are chunked as the API's are.

An event, or a line of results, is a chunk. Below `/packets`, each chunk is a packet of its own: it is sent when the one
before has had time to be read.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import ssl
import tempfile
from multiprocessing.connection import Connection
from typing import Any

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


def _answers() -> dict[str, list[bytes]]:
    """Of each kind of answer, the pieces it is sent in."""
    whole = [_head("application/json") + _chunk(json.dumps(MESSAGE).encode()) + b"0\r\n\r\n"]
    together = b"".join(map(_chunk, _events(EVENTS_TOGETHER)))
    apart = [_head("text/event-stream"), *map(_chunk, _events(EVENTS_APART)), b"0\r\n\r\n"]
    batch = {
        "id": "b",
        "type": "message_batch",
        "processing_status": "ended",
        "results_url": "",
        "created_at": "2026-01-01T00:00:00Z",
        "expires_at": "2026-01-02T00:00:00Z",
        "request_counts": {"processing": 0, "succeeded": LINES, "errored": 0, "canceled": 0, "expired": 0},
    }
    lines = b"".join(_chunk(_line(number)) for number in range(LINES))
    return {
        "whole": whole,
        "together": [_head("text/event-stream") + together + b"0\r\n\r\n"],
        "apart": apart,
        "lines": [_head("application/x-jsonl") + lines + b"0\r\n\r\n"],
        "batch": [json.dumps(batch).encode()],
    }


class _Server:
    def __init__(self) -> None:
        self._answers = _answers()

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await _read_head(reader):
            length = next((int(line[15:]) for line in head.splitlines() if line.startswith(b"content-length:")), 0)
            body = await reader.readexactly(length) if length else b""
            path = head.split(b" ", 2)[1]
            try:
                for piece in self._pieces(path, body, head):
                    writer.write(piece)
                    await writer.drain()
                    if path.startswith(b"/packets"):
                        await asyncio.sleep(PAUSE)
            except ConnectionError:
                break
        writer.close()

    def _pieces(self, path: bytes, body: bytes, head: bytes) -> list[bytes]:
        if path.endswith(b"/results"):
            return self._answers["lines"]
        if b"/batches/" in path:
            host = next(line[5:].strip() for line in head.splitlines() if line.startswith(b"host:")).decode()
            batch = json.loads(self._answers["batch"][0]) | {"results_url": f"http://{host}{path.decode()}/results"}
            return [_head("application/json") + _chunk(json.dumps(batch).encode()) + b"0\r\n\r\n"]
        if b'"stream":true' in body or b'"stream": true' in body:
            return self._answers["apart" if path.startswith(b"/packets") else "together"]
        return self._answers["whole"]


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
        server = await asyncio.start_server(_Server().handle, "127.0.0.1", 0, ssl=context, backlog=2048)
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
