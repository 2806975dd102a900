"""Requests that have left the window of a shared limit count no more, whichever script finds that out."""

from __future__ import annotations

import pytest

from integrations_anthropic._async.shared_limits import AsyncSharedLimits
from integrations_anthropic._core.resilience.rate_limiter import Cost
from integrations_anthropic.storage.address import parse_address
from integrations_anthropic.storage.limits_adapter import MinuteLimit
from integrations_anthropic.storage.redis_connection import AsyncRedisConnection
from tests.storage_server import RedisServer

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def limits(redis_server: RedisServer) -> AsyncSharedLimits:
    address = parse_address(redis_server.url)
    assert address is not None
    return AsyncSharedLimits(AsyncRedisConnection(address), [MinuteLimit("tokens", 100)])


async def is_admitted(limits: AsyncSharedLimits, tokens: int, name: str = "") -> bool:
    return (await limits.acquire(name or limits.name(), Cost.of(tokens, 0))).wait == 0


def age(server: RedisServer, name: str) -> None:
    """Make a request of this minute one of the minute before."""
    keys = [line for line in server.ask("KEYS *").split("\r\n") if line.startswith("{integrations-anthropic")]
    (log,) = [key for key in keys if "zset" in server.ask(f"TYPE {key}")]
    server.ask(f"ZINCRBY {log} -61000000 {name}")


async def test_a_refusal_that_finds_an_expired_request_frees_its_tokens(
    redis_server: RedisServer, limits: AsyncSharedLimits
) -> None:
    assert await is_admitted(limits, 30, "old") and await is_admitted(limits, 60, "new")
    age(redis_server, "old")
    assert not await is_admitted(limits, 50)
    assert await is_admitted(limits, 40)


async def test_after_such_a_refusal_no_more_than_the_limit_is_admitted(
    redis_server: RedisServer, limits: AsyncSharedLimits
) -> None:
    assert await is_admitted(limits, 30, "old") and await is_admitted(limits, 60, "new")
    age(redis_server, "old")
    assert not await is_admitted(limits, 50)
    assert not await is_admitted(limits, 100)


async def test_a_settlement_that_comes_after_its_request_expired_frees_its_tokens(
    redis_server: RedisServer, limits: AsyncSharedLimits
) -> None:
    assert await is_admitted(limits, 30, "old") and await is_admitted(limits, 60, "new")
    age(redis_server, "old")
    await limits.settle("old", Cost.of(20, 0), True)
    assert not await is_admitted(limits, 41)
    assert await is_admitted(limits, 40)
