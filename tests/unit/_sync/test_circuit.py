# Derived from tests/unit/_async/test_circuit.py by `make codegen`. Do not edit.
"""A client whose service keeps failing: refused at once, probed one call at a time, closed again."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    APIConnectionError,
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
from integrations_anthropic.testing import MockCircuitBreaker, MockLogger, MockTransport, Reply, VirtualClock
from tests.unit.responses import EVENTS, MESSAGE, failure, page, reply_with

from .clients import client_of

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
DOWN = reply_with(failure("api_error"), 500)


def fail(client: AnthropicClient, times: int, cls: type[AnthropicError] = InternalServerError) -> None:
    for _ in range(times):
        with pytest.raises(cls):
            client.messages.create(**HELLO, max_retries=0)


def failing(**options: Any) -> tuple[AnthropicClient, MockTransport, VirtualClock]:
    """A client whose service always responds 500."""
    clock, transport = VirtualClock(), MockTransport().returning(DOWN)
    return client_of(transport, clock=clock, **options), transport, clock


def test_five_failed_calls_open_the_circuit_and_later_calls_are_refused_without_being_sent() -> None:
    client, transport, clock = failing()
    fail(client, 5)
    transport.requests.clear()
    for _ in range(20):
        with pytest.raises(CircuitBreakerOpenError) as caught:
            client.messages.create(**HELLO)
    assert transport.requests == []
    error = caught.value
    assert error.retry_after == 30.0
    assert error.open_until == datetime.fromtimestamp(clock.time() + 30.0, UTC)
    assert error.open_until.tzinfo is UTC
    assert (error.attempt_count, error.is_retryable, error.kind) == (0, False, "circuit_open")


def test_an_execution_counts_once_with_all_its_retries() -> None:
    client, transport, _ = failing(retry=RetryPolicy(jitter=0.0))
    for _ in range(4):
        with pytest.raises(RetryExhaustedError):
            client.messages.create(**HELLO)
    assert len(transport.requests) == 16
    transport.returning(reply_with(MESSAGE))
    client.messages.create(**HELLO)
    transport.returning(DOWN)
    fail(client, 4)
    transport.returning(reply_with(MESSAGE))
    client.messages.create(**HELLO)


def test_three_successful_probes_close_the_circuit_and_a_probe_is_not_retried() -> None:
    client, transport, clock = failing()
    fail(client, 5)
    clock.advance(30.0)
    transport.requests.clear()
    with pytest.raises(InternalServerError) as caught:
        client.messages.create(**HELLO)
    assert not isinstance(caught.value, RetryExhaustedError)
    assert (len(transport.requests), clock.waits) == (1, [])
    with pytest.raises(CircuitBreakerOpenError) as refused:
        client.messages.create(**HELLO)
    assert refused.value.retry_after == 30.0
    clock.advance(30.0)
    transport.returning(reply_with(MESSAGE))
    for _ in range(3):
        client.messages.create(**HELLO)
    transport.returning(DOWN)
    fail(client, 4)


def test_a_probe_that_gets_a_429_releases_its_lease_and_is_not_retried() -> None:
    client, transport, clock = failing()
    fail(client, 5)
    clock.advance(30.0)
    transport.returning(reply_with(failure("rate_limit_error"), 429))
    for _ in range(3):
        with pytest.raises(AnthropicError, match="no luck") as caught:
            client.messages.create(**HELLO)
        assert caught.value.attempt_count == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 429])
def test_an_error_of_the_caller_never_opens_the_circuit(status: int) -> None:
    client, transport, _ = failing(max_retries=0)
    transport.returning(reply_with(failure("some_error"), status))
    fail(client, 20, AnthropicError)
    assert len(transport.requests) == 20


def test_a_stream_counts_by_its_beginning() -> None:
    client, transport, _ = failing(max_retries=0)
    early = Reply.stream([EVENTS[0], failure("overloaded_error")])
    transport.returning(early)
    for _ in range(5):
        with pytest.raises(OverloadedError):
            client.messages.create_stream(**HELLO).get_final_message()
    with pytest.raises(CircuitBreakerOpenError):
        client.messages.create(**HELLO)


def test_a_stream_that_breaks_after_its_first_content_counts_as_a_success() -> None:
    client, transport, _ = failing(max_retries=0)
    broken = Reply.stream([*EVENTS[:4], APIConnectionError("lost", phase="read")])
    transport.returning(broken)
    for _ in range(20):
        with pytest.raises(APIConnectionError):
            client.messages.create_stream(**HELLO).get_final_message()
    assert len(transport.requests) == 20


def test_after_its_wait_a_retry_checks_the_circuit_again() -> None:
    class FailuresDuringSleep(VirtualClock):
        """While one call waits, five others fail."""

        def sleep(self, seconds: float) -> None:
            self.waits.append(seconds)
            fail(other, 5)

    clock, transport = FailuresDuringSleep(), MockTransport().returning(DOWN)
    circuit = CircuitBreaker(CircuitConfig(), logger=MockLogger())
    client = client_of(transport, clock=clock, circuit=circuit)
    other = client_of(transport, circuit=circuit)
    with pytest.raises(InternalServerError) as caught:
        client.messages.create(**HELLO)
    assert len(clock.waits) == 1
    assert len(transport.requests) == 6
    assert caught.value.attempt_count == 1
    assert not isinstance(caught.value, RetryExhaustedError)


def test_each_service_has_its_own_circuit() -> None:
    client, transport, _ = failing()
    fail(client, 5)
    transport.returning(reply_with(page(["a"], more=False)))
    assert [model.id for model in (client.models.list()).data] == ["a"]


def test_a_copy_shares_the_circuit_unless_its_origin_configuration_or_clock_differs() -> None:
    client, transport, _ = failing()
    fail(client, 5)
    transport.returning(reply_with(MESSAGE))
    for same in ({"timeout": 3}, {"base_url": "https://api.anthropic.com/prefix"}, {"rate_limits": RateLimits()}):
        with pytest.raises(CircuitBreakerOpenError):
            client.with_options(**same).messages.create(**HELLO)
    for own in (
        {"base_url": "https://elsewhere.example", "transport": transport},
        {"circuit": None},
        {"circuit": CircuitConfig(failure_threshold=9)},
        {"clock": VirtualClock()},
    ):
        assert (client.with_options(**own).messages.create(**HELLO)).id == "msg_1"


def test_circuit_none_disables_it() -> None:
    client, transport, _ = failing(circuit=None)
    fail(client, 30)
    assert len(transport.requests) == 30


def test_the_log_reports_the_opening_once_and_what_to_do() -> None:
    logger = MockLogger()
    client, _, _ = failing(logger=logger)
    fail(client, 5)
    for _ in range(5):
        with pytest.raises(CircuitBreakerOpenError):
            client.messages.create(**HELLO)
    (warning,) = logger.messages(logging.WARNING)
    assert "messages" in warning and "retry_after" in warning and "CircuitConfig" in warning
    assert logger.messages(logging.ERROR).count("circuit breaker opened for messages") == 1


def test_a_custom_circuit_needs_only_the_methods_of_its_protocol() -> None:
    circuit = MockCircuitBreaker()
    transport = MockTransport(DOWN, reply_with(MESSAGE))
    client = client_of(transport, circuit=circuit)
    client.messages.create(**HELLO)
    assert circuit.settled == [("messages", None)]
    circuit.open(4.0)
    with pytest.raises(CircuitBreakerOpenError) as caught:
        client.messages.create(**HELLO)
    assert caught.value.open_until is not None
    with pytest.raises(CircuitBreakerOpenError) as caught_again:
        moment = datetime(2030, 1, 1, tzinfo=UTC)
        circuit.open(4.0, open_until=moment)
        client.messages.create(**HELLO)
    assert caught_again.value.open_until == moment


@pytest.mark.parametrize("name", ["circuit", "retry"])
def test_an_object_without_the_methods_of_a_policy_is_an_error_that_names_it(name: str) -> None:
    with pytest.raises(ConfigurationError, match=name) as caught:
        client_of(MockTransport(), **{name: object()})
    assert caught.value.field == name


def test_clients_may_share_one_circuit() -> None:
    circuit = CircuitBreaker(CircuitConfig(), logger=MockLogger())
    first, _, _ = failing(circuit=circuit)
    second = client_of(MockTransport(), circuit=circuit)
    fail(first, 5)
    with pytest.raises(CircuitBreakerOpenError):
        second.messages.create(**HELLO)
