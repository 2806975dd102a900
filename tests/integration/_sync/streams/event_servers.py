# Derived from tests/integration/_async/streams/event_servers.py by `make codegen`. Do not edit.
"""A stream of events over a real socket, as a script of responses that are cut in many ways."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Callable, Sequence
from typing import Any

from integrations_anthropic import AnthropicClient, RetryPolicy
from integrations_anthropic._core.streaming.event_rules import EventRules
from integrations_anthropic._sync.streams.typed_event_stream import TypedEventStream
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.typed_events import BY_ID, watching

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\nrequest-id: req_1\r\n\r\n"
PING = b'event: ping\ndata: {"type": "ping"}\n\n'
QUICK: dict[str, Any] = {"retry": RetryPolicy(initial_delay=0.001, max_delay=0.001)}

Step = Callable[[Asked, socket.socket], None]
"""What the server does with one request."""


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data) if data else b""


def sends(*events: bytes, end: str = "close") -> Step:
    """Sends events; then ends the body ("end"), closes, resets, is silent, or sends pings, until the client goes."""

    def step(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(HEAD + chunk(b"".join(events)) + (b"0\r\n\r\n" if end == "end" else b""))
        if end == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if end in ("stall", "ping"):
            _wait(connection, chunk(PING) if end == "ping" else b"")
        if end != "end":
            raise ConnectionAbortedError("close the connection")

    return step


def _wait(connection: socket.socket, sent: bytes) -> None:
    connection.settimeout(0.02)
    for _ in range(500):
        try:
            if not connection.recv(1):
                return
        except TimeoutError:
            connection.sendall(sent)


def refuses(status: int, kind: str) -> Step:
    body = json.dumps({"type": "error", "error": {"type": kind, "message": "no"}}).encode()
    return lambda asked, connection: connection.sendall(answer(status, body, content_type="application/json"))


def served(steps: Sequence[Step]) -> ScriptedServer:
    """A server that does one step for each request, and the last one for all that follow."""
    count = iter(range(10_000))
    return ScriptedServer(lambda asked, connection: steps[min(next(count), len(steps) - 1)](asked, connection))


def client_of(url: str, **options: Any) -> AnthropicClient:
    given: dict[str, Any] = {"api_key": "k", "base_url": url, "circuit": None} | QUICK | options
    return AnthropicClient(**given)


def watch(client: AnthropicClient, rules: EventRules = BY_ID, **options: Any) -> TypedEventStream[Any]:
    """The stream."""
    return TypedEventStream(client.messages._pipeline, watching(rules, **options))


def ids_of(stream: TypedEventStream[Any]) -> list[str]:
    """The ids of all events to the end."""
    found: list[str] = []
    with stream:
        for event in stream:
            found.append(event.id)
    return found
