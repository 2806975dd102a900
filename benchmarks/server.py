"""The server of the benchmarks: fixed responses from plain asyncio, in a separate process."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import sys
import zlib
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
DELTAS = 2000
LINES = 5000
BOMB = 300
"""MiB that a small body decodes to."""


def _sse(event: dict[str, Any]) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (event["type"].encode(), json.dumps(event).encode())


def stream_body() -> bytes:
    """Return a stream of DELTAS small text deltas."""
    block = {"type": "text", "text": ""}
    delta = {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "some words "}}
    return b"".join(
        [
            _sse({"type": "message_start", "message": MESSAGE | {"content": []}}),
            _sse({"type": "content_block_start", "index": 0, "content_block": block}),
            _sse(delta) * DELTAS,
            _sse({"type": "content_block_stop", "index": 0}),
            _sse({"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 90}}),
            _sse({"type": "message_stop"}),
        ]
    )


def lines_body() -> bytes:
    """Return LINES lines of batch results."""
    line = {"custom_id": "a", "result": {"type": "succeeded", "message": MESSAGE}}
    return (json.dumps(line).encode() + b"\n") * LINES


def bomb() -> bytes:
    """Return BOMB MiB of one character, compressed to a thousandth."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(compressor.compress(b"x" * 2**20) for _ in range(BOMB)), compressor.flush()])


def _response(body: bytes, kind: str, *, more: bool = False, status: int = 200, encoding: str = "identity") -> bytes:
    length = len(body) + 10_000 * more
    head = f"HTTP/1.1 {status} X\r\ncontent-type: {kind}\r\nrequest-id: req_1\r\ncontent-encoding: {encoding}\r\n"
    return f"{head}content-length: {length}\r\n\r\n".encode() + body


def _serve(ready: Connection) -> None:
    responses = {
        "whole": _response(json.dumps(MESSAGE).encode(), "application/json"),
        "stream": _response(stream_body(), "text/event-stream"),
        "beginning": _response(stream_body()[:2000], "text/event-stream", more=True),
        "lines": _response(lines_body(), "application/x-jsonl"),
        "bomb": _response(bomb(), "application/json", encoding="gzip"),
        "error": _response(b"x" * 64 * 2**20, "text/plain", status=400),
    }

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await _head(reader):
            length = next((int(line[15:]) for line in head.splitlines() if line.startswith(b"content-length:")), 0)
            body = await reader.readexactly(length) if length else b""
            if b'"hang"' in body:
                # Send the beginning of a stream, or nothing, and wait until the client disconnects.
                writer.write(responses["beginning"] if b'"stream":true' in body else b"")
                await reader.read()
                break
            named = next((name for name in ("bomb", "error") if b'"%s"' % name.encode() in body), "")
            which = "lines" if b"/results" in head[:120] else "stream" if b'"stream":true' in body else named or "whole"
            writer.write(responses[which])
            await writer.drain()
        writer.close()

    async def main() -> None:
        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return (await reader.readuntil(b"\r\n\r\n")).lower()
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


class BenchServer:
    """Context manager that runs the server; `url` is its base URL."""

    def __enter__(self) -> BenchServer:
        mine, theirs = multiprocessing.get_context("spawn").Pipe()
        self._process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        self.url = f"http://127.0.0.1:{mine.recv()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()


if __name__ == "__main__":
    sys.exit("run benchmarks/run.py")
