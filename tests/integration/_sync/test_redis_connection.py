# Derived from tests/integration/_async/test_redis_connection.py by `make codegen`. Do not edit.
"""Scripts on a real Redis: run, slow, away and back."""

from __future__ import annotations

import logging
import time
from contextlib import suppress

import pytest

from integrations_anthropic.storage.address import parse_address
from integrations_anthropic.storage.redis_connection import LuaScript, RedisConnection, StorageAway
from tests.integration.redis_server import RedisServer

ECHO = LuaScript("return {KEYS[1], ARGV[1], 7}")
LOST = 0.05
pause = time.sleep


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def connection_to(url: str) -> RedisConnection:
    address = parse_address(url)
    assert address is not None
    return RedisConnection(address)


def lost_on(connection: RedisConnection) -> float:
    """Seconds until it is said that Redis is away."""
    began = time.monotonic()
    with pytest.raises(StorageAway):
        connection.run(ECHO, ["k"], [1])
    return time.monotonic() - began


def heal(connection: RedisConnection) -> float:
    """Seconds until it answers again."""
    began = time.monotonic()
    while time.monotonic() - began < 5:
        with suppress(StorageAway):
            connection.run(ECHO, ["k"], [1])
            return time.monotonic() - began
        pause(0.02)
    raise AssertionError("Redis is there again, but is not asked")


def test_a_script_runs_whether_or_not_redis_knows_it(redis_server: RedisServer) -> None:
    connection = connection_to(redis_server.url)
    assert connection.run(ECHO, ["k"], ["v"]) == [b"k", b"v", 7]
    redis_server.ask("SCRIPT FLUSH")
    assert connection.run(ECHO, ["k"], ["w"]) == [b"k", b"w", 7]
    connection.close()
    assert connection.run(ECHO, ["k"], ["x"]) == [b"k", b"x", 7]
    connection.close()


def test_the_database_of_the_address_is_the_one_that_is_used(redis_server: RedisServer) -> None:
    connection = connection_to(redis_server.url.removesuffix("/0") + "/3")
    connection.run(LuaScript("return redis.call('SET', KEYS[1], '1')"), ["here"], [])
    assert "db3:keys=1" in redis_server.ask("INFO keyspace")
    connection.close()


def test_a_redis_that_is_killed_costs_next_to_nothing_and_heals_by_itself(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "integrations_anthropic.storage")
    connection = connection_to(redis_server.url.replace("redis://", "valkey://:hunter2@"))
    redis_server.ask("CONFIG SET requirepass hunter2")
    connection.run(ECHO, ["k"], [1])
    redis_server.kill()
    lost = [lost_on(connection) for _ in range(50)]
    assert max(lost) < LOST
    assert connection.away
    redis_server.start()
    redis_server.ask("CONFIG SET requirepass hunter2")
    assert heal(connection) < 1.0
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]
    assert "127.0.0.1" in caplog.text
    assert "hunter2" not in caplog.text
    connection.close()
    redis_server.kill()
    redis_server.start()


def test_a_redis_that_answers_nobody_costs_each_call_less_than_its_budget_and_then_nothing(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    connection = connection_to(redis_server.url)
    fresh = connection_to(redis_server.url)
    connection.run(ECHO, ["k"], [1])
    redis_server.freeze()
    try:
        lost = [lost_on(connection) for _ in range(40)]
        assert sum(lost) < 1.5 * LOST
        pause(0.06)
        lost += [lost_on(connection) for _ in range(40)]
        assert max([*lost, lost_on(fresh)]) < LOST
        assert sum(lost) < 4 * LOST
    finally:
        redis_server.thaw()
    assert heal(connection) < 1.0
    assert [record.levelname for record in caplog.records if "does not answer" in record.getMessage()] == ["WARNING"]
    connection.close()
    fresh.close()


def test_a_redis_that_refuses_the_script_is_away_and_says_why(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    connection = connection_to(redis_server.url)
    with pytest.raises(StorageAway):
        connection.run(LuaScript("return redis.call('NO SUCH COMMAND')"), [], [])
    assert "ResponseError" in caplog.text
    connection.close()
