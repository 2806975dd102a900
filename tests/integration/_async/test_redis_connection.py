"""Scripts on a real Redis: run, slow, away and back."""

from __future__ import annotations

import logging
import time
from contextlib import suppress

import pytest

from integrations_anthropic.storage.address import parse_address
from integrations_anthropic.storage.redis_connection import AsyncRedisConnection, LuaScript, StorageAway
from tests.integration.redis_server import RedisServer

pytestmark = pytest.mark.anyio

ECHO = LuaScript("return {KEYS[1], ARGV[1], 7}")
LOST = 0.05
pause = time.sleep


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def connection_to(url: str) -> AsyncRedisConnection:
    address = parse_address(url)
    assert address is not None
    return AsyncRedisConnection(address)


async def lost_on(connection: AsyncRedisConnection) -> float:
    """Seconds until it is said that Redis is away."""
    began = time.monotonic()
    with pytest.raises(StorageAway):
        await connection.run(ECHO, ["k"], [1])
    return time.monotonic() - began


async def heal(connection: AsyncRedisConnection) -> float:
    """Seconds until it answers again."""
    began = time.monotonic()
    while time.monotonic() - began < 5:
        with suppress(StorageAway):
            await connection.run(ECHO, ["k"], [1])
            return time.monotonic() - began
        pause(0.02)
    raise AssertionError("Redis is there again, but is not asked")


async def test_a_script_runs_whether_or_not_redis_knows_it(redis_server: RedisServer) -> None:
    connection = connection_to(redis_server.url)
    assert await connection.run(ECHO, ["k"], ["v"]) == [b"k", b"v", 7]
    redis_server.ask("SCRIPT FLUSH")
    assert await connection.run(ECHO, ["k"], ["w"]) == [b"k", b"w", 7]
    await connection.close()
    assert await connection.run(ECHO, ["k"], ["x"]) == [b"k", b"x", 7]
    await connection.close()


async def test_the_database_of_the_address_is_the_one_that_is_used(redis_server: RedisServer) -> None:
    connection = connection_to(redis_server.url.removesuffix("/0") + "/3")
    await connection.run(LuaScript("return redis.call('SET', KEYS[1], '1')"), ["here"], [])
    assert "db3:keys=1" in redis_server.ask("INFO keyspace")
    await connection.close()


async def test_a_redis_that_is_killed_costs_next_to_nothing_and_heals_by_itself(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "integrations_anthropic.storage")
    connection = connection_to(redis_server.url.replace("redis://", "valkey://:hunter2@"))
    redis_server.ask("CONFIG SET requirepass hunter2")
    await connection.run(ECHO, ["k"], [1])
    redis_server.kill()
    lost = [await lost_on(connection) for _ in range(50)]
    assert max(lost) < LOST
    assert connection.away
    redis_server.start()
    redis_server.ask("CONFIG SET requirepass hunter2")
    assert await heal(connection) < 1.0
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]
    assert "127.0.0.1" in caplog.text
    assert "hunter2" not in caplog.text
    await connection.close()
    redis_server.kill()
    redis_server.start()


async def test_a_redis_that_answers_nobody_costs_each_call_less_than_its_budget_and_then_nothing(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    connection = connection_to(redis_server.url)
    fresh = connection_to(redis_server.url)
    await connection.run(ECHO, ["k"], [1])
    redis_server.freeze()
    try:
        lost = [await lost_on(connection) for _ in range(40)]
        assert sum(lost) < 1.5 * LOST
        pause(0.06)
        lost += [await lost_on(connection) for _ in range(40)]
        assert max([*lost, await lost_on(fresh)]) < LOST
        assert sum(lost) < 4 * LOST
    finally:
        redis_server.thaw()
    assert await heal(connection) < 1.0
    assert [record.levelname for record in caplog.records if "does not answer" in record.getMessage()] == ["WARNING"]
    await connection.close()
    await fresh.close()


async def test_a_redis_that_refuses_the_script_is_away_and_says_why(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    connection = connection_to(redis_server.url)
    with pytest.raises(StorageAway):
        await connection.run(LuaScript("return redis.call('NO SUCH COMMAND')"), [], [])
    assert "ResponseError" in caplog.text
    await connection.close()
