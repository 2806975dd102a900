# Derived from tests/integration/_async/tools/test_streamed_tools.py by `make codegen`. Do not edit.
"""Streamed runs over a real socket: a tool starts while the server has not written the rest of the answer."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, StreamTruncatedError, to_json
from tests.integration.servers import Asked, ScriptedServer
from tests.unit._async.tools.conversations import events_of

REQUEST: dict[str, Any] = {
    "model": "claude-haiku-4-5",
    "max_tokens": 99,
    "messages": [{"role": "user", "content": "What is the weather?"}],
}
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\nrequest-id: req_1\r\n\r\n"
CALL = {"type": "tool_use", "id": "toolu_1", "name": "note", "input": {"city": "Rome"}}
AFTER = {"type": "text", "text": "Just a moment."}
DONE = {"type": "text", "text": "Done."}


def sse(events: list[Any]) -> bytes:
    return b"".join(f"event: {event.type}\ndata: {to_json(event)}\n\n".encode() for event in events)


class Gated:
    """A server that writes the rest of an answer only once the tool has begun; or never."""

    def __init__(self) -> None:
        self.began = threading.Event()
        self.waited: list[bool] = []
        self.cuts = 0

    def script(self, asked: Asked, connection: socket.socket) -> None:
        """Answer with a call, and what follows it; then with the end."""
        if len(json.loads(asked.body)["messages"]) > 1:
            connection.sendall(HEAD + sse(events_of(DONE, stop_reason="end_turn")))
            return
        events = events_of(CALL, AFTER)
        called = next(i for i, event in enumerate(events) if event.type == "content_block_stop") + 1
        connection.sendall(HEAD + sse(events[:called]))
        self.waited.append(self.began.wait(20))
        if self.cuts:
            self.cuts -= 1
            connection.shutdown(socket.SHUT_RDWR)
        else:
            connection.sendall(sse(events[called:]))

    def note(self, city: str) -> str:
        """Notes."""
        self.began.set()
        return f"noted {city}"


@pytest.fixture
def gated() -> Gated:
    return Gated()


@pytest.fixture
def server(gated: Gated) -> Iterator[ScriptedServer]:
    with ScriptedServer(gated.script) as running:
        yield running


def client_of(server: ScriptedServer) -> AnthropicClient:
    return AnthropicClient(api_key="sk-test", base_url=server.url, max_retries=0)


def test_a_tool_runs_before_the_rest_of_the_answer_is_written(gated: Gated, server: ScriptedServer) -> None:
    with client_of(server) as client:
        runner = client.messages.run_tools_stream(**REQUEST, tools=[gated.note], confirm=lambda call: True)
        text = "".join([piece for piece in runner.text_stream])
    assert (gated.waited, text) == ([True], "Just a moment.Done.")
    result = json.loads(server.asked[1].body)["messages"][2]["content"]
    assert result == [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "noted Rome"}]


def test_an_answer_whose_connection_is_lost_is_asked_for_again(gated: Gated, server: ScriptedServer) -> None:
    gated.cuts = 1
    with client_of(server) as client:
        runner = client.messages.run_tools_stream(**REQUEST, tools=[gated.note])
        with pytest.raises(StreamTruncatedError):
            runner.until_done()
        final = runner.until_done()
    assert (final.text, runner.rounds, len(server.asked)) == ("Done.", 2, 3)
