"""Tests that run on each way of a request do take it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient
from integrations_anthropic._async.http import http1_connection
from integrations_anthropic._async.http.http1_connection import AsyncHTTP1Connection
from tests.integration.servers import ScriptedServer, answer
from tests.unit.responses import MESSAGE

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


async def test_a_request_goes_the_way_that_was_chosen(http_path: str) -> None:
    whole = answer(body=json.dumps(MESSAGE).encode(), content_type="application/json")
    with ScriptedServer(lambda asked, connection: connection.sendall(whole)) as server:
        async with AsyncAnthropicClient(api_key="k", base_url=server.url) as client:
            assert (await client.messages.create(**HELLO)).id == MESSAGE["id"]
            (pool,) = client._pipeline.transport.pools
            (connection,) = pool._open
    assert isinstance(connection, AsyncHTTP1Connection) == (http_path != "httpcore")
    assert ("H11" in http1_connection.RESPONSE_PARSER.__name__) == (http_path == "h11")
