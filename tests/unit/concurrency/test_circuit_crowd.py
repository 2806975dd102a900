"""Many tasks and threads that share one circuit, on a virtual clock."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from threading import Barrier, Lock
from typing import Any, ClassVar

import pytest

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    CircuitBreakerOpenError,
    InternalServerError,
    RetryPolicy,
)
from integrations_anthropic.testing import (
    AsyncMockTransport,
    MockLogger,
    MockTransport,
    VirtualClock,
    create_message_request,
    message_response,
)
from tests.unit.responses import failure, reply_with

HELLO = create_message_request()
DOWN = reply_with(failure("api_error"), 500)


async def until(condition: Callable[[], bool]) -> None:
    """Let other tasks run until the condition holds."""
    while not condition():  # noqa: ASYNC110 - what is waited for has no event
        await asyncio.sleep(0)


class GatedTransport(AsyncMockTransport):
    """Responds when its gate is open, and counts the requests in flight."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()
        self.running = self.peak = self.sent = 0

    @asynccontextmanager
    async def counted(self) -> AsyncIterator[None]:
        self.running += 1
        self.sent += 1
        self.peak = max(self.peak, self.running)
        try:
            await self.gate.wait()
            yield
        finally:
            self.running -= 1

    async def send(self, request: Any) -> Any:
        async with self.counted():
            return await super().send(request)


async def opened() -> tuple[AsyncAnthropicClient, GatedTransport, VirtualClock]:
    transport, clock = GatedTransport(), VirtualClock()
    transport.gate.set()
    transport.returning(DOWN)
    client = AsyncAnthropicClient(api_key="x", transport=transport, clock=clock, logger=MockLogger(), max_retries=0)
    for _ in range(5):
        with pytest.raises(InternalServerError):
            await client.messages.create(HELLO)
    clock.advance(30.0)
    transport.gate.clear()
    transport.running = transport.peak = transport.sent = 0
    transport.returning(message_response())
    return client, transport, clock


def test_of_a_thousand_tasks_one_probe_is_admitted_at_a_time_and_three_close_the_circuit() -> None:
    async def main() -> None:
        client, transport, _ = await opened()
        for round_number in range(1, 4):
            transport.gate.clear()
            calls = [asyncio.ensure_future(client.messages.create(HELLO)) for _ in range(1000)]
            done, pending = await asyncio.wait(calls, return_when=asyncio.FIRST_EXCEPTION)
            while len(pending) > 1:
                more, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
                done |= more
            assert all(isinstance(call.exception(), CircuitBreakerOpenError) for call in done)
            assert (len(done), transport.sent) == (999, round_number)
            transport.gate.set()
            await pending.pop()
        assert transport.peak == 1
        await asyncio.gather(*(client.messages.create(HELLO) for _ in range(1000)))
        assert transport.sent == 1003

    asyncio.run(main())


def test_a_cancelled_probe_releases_its_lease_and_does_not_count() -> None:
    async def main() -> None:
        client, transport, _ = await opened()
        for number in range(1, 6):
            probe = asyncio.ensure_future(client.messages.create(HELLO))
            await until(lambda number=number: transport.sent == number)
            with pytest.raises(CircuitBreakerOpenError):
                await client.messages.create(HELLO)
            probe.cancel()
            with pytest.raises(asyncio.CancelledError):
                await probe
        transport.gate.set()
        for _ in range(3):
            await client.messages.create(HELLO)
        await asyncio.gather(*(client.messages.create(HELLO) for _ in range(9)))

    asyncio.run(main())


def test_a_call_that_is_cancelled_before_its_retry_takes_nothing_from_the_retry_budget() -> None:
    class EndlessClock(VirtualClock):
        waiting: ClassVar[list[float]] = []

        async def asleep(self, seconds: float) -> None:
            self.waiting.append(seconds)
            await asyncio.Event().wait()

    async def main() -> None:
        transport = AsyncMockTransport().returning(DOWN)
        clock = EndlessClock()
        client = AsyncAnthropicClient(api_key="x", transport=transport, clock=clock, logger=MockLogger())
        for _ in range(300):
            call = asyncio.ensure_future(client.messages.create(HELLO))
            await until(lambda: len(clock.waiting) == 1)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            clock.waiting.clear()
        assert client._components.budget.left == 100.0

    asyncio.run(main())


def test_failures_of_tasks_that_end_together_open_the_circuit_once() -> None:
    async def main() -> None:
        transport, logger = GatedTransport(), MockLogger()
        transport.returning(DOWN)
        client = AsyncAnthropicClient(
            api_key="x", transport=transport, clock=VirtualClock(), logger=logger, max_retries=0
        )
        calls = [asyncio.ensure_future(client.messages.create(HELLO)) for _ in range(50)]
        await until(lambda: transport.running == 50)
        transport.gate.set()
        results = await asyncio.gather(*calls, return_exceptions=True)
        assert all(type(result) is InternalServerError for result in results)
        opened = [text for text in logger.messages("ERROR") if "opened" in text]
        assert len(opened) == len(logger.messages("WARNING")) == 1

    asyncio.run(main())


def test_of_thirty_two_threads_one_probe_is_admitted_at_a_time() -> None:
    lock, start = Lock(), Barrier(32)
    running, peak, sent = 0, 0, 0

    class CountingTransport(MockTransport):
        def send(self, request: Any) -> Any:
            nonlocal running, peak, sent
            with lock:
                running, sent = running + 1, sent + 1
                peak = max(peak, running)
            try:
                start.wait()
                return super().send(request)
            finally:
                with lock:
                    running -= 1

    clock = VirtualClock()
    transport = CountingTransport().returning(message_response())
    client = AnthropicClient(api_key="x", transport=transport, clock=clock, logger=MockLogger(), max_retries=0)
    down = client.with_options(transport=MockTransport().returning(DOWN))
    for _ in range(5):
        with pytest.raises(InternalServerError):
            down.messages.create(HELLO)
    clock.advance(30.0)

    def call(_: int) -> str:
        try:
            client.messages.create(HELLO)
        except CircuitBreakerOpenError:
            # The probe waits until all the others were refused.
            start.wait()
            return "refused"
        return "probed"

    with ThreadPoolExecutor(32) as pool:
        for _ in range(3):
            assert Counter(pool.map(call, range(32))) == {"probed": 1, "refused": 31}
        assert (peak, sent) == (1, 3)
        assert set(pool.map(call, range(32))) == {"probed"}


def test_threads_of_a_failing_client_spend_no_more_than_the_retry_budget() -> None:
    transport = MockTransport().returning(DOWN)
    policy = RetryPolicy(initial_delay=0.0)
    client = AnthropicClient(api_key="x", transport=transport, clock=VirtualClock(), circuit=None, retry=policy)

    def call(_: int) -> None:
        with pytest.raises(InternalServerError):
            client.messages.create(HELLO)

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(call, range(400)))
    assert len(transport.requests) == 500
