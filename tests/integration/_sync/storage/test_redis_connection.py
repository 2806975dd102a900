# Derived from tests/integration/_async/storage/test_redis_connection.py by `make codegen`. Do not edit.
"""Scripts in a real Redis that is fast, frozen, killed and started again."""

from __future__ import annotations

import logging
import time
from contextlib import suppress

import pytest

from integrations_anthropic.storage.address import parse_address
from integrations_anthropic.storage.redis_connection import LuaScript, RedisConnection, StorageUnavailable
from tests.elapsed import Elapsed
from tests.storage_server import RedisServer

ECHO = LuaScript("return {KEYS[1], ARGV[1], 7}")
MAX_LOST = 0.05
pause = time.sleep


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def connection_to(url: str) -> RedisConnection:
    address = parse_address(url)
    assert address is not None
    return RedisConnection(address)


def lose(connection: RedisConnection, elapsed: Elapsed) -> None:
    """Make a call that fails with StorageUnavailable, and within its budget."""
    began = elapsed.seconds
    with pytest.raises(StorageUnavailable):
        connection.run(ECHO, ["k"], [1])
    assert elapsed.within(MAX_LOST, since=began)


def recover(connection: RedisConnection) -> None:
    """Call until a call succeeds again, which takes less than a second."""
    with Elapsed() as elapsed:
        while not answers(connection) and elapsed.seconds < 20:
            pause(0.02)
        in_time = elapsed.within(1.0)
    assert answers(connection), "Redis is available again, but is not called"
    assert in_time


def answers(connection: RedisConnection) -> bool:
    """Whether a call succeeds."""
    with suppress(StorageUnavailable):
        return connection.run(ECHO, ["k"], [1]) is not None
    return False


def test_a_script_runs_whether_or_not_redis_has_it_in_its_cache(redis_server: RedisServer) -> None:
    connection = connection_to(redis_server.url)
    assert connection.run(ECHO, ["k"], ["v"]) == [b"k", b"v", 7]
    redis_server.ask("SCRIPT FLUSH")
    assert connection.run(ECHO, ["k"], ["w"]) == [b"k", b"w", 7]
    connection.close()
    assert connection.run(ECHO, ["k"], ["x"]) == [b"k", b"x", 7]
    connection.close()


def test_the_database_of_the_address_is_used(redis_server: RedisServer) -> None:
    connection = connection_to(redis_server.url.removesuffix("/0") + "/3")
    connection.run(LuaScript("return redis.call('SET', KEYS[1], '1')"), ["here"], [])
    assert "db3:keys=1" in redis_server.ask("INFO keyspace")
    connection.close()


def test_calls_to_a_killed_redis_fail_fast_and_succeed_after_its_restart(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "integrations_anthropic.storage")
    connection = connection_to(redis_server.url.replace("redis://", "valkey://:hunter2@"))
    redis_server.ask("CONFIG SET requirepass hunter2")
    connection.run(ECHO, ["k"], [1])
    redis_server.kill()
    with Elapsed() as elapsed:
        for _ in range(50):
            lose(connection, elapsed)
    assert connection.unavailable
    redis_server.start()
    redis_server.ask("CONFIG SET requirepass hunter2")
    recover(connection)
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]
    assert "127.0.0.1" in caplog.text
    assert "hunter2" not in caplog.text
    connection.close()
    redis_server.kill()
    redis_server.start()


@pytest.mark.timed
def test_a_frozen_redis_costs_a_call_at_most_its_budget_and_later_calls_nothing(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    connection = connection_to(redis_server.url)
    fresh = connection_to(redis_server.url)
    connection.run(ECHO, ["k"], [1])
    redis_server.freeze()
    try:
        with Elapsed() as elapsed:
            for _ in range(40):
                lose(connection, elapsed)
            assert elapsed.within(1.5 * MAX_LOST)
            pause(0.06)
            for _ in range(40):
                lose(connection, elapsed)
            assert elapsed.within(4 * MAX_LOST + 0.06)
            lose(fresh, elapsed)
    finally:
        redis_server.thaw()
    recover(connection)
    assert [record.levelname for record in caplog.records if "does not reply" in record.getMessage()] == ["WARNING"]
    connection.close()
    fresh.close()


def test_an_error_of_the_script_makes_redis_unavailable_and_is_logged(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    connection = connection_to(redis_server.url)
    with pytest.raises(StorageUnavailable):
        connection.run(LuaScript("return redis.call('NO SUCH COMMAND')"), [], [])
    assert "ResponseError" in caplog.text
    connection.close()
