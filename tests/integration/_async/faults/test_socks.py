"""SOCKS5 proxies: calls go through them, and their faults are errors of the connection."""

from __future__ import annotations

import importlib.util
import json
import socket
import ssl
from typing import Any

import pytest

from integrations_anthropic import APIConnectionError, AsyncAnthropicClient, ConfigurationError
from tests.integration.faults.socks import SocksProxy
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import MESSAGE

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
USER = "somebody:hunter2-of-the-proxy"


def hello(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(answer(200, json.dumps(MESSAGE).encode()))


def client_of(url: str, **options: Any) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(api_key="k", base_url=url, max_retries=0, **options)


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
@pytest.mark.parametrize("user", ["", USER])
async def test_calls_go_through_the_proxy(tls: ssl.SSLContext, bundle: str, user: str, scheme: str) -> None:
    with ScriptedServer(hello, tls) as server, SocksProxy(user or None) as proxy:
        address = proxy.address(user and f"{user}@", scheme)
        async with client_of(server.url, ca_bundle=bundle, proxy=address) as client:
            for _ in range(3):
                assert (await client.messages.create(**HELLO)).id == MESSAGE["id"]
        # One connection, which was kept; the proxy looks the name up.
        assert proxy.asked == [("localhost", server.server_address[1])]
        assert proxy.credentials == ([user] if user else [])


async def test_the_proxy_of_the_environment_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer(hello) as server, SocksProxy() as proxy:
        monkeypatch.delenv("HTTP_PROXY", raising=False)
        monkeypatch.delenv("http_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.setenv("ALL_PROXY", proxy.address())
        async with client_of(server.url) as client:
            assert (await client.messages.create(**HELLO)).id == MESSAGE["id"]
        assert len(proxy.asked) == 1


BROKEN = [
    {"password": "another:password"},
    *[{"reply": code} for code in (1, 5, 8, 77)],
    *[
        {"at": step, "noise": noise, "password": USER}
        for step in ("greeting", "password", "connect")
        for noise in (b"", b"\x05", b"\xff" * 300, b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\x05\x00\x00\x03\xff")
    ],
]


@pytest.mark.parametrize("given", BROKEN)
async def test_a_proxy_that_refuses_or_breaks_the_protocol_is_a_connection_error(given: dict[str, Any]) -> None:
    with ScriptedServer(hello) as server, SocksProxy(**given) as proxy:
        async with client_of(server.url, proxy=proxy.address(f"{USER}@"), timeout=5) as client:
            with pytest.raises(APIConnectionError) as caught:
                await client.messages.create(**HELLO)
        assert caught.value.is_retryable and "hunter2" not in str(caught.value)
        assert server.asked == []


async def test_without_the_extra_the_client_is_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "integrations_anthropic._runtime.socks.find_spec",
        lambda name: None if name == "socksio" else importlib.util.find_spec(name),
    )
    for name in ("HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALL_PROXY", "socks5://somebody:hunter2@127.0.0.1:1080")
    with pytest.raises(ConfigurationError, match=r"variable ALL_PROXY.*pip install") as caught:
        client_of("https://api.anthropic.com")
    assert caught.value.field == "proxy" and "hunter2" not in str(caught.value)
    client = client_of("https://api.anthropic.com", proxy=None)
    with pytest.raises(ConfigurationError, match="socksio"):
        client.with_options(proxy="socks5://127.0.0.1:1080")
    await client.close()
