"""The documented pattern for a test with a server, line for line."""

from __future__ import annotations

import socket

import pytest

from integrations_anthropic import AsyncAnthropicClient, ClientConfig, SecretString, to_json
from integrations_anthropic.testing import create_message_request, message_response
from tests.integration.servers import Asked, ScriptedServer, answer

pytestmark = pytest.mark.anyio


async def test_full_request_flow() -> None:
    def respond(asked: Asked, connection: socket.socket) -> None:
        expected = ("POST", "/v1/messages", "test-key")
        met = (asked.method, asked.target, asked.headers.get("x-api-key")) == expected
        connection.sendall(answer(200, to_json(message_response()).encode()) if met else answer(404))

    # Start mock HTTP server
    with ScriptedServer(respond) as server:
        # Create real client pointing to mock server
        config = ClientConfig(base_url=server.url, api_key=SecretString("test-key"))
        async with AsyncAnthropicClient(config) as client:
            # Execute real request flow
            response = await client.messages.create(create_message_request())
    assert response == message_response()
    assert response.meta.attempts[0].status == 200
