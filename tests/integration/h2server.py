"""An HTTP/2 server over TLS on loopback, scripted by the text of each request."""

from __future__ import annotations

import json
import socketserver
import ssl
import threading
from contextlib import suppress
from typing import Any

import h2.config
import h2.connection
import h2.events
import h2.exceptions
import h2.settings
import trustme

from tests.unit.responses import EVENTS, MESSAGE, sse

JSON = [(":status", "200"), ("content-type", "application/json"), ("request-id", "req_1")]
STREAM = [(":status", "200"), ("content-type", "text/event-stream"), ("request-id", "req_1")]
TURN_SECONDS = 0.02
"""Seconds after which a connection looks whether its streams are to be finished."""
SEND_SECONDS = 30.0


class H2Server(socketserver.ThreadingTCPServer):
    """Answers what asks for a stream with its beginning only, and anything else with the id that was sent.

    `connections` counts those that came, `resets` holds the error codes of streams the client reset, `open_most` the
    most streams that were open on one connection. `finish()` ends the streams that wait. A message "silent" is never
    answered, "goodbye" is answered with a GOAWAY that takes the request back.
    """

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, ca: trustme.CA, *, most: int = 100, http2: bool = True) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert("localhost").configure_cert(self.context)
        self.context.set_alpn_protocols(["h2", "http/1.1"] if http2 else ["http/1.1"])
        self.most = most
        self.connections = 0
        self.open_most = 0
        self.resets: list[int] = []
        self.reset_seen = threading.Event()
        self.goodbyes = 0
        self.finished = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"https://localhost:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what many tests are about."""

    def __enter__(self) -> H2Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.finished.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Connection(socketserver.BaseRequestHandler):
    server: H2Server

    def handle(self) -> None:
        self.bodies: dict[int, bytes] = {}
        self.open: set[int] = set()
        with self.server.context.wrap_socket(self.request, server_side=True) as self.wire:
            self.server.connections += 1
            self.wire.settimeout(TURN_SECONDS)
            self.state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
            most = {h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS: self.server.most}
            self.state.local_settings = h2.settings.Settings(client=False, initial_values=most)
            self.state.initiate_connection()
            self._flush()
            while True:
                try:
                    data = self.wire.recv(65536)
                except TimeoutError:
                    self._finish()
                    continue
                if not data:
                    return
                for event in self.state.receive_data(data):
                    # The client may have reset the stream right after its request.
                    with suppress(h2.exceptions.StreamClosedError):
                        self._take(event)
                self._flush()

    def _take(self, event: Any) -> None:
        if isinstance(event, h2.events.RequestReceived):
            self.bodies[event.stream_id] = b""
        elif isinstance(event, h2.events.DataReceived):
            self.bodies[event.stream_id] += event.data
            self.state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        elif isinstance(event, h2.events.StreamEnded):
            self._answer(event.stream_id, json.loads(self.bodies.pop(event.stream_id)))
        elif isinstance(event, h2.events.StreamReset):
            self.open.discard(event.stream_id)
            self.server.resets.append(int(event.error_code))
            self.server.reset_seen.set()

    def _answer(self, number: int, body: dict[str, Any]) -> None:
        text = body["messages"][0]["content"]
        self.open.add(number)
        self.server.open_most = max(self.server.open_most, len(self.open))
        if body.get("stream"):
            self.state.send_headers(number, STREAM)
            self.state.send_data(number, sse(EVENTS[:4]))
        elif text == "goodbye" and not self.server.goodbyes:
            self.server.goodbyes += 1
            self.state.close_connection(last_stream_id=number - 2)
        elif text != "silent":
            self.open.discard(number)
            self.state.send_headers(number, JSON)
            self.state.send_data(number, json.dumps(MESSAGE | {"id": text}).encode(), end_stream=True)

    def _finish(self) -> None:
        if self.server.finished.is_set():
            for number in list(self.open):
                self.open.discard(number)
                self.state.send_data(number, sse(EVENTS[4:]), end_stream=True)
            self._flush()

    def _flush(self) -> None:
        if data := self.state.data_to_send():
            # A client that is slow to read is waited for.
            self.wire.settimeout(SEND_SECONDS)
            self.wire.sendall(data)
            self.wire.settimeout(TURN_SECONDS)
