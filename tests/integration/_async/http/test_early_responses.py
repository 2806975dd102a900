"""A response that arrives while the request is still being sent, on loopback."""

from __future__ import annotations

import json
import re
import ssl
from typing import Any

import pytest
import trustme

from integrations_anthropic import AsyncAnthropicClient, AuthenticationError, RequestTooLargeError
from tests.elapsed import eventually
from tests.integration.faults.refusing_h2_server import LARGE_WINDOW, RefusingH2Server
from tests.integration.faults.refusing_server import RefusingServer, refusal
from tests.integration.servers import answer
from tests.unit.responses import MESSAGE

pytestmark = pytest.mark.anyio

SIZE = 20_000_000
LARGE: dict[str, Any] = {
    "model": "claude-haiku-4-5",
    "max_tokens": 9,
    "messages": [{"role": "user", "content": "x" * SIZE}],
}
TOO_LARGE = refusal(413, "request_too_large", "too large")
TRIES = 5
CANCEL = 8


def client_of(server: RefusingServer | RefusingH2Server, **options: Any) -> AsyncAnthropicClient:
    given: dict[str, Any] = {"api_key": "k", "base_url": server.url, "max_retries": 0, "circuit": None, "http2": False}
    return AsyncAnthropicClient(**given | options)


@pytest.fixture
def tls(ca: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("localhost").configure_cert(context)
    return context


@pytest.mark.parametrize("then", ["close", "half", "wait", "read"])
@pytest.mark.parametrize("interim", [b"", b"HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n"])
async def test_a_refusal_is_raised_and_nothing_is_sent_on(then: str, interim: bytes) -> None:
    with RefusingServer(interim + TOO_LARGE, then) as server:
        async with client_of(server) as client:
            for _ in range(TRIES):
                with pytest.raises(RequestTooLargeError, match="too large"):
                    await client.messages.create(**LARGE)
        assert server.received < TRIES * SIZE / 2


@pytest.mark.parametrize("then", ["close", "half", "wait"])
async def test_a_refusal_is_raised_over_tls(then: str, tls: ssl.SSLContext, bundle: str) -> None:
    response = refusal(401, "authentication_error", "invalid x-api-key")
    with RefusingServer(response, then, tls) as server:
        async with client_of(server, ca_bundle=bundle) as client:
            for _ in range(TRIES):
                with pytest.raises(AuthenticationError, match="invalid x-api-key"):
                    await client.messages.create(**LARGE)


@pytest.mark.parametrize("secured", [False, True])
async def test_a_refusal_that_ends_with_its_connection_is_whole(
    secured: bool, tls: ssl.SSLContext, bundle: str
) -> None:
    length = re.compile(rb"content-length: \d+\r\n")
    with RefusingServer(length.sub(b"", TOO_LARGE), "close", tls if secured else None) as server:
        async with client_of(server, ca_bundle=bundle) as client:
            for _ in range(TRIES):
                with pytest.raises(RequestTooLargeError, match="too large"):
                    await client.messages.create(**LARGE)


@pytest.mark.parametrize("then", ["reset", "goaway", "close", "wait", "take"])
@pytest.mark.parametrize("window", [65_535, LARGE_WINDOW])
async def test_over_http2_a_refusal_is_raised_and_nothing_is_sent_on(
    then: str, window: int, ca: trustme.CA, bundle: str
) -> None:
    with RefusingH2Server(ca, then, window=window) as server:
        async with client_of(server, ca_bundle=bundle, http2=True) as client:
            for number in range(TRIES):
                with pytest.raises(RequestTooLargeError, match="refused early"):
                    await client.messages.create(**LARGE)
                # A request that is sent while the server closes the connection fails, as it must.
                assert then not in ("close", "goaway") or eventually(lambda ended=number + 1: server.ended == ended)
        assert server.received < TRIES * SIZE / 2
        assert set(server.resets) <= {CANCEL}


async def test_over_http2_one_connection_serves_what_comes_after_a_refusal(ca: trustme.CA, bundle: str) -> None:
    with RefusingH2Server(ca, "wait") as server:
        async with client_of(server, ca_bundle=bundle, http2=True) as client:
            for _ in range(TRIES):
                with pytest.raises(RequestTooLargeError):
                    await client.messages.create(**LARGE)
        assert server.connections == 1


async def test_over_http2_a_success_that_begins_early_does_not_stop_the_request(ca: trustme.CA, bundle: str) -> None:
    large = LARGE | {"messages": [{"role": "user", "content": "x" * 2_000_000}]}
    with RefusingH2Server(ca, "take", status=200) as server:
        async with client_of(server, ca_bundle=bundle, http2=True) as client:
            assert (await client.messages.create(**large)).id == "msg_1"
        assert eventually(lambda: server.received >= 2_000_000)


async def test_a_success_that_begins_early_does_not_stop_the_request() -> None:
    with RefusingServer(answer(200, json.dumps(MESSAGE).encode(), content_type="application/json"), "read") as server:
        async with client_of(server) as client:
            assert (await client.messages.create(**LARGE)).id == "msg_1"
        assert server.read_to_the_end.wait(30)
        assert server.received >= SIZE


async def test_an_interim_response_does_not_stop_the_request(tls: ssl.SSLContext, bundle: str) -> None:
    from tests.integration.servers import Asked, ScriptedServer

    def script(asked: Asked, connection: Any) -> None:
        connection.sendall(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        connection.sendall(answer(200, json.dumps(MESSAGE | {"id": str(len(asked.body))}).encode()))

    for context in (None, tls):
        with ScriptedServer(script, context) as server:
            async with AsyncAnthropicClient(
                api_key="k", base_url=server.url, ca_bundle=bundle, max_retries=0, http2=False
            ) as client:
                for _ in range(2):
                    assert int((await client.messages.create(**LARGE)).id) > SIZE
