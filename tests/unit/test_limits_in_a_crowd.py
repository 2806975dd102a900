"""Ten times what a server allows, offered by tasks and by threads: nothing is refused, next to nothing is lost."""

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
from tests.unit.virtual_server import AsyncNetworkStream, ThreadTime, Timeline, VirtualServer, Wire

MINUTES = 4
# requests and tokens a minute of the server, max_tokens of each request, and how long an answer takes
LOADS = [
    pytest.param(60, 1e6, 100, 0.0, id="requests"),
    pytest.param(7, 1e6, 100, 0.0, id="few-requests"),
    pytest.param(600, 20_000, 100, 0.0, id="tokens"),
    pytest.param(600, 20_000, 400, 1.5, id="tokens-that-come-back"),
    pytest.param(300, 30_000, 60, 0.7, id="both"),
]


def policy(server: VirtualServer, **options: Any) -> RateLimits:
    return RateLimits(requests_per_minute=server.requests.most, tokens_per_minute=server.tokens.most, **options)


def allowed(server: VirtualServer, minutes: float) -> float:
    """Requests such a server takes: the full bucket and what it gains, but no more than the tokens of each minute."""
    by_requests = server.requests.most * (1 + minutes)
    return min(by_requests, server.tokens.most * minutes / (server.read + server.written))


@pytest.mark.anyio
@pytest.mark.parametrize(("requests", "tokens", "most", "latency"), LOADS)
async def test_tasks_get_all_that_is_allowed_and_no_refusal(
    requests: float, tokens: float, most: int, latency: float
) -> None:
    clock = Timeline()
    end = clock.monotonic() + MINUTES * 60
    server = VirtualServer(clock, requests=requests, tokens=tokens, latency=latency)
    client = AsyncAnthropicClient(
        api_key="x", transport=AsyncNetworkStream(server), clock=clock, rate_limits=policy(server), max_retries=0
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
def test_threads_get_all_that_is_allowed_and_no_refusal(
    requests: float, tokens: float, most: int, latency: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ThreadTime()
    monkeypatch.setattr("integrations_anthropic._runtime.event_loop.EventLoop.event", clock.turn)
    end = clock.monotonic() + MINUTES * 60
    server = VirtualServer(clock, requests=requests, tokens=tokens, latency=latency)
    client = AnthropicClient(
        api_key="x", transport=Wire(server), clock=clock, rate_limits=policy(server), max_retries=0
    )

    def offer() -> None:
        while clock.monotonic() < end:
            client.messages.create(model="m", max_tokens=most, messages=[{"role": "user", "content": "Hello"}])

    assert clock.crowd(32, offer) == []
    assert server.refused == 0
    served = [moment for moment in server.served if moment <= end]
    assert len(served) >= 0.95 * allowed(server, MINUTES)


@pytest.mark.anyio
async def test_tasks_are_served_in_the_order_in_which_they_came() -> None:
    clock = Timeline()
    server = VirtualServer(clock, requests=60, tokens=1e6)
    client = AsyncAnthropicClient(
        api_key="x",
        transport=AsyncNetworkStream(server),
        clock=clock,
        rate_limits=policy(server, burst=1),
        max_retries=0,
    )

    async def ask(number: int) -> None:
        await client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": str(number)}])

    async with anyio.create_task_group() as group:
        for number in range(20):
            group.start_soon(ask, number)
            await anyio.lowlevel.checkpoint()
            await anyio.lowlevel.checkpoint()
        await clock.drive(float("inf"))
    assert server.order == [str(number) for number in range(20)]
    assert server.served == pytest.approx([1000 + second for second in range(20)])


@pytest.mark.anyio
async def test_whoever_is_cancelled_loses_no_capacity_and_passes_the_turn() -> None:
    clock = Timeline()
    server = VirtualServer(clock, requests=60, tokens=1e6)
    client = AsyncAnthropicClient(
        api_key="x",
        transport=AsyncNetworkStream(server),
        clock=clock,
        rate_limits=policy(server, burst=1),
        max_retries=0,
    )
    scopes = [anyio.CancelScope() for _ in range(8)]

    async def ask(number: int) -> None:
        with scopes[number]:
            await client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": str(number)}])

    async with anyio.create_task_group() as group:
        for number in range(8):
            group.start_soon(ask, number)
            await anyio.lowlevel.checkpoint()
            await anyio.lowlevel.checkpoint()
        # The first in line, two behind it, and the last.
        for number in (1, 3, 4, 7):
            scopes[number].cancel()
        await clock.drive(float("inf"))
    assert server.order == ["0", "2", "5", "6"]
    assert server.served == pytest.approx([1000, 1001, 1002, 1003])


@pytest.mark.anyio
async def test_who_would_wait_too_long_behind_others_is_refused_at_once() -> None:
    clock = Timeline()
    server = VirtualServer(clock, requests=60, tokens=1e6)
    limits = policy(server, burst=1, max_wait=4.5)
    client = AsyncAnthropicClient(api_key="x", transport=AsyncNetworkStream(server), clock=clock, rate_limits=limits)
    refused: list[tuple[int, float, float | None]] = []

    async def ask(number: int) -> None:
        try:
            await client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": str(number)}])
        except LocalRateLimitError as error:
            refused.append((number, clock.monotonic(), error.retry_after))

    async with anyio.create_task_group() as group:
        for number in range(7):
            group.start_soon(ask, number)
            await anyio.lowlevel.checkpoint()
            await anyio.lowlevel.checkpoint()
        await clock.drive(float("inf"))
    assert server.order == ["0", "1", "2", "3", "4"]
    assert [(number, moment) for number, moment, _ in refused] == [(5, 1000.0), (6, 1000.0)]
    assert [wait for *_, wait in refused] == pytest.approx([5, 5])


def test_one_event_loop_after_another_under_one_limit() -> None:
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


def test_a_loop_that_ends_with_some_in_line_leaves_the_line_free() -> None:
    clock = Timeline()
    server = VirtualServer(clock, requests=60, tokens=1e6)
    limits = policy(server, burst=1)
    client = AsyncAnthropicClient(api_key="x", transport=AsyncNetworkStream(server), clock=clock, rate_limits=limits)

    def ask() -> Any:
        return client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": "Hello"}])

    async def leave_some_behind() -> None:
        await ask()
        waiting = [asyncio.ensure_future(ask()) for _ in range(3)]
        await asyncio.sleep(0)
        assert not any(task.done() for task in waiting)

    async def one_more() -> None:
        clock.now += 1
        await ask()

    asyncio.run(leave_some_behind())
    asyncio.run(one_more())
    assert len(server.served) == 2


def test_a_loop_that_was_closed_without_ado_leaves_the_line_free() -> None:
    clock = Timeline()
    server = VirtualServer(clock, requests=60, tokens=1e6)
    client = AsyncAnthropicClient(
        api_key="x", transport=AsyncNetworkStream(server), clock=clock, rate_limits=policy(server, burst=1)
    )

    def ask() -> Any:
        return client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": "Hello"}])

    async def begin() -> list[Any]:
        await ask()
        waiting = [asyncio.ensure_future(ask()) for _ in range(3)]
        await asyncio.sleep(0)
        for task in waiting:
            task._log_destroy_pending = False  # type: ignore[attr-defined]  # what asyncio says of it is no matter here
        return waiting

    loop = asyncio.new_event_loop()
    waiting = loop.run_until_complete(begin())
    loop.close()
    clock.now += 1
    asyncio.run(asyncio.wait_for(ask(), 5))
    assert len(server.served) == 2
    del waiting
    gc.collect()


def test_a_child_process_waits_for_no_thread_of_its_parent() -> None:
    blocked, go_on = threading.Event(), threading.Event()

    class Slow(VirtualClock):
        def sleep(self, seconds: float) -> None:
            blocked.set()
            go_on.wait(10)
            super().sleep(seconds)

    limits = RateLimits(requests_per_minute=60, burst=1)
    client = AnthropicClient(
        api_key="x", transport=MockTransport(*[message_response()] * 9), clock=Slow(), rate_limits=limits
    )

    def ask() -> None:
        client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": "Hello"}])

    ask()
    waiting = threading.Thread(target=ask)
    waiting.start()
    assert blocked.wait(10)
    child = os.fork()
    if child == 0:
        go_on.set()
        worker = threading.Thread(target=ask, daemon=True)
        worker.start()
        worker.join(5)
        os._exit(1 if worker.is_alive() else 0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    go_on.set()
    waiting.join(10)
    assert not waiting.is_alive()


def test_the_limits_start_no_threads() -> None:
    before = threading.active_count()
    limits = RateLimits(requests_per_minute=6000, tokens_per_minute=1e9)
    client = AnthropicClient(api_key="x", transport=MockTransport(*[message_response()] * 50), rate_limits=limits)
    for _ in range(50):
        client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": "Hello"}])
    time.sleep(0.05)
    assert threading.active_count() == before
