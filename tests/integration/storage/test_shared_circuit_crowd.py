"""One circuit in a real Redis that many tasks, threads, event loops and processes share; cancelled tasks."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import pytest

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    CircuitBreakerOpenError,
    CircuitConfig,
    InternalServerError,
)
from integrations_anthropic._async.shared_circuit import AsyncSharedCircuit
from integrations_anthropic._sync.shared_circuit import SharedCircuit
from integrations_anthropic.errors import StreamTruncatedError
from integrations_anthropic.testing import AsyncMockTransport, MockTransport
from tests.integration.storage.circuit_clients import HELLO, WELL, decisions_of, opened, options, probes
from tests.storage_server import RedisServer


@pytest.fixture(autouse=True)
def _empty(redis_server: RedisServer) -> Iterator[None]:
    redis_server.flush()
    yield
    gc.collect()


async def until(condition: Callable[[], bool]) -> None:
    """Let other tasks run until the condition holds."""
    while not condition():  # noqa: ASYNC110 - the condition has no event
        await asyncio.sleep(0.001)


class GatedTransport(AsyncMockTransport):
    """Responds when its gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()
        self.returning(WELL)

    async def send(self, request: Any) -> Any:
        self.requests.append(request)
        await self.gate.wait()
        return await super().send(request)


def test_of_many_tasks_one_probe_is_admitted_at_a_time_and_a_cancelled_one_releases_its_lease(
    redis_server: RedisServer,
) -> None:
    opened(redis_server)

    async def main() -> None:
        transport = GatedTransport()
        async with AsyncAnthropicClient(transport=transport, **options(redis_server)) as client:
            calls = [asyncio.ensure_future(client.messages.create(HELLO)) for _ in range(100)]
            done, pending = await asyncio.wait(calls, return_when=asyncio.FIRST_EXCEPTION)
            while len(pending) > 1:
                more, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
                done |= more
            assert all(isinstance(call.exception(), CircuitBreakerOpenError) for call in done)
            assert (len(transport.requests), probes(redis_server)) == (1, 1)
            probe = pending.pop()
            probe.cancel()
            with pytest.raises(asyncio.CancelledError):
                await probe
            assert probes(redis_server) == 0
            with anyio.move_on_after(10) as scope:
                async with anyio.create_task_group() as group:
                    group.start_soon(client.messages.create, HELLO)
                    await until(lambda: len(transport.requests) == 2)
                    scope.cancel()
            assert scope.cancelled_caught
            assert probes(redis_server) == 0
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await client.messages.create(HELLO)
            assert probes(redis_server) == 0
            transport.gate.set()
            for _ in range(3):
                await client.messages.create(HELLO)
            await asyncio.gather(*(client.messages.create(HELLO) for _ in range(20)))

    asyncio.run(main())


@pytest.mark.parametrize("steps", range(12))
def test_a_call_that_is_cancelled_at_any_step_leaves_no_lease_and_does_not_open_the_circuit(
    redis_server: RedisServer, steps: int
) -> None:
    opened(redis_server)

    async def main() -> None:
        transport = AsyncMockTransport().returning(WELL)
        async with AsyncAnthropicClient(transport=transport, **options(redis_server)) as client:
            with pytest.raises(CircuitBreakerOpenError):
                # Connects, and holds the only lease for a moment.
                lease = await AsyncSharedCircuit(decisions_of(client)).admit_for("messages", 0.0, 60.0)
                try:
                    await client.messages.create(HELLO)
                finally:
                    await AsyncSharedCircuit(decisions_of(client)).settle(lease, asyncio.CancelledError(), 0.0)
            call = asyncio.ensure_future(client.messages.create(HELLO))
            for _ in range(steps):
                await asyncio.sleep(0)
            call.cancel()
            result = (await asyncio.gather(call, return_exceptions=True))[0]
            assert isinstance(result, (asyncio.CancelledError, type(WELL)))
            await asyncio.sleep(0.01)
            assert probes(redis_server) == 0
            await client.messages.create(HELLO)

    asyncio.run(main())


def test_a_cancellation_while_a_success_is_sent_to_redis_loses_neither(redis_server: RedisServer) -> None:
    """A stream that was opened is returned, and the cancellation takes effect at the next await."""

    async def main() -> None:
        transport = AsyncMockTransport().returning_stream(['event: content_block_start\ndata: {"index": 0}\n\n'])
        async with AsyncAnthropicClient(transport=transport, **options(redis_server)) as client:
            connection = client._components.storage.awaiting
            settling = asyncio.Event()
            run = connection.run

            async def slow(script: Any, *given: Any) -> Any:
                if len(given[1]) == 6:
                    settling.set()
                    await asyncio.sleep(0.02)
                return await run(script, *given)

            connection.run = slow  # type: ignore[method-assign]
            opened_streams: list[Any] = []

            async def read() -> None:
                async with client.messages.create_stream(HELLO) as stream:
                    opened_streams.append(stream)
                    await asyncio.sleep(10)

            task = asyncio.ensure_future(read())
            await settling.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            (stream,) = opened_streams
            assert repr(stream).endswith("(closed)")
            with pytest.raises(StreamTruncatedError):
                await stream.get_final_message()

    asyncio.run(main())


def test_one_client_on_event_loops_one_after_another(redis_server: RedisServer) -> None:
    client = AsyncAnthropicClient(transport=AsyncMockTransport().returning(WELL), **options(redis_server))

    async def several() -> list[Any]:
        return await asyncio.gather(*(client.messages.create(HELLO) for _ in range(5)))

    for _ in range(50):
        assert len(asyncio.run(several())) == 5


def test_threads_share_one_client(redis_server: RedisServer) -> None:
    opened(redis_server)
    with AnthropicClient(transport=MockTransport().returning(WELL), **options(redis_server)) as client:

        def call(_: int) -> bool:
            try:
                client.messages.create(HELLO)
            except CircuitBreakerOpenError:
                return False
            return True

        with ThreadPoolExecutor(32) as pool:
            results = list(pool.map(call, range(320)))
        assert sum(results) >= 3
        assert all(map(call, range(10)))


def test_failures_of_threads_that_end_together_open_the_circuit_once(redis_server: RedisServer) -> None:
    given = options(redis_server, CircuitConfig(open_duration=20))
    with AnthropicClient(transport=MockTransport(), **given) as client:
        circuit = SharedCircuit(decisions_of(client))
        permits = [circuit.admit_for("messages", 0.0, None) for _ in range(50)]
        error = InternalServerError("no luck", status=500)
        with ThreadPoolExecutor(16) as pool:
            list(pool.map(lambda permit: circuit.settle(permit, error, 0.0), permits))
        assert decisions_of(client).state("messages") == "open"
        assert len(given["logger"].messages("ERROR")) == 1
        with pytest.raises(CircuitBreakerOpenError):
            circuit.admit_for("messages", 0.0, None)


def test_an_overtaken_reply_of_the_same_millisecond_is_ignored(redis_server: RedisServer) -> None:
    given = options(redis_server)
    with AnthropicClient(transport=MockTransport(), **given) as client:
        circuit = decisions_of(client)
        time_ms = 1_700_000_000_000
        before, after = (1, b"closed", 0, 0, time_ms), (1, b"open", time_ms, 0, time_ms)
        for reply in (before, after, before, after, before):
            circuit.record_reply("messages", reply)
        assert circuit.state("messages") == "open"
        assert len(given["logger"].messages("ERROR")) == 1
