"""`warm_up()`: what it prepares, what it leaves alone, and when it is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, ConfigurationError
from integrations_anthropic.testing import AsyncMockTransport, message_response
from tests.integration.servers import ScriptedServer, answer
from tests.unit.responses import MESSAGE

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def message_server(connections: list[object]) -> ScriptedServer:
    def script(asked: object, connection: Any) -> None:
        connections.append(connection)
        connection.sendall(answer(body=json.dumps(MESSAGE).encode(), content_type="application/json"))

    return ScriptedServer(script)


async def test_warming_up_sends_nothing_and_the_calls_after_it_are_as_without() -> None:
    connections: list[object] = []
    with message_server(connections) as server:
        async with AsyncAnthropicClient(api_key="k", base_url=server.url) as client:
            for _ in range(2):
                await client.warm_up()
            assert server.asked == []
            assert connections == []
            assert (await client.messages.create(**HELLO)).id == MESSAGE["id"]
            await client.warm_up()
            assert (await client.with_options(timeout=5.0).messages.create(**HELLO)).id == MESSAGE["id"]
        assert len(server.asked) == 2


async def test_a_copy_may_be_warmed_up_in_the_place_of_its_client() -> None:
    with message_server([]) as server:
        async with AsyncAnthropicClient(api_key="k", base_url=server.url) as client:
            await client.with_options(timeout=5.0).warm_up()
            assert (await client.messages.create(**HELLO)).id == MESSAGE["id"]


async def test_a_closed_client_cannot_be_warmed_up() -> None:
    client = AsyncAnthropicClient(api_key="k")
    await client.close()
    with pytest.raises(ConfigurationError, match="the client is closed"):
        await client.warm_up()


async def test_a_transport_of_ones_own_is_left_alone() -> None:
    transport = AsyncMockTransport().expect_request().with_path("/v1/messages").returning(message_response())
    client = AsyncAnthropicClient(api_key="k", transport=transport)
    await client.warm_up()
    assert (await client.messages.create(**HELLO)).text == "Hello!"


async def test_certificates_that_cannot_be_read_are_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")
    client = AsyncAnthropicClient(api_key="k")
    with pytest.raises(ConfigurationError, match="ssl_cert_file cannot be used"):
        await client.warm_up()
