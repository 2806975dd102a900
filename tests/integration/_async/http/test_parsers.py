"""The client on a server with each of the two parsers of HTTP/1.1."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from integrations_anthropic import APIConnectionError, AsyncAnthropicClient
from integrations_anthropic._async.http import http1_connection
from integrations_anthropic._runtime.network import response_parser
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import EVENTS, MESSAGE, sse

pytestmark = [pytest.mark.anyio, pytest.mark.chooses_path]

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
WHOLE = answer(body=json.dumps(MESSAGE).encode(), content_type="application/json")


@pytest.fixture(params=["httptools", "h11"], autouse=True)
def parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Those that were made, one a response."""
    kinds = {"httptools": response_parser.HttptoolsResponseParser, "h11": response_parser.H11ResponseParser}
    made: list[Any] = []

    def parse() -> Any:
        made.append(kinds[request.param]())
        return made[-1]

    monkeypatch.setattr(http1_connection, "RESPONSE_PARSER", parse)
    return made


def chunked(*chunks: bytes) -> bytes:
    framed = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in (*chunks, b""))
    return b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n" + framed


def client_of(server: ScriptedServer) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(api_key="k", base_url=server.url, max_retries=0)


async def test_messages_and_streams_come_one_after_another_on_one_connection(parsers: list[Any]) -> None:
    connections = set()

    def script(asked: Asked, connection: socket.socket) -> None:
        connections.add(connection)
        connection.sendall(chunked(sse(EVENTS)) if b'"stream":true' in asked.body else WHOLE)

    with ScriptedServer(script) as server:
        async with client_of(server) as client:
            for _ in range(3):
                assert (await client.messages.create(**HELLO)).id == MESSAGE["id"]
                async with client.messages.create_stream(**HELLO) as stream:
                    assert (await stream.get_final_message()).id == MESSAGE["id"]
    assert len(connections) == 1
    assert len(parsers) == 6


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        chunked(b"abc").replace(b"3\r\n", b"x\r\n"),
    ],
)
async def test_what_is_no_response_is_an_error_of_the_connection(said: bytes) -> None:
    def script(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(said)
        connection.shutdown(socket.SHUT_RDWR)

    with ScriptedServer(script) as server:
        async with client_of(server) as client:
            with pytest.raises(APIConnectionError) as raised:
                await client.messages.create(**HELLO)
    assert raised.value.__cause__ is not None
