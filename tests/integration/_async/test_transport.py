"""What goes wrong on the wire, and what may be reached over it."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from typing import Any

import httpx
import pytest

from integrations_anthropic import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    AsyncAnthropicClient,
    ConfigurationError,
    StreamStalledError,
    TLSError,
    to_dict,
)
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import EVENTS, MESSAGE, page, sse

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def client_of(url: str, **options: Any) -> AsyncAnthropicClient:
    given: dict[str, Any] = {"api_key": "sk-wire-secret", "base_url": url, "max_retries": 0} | options
    return AsyncAnthropicClient(**given)


def json_response(body: Any, status: int = 200, **headers: str) -> bytes:
    return answer(status, json.dumps(body).encode(), **headers)


async def test_a_refused_connection_is_an_error_that_names_the_address_and_hides_the_key() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    async with client_of(url) as client:
        with pytest.raises(APIConnectionError) as caught:
            await client.messages.create(**HELLO)
    error = caught.value
    assert (error.phase, error.host, error.attempt, error.max_attempts) == ("connect", "127.0.0.1", 1, 1)
    assert type(error.__cause__).__name__ == "ConnectError"
    assert "sk-wire-secret" not in f"{error!r}{error}{error.__cause__!r}"


async def test_a_server_that_never_answers_is_a_time_out_with_its_duration() -> None:
    released = threading.Event()
    with ScriptedServer(lambda asked, connection: released.wait(5) and None) as server:
        async with client_of(server.url, timeout=0.1) as client:
            with pytest.raises(APITimeoutError) as caught:
                await client.messages.create(**HELLO)
        released.set()
    assert (caught.value.phase, caught.value.duration) == ("read", 0.1)


async def test_a_stream_that_falls_silent_is_stalled_and_keeps_what_came() -> None:
    released = threading.Event()

    def script(asked: Asked, connection: socket.socket) -> None:
        body = sse(EVENTS[:4])
        head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 99999\r\n\r\n"
        connection.sendall(head + body)
        released.wait(5)

    with ScriptedServer(script) as server:
        async with client_of(server.url, stream_idle_timeout=0.1) as client:
            with pytest.raises(StreamStalledError) as caught:
                await client.messages.create_stream(**HELLO).get_final_message()
        released.set()
    assert caught.value.duration == 0.1
    assert caught.value.partial.text == "Grüße \u2028 "


async def test_a_connection_cut_in_the_middle_of_a_body_is_tried_again() -> None:
    answers = [b"HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n{", json_response(MESSAGE)]

    def script(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(answers[0])
        if len(answers.pop(0)) < 100:
            connection.shutdown(socket.SHUT_RDWR)

    with ScriptedServer(script) as server:
        async with client_of(server.url, max_retries=1, retry={"initial_delay": 0}) as client:
            result = await client.messages.create(**HELLO)
    assert to_dict(result) == MESSAGE
    assert [attempt.reason for attempt in result.meta.attempts] == ["APIConnectionError", ""]


async def test_connections_are_used_again() -> None:
    ports: set[int] = set()

    def script(asked: Asked, connection: socket.socket) -> None:
        ports.add(connection.getpeername()[1])
        connection.sendall(json_response(MESSAGE))

    with ScriptedServer(script) as server:
        async with client_of(server.url) as client:
            copy = client.with_options(timeout=5)
            for one in (client, copy, client):
                await one.messages.create(**HELLO)
    assert len(ports) == 1


async def test_a_closed_client_says_so() -> None:
    client = client_of("http://127.0.0.1:1")
    await client.close()
    await client.close()
    with pytest.raises(ConfigurationError, match="closed"):
        await client.messages.create(**HELLO)


async def test_a_compressed_body_is_read() -> None:
    import gzip

    body = gzip.compress(json.dumps(MESSAGE).encode())
    with ScriptedServer(lambda asked, c: c.sendall(answer(200, body, content_encoding="gzip"))) as server:
        async with client_of(server.url) as client:
            assert to_dict(await client.messages.create(**HELLO)) == MESSAGE


async def test_a_path_prefix_of_the_base_url_is_kept() -> None:
    with ScriptedServer(lambda asked, connection: connection.sendall(json_response(MESSAGE))) as server:
        async with client_of(f"{server.url}/gateway/anthropic/") as client:
            await client.messages.create(**HELLO)
    assert server.asked[0].target == "/gateway/anthropic/v1/messages"


async def test_a_get_follows_a_redirect_inside_its_origin() -> None:
    def script(asked: Asked, connection: socket.socket) -> None:
        moved = asked.target == "/v1/models"
        connection.sendall(answer(307, location="/elsewhere") if moved else json_response(page(["a"], more=False)))

    with ScriptedServer(script) as server:
        async with client_of(server.url) as client:
            assert [model.id async for model in client.models.list()] == ["a"]


async def test_no_redirect_leads_to_another_origin_and_none_is_followed_by_a_post() -> None:
    with ScriptedServer(lambda asked, c: c.sendall(json_response(page(["a"], more=False)))) as other:

        def script(asked: Asked, connection: socket.socket) -> None:
            connection.sendall(answer(307, location=f"{other.url}/v1/models" if asked.method == "GET" else "/again"))

        with ScriptedServer(script) as server:
            async with client_of(server.url) as client:
                with pytest.raises(APIError) as caught:
                    await client.models.list()
                with pytest.raises(APIError):
                    await client.messages.create(**HELLO)
            assert len(server.asked) == 2
        assert other.asked == []
    assert caught.value.status == 307


async def test_redirects_without_end_are_an_error() -> None:
    with ScriptedServer(lambda asked, connection: connection.sendall(answer(302, location="/v1/models"))) as server:
        async with client_of(server.url) as client:
            with pytest.raises(APIError):
                await client.models.list()
    assert len(server.asked) == 6


async def test_an_untrusted_certificate_is_a_tls_error(tls: ssl.SSLContext) -> None:
    with ScriptedServer(lambda asked, connection: connection.sendall(json_response(MESSAGE)), tls) as server:
        async with client_of(server.url) as client:
            with pytest.raises(TLSError) as caught:
                await client.messages.create(**HELLO)
    assert caught.value.phase == "tls"
    assert server.asked == []


async def test_a_certificate_of_a_given_authority_is_trusted(tls: ssl.SSLContext, bundle: str) -> None:
    with ScriptedServer(lambda asked, connection: connection.sendall(json_response(MESSAGE)), tls) as server:
        async with client_of(server.url, ca_bundle=bundle) as client:
            assert to_dict(await client.messages.create(**HELLO)) == MESSAGE


async def test_a_certificate_for_another_name_is_refused(tls: ssl.SSLContext, bundle: str) -> None:
    with ScriptedServer(lambda asked, connection: connection.sendall(json_response(MESSAGE)), tls) as server:
        async with client_of(server.url.replace("localhost", "127.0.0.1"), ca_bundle=bundle) as client:
            with pytest.raises(TLSError):
                await client.messages.create(**HELLO)


async def test_a_client_of_the_users_own_carries_the_calls_and_stays_open() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        assert request.headers["x-api-key"] == "sk-wire-secret"
        return httpx.Response(200, json=MESSAGE)

    async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as own:
        async with client_of("http://api.invalid", http_client=own) as client:
            assert to_dict(await client.messages.create(**HELLO)) == MESSAGE
        assert not own.is_closed


async def test_a_client_of_the_users_own_that_verifies_nothing_is_refused() -> None:
    async with httpx.AsyncClient(verify=False) as own:
        with pytest.raises(ConfigurationError, match="verify"):
            client_of("https://api.invalid", http_client=own)


async def test_a_client_of_the_wrong_kind_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="http_client"):
        client_of("https://api.invalid", http_client=object())
