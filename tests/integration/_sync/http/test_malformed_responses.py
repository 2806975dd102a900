# Derived from tests/integration/_async/http/test_malformed_responses.py by `make codegen`. Do not edit.
"""Malformed responses of HTTP/1.1 over the wire, by both parsers: the right message, or an error of reading."""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from itertools import groupby
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, APIConnectionError
from integrations_anthropic._runtime.network import response_parser
from integrations_anthropic._sync.http import http1_connection
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import EVENTS, MESSAGE, sse
from tests.unit.runtime.network.malformed import CASES, Case

pytestmark = [pytest.mark.anyio, pytest.mark.chooses_path]

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
GROUPS = {kind: list(cases) for kind, cases in groupby(CASES, key=lambda case: case.name.partition(" ")[0])}


@pytest.fixture(params=["httptools", "h11"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The parser in use."""
    kinds = {"httptools": response_parser.HttptoolsResponseParser, "h11": response_parser.H11ResponseParser}
    monkeypatch.setattr(http1_connection, "RESPONSE_PARSER", kinds[request.param])
    return str(request.param)


def is_complete(response: bytes) -> bool:
    """Whether a client that reads it knows that it has ended."""
    made = http1_connection.RESPONSE_PARSER()
    with suppress(response_parser.BadResponse):
        made.feed(response)
    return made.complete


def server_of(cases: list[Case]) -> ScriptedServer:
    """A server that answers with the case that a request names, in two pieces.

    It closes the connection where the client would wait for more; after a response it would meet the next request.
    """

    def script(asked: Asked, connection: socket.socket) -> None:
        if (number := asked.headers.get("x-case")) is None:
            connection.sendall(answer(body=json.dumps(MESSAGE).encode()))
            return
        streamed = b'"stream":true' in asked.body
        said = cases[int(number)].response(sse(EVENTS) if streamed else json.dumps(MESSAGE).encode())
        connection.sendall(said[:50])
        connection.sendall(said[50:])
        if not is_complete(said):
            connection.shutdown(socket.SHUT_WR)

    return ScriptedServer(script)


@pytest.mark.parametrize("kind", GROUPS)
def test_a_malformed_response_is_the_right_message_or_an_error_of_reading(kind: str, parser: str) -> None:
    wrong = []
    with server_of(GROUPS[kind]) as server:
        with AnthropicClient(api_key="k", base_url=server.url, max_retries=0, circuit=None) as client:
            for number, case in enumerate(GROUPS[kind]):
                outcome: object
                try:
                    message = client.messages.create(**HELLO, extra_headers={"x-case": str(number)})
                    outcome = message.id
                except APIConnectionError as error:
                    outcome = (error.phase, error.__cause__ is not None)
                if outcome != (MESSAGE["id"] if parser in case.read_by else ("read", True)):
                    wrong.append((case.name, outcome))
                # Whatever it was, the next request gets its own response.
                assert (client.messages.create(**HELLO)).id == MESSAGE["id"]
    assert wrong == []


def test_a_stream_whose_chunks_are_malformed_ends_with_its_message_or_an_error_that_has_what_arrived(
    parser: str,
) -> None:
    wrong = []
    with server_of(GROUPS["chunk"]) as server:
        with AnthropicClient(api_key="k", base_url=server.url, max_retries=0, circuit=None) as client:
            for number, case in enumerate(GROUPS["chunk"]):
                try:
                    stream = client.messages.create_stream(**HELLO, extra_headers={"x-case": str(number)})
                    with stream:
                        message = stream.get_final_message()
                    right = message.text == MESSAGE["content"][0]["text"]
                except APIConnectionError as error:
                    so_far = "" if error.partial is None else error.partial.text
                    right = error.phase == "read" and MESSAGE["content"][0]["text"].startswith(so_far)
                    right = right and parser not in case.read_by
                if not right:
                    wrong.append(case.name)
    assert wrong == []
