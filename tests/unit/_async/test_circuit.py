"""A client whose service keeps failing: refused at once, probed one call at a time, closed again."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicError,
    APIConnectionError,
    AsyncAnthropicClient,
    CircuitBreakerOpenError,
    CircuitConfig,
    ConfigurationError,
    InternalServerError,
    OverloadedError,
    RateLimits,
    RetryExhaustedError,
    RetryPolicy,
)
from integrations_anthropic.resilience import CircuitBreaker
from integrations_anthropic.testing import AsyncMockTransport, MockCircuitBreaker, MockLogger, Reply, VirtualClock
from tests.unit.responses import EVENTS, MESSAGE, failure, page, reply_with

from .clients import client_of

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
DOWN = reply_with(failure("api_error"), 500)


async def fail(client: AsyncAnthropicClient, times: int, cls: type[AnthropicError] = InternalServerError) -> None:
    for _ in range(times):
        with pytest.raises(cls):
            await client.messages.create(**HELLO, max_retries=0)


def failing(**options: Any) -> tuple[AsyncAnthropicClient, AsyncMockTransport, VirtualClock]:
    """A client whose service always responds 500."""
    clock, transport = VirtualClock(), AsyncMockTransport().returning(DOWN)
    return client_of(transport, clock=clock, **options), transport, clock


async def test_five_failed_calls_open_the_circuit_and_later_calls_are_refused_without_being_sent() -> None:
    client, transport, clock = failing()
    await fail(client, 5)
    transport.requests.clear()
    for _ in range(20):
        with pytest.raises(CircuitBreakerOpenError) as caught:
            await client.messages.create(**HELLO)
    assert transport.requests == []
    error = caught.value
    assert error.retry_after == 30.0
    assert error.open_until == datetime.fromtimestamp(clock.time() + 30.0, UTC)
    assert error.open_until.tzinfo is UTC
    assert (error.attempt_count, error.is_retryable, error.kind) == (0, False, "circuit_open")


async def test_an_execution_counts_once_with_all_its_retries() -> None:
    client, transport, _ = failing(retry=RetryPolicy(jitter=0.0))
    for _ in range(4):
        with pytest.raises(RetryExhaustedError):
            await client.messages.create(**HELLO)
    assert len(transport.requests) == 16
    transport.returning(reply_with(MESSAGE))
    await client.messages.create(**HELLO)
    transport.returning(DOWN)
    await fail(client, 4)
    transport.returning(reply_with(MESSAGE))
    await client.messages.create(**HELLO)


async def test_three_successful_probes_close_the_circuit_and_a_probe_is_not_retried() -> None:
    client, transport, clock = failing()
    await fail(client, 5)
    clock.advance(30.0)
    transport.requests.clear()
    with pytest.raises(InternalServerError) as caught:
        await client.messages.create(**HELLO)
    assert not isinstance(caught.value, RetryExhaustedError)
    assert (len(transport.requests), clock.waits) == (1, [])
    with pytest.raises(CircuitBreakerOpenError) as refused:
        await client.messages.create(**HELLO)
    assert refused.value.retry_after == 30.0
    clock.advance(30.0)
    transport.returning(reply_with(MESSAGE))
    for _ in range(3):
        await client.messages.create(**HELLO)
    transport.returning(DOWN)
    await fail(client, 4)


async def test_a_probe_that_gets_a_429_releases_its_lease_and_is_not_retried() -> None:
    client, transport, clock = failing()
    await fail(client, 5)
    clock.advance(30.0)
    transport.returning(reply_with(failure("rate_limit_error"), 429))
    for _ in range(3):
        with pytest.raises(AnthropicError, match="no luck") as caught:
            await client.messages.create(**HELLO)
        assert caught.value.attempt_count == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 429])
async def test_an_error_of_the_caller_never_opens_the_circuit(status: int) -> None:
    client, transport, _ = failing(max_retries=0)
    transport.returning(reply_with(failure("some_error"), status))
    await fail(client, 20, AnthropicError)
    assert len(transport.requests) == 20


async def test_a_stream_counts_by_its_beginning() -> None:
    client, transport, _ = failing(max_retries=0)
    early = Reply.stream([EVENTS[0], failure("overloaded_error")])
    transport.returning(early)
    for _ in range(5):
        with pytest.raises(OverloadedError):
            await client.messages.create_stream(**HELLO).get_final_message()
    with pytest.raises(CircuitBreakerOpenError):
        await client.messages.create(**HELLO)


async def test_a_stream_that_breaks_after_its_first_content_counts_as_a_success() -> None:
    client, transport, _ = failing(max_retries=0)
    broken = Reply.stream([*EVENTS[:4], APIConnectionError("lost", phase="read")])
    transport.returning(broken)
    for _ in range(20):
        with pytest.raises(APIConnectionError):
            await client.messages.create_stream(**HELLO).get_final_message()
    assert len(transport.requests) == 20


async def test_after_its_wait_a_retry_checks_the_circuit_again() -> None:
    class FailuresDuringSleep(VirtualClock):
        """While one call waits, five others fail."""

        async def asleep(self, seconds: float) -> None:
            self.waits.append(seconds)
            await fail(other, 5)

    clock, transport = FailuresDuringSleep(), AsyncMockTransport().returning(DOWN)
    circuit = CircuitBreaker(CircuitConfig(), logger=MockLogger())
    client = client_of(transport, clock=clock, circuit=circuit)
    other = client_of(transport, circuit=circuit)
    with pytest.raises(InternalServerError) as caught:
        await client.messages.create(**HELLO)
    assert len(clock.waits) == 1
    assert len(transport.requests) == 6
    assert caught.value.attempt_count == 1
    assert not isinstance(caught.value, RetryExhaustedError)


async def test_each_service_has_its_own_circuit() -> None:
    client, transport, _ = failing()
    await fail(client, 5)
    transport.returning(reply_with(page(["a"], more=False)))
    assert [model.id for model in (await client.models.list()).data] == ["a"]


async def test_a_copy_shares_the_circuit_unless_its_origin_configuration_or_clock_differs() -> None:
    client, transport, _ = failing()
    await fail(client, 5)
    transport.returning(reply_with(MESSAGE))
    for same in ({"timeout": 3}, {"base_url": "https://api.anthropic.com/prefix"}, {"rate_limits": RateLimits()}):
        with pytest.raises(CircuitBreakerOpenError):
            await client.with_options(**same).messages.create(**HELLO)
    for own in (
        {"base_url": "https://elsewhere.example", "transport": transport},
        {"circuit": None},
        {"circuit": CircuitConfig(failure_threshold=9)},
        {"clock": VirtualClock()},
    ):
        assert (await client.with_options(**own).messages.create(**HELLO)).id == "msg_1"


async def test_circuit_none_disables_it() -> None:
    client, transport, _ = failing(circuit=None)
    await fail(client, 30)
    assert len(transport.requests) == 30


async def test_the_log_reports_the_opening_once_and_what_to_do() -> None:
    logger = MockLogger()
    client, _, _ = failing(logger=logger)
    await fail(client, 5)
    for _ in range(5):
        with pytest.raises(CircuitBreakerOpenError):
            await client.messages.create(**HELLO)
    (warning,) = logger.messages(logging.WARNING)
    assert "messages" in warning and "retry_after" in warning and "CircuitConfig" in warning
    assert logger.messages(logging.ERROR).count("circuit breaker opened for messages") == 1


async def test_a_custom_circuit_needs_only_the_methods_of_its_protocol() -> None:
    circuit = MockCircuitBreaker()
    transport = AsyncMockTransport(DOWN, reply_with(MESSAGE))
    client = client_of(transport, circuit=circuit)
    await client.messages.create(**HELLO)
    assert circuit.settled == [("messages", None)]
    circuit.open(4.0)
    with pytest.raises(CircuitBreakerOpenError) as caught:
        await client.messages.create(**HELLO)
    assert caught.value.open_until is not None
    with pytest.raises(CircuitBreakerOpenError) as caught_again:
        moment = datetime(2030, 1, 1, tzinfo=UTC)
        circuit.open(4.0, open_until=moment)
        await client.messages.create(**HELLO)
    assert caught_again.value.open_until == moment


@pytest.mark.parametrize("name", ["circuit", "retry"])
async def test_an_object_without_the_methods_of_a_policy_is_an_error_that_names_it(name: str) -> None:
    with pytest.raises(ConfigurationError, match=name) as caught:
        client_of(AsyncMockTransport(), **{name: object()})
    assert caught.value.field == name


async def test_clients_may_share_one_circuit() -> None:
    circuit = CircuitBreaker(CircuitConfig(), logger=MockLogger())
    first, _, _ = failing(circuit=circuit)
    second = client_of(AsyncMockTransport(), circuit=circuit)
    await fail(first, 5)
    with pytest.raises(CircuitBreakerOpenError):
        await second.messages.create(**HELLO)
