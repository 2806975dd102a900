"""One connection to Redis that many event loops, threads and processes share."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import trio

from integrations_anthropic import ConfigurationError
from integrations_anthropic.storage.address import Address, parse_address
from integrations_anthropic.storage.clients import MAX_CONNECTIONS
from integrations_anthropic.storage.redis_connection import (
    BUDGET,
    AsyncRedisConnection,
    LuaScript,
    RedisConnection,
    StorageUnavailable,
)
from tests.elapsed import Elapsed
from tests.storage_server import RedisServer

COUNT = LuaScript("return redis.call('INCR', KEYS[1])")


def address_of(server: RedisServer) -> Address:
    address = parse_address(server.url)
    assert address is not None
    return address


def connections_to(server: RedisServer) -> int:
    return server.ask("CLIENT LIST").count("addr=") - 1


def wait_for(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


async def several(connection: AsyncRedisConnection) -> list[Any]:
    return await asyncio.gather(*(connection.run(COUNT, ["n"], []) for _ in range(5)))


def test_event_loops_one_after_another_leave_no_connection_and_no_warning(redis_server: RedisServer) -> None:
    connection = AsyncRedisConnection(address_of(redis_server))
    before = connections_to(redis_server)
    for _ in range(50):
        asyncio.run(several(connection))
    gc.collect()
    assert connections_to(redis_server) == before


def test_connections_of_loops_that_were_closed_abruptly_are_closed_without_a_warning(redis_server: RedisServer) -> None:
    connection = AsyncRedisConnection(address_of(redis_server))
    before = connections_to(redis_server)
    for _ in range(5):
        loop = asyncio.new_event_loop()
        loop.run_until_complete(several(connection))
        loop.close()
    asyncio.run(several(connection))
    gc.collect()
    assert connections_to(redis_server) == before


def test_many_threads_share_one_connection(redis_server: RedisServer) -> None:
    connection = RedisConnection(address_of(redis_server))
    with ThreadPoolExecutor(32) as pool:
        counts = list(pool.map(lambda _: connection.run(COUNT, ["n"], []), range(640)))
    assert sorted(counts) == list(range(1, 641))
    connection.close()


def test_a_forked_child_opens_its_own_connections(redis_server: RedisServer) -> None:
    blocking, awaiting = RedisConnection(address_of(redis_server)), AsyncRedisConnection(address_of(redis_server))
    blocking.run(COUNT, ["n"], [])

    async def fork_inside_a_loop() -> int:
        await awaiting.run(COUNT, ["n"], [])
        child = os.fork()
        if child == 0:
            # The child must not use the parent's event loop: a new thread has none.
            with ThreadPoolExecutor(1) as pool:
                counts = pool.submit(lambda: asyncio.run(several(awaiting))).result(10)
            os._exit(0 if len({*counts, blocking.run(COUNT, ["n"], [])}) == 6 else 1)
        status = wait_for(child)
        assert await awaiting.run(COUNT, ["n"], []) == 9
        return status

    assert asyncio.run(fork_inside_a_loop()) == 0
    assert blocking.run(COUNT, ["n"], []) == 10
    blocking.close()


def test_the_error_on_trio_names_the_alternative(redis_server: RedisServer) -> None:
    connection = AsyncRedisConnection(address_of(redis_server))

    async def run() -> None:
        await connection.run(COUNT, ["n"], [])

    with pytest.raises(ConfigurationError, match="memory://") as caught:
        trio.run(run)
    assert caught.value.field == "rate_limits.storage"


def test_redis_py_is_imported_at_the_first_call_and_not_before() -> None:
    script = (
        "import sys\n"
        "from integrations_anthropic.storage.address import parse_address\n"
        "from integrations_anthropic.storage.redis_connection import AsyncRedisConnection, RedisConnection\n"
        "RedisConnection(parse_address('redis://x')), AsyncRedisConnection(parse_address('redis://x'))\n"
        "print('redis' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_without_redis_py_the_error_says_how_to_install_it(
    redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integrations_anthropic.storage.redis_connection.find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match=r"integrations-anthropic\[redis\]") as caught:
        RedisConnection(address_of(redis_server))
    assert caught.value.field == "rate_limits.storage"


def test_a_thousand_tasks_at_once_share_a_few_connections(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    connection = AsyncRedisConnection(address_of(redis_server))

    async def main() -> None:
        counts = await asyncio.gather(*(connection.run(COUNT, ["crowd"], []) for _ in range(1000)))
        assert sorted(counts) == list(range(1, 1001))
        assert redis_server.ask("CLIENT LIST").count(" addr=") <= MAX_CONNECTIONS + 1
        await connection.close()

    asyncio.run(main())
    assert caplog.text == ""


@pytest.mark.timed
def test_a_busy_event_loop_does_not_make_redis_time_out(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    connection = AsyncRedisConnection(address_of(redis_server))

    async def main() -> None:
        for connected in (False, True):
            calls = [asyncio.ensure_future(connection.run(COUNT, ["busy"], [])) for _ in range(3)]
            for _ in range(4):
                await asyncio.sleep(0)
                time.sleep(2 * BUDGET)  # noqa: ASYNC251 - this test needs a blocked event loop
            assert len(await asyncio.gather(*calls)) == 3, connected
        await connection.close()

    asyncio.run(main())
    assert caplog.text == ""


@pytest.mark.timed
def test_tasks_that_wait_for_a_redis_that_freezes_lose_no_more_time_than_the_first(redis_server: RedisServer) -> None:
    connection = AsyncRedisConnection(address_of(redis_server))

    async def main() -> None:
        await connection.run(COUNT, ["n"], [])
        redis_server.freeze()
        try:
            with Elapsed() as elapsed:
                calls = (connection.run(COUNT, ["n"], []) for _ in range(500))
                results = await asyncio.gather(*calls, return_exceptions=True)
                assert elapsed.within(0.15)
            assert {type(result) for result in results} == {StorageUnavailable}
        finally:
            redis_server.thaw()
        await connection.close()

    asyncio.run(main())
