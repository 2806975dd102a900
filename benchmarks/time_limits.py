"""How close to their time limits calls end on the real clock, and what a busy event loop does to decisions in Redis."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from circuits import RedisServer

from integrations_anthropic import AnthropicClient, APITimeoutError, RateLimits
from integrations_anthropic.storage import redis_connection
from integrations_anthropic.storage.address import parse_address
from integrations_anthropic.storage.redis_connection import AsyncRedisConnection, LuaScript, StorageUnavailable
from integrations_anthropic.testing import MockTransport, create_message_request, message_response

HELLO = create_message_request()
SCRIPT = LuaScript("return 1")
CALLS = 20
DECISIONS = 100
BLOCKED = 0.06
"""Seconds for which another task keeps the event loop busy, time and again: more than a decision may take."""


def time_limits() -> None:
    """Print the milliseconds lost to a Redis that does not reply, those after a timeout, and the replies missed."""
    # What is logged about calls that fail is not shown.
    logging.getLogger("integrations_anthropic").addHandler(logging.NullHandler())
    with RedisServer() as server:
        print(f"Redis freezes: {_frozen(server.url, server):.0f} ms longest call of {CALLS}, of which 40 may be lost")
        for name, limit in (("ours", redis_connection.busy_timeout), ("asyncio.timeout", asyncio.timeout)):
            lost = asyncio.run(_lost_to_a_busy_loop(server.url, limit))
            print(
                f"event loop busy for {BLOCKED * 1000:.0f} ms at a time, {name}: {lost} of {DECISIONS} replies missed"
            )
    print(f"a server that never replies: {_late():.1f} ms after its timeout of 300 ms a call ended")


def _frozen(url: str, server: RedisServer) -> float:
    transport = MockTransport().returning(message_response())
    limits = RateLimits(storage=url, requests_per_minute=6000)
    with AnthropicClient(api_key="x", transport=transport, rate_limits=limits) as client:
        client.messages.create(HELLO)
        server.freeze()
        try:
            return max(_milliseconds(lambda: client.messages.create(HELLO)) for _ in range(CALLS))
        finally:
            server.thaw()


async def _lost_to_a_busy_loop(url: str, limit: Any) -> int:
    address = parse_address(url)
    assert address is not None
    connection, own = AsyncRedisConnection(address), redis_connection.busy_timeout
    await connection.run(SCRIPT, [], [])
    lost = 0
    redis_connection.busy_timeout = limit
    try:
        async with _busy_loop():
            for _ in range(DECISIONS):
                try:
                    await connection.run(SCRIPT, [], [])
                except StorageUnavailable:
                    lost += 1
    finally:
        redis_connection.busy_timeout = own
        await connection.close()
    return lost


@asynccontextmanager
async def _busy_loop() -> AsyncIterator[None]:
    async def block() -> None:
        while True:
            time.sleep(BLOCKED)  # noqa: ASYNC251 - the point of it
            await asyncio.sleep(0)

    task = asyncio.create_task(block())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _late() -> float:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with AnthropicClient(api_key="x", base_url=url, timeout=0.3, max_retries=0) as client:
            _times_out(client)  # imports and connects
            return _milliseconds(lambda: _times_out(client)) - 300


def _times_out(client: AnthropicClient) -> None:
    with suppress(APITimeoutError):
        client.messages.create(HELLO)


def _milliseconds(work: Any) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    time_limits()
