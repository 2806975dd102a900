# Derived from tests/integration/_async/http/test_http_paths.py by `make codegen`. Do not edit.
"""Tests that run on each way of a request do take it."""

from __future__ import annotations

import json
from typing import Any

from integrations_anthropic import AnthropicClient
from integrations_anthropic._sync.http import http1_connection
from integrations_anthropic._sync.http.http1_connection import HTTP1Connection
from tests.integration.servers import ScriptedServer, answer
from tests.unit.responses import MESSAGE

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def test_a_request_goes_the_way_that_was_chosen(http_path: str) -> None:
    whole = answer(body=json.dumps(MESSAGE).encode(), content_type="application/json")
    with ScriptedServer(lambda asked, connection: connection.sendall(whole)) as server:
        with AnthropicClient(api_key="k", base_url=server.url) as client:
            assert (client.messages.create(**HELLO)).id == MESSAGE["id"]
            (pool,) = client._pipeline.transport.pools
            (connection,) = pool._open
    assert isinstance(connection, HTTP1Connection) == (http_path != "httpcore")
    assert ("H11" in http1_connection.RESPONSE_PARSER.__name__) == (http_path == "h11")
