# Derived from tests/integration/_async/http/test_hooks.py by `make codegen`. Do not edit.
"""Hooks on each way of a request, and for downloads that are read on."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, APIConnectionError, RequestNotice, ResponseNotice
from integrations_anthropic.testing import VirtualClock
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import EVENTS, MESSAGE, sse

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
WHOLE = answer(body=json.dumps(MESSAGE).encode(), content_type="application/json", request_id="req_7")
CONTENT = b"0123456789" * 1000


class Seen:
    """Keeps what hooks were given, and numbers the attempts in a header."""

    def __init__(self) -> None:
        self.requests: list[RequestNotice] = []
        self.responses: list[ResponseNotice] = []

    def number(self, notice: RequestNotice) -> dict[str, str]:
        """Keep it, and return the header."""
        self.requests.append(notice)
        return {"x-attempt": str(notice.attempt)}

    def client(self, server: ScriptedServer, **options: Any) -> AnthropicClient:
        """A client of the server with these hooks."""
        given: dict[str, Any] = {"api_key": "sk-secret", "clock": VirtualClock(), "circuit": None} | options
        return AnthropicClient(base_url=server.url, on_request=self.number, on_response=self.responses.append, **given)


def test_an_attempt_is_seen_and_its_header_arrives() -> None:
    seen = Seen()
    with ScriptedServer(lambda asked, connection: connection.sendall(WHOLE)) as server:
        with seen.client(server) as client:
            assert (client.messages.create(**HELLO)).id == MESSAGE["id"]
    (asked,) = server.asked
    assert (asked.headers["x-attempt"], asked.headers["x-api-key"]) == ("1", "sk-secret")
    assert seen.requests[0].body == asked.body
    assert seen.requests[0].url == f"{server.url}/v1/messages"
    assert seen.requests[0].headers["x-api-key"] == "[REDACTED]"
    assert [(notice.status, notice.request_id) for notice in seen.responses] == [(200, "req_7")]


def test_each_attempt_of_a_stream_is_seen() -> None:
    seen, replies = Seen(), [answer(529, b"{}"), answer(body=sse(EVENTS), content_type="text/event-stream")]
    with ScriptedServer(lambda asked, connection: connection.sendall(replies.pop(0))) as server:
        with seen.client(server) as client, client.messages.create_stream(**HELLO) as stream:
            assert (stream.get_final_message()).text
    assert [asked.headers["x-attempt"] for asked in server.asked] == ["1", "2"]
    assert [notice.status for notice in seen.responses] == [529, 200]


@pytest.mark.parametrize("own", [False, True])
def test_a_download_that_is_read_on_counts_on(own: bool) -> None:
    cuts = [1000, 5000]

    def script(asked: Asked, connection: socket.socket) -> None:
        start = int(asked.headers.get("range", "bytes=0-")[6:-1])
        span = {"content_range": f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}"} if start else {}
        whole = answer(206 if start else 200, CONTENT[start:], etag='"v1"', **span)
        head = len(whole) - len(CONTENT) + start
        if not cuts:
            connection.sendall(whole)
            return
        connection.sendall(whole[: head + cuts.pop(0) - start])
        connection.shutdown(socket.SHUT_RDWR)

    seen = Seen()
    with ScriptedServer(script) as server:
        with seen.client(server) as client:
            path = "/v1/files/file_1/content"
            file = client.request_binary("GET", path) if own else client.files.download("file_1")
            assert file.read() == CONTENT
    assert [asked.headers["x-attempt"] for asked in server.asked] == ["1", "2", "3"]
    assert [notice.status for notice in seen.responses] == [200, 206, 206]
    assert [notice.attempt for notice in seen.responses] == [1, 2, 3]


def test_an_own_download_that_is_not_safe_to_repeat_ends_where_it_breaks_off() -> None:
    def script(asked: Asked, connection: socket.socket) -> None:
        whole = answer(200, CONTENT)
        connection.sendall(whole[:-10])
        connection.shutdown(socket.SHUT_RDWR)

    seen = Seen()
    with ScriptedServer(script) as server:
        with seen.client(server) as client:
            with pytest.raises(APIConnectionError):
                client.request_binary("POST", "/v1/export", {"a": 1}).read()
    assert [json.loads(asked.body) for asked in server.asked] == [{"a": 1}]
    assert len(seen.requests) == 1
