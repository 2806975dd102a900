"""A circuit that two clients share through a real Redis, which is killed, frozen and started again."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicError,
    AsyncAnthropicClient,
    CircuitBreakerOpenError,
    CircuitConfig,
    InternalServerError,
    RateLimits,
    RetryExhaustedError,
)
from integrations_anthropic._async.shared_circuit import AsyncSharedCircuit
from integrations_anthropic.testing import (
    AsyncMockTransport,
    MockLogger,
    VirtualClock,
    create_message_request,
    internal_server_error,
    invalid_request_error,
    message_response,
    rate_limit_error,
)
from tests.elapsed import Elapsed
from tests.storage_server import RedisServer

pytestmark = pytest.mark.anyio

HELLO = create_message_request()
SOON = CircuitConfig(open_duration=0.15)
OPEN: list[AsyncAnthropicClient] = []
pause = time.sleep
FAILED, REFUSED = "InternalServerError", "CircuitBreakerOpenError"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
async def _empty(redis_server: RedisServer) -> AsyncIterator[None]:
    redis_server.flush()
    yield
    for client in OPEN:
        await client.close()
    OPEN.clear()


class Process:
    """A client with its own transport and logger, which stands for one of several processes."""

    def __init__(self, server: RedisServer, circuit: Any = SOON, policy: Any = "local", **options: Any) -> None:
        self.logger = MockLogger("INFO")
        self.transport = AsyncMockTransport()
        limits = RateLimits(storage=server.url, on_storage_error=policy)
        given = {"clock": VirtualClock(), "circuit": circuit, "rate_limits": limits, "max_retries": 0} | options
        self.client = AsyncAnthropicClient(api_key="x", transport=self.transport, logger=self.logger, **given)
        OPEN.append(self.client)
        self.circuit = AsyncSharedCircuit(self.client._components.circuit)  # type: ignore[arg-type]

    async def results(self, reply: Any, times: int = 1) -> list[str]:
        """The class name of the error of each call, "ok" where there is none."""
        self.transport.returning(reply)
        results = []
        for _ in range(times):
            try:
                await self.client.messages.create(HELLO)
                results.append("ok")
            except AnthropicError as error:
                results.append(type(error).__name__)
        return results


def two(server: RedisServer, **options: Any) -> tuple[Process, Process]:
    return Process(server, **options), Process(server, **options)


async def test_failures_of_both_open_the_circuit_and_probes_of_both_close_it(redis_server: RedisServer) -> None:
    one, other = two(redis_server)
    assert await one.results(internal_server_error(), 3) == [FAILED] * 3
    assert await other.results(internal_server_error(), 2) == [FAILED] * 2
    for process in (one, other):
        process.transport.requests.clear()
        assert await process.results(message_response()) == [REFUSED]
        assert process.transport.requests == []
    with pytest.raises(CircuitBreakerOpenError) as caught:
        await one.client.messages.create(HELLO)
    assert 0 < (caught.value.retry_after or 0) <= 0.15
    assert caught.value.open_until is not None
    pause(0.2)
    assert await one.results(message_response()) == ["ok"]
    assert await other.results(message_response(), 2) == ["ok"] * 2
    assert await one.results(internal_server_error(), 4) == [FAILED] * 4
    assert await other.results(message_response()) == ["ok"]


async def test_a_success_of_one_process_resets_the_failure_count_of_all(redis_server: RedisServer) -> None:
    one, other = two(redis_server)
    for _ in range(3):
        assert await one.results(internal_server_error(), 4) == [FAILED] * 4
        assert await other.results(message_response()) == ["ok"]


async def test_errors_that_do_not_count_neither_open_nor_close_the_circuit(redis_server: RedisServer) -> None:
    one, other = two(redis_server)
    for _ in range(4):
        await one.results(internal_server_error())
        assert await other.results(invalid_request_error(), 3) == ["InvalidRequestError"] * 3
        assert await other.results(rate_limit_error(), 3) == ["RateLimitError"] * 3
    assert await one.results(internal_server_error()) == [FAILED]
    assert await other.results(message_response()) == [REFUSED]
    pause(0.2)
    # A probe that gets a 429 releases its lease at once.
    assert await one.results(rate_limit_error(), 2) == ["RateLimitError"] * 2
    assert await other.results(internal_server_error()) == [FAILED]
    assert await one.results(message_response()) == [REFUSED]


async def test_both_see_and_log_each_change_once(redis_server: RedisServer) -> None:
    one, other = two(redis_server)
    await one.results(internal_server_error(), 5)
    await other.results(message_response(), 3)
    pause(0.2)
    await one.results(message_response(), 3)
    await other.results(message_response())
    changes = [record.extra for record in one.logger.records if record.level == logging.WARNING]
    assert [(change["old_state"], change["new_state"]) for change in changes] == [
        ("closed", "open"),
        ("open", "half-open"),
        ("half-open", "closed"),
    ]
    seen = [record.extra for record in other.logger.records if record.level == logging.WARNING]
    assert [(change["old_state"], change["new_state"]) for change in seen] == [("closed", "open"), ("open", "closed")]
    opened = [[text for text in process.logger.messages("ERROR") if "opened" in text] for process in (one, other)]
    assert [len(each) for each in opened] == [1, 1]


async def test_after_its_wait_a_retry_asks_redis_again(redis_server: RedisServer) -> None:
    other = Process(redis_server)

    class FailuresDuringSleep(VirtualClock):
        async def asleep(self, seconds: float) -> None:
            self.waits.append(seconds)
            await other.results(internal_server_error(), 5)

    one = Process(redis_server, clock=FailuresDuringSleep(), max_retries=3)
    one.transport.returning(internal_server_error())
    with pytest.raises(InternalServerError) as caught:
        await one.client.messages.create(HELLO)
    assert not isinstance(caught.value, RetryExhaustedError)
    assert len(one.transport.requests) == 1
    two_more = Process(redis_server, max_retries=1)
    redis_server.flush()
    two_more.transport.returning(internal_server_error())
    with pytest.raises(RetryExhaustedError):
        await two_more.client.messages.create(HELLO)


async def test_services_origins_and_prefixes_have_separate_keys_and_each_key_has_a_ttl(
    redis_server: RedisServer,
) -> None:
    one = Process(redis_server)
    await one.results(internal_server_error(), 5)
    assert await Process(redis_server, base_url="https://elsewhere.example").results(message_response()) == ["ok"]
    apart = RateLimits(storage=f"{redis_server.url}?prefix=team-b")
    assert await Process(redis_server, rate_limits=apart).results(message_response()) == ["ok"]
    with suppress(AnthropicError):
        await one.client.models.list()
    assert len(one.transport.requests) == 6
    assert await Process(redis_server).results(message_response()) == [REFUSED]
    key = "integrations-anthropic:circuit:{https://api.anthropic.com:messages}"
    assert key in redis_server.ask("KEYS *")
    assert 3_000_000 < int(redis_server.ask(f"PTTL {key}").strip()[1:]) < 10_000_000
    pause(0.2)
    await one.results(rate_limit_error())
    keys = [line for line in redis_server.ask("KEYS *").split("\r\n") if line.startswith("integrations")]
    assert all(int(redis_server.ask(f"PTTL {name}").strip()[1:]) > 0 for name in keys)


def warnings_of(process: Process) -> list[str]:
    return [text for text in process.logger.messages("WARNING") if "does not reply" in text]


@pytest.mark.timed
@pytest.mark.parametrize("kill", [True, False])
async def test_while_redis_is_unavailable_each_process_counts_alone_and_later_shares_again(
    redis_server: RedisServer, kill: bool
) -> None:
    one, other = two(redis_server)
    await one.results(internal_server_error(), 4)
    redis_server.kill() if kill else redis_server.freeze()
    try:
        with Elapsed() as elapsed:
            assert await one.results(internal_server_error(), 5) == [FAILED] * 5
            assert await one.results(message_response(), 20) == [REFUSED] * 20
            assert await other.results(message_response(), 20) == ["ok"] * 20
            # At most 50 ms for each client that does not know yet.
            assert elapsed.within(0.3)
        # A single timeout is ignored, and one that a busy machine notices late; the next makes Redis unavailable.
        for _ in range(100):
            pause(0.06)
            assert await one.results(message_response()) == [REFUSED]
            if warnings_of(one):
                break
    finally:
        redis_server.start() if kill else redis_server.thaw()
    with Elapsed() as elapsed:
        while await one.results(message_response()) != ["ok"]:
            assert elapsed.within(1.5)
            pause(0.02)
    assert ["counting alone" in text for text in warnings_of(one)] == [True]
    pause(0.5)
    await one.results(message_response())
    await other.results(internal_server_error(), 5)
    assert await one.results(message_response()) == [REFUSED]


@pytest.mark.parametrize(("policy", "end"), [("open", FAILED), ("closed", REFUSED)])
async def test_while_redis_is_unavailable_on_storage_error_admits_all_or_none(
    redis_server: RedisServer, policy: str, end: str
) -> None:
    one = Process(redis_server, policy=policy)
    await one.results(message_response())
    redis_server.kill()
    try:
        assert await one.results(internal_server_error(), 20) == [end] * 20
        retried = Process(redis_server, policy="open", max_retries=1)
        assert await retried.results(internal_server_error()) == ["RetryExhaustedError[InternalServerError]"]
    finally:
        redis_server.start()
    pause(0.6)
    assert await one.results(message_response()) == ["ok"]


@pytest.mark.timed
async def test_a_circuit_that_was_open_when_redis_froze_stays_open(
    redis_server: RedisServer,
) -> None:
    clock = VirtualClock()
    one = Process(redis_server, circuit=CircuitConfig(open_duration=20), clock=clock)
    await one.results(internal_server_error(), 5)
    redis_server.freeze()
    try:
        assert await one.results(message_response(), 5) == [REFUSED] * 5
        # The local circuit admits a probe after its open duration.
        clock.advance(20)
        assert await one.results(message_response(), 5) == ["ok"] * 5
    finally:
        redis_server.thaw()
    pause(0.6)
    assert await one.results(message_response(), 1) == [REFUSED]


async def test_with_on_storage_error_closed_a_limiter_in_the_same_redis_refuses_instead(
    redis_server: RedisServer,
) -> None:
    circuit = Process(redis_server, policy="closed").circuit
    limits = RateLimits(storage=redis_server.url, on_storage_error="closed", requests_per_minute=60)
    limited = Process(redis_server, rate_limits=limits).circuit
    redis_server.kill()
    try:
        assert (await limited.admit_for("messages", 0.0, None)).epoch == -1
        with pytest.raises(CircuitBreakerOpenError, match="on_storage_error is 'closed'"):
            await circuit.admit_for("messages", 0.0, None)
    finally:
        redis_server.start()


async def test_the_lease_of_a_lost_probe_expires(redis_server: RedisServer) -> None:
    one = Process(redis_server)
    await one.results(internal_server_error(), 5)
    pause(0.2)
    # Its lease lasts 0.1 s, and it is not settled before that.
    lost = await one.circuit.admit_for("messages", 0.0, 0.1)
    assert lost.lease
    assert await one.results(message_response()) == [REFUSED]
    pause(0.15)
    assert await one.results(message_response()) == ["ok"]
    await one.circuit.settle(lost, internal_server_error(), 0.0)
    assert await one.results(message_response(), 2) == ["ok"] * 2


async def test_a_copy_shares_connections_and_circuit_unless_its_storage_differs(redis_server: RedisServer) -> None:
    one = Process(redis_server)
    copy = one.client.with_options(timeout=5)
    assert copy._components.circuit is one.client._components.circuit
    assert copy._components.storage is one.client._components.storage
    local = one.client.with_options(rate_limits=None)
    assert local._components.storage is None
    assert type(local._components.circuit) is not type(one.client._components.circuit)
