"""An HTTP/2 server over TLS on loopback that answers a request before it has read its body."""

from __future__ import annotations

import contextlib
import json
import socket
import socketserver
import ssl
import threading
from typing import Any

import h2.config
import h2.connection
import h2.events
import h2.settings
import trustme

NO_ERROR = 0
LARGE_WINDOW = 2**30


class RefusingH2Server(socketserver.ThreadingTCPServer):
    """Answers each request at its head with a status and an error of the API.

    `then`, beside the response: "reset" resets the stream with NO_ERROR, "goaway" says goodbye and closes, "close"
    closes, "wait" does nothing, "take" takes the body. `window`: bytes of a body that it lets a client send.
    `received` counts those that came, `ended` the connections that the server has closed.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, ca: trustme.CA, then: str, *, status: int = 413, window: int = 65_535) -> None:
        super().__init__(("127.0.0.1", 0), _Refusal)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert("localhost").configure_cert(self.context)
        self.context.set_alpn_protocols(["h2"])
        self.then, self.status, self.window = then, status, window
        self.received = self.connections = self.ended = 0
        self.resets: list[int] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"https://localhost:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that breaks is what this is for."""

    def __enter__(self) -> RefusingH2Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Refusal(socketserver.BaseRequestHandler):
    server: RefusingH2Server

    def handle(self) -> None:
        self.server.connections += 1
        # As servers do: the end of the connection would discard what waits for an acknowledgement.
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with contextlib.suppress(OSError), self.server.context.wrap_socket(self.request, server_side=True) as self.wire:
            self._serve()
        self.server.ended += 1

    def _serve(self) -> None:
        self.state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        window = {h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: self.server.window}
        self.state.local_settings = h2.settings.Settings(client=False, initial_values=window)
        self.state.initiate_connection()
        if self.server.window > 65_535:
            self.state.increment_flow_control_window(self.server.window - 65_535)
        self._flush()
        while data := self.wire.recv(65536):
            for event in self.state.receive_data(data):
                if not self._goes_on(event):
                    return
            self._flush()

    def _goes_on(self, event: Any) -> bool:
        then = self.server.then
        if isinstance(event, h2.events.StreamReset):
            self.server.resets.append(int(event.error_code))
        if isinstance(event, h2.events.DataReceived):
            self.server.received += len(event.data)
            if then == "take":
                self.state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        if not isinstance(event, h2.events.RequestReceived):
            return True
        self._answer(event.stream_id)
        if then == "reset":
            self.state.reset_stream(event.stream_id, NO_ERROR)
        elif then == "goaway":
            self.state.close_connection(NO_ERROR, last_stream_id=event.stream_id)
        self._flush()
        return then not in ("goaway", "close")

    def _answer(self, number: int) -> None:
        status = self.server.status
        kind = {401: "authentication_error", 413: "request_too_large"}.get(status, "api_error")
        body: Any = {"type": "error", "error": {"type": kind, "message": "refused early"}}
        if status == 200:
            from tests.unit.responses import MESSAGE

            body = MESSAGE
        self.state.send_headers(number, [(":status", str(status)), ("content-type", "application/json")])
        self.state.send_data(number, json.dumps(body).encode(), end_stream=True)

    def _flush(self) -> None:
        if data := self.state.data_to_send():
            self.wire.sendall(data)
