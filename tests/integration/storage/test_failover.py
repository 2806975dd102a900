"""Limits and circuit in servers that fail over while they are used: a sentinel's master, and one of a cluster.

The servers have their own clock and take their time to agree, so these tests run for seconds.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, LocalRateLimitError, RateLimits
from integrations_anthropic.storage.address import parse_address
from integrations_anthropic.storage.redis_connection import AsyncRedisConnection, LuaScript, StorageUnavailable
from integrations_anthropic.testing import (
    AsyncMockTransport,
    MockLogger,
    MockTransport,
    create_message_request,
    message_response,
)
from tests.integration.storage.topologies import Cluster, Sentinel, cluster, sentinel, wait_until
from tests.storage_server import HOW_TO_INSTALL, RedisServer, find_server

pytestmark = [pytest.mark.long, pytest.mark.skipif(find_server() is None, reason=HOW_TO_INSTALL)]

PER_SECOND, BURST = 50.0, 10
HELLO = create_message_request()
KEY = "{integrations-anthropic:limits}:state"
LIBRARIES = ("redis", "valkey")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Sentinel]:
    with sentinel(tmp_path) as servers:
        yield servers


@pytest.fixture
def clustered() -> Iterator[Cluster]:
    with cluster() as servers:
        yield servers


class Caller:
    """Calls as often as the limits allow until `stop` is set, and counts."""

    def __init__(self, url: str) -> None:
        self.logger = MockLogger()
        self.admitted = 0
        self.stop = Event()
        limits = RateLimits(requests_per_minute=PER_SECOND * 60, burst=BURST, mode="raise", storage=url)
        self.options: dict[str, Any] = {"api_key": "x", "rate_limits": limits, "logger": self.logger, "max_retries": 0}

    def messages(self) -> list[str]:
        return [record.message for record in self.logger.records if "Redis at" in record.message]

    def is_back(self) -> bool:
        return any("is back" in message for message in self.messages())

    def run(self) -> None:
        with AnthropicClient(transport=MockTransport().returning(message_response()), **self.options) as client:
            while not self.stop.is_set():
                try:
                    client.messages.create(HELLO)
                    self.admitted += 1
                except LocalRateLimitError:
                    time.sleep(0.002)


class AsyncCaller(Caller):
    """The same, async."""

    def run(self) -> None:
        asyncio.run(self._run())

    async def _run(self) -> None:
        transport = AsyncMockTransport().returning(message_response())
        async with AsyncAnthropicClient(transport=transport, **self.options) as client:
            while not self.stop.is_set():
                try:
                    await client.messages.create(HELLO)
                    self.admitted += 1
                except LocalRateLimitError:
                    await asyncio.sleep(0.002)


def call_through(callers: list[Caller], fail: Callable[[], None], recovered: Callable[[], bool]) -> tuple[float, float]:
    """Let all call, make the servers fail over, and stop once all share them again.

    Returns the seconds of the whole, and of the time without a server.
    """
    with ThreadPoolExecutor(len(callers)) as pool:
        running = [pool.submit(caller.run) for caller in callers]
        try:
            wait_until(lambda: sum(each.admitted for each in callers) >= BURST or _failed(running), "the calls begin")
            began = time.monotonic()
            time.sleep(0.3)
            fail()
            failed = time.monotonic()
            wait_until(
                lambda: recovered() and all(caller.is_back() for caller in callers), "all share the limits again"
            )
            back = time.monotonic()
            time.sleep(0.3)
        finally:
            for caller in callers:
                caller.stop.set()
        for each in running:
            each.result()
        return time.monotonic() - began, back - failed


def _is_master(server: RedisServer) -> bool:
    try:
        return "role:master" in server.ask("INFO replication")
    except OSError:  # it closes its connections while it changes its role
        return False


def _failed(running: list[Future[None]]) -> bool:
    """Raise what a caller raised."""
    for each in running:
        if each.done():
            each.result()
    return False


def check(callers: list[Caller], whole: float, away: float, server: RedisServer) -> None:
    """Assert that no more was admitted than the time without a server explains, and what was logged."""
    admitted = sum(caller.admitted for caller in callers)
    shared = 2 * BURST + PER_SECOND * whole
    # Meanwhile each process counts alone, all but one of them too many; and the bucket of the server fills up.
    alone = (len(callers) - 1) * (PER_SECOND * away + BURST) + BURST
    print(
        f"{admitted} admitted; {shared:.0f} by one limit in {whole:.1f} s, {alone:.0f} more in {away:.1f} s without it"
    )
    assert PER_SECOND * (whole - away) * 0.5 < admitted <= shared + alone
    for caller in callers:
        warnings = [message for message in caller.messages() if "does not reply" in message]
        assert warnings and len(caller.messages()) <= 2 * len(warnings)
    assert "state" in server.ask("KEYS *")


@pytest.mark.parametrize("library", LIBRARIES)
def test_after_a_sentinel_promoted_the_replica_all_processes_share_the_limits_there(
    watched: Sentinel, library: str
) -> None:
    url = watched.url.replace("redis+", f"{library}+")
    callers = [Caller(url), AsyncCaller(url)]
    whole, away = call_through(callers, watched.master.kill, lambda: _is_master(watched.replica))
    check(callers, whole, away, watched.replica)


@pytest.mark.parametrize("library", LIBRARIES)
def test_after_a_cluster_lost_the_master_of_the_limits_all_processes_share_its_replica(
    clustered: Cluster, library: str
) -> None:
    url = clustered.url.replace("redis+", f"{library}+")
    callers = [Caller(url), AsyncCaller(url)]
    master = clustered.master_of(KEY)
    replica = clustered.replicas[clustered.masters.index(master)]
    whole, away = call_through(callers, master.kill, lambda: "role:master" in replica.ask("INFO replication"))
    check(callers, whole, away, replica)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_client_of_a_cluster_closed_after_a_failed_call_leaves_no_connection(
    clustered: Cluster, library: str
) -> None:
    address = parse_address(clustered.url.replace("redis+", f"{library}+"))
    assert address is not None
    connection = AsyncRedisConnection(address)
    count = LuaScript("return redis.call('INCR', KEYS[1])")
    # One of each master.
    keys = {clustered.master_of(key).port: key for key in map(str, range(30))}
    lost = clustered.masters[0]

    async def fail_and_close() -> list[int]:
        for key in keys.values():
            await _until_it_replies(connection, count, key)
        opened = [_clients_of(server) for server in clustered.masters]
        lost.ask("CLIENT KILL TYPE normal SKIPME yes")
        with pytest.raises(StorageUnavailable):
            await connection.run(count, [keys[lost.port]], [])
        await connection.close()
        return opened

    assert min(asyncio.run(fail_and_close())) >= 1
    wait_until(lambda: not any(_clients_of(server) for server in clustered.masters), "the connections are closed")
    gc.collect()


async def _until_it_replies(connection: AsyncRedisConnection, script: LuaScript, key: str) -> None:
    """Run a script, again where a busy machine answers late."""
    while True:
        with suppress(StorageUnavailable):
            await connection.run(script, [key], [])
            return
        await asyncio.sleep(0.02)


def _clients_of(server: RedisServer) -> int:
    """The connections of clients, without that which asks."""
    return server.ask("CLIENT LIST TYPE normal").count("addr=127.0.0.1:") // 2 - 1
