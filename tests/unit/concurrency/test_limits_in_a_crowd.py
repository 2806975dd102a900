"""Tasks and threads that offer ten times what a server allows: no refusal, and at least 95 % of it is used."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
import time
from typing import Any

import anyio
import pytest

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, LocalRateLimitError, RateLimits
from integrations_anthropic.testing import AsyncMockTransport, MockTransport, VirtualClock, message_response
from tests.unit.concurrency.virtual_server import (
    AsyncVirtualTransport,
    TaskClock,
    ThreadClock,
    VirtualServer,
    VirtualTransport,
)

MINUTES = 4
# Requests and tokens per minute of the server, max_tokens of each request, seconds until its response.
LOADS = [
    pytest.param(60, 1e6, 100, 0.0, id="requests"),
    pytest.param(7, 1e6, 100, 0.0, id="few-requests"),
    pytest.param(600, 20_000, 100, 0.0, id="tokens"),
    pytest.param(600, 20_000, 400, 1.5, id="tokens-that-are-returned"),
    pytest.param(300, 30_000, 60, 0.7, id="both"),
]


def policy(server: VirtualServer, **options: Any) -> RateLimits:
    return RateLimits(requests_per_minute=server.requests.most, tokens_per_minute=server.tokens.most, **options)


def allowed(server: VirtualServer, minutes: float) -> float:
    """The requests that the server allows in so many minutes: by its bucket and by its tokens."""
    by_requests = server.requests.most * (1 + minutes)
    return min(by_requests, server.tokens.most * minutes / (server.read + server.written))


@pytest.mark.anyio
@pytest.mark.parametrize(("requests", "tokens", "most", "latency"), LOADS)
async def test_tasks_use_the_whole_limit_without_a_refusal(
    requests: float, tokens: float, most: int, latency: float
) -> None:
    clock = TaskClock()
    end = clock.monotonic() + MINUTES * 60
    server = VirtualServer(clock, requests=requests, tokens=tokens, latency=latency)
    client = AsyncAnthropicClient(
        api_key="x", transport=AsyncVirtualTransport(server), clock=clock, rate_limits=policy(server), max_retries=0
    )

    async def offer() -> None:
        while clock.monotonic() < end:
            await client.messages.create(model="m", max_tokens=most, messages=[{"role": "user", "content": "Hello"}])

    async with anyio.create_task_group() as group:
        for _ in range(40):
            group.start_soon(offer)
        await clock.drive(end)
        group.cancel_scope.cancel()
    assert server.refused == 0
    assert len(server.served) >= 0.95 * allowed(server, MINUTES)


@pytest.mark.parametrize(("requests", "tokens", "most", "latency"), LOADS)
def test_threads_use_the_whole_limit_without_a_refusal(
    requests: float, tokens: float, most: int, latency: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ThreadClock()
    monkeypatch.setattr("integrations_anthropic._sync.rate_limit.Waiter", clock.waiter)
    end = clock.monotonic() + MINUTES * 60
    server = VirtualServer(clock, requests=requests, tokens=tokens, latency=latency)
    client = AnthropicClient(
        api_key="x", transport=VirtualTransport(server), clock=clock, rate_limits=policy(server), max_retries=0
    )

    def offer() -> None:
        while clock.monotonic() < end:
            client.messages.create(model="m", max_tokens=most, messages=[{"role": "user", "content": "Hello"}])

    assert clock.run_threads(32, offer) == []
    assert server.refused == 0
    served = [time_served for time_served in server.served if time_served <= end]
    assert len(served) >= 0.95 * allowed(server, MINUTES)


@pytest.mark.anyio
async def test_tasks_are_admitted_in_the_order_of_their_calls() -> None:
    clock = TaskClock()
    server = VirtualServer(clock, requests=60, tokens=1e6)
    client = AsyncAnthropicClient(
        api_key="x",
        transport=AsyncVirtualTransport(server),
        clock=clock,
        rate_limits=policy(server, burst=1),
        max_retries=0,
    )

    async def call(number: int) -> None:
        await client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": str(number)}])

    async with anyio.create_task_group() as group:
        for number in range(20):
            group.start_soon(call, number)
            await anyio.lowlevel.checkpoint()
            await anyio.lowlevel.checkpoint()
        await clock.drive(float("inf"))
    assert server.order == [str(number) for number in range(20)]
    assert server.served == pytest.approx([1000 + second for second in range(20)])


@pytest.mark.anyio
async def test_a_cancelled_call_loses_no_capacity_and_the_next_one_gets_its_turn() -> None:
    clock = TaskClock()
    server = VirtualServer(clock, requests=60, tokens=1e6)
    client = AsyncAnthropicClient(
        api_key="x",
        transport=AsyncVirtualTransport(server),
        clock=clock,
        rate_limits=policy(server, burst=1),
        max_retries=0,
    )
    scopes = [anyio.CancelScope() for _ in range(8)]

    async def call(number: int) -> None:
        with scopes[number]:
            await client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": str(number)}])

    async with anyio.create_task_group() as group:
        for number in range(8):
            group.start_soon(call, number)
            await anyio.lowlevel.checkpoint()
            await anyio.lowlevel.checkpoint()
        # The first in the queue, two behind it, and the last.
        for number in (1, 3, 4, 7):
            scopes[number].cancel()
        await clock.drive(float("inf"))
    assert server.order == ["0", "2", "5", "6"]
    assert server.served == pytest.approx([1000, 1001, 1002, 1003])


@pytest.mark.anyio
async def test_a_call_that_would_wait_too_long_behind_others_is_refused_at_once() -> None:
    clock = TaskClock()
    server = VirtualServer(clock, requests=60, tokens=1e6)
    limits = policy(server, burst=1, max_wait=4.5)
    client = AsyncAnthropicClient(api_key="x", transport=AsyncVirtualTransport(server), clock=clock, rate_limits=limits)
    refused: list[tuple[int, float, float | None]] = []

    async def call(number: int) -> None:
        try:
            await client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": str(number)}])
        except LocalRateLimitError as error:
            refused.append((number, clock.monotonic(), error.retry_after))

    async with anyio.create_task_group() as group:
        for number in range(7):
            group.start_soon(call, number)
            await anyio.lowlevel.checkpoint()
            await anyio.lowlevel.checkpoint()
        await clock.drive(float("inf"))
    assert server.order == ["0", "1", "2", "3", "4"]
    assert [(number, refused_at) for number, refused_at, _ in refused] == [(5, 1000.0), (6, 1000.0)]
    assert [wait for *_, wait in refused] == pytest.approx([5, 5])


def test_event_loops_one_after_another_share_one_limit() -> None:
    clock = VirtualClock()
    transport = AsyncMockTransport(*[message_response()] * 250)
    limits = RateLimits(requests_per_minute=6000, burst=1, tokens_per_minute=1e9)
    client = AsyncAnthropicClient(api_key="x", transport=transport, clock=clock, rate_limits=limits)

    async def several() -> None:
        calls = [
            client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": "Hello"}])
            for _ in range(5)
        ]
        await asyncio.gather(*calls)

    for _ in range(50):
        asyncio.run(several())
    gc.collect()
    assert sum(clock.waits) == pytest.approx(2.49, rel=1e-3)


def test_a_loop_that_ends_with_waiting_calls_does_not_block_the_queue() -> None:
    clock = TaskClock()
    server = VirtualServer(clock, requests=60, tokens=1e6)
    limits = policy(server, burst=1)
    client = AsyncAnthropicClient(api_key="x", transport=AsyncVirtualTransport(server), clock=clock, rate_limits=limits)

    def call() -> Any:
        return client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": "Hello"}])

    async def end_with_waiting_calls() -> None:
        await call()
        waiting = [asyncio.ensure_future(call()) for _ in range(3)]
        await asyncio.sleep(0)
        assert not any(task.done() for task in waiting)

    async def one_more() -> None:
        clock.now += 1
        await call()

    asyncio.run(end_with_waiting_calls())
    asyncio.run(one_more())
    assert len(server.served) == 2


def test_a_loop_that_is_closed_without_cancelling_its_tasks_does_not_block_the_queue() -> None:
    clock = TaskClock()
    server = VirtualServer(clock, requests=60, tokens=1e6)
    client = AsyncAnthropicClient(
        api_key="x", transport=AsyncVirtualTransport(server), clock=clock, rate_limits=policy(server, burst=1)
    )

    def call() -> Any:
        return client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": "Hello"}])

    async def begin() -> list[Any]:
        await call()
        waiting = [asyncio.ensure_future(call()) for _ in range(3)]
        await asyncio.sleep(0)
        for task in waiting:
            task._log_destroy_pending = False  # type: ignore[attr-defined]  # silences the warning of asyncio
        return waiting

    loop = asyncio.new_event_loop()
    waiting = loop.run_until_complete(begin())
    loop.close()
    clock.now += 1
    asyncio.run(asyncio.wait_for(call(), 5))
    assert len(server.served) == 2
    del waiting
    gc.collect()


def test_a_child_process_does_not_wait_for_threads_of_its_parent() -> None:
    sleeping, proceed = threading.Event(), threading.Event()

    class BlockingClock(VirtualClock):
        def sleep(self, seconds: float) -> None:
            sleeping.set()
            proceed.wait(10)
            super().sleep(seconds)

    limits = RateLimits(requests_per_minute=60, burst=1)
    client = AnthropicClient(
        api_key="x", transport=MockTransport(*[message_response()] * 9), clock=BlockingClock(), rate_limits=limits
    )

    def call() -> None:
        client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": "Hello"}])

    call()
    waiting = threading.Thread(target=call)
    waiting.start()
    assert sleeping.wait(10)
    child = os.fork()
    if child == 0:
        proceed.set()
        worker = threading.Thread(target=call, daemon=True)
        worker.start()
        worker.join(5)
        os._exit(1 if worker.is_alive() else 0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    proceed.set()
    waiting.join(10)
    assert not waiting.is_alive()


def test_the_limits_start_no_threads() -> None:
    before = set(threading.enumerate())
    limits = RateLimits(requests_per_minute=6000, tokens_per_minute=1e9)
    client = AnthropicClient(api_key="x", transport=MockTransport(*[message_response()] * 50), rate_limits=limits)
    for _ in range(50):
        client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": "Hello"}])
    time.sleep(0.05)
    assert set(threading.enumerate()) <= before
