# Derived from tests/integration/_async/http/test_socket_options.py by `make codegen`. Do not edit.
"""What is set on a real socket."""

from __future__ import annotations

import json
import socket
import sys
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient
from integrations_anthropic._runtime.network.sockets import raw_socket
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import MESSAGE

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def hello(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(answer(200, json.dumps(MESSAGE).encode()))


@pytest.mark.skipif(sys.platform != "linux", reason="TCP_USER_TIMEOUT is an option of Linux")
def test_a_connection_whose_peer_is_gone_is_given_up_after_ten_seconds() -> None:
    with ScriptedServer(hello) as server:
        with AnthropicClient(api_key="k", base_url=server.url, max_retries=0) as client:
            client.messages.create(**HELLO)
            transport: Any = client._pipeline.transport
            (connection,) = transport.pools[0]._open
            found = raw_socket(connection.backend.stream)
            assert found is not None
            assert found.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 10_000
            assert found.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
