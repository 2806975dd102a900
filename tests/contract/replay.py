"""A loopback server that replays recorded responses, with bodies split at arbitrary positions."""

from __future__ import annotations

import gzip
import itertools
import json
import random
import socketserver
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

RECORDINGS = Path(__file__).parents[2].parent / "shared" / "recordings" / "open.jsonl.gz"
HOP_BY_HOP = {"content-length", "content-encoding", "transfer-encoding", "connection", "keep-alive", "server", "date"}


class Exchange(NamedTuple):
    """One recorded request and its response."""

    id: str
    method: str
    path: str
    query: str
    request_headers: Mapping[str, str]
    request_body: Any
    status: int
    response_headers: Mapping[str, str]
    response_body: bytes
    stream: bool
    truncated: bool = False
    """Whether data was removed from the request when it was recorded."""

    @property
    def json(self) -> Any:
        """The response body as JSON."""
        return json.loads(self.response_body)


class Received(NamedTuple):
    """One request as received."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


def exchanges(file: Path = RECORDINGS) -> Iterator[Exchange]:
    """Yield every recorded exchange in the file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            path, _, query = row["url_path"].partition("?")
            yield Exchange(
                row["id"],
                row["method"],
                path,
                query,
                {k.lower(): v for k, v in (row["request_headers"] or {}).items()},
                row["request_body"],
                row["status"],
                {k.lower(): v for k, v in (row["response_headers"] or {}).items()},
                row["response_body"].encode("utf-8", "surrogatepass"),
                row["stream"],
                bool(row.get("body_truncated")),
            )


class ReplayServer(socketserver.ThreadingTCPServer):
    """Responds to every request with the response of `exchange`; stores the last request in `received`."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.exchange: Exchange | None = None
        self.received: Received | None = None
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """Base URL of the server."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> ReplayServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True
    server: ReplayServer

    def handle(self) -> None:
        while line := self.rfile.readline():
            method, target, _ = line.decode().split(" ", 2)
            headers = dict(self._headers())
            body = self.rfile.read(int(headers.get("content-length", 0)))
            self.server.received = Received(method, target, headers, body)
            exchange = self.server.exchange
            assert exchange is not None
            self.wfile.write(_head(exchange))
            for chunk in _chunks(exchange):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            self.wfile.write(b"0\r\n\r\n")

    def _headers(self) -> Iterator[tuple[str, str]]:
        while (line := self.rfile.readline()) not in (b"\r\n", b""):
            name, _, value = line.decode("latin-1").partition(":")
            yield name.strip().lower(), value.strip()


def _head(exchange: Exchange) -> bytes:
    kept = {name: value for name, value in exchange.response_headers.items() if name not in HOP_BY_HOP}
    lines = [f"HTTP/1.1 {exchange.status} Recorded", *(f"{n}: {v}" for n, v in kept.items() if isinstance(v, str))]
    return "\r\n".join([*lines, "transfer-encoding: chunked", "", ""]).encode("latin-1", "replace")


def _chunks(exchange: Exchange) -> Iterator[bytes]:
    """Split the body at random positions, also inside lines and characters; the same ones in every run."""
    body = exchange.response_body
    rng = random.Random(exchange.id)
    cuts = sorted({0, len(body), *(rng.randrange(len(body)) for _ in range(min(12, len(body))))})
    for start, end in itertools.pairwise(cuts):
        yield body[start:end]
