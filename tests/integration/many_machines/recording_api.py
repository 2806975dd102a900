"""A server that answers messages, and keeps when each request came, with which key, and which it was."""

from __future__ import annotations

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from types import TracebackType
from typing import Any, NamedTuple, Self

from tests.unit.responses import MESSAGE, failure

__all__ = ["Arrival", "RecordingAPI"]

FAILS = "please fail"
"""Text of a request that is answered with an error of the server."""


class Arrival(NamedTuple):
    """One request that arrived."""

    at: float
    key: str | None
    text: str


class RecordingAPI:
    """Runs on a free port. Each answer takes `seconds`, so that a worker that is killed has requests in flight."""

    def __init__(self, seconds: float = 0.05) -> None:
        self.arrivals: list[Arrival] = []
        lock = Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                text = body["messages"][0]["content"]
                with lock:
                    outer.arrivals.append(Arrival(time.monotonic(), self.headers["x-api-key"], text))
                time.sleep(seconds)
                answer: dict[str, Any] = failure("api_error") if text == FAILS else MESSAGE
                data = json.dumps(answer).encode()
                self.send_response(500 if text == FAILS else 200)
                self.send_header("content-length", str(len(data)))
                self.send_header("content-type", "application/json")
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
