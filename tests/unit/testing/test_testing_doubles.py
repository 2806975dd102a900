"""The test doubles for both clients: what they record and return, and how they report misuse."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    AsyncAnthropicClient,
    ConfigurationError,
    SerializationError,
    TextBlock,
    message,
    testing,
    to_dict,
)
from integrations_anthropic.testing import (
    AsyncMockTransport,
    MockAuthProvider,
    MockCircuitBreaker,
    MockLogger,
    MockRateLimiter,
    MockRetryExecutor,
    MockTransport,
    VirtualClock,
    create_message_request,
    message_response,
    rate_limit_error,
    stream_events,
)

HELLO = create_message_request()
ERROR = AnthropicError("no luck")


def retries_with(*delays: float) -> tuple[MockRetryExecutor, Any]:
    executor = MockRetryExecutor(*delays)
    return executor, executor.begin(max_retries=3, safe=True)


def test_every_public_name_exists_and_an_unknown_name_is_an_attribute_error() -> None:
    for name in testing.__all__:
        assert getattr(testing, name) is not None
        assert name in dir(testing)
    with pytest.raises(AttributeError, match="no attribute 'MockNonsense'"):
        _ = testing.MockNonsense
    assert testing.MockHttpTransport is MockTransport


def test_a_mock_transport_in_the_wrong_client_is_an_error_that_names_the_right_one() -> None:
    transport = MockTransport().returning(message_response())
    client = AsyncAnthropicClient(api_key="x", transport=transport)
    with pytest.raises(AssertionError, match="takes an AsyncMockTransport"):
        asyncio.run(client.messages.create(HELLO))
    for options in ({}, {"rate_limits": MockRateLimiter()}):
        other = AnthropicClient(api_key="x", transport=AsyncMockTransport().returning({}), **options)
        with pytest.raises(AssertionError, match="AnthropicClient takes a MockTransport"):
            other.messages.create(HELLO)


def test_a_circuit_records_admitted_refused_and_settled_executions() -> None:
    circuit = MockCircuitBreaker()
    permit = circuit.admit("messages", 1.0)
    with pytest.raises(AssertionError, match="admitted but never settled: messages"):
        circuit.verify()
    circuit.settle(permit, ERROR, 2.0)
    circuit.verify()
    with pytest.raises(AnthropicError, match="models is open"):
        circuit.open().admit("models", 3.0)
    circuit.close().admit("batches", 4.0)
    assert (circuit.admitted, circuit.refused) == (["messages", "batches"], ["models"])
    assert circuit.settled == [("messages", ERROR)]


def test_a_permit_can_be_settled_once_and_only_by_its_circuit() -> None:
    circuit, other = MockCircuitBreaker(), MockCircuitBreaker()
    permit = circuit.admit("messages", 1.0)
    for wrong in (None, "messages", object()):
        with pytest.raises(AssertionError, match="not a permit of this circuit"):
            circuit.settle(wrong, None, 1.0)
    with pytest.raises(AssertionError, match="of another circuit"):
        other.settle(permit, None, 1.0)
    circuit.settle(permit, None, 1.0)
    with pytest.raises(AssertionError, match="twice"):
        circuit.settle(permit, None, 1.0)


def test_a_limiter_fails_with_more_or_fewer_attempts_than_configured_waits() -> None:
    transport = MockTransport().returning(message_response())
    limiter = MockRateLimiter(0.0)
    client = AnthropicClient(api_key="x", transport=transport, rate_limits=limiter)
    with pytest.raises(AssertionError, match=r"waits that no attempt used: 0\.0"):
        limiter.verify()
    client.messages.create(HELLO)
    limiter.verify()
    with pytest.raises(AssertionError, match="is attempt 2, but only 1 waits are configured"):
        client.messages.create(HELLO)
    with pytest.raises(AssertionError, match="never reserved"):
        MockRateLimiter().learn({}, 1.0)


def test_a_limiter_admits_again_after_refusing() -> None:
    transport = MockTransport().returning(message_response())
    limiter = MockRateLimiter().refuse(1.0)
    client = AnthropicClient(api_key="x", transport=transport, rate_limits=limiter)
    with pytest.raises(AnthropicError, match="the mock rate limiter rejects"):
        client.messages.create(HELLO)
    limiter.admit()
    assert client.messages.create(HELLO).text == "Hello!"


def test_each_call_gets_the_configured_delays_and_then_gives_up() -> None:
    executor, retries = retries_with(1.0, 0.0)
    assert [retries.delay(ERROR, n, 0.5) for n in (1, 2, 3)] == [1.0, 0.0, None]
    assert executor.begin(max_retries=0, safe=False).delay(ERROR, 1, 0.0) == 1.0
    assert executor.begun == [(3, True), (0, False)]
    executor.verify()


@pytest.mark.parametrize(
    ("arguments", "error"), [((2, 0.0), "it is attempt 1"), ((1, 1.5), "jitter"), ((0, 0.0), "attempt 0")]
)
def test_a_wrong_attempt_number_or_jitter_fails(arguments: tuple[int, float], error: str) -> None:
    with pytest.raises(AssertionError, match=error):
        retries_with(1.0)[1].delay(ERROR, *arguments)


def test_a_delay_after_giving_up_or_an_unused_delay_fails() -> None:
    executor, retries = retries_with()
    assert retries.delay(ERROR, 1, 0.0) is None
    with pytest.raises(AssertionError, match="given up"):
        retries.delay(ERROR, 2, 0.0)
    executor, retries = retries_with(1.0, 2.0)
    retries.delay(ERROR, 1, 0.0)
    with pytest.raises(AssertionError, match=r"no failed attempt used: 2\.0"):
        executor.verify()


def test_an_auth_provider_replaces_an_api_key() -> None:
    auth = MockAuthProvider().only_for("messages")
    transport = MockTransport().expect_request().with_header("x-api-key", "test-key").returning(message_response())
    with pytest.raises(AssertionError, match="expected, but never authenticated: messages"):
        auth.verify()
    AnthropicClient(transport=transport, auth=auth).messages.create(HELLO)
    assert auth.services == ["messages"]
    auth.verify()


def test_an_auth_provider_raises_the_configured_error_or_fails_for_another_service() -> None:
    refusal = ConfigurationError("no key today", field="api_key")
    client = AnthropicClient(transport=MockTransport(), auth=MockAuthProvider({}).refusing(refusal))
    with pytest.raises(ConfigurationError) as caught:
        client.messages.create(HELLO)
    assert caught.value is refusal
    client = AnthropicClient(transport=MockTransport(), auth=MockAuthProvider().only_for("models"))
    with pytest.raises(AssertionError, match="unexpected authentication of 'messages'; expected only models"):
        client.messages.create(HELLO)
    with pytest.raises(AssertionError, match="lower case"):
        MockAuthProvider({"X-Api-Key": "x"})


def test_a_logger_records_messages_by_level() -> None:
    logger = MockLogger("info")
    logger.log(logging.DEBUG, "ignored %d", "not even formatted")
    logger.log(logging.INFO, "sent %s in %.1f s", "it", 1.25, extra={"model": "m"})
    logger.log(logging.WARNING, "100%")
    logger.log(logging.WARNING, "%(a)s", {"a": 1})
    assert logger.messages() == ["sent it in 1.2 s", "100%", "1"]
    assert logger.messages("warning") == logger.messages(30) == ["100%", "1"]
    assert logger.records[0].extra == {"model": "m"}
    assert not logger.isEnabledFor(logging.DEBUG)


@pytest.mark.parametrize(
    "mistake",
    [
        lambda logger: logger.log(logging.INFO, "%d", "one"),
        lambda logger: logger.log(logging.INFO, "%s %s", "one"),
        lambda logger: logger.log(logging.INFO, "none", "one"),
        lambda logger: logger.log(logging.INFO, "%(a)s", {"b": 1}),
        lambda logger: logger.log("INFO", "text"),
        lambda logger: logger.log(logging.INFO, "text", extra={"message": 1}),
        lambda logger: logger.log(logging.INFO, "text", extra={"name": 1}),
        lambda logger: logger.messages("LOUD"),
    ],
)
def test_a_mistake_that_logging_only_prints_fails_the_test(mistake: Callable[[MockLogger], Any]) -> None:
    with pytest.raises(AssertionError):
        mistake(MockLogger())


def test_a_virtual_clock_moves_by_its_waits_and_returns_immediately() -> None:
    clock = VirtualClock(monotonic=5.0, time=100.0)
    clock.sleep(3600.0)
    asyncio.run(clock.asleep(0.5))
    clock.advance(1.0)
    assert (clock.monotonic(), clock.time()) == (3606.5, 3701.5)
    assert clock.waits == [3600.0, 0.5]


@pytest.mark.parametrize("seconds", [-1.0, -1e-9, float("nan")])
def test_a_negative_time_is_rejected(seconds: float) -> None:
    clock = VirtualClock()
    for move in (clock.sleep, clock.advance):
        with pytest.raises(AssertionError):
            move(seconds)
    assert (clock.monotonic(), clock.waits) == (1000.0, [])
    with pytest.raises(AssertionError):
        MockRetryExecutor(seconds)
    with pytest.raises(AssertionError):
        MockRateLimiter(seconds)


def test_builders_accept_any_field_as_a_model_or_a_dict_and_reject_unknown_fields() -> None:
    request = create_message_request(
        system=None, messages=[message("user", "Hi"), {"role": "assistant", "content": "H"}]
    )
    assert [turn.role for turn in request.messages] == ["user", "assistant"]
    assert "system" not in to_dict(request)
    assert to_dict(message_response(stop_reason=None))["stop_reason"] is None
    response = message_response(content=[{"type": "text", "text": "a"}, TextBlock(text="b")])
    assert response.text == "ab"
    with pytest.raises(
        TypeError, match="CreateMessageRequest has no field 'max_token'; its fields are model, max_tokens"
    ):
        create_message_request(max_token=1)
    with pytest.raises(SerializationError) as caught:
        message_response(content=[{"type": "text", "text": 5}])
    assert caught.value.path == "$.content[0].text"


def test_builders_return_a_new_object_each_time() -> None:
    first, second = message_response(), message_response()
    first.content.clear()
    assert second.text == "Hello!"


def test_built_errors_equal_the_errors_of_real_responses() -> None:
    error = rate_limit_error()
    assert (error.message, error.retry_after, error.status, error.is_retryable) == (
        "Rate limit exceeded",
        30.0,
        429,
        True,
    )
    assert rate_limit_error("Slow down", retry_after=None).retry_after is None
    assert error.body == to_dict(testing.error_response("rate_limit_error", "Rate limit exceeded"))
    invalid = testing.invalid_request_error("messages.0.content: empty", request_id="req_9")
    assert (invalid.param, invalid.request_id, invalid.is_retryable) == ("messages.0.content", "req_9", False)
    assert testing.not_found_error().resource == "model: claude-none"
    assert testing.internal_server_error(status=503).status == 503
    with pytest.raises(AssertionError, match="must be 500 or more"):
        testing.internal_server_error(status=404)


def test_a_text_in_one_piece_has_six_events() -> None:
    assert [event.type for event in stream_events()] == [
        "message_start",
        "content_block_start",
        "content_block_delta",
        "content_block_stop",
        "message_delta",
        "message_stop",
    ]
    with pytest.raises(AssertionError, match="pieces must be 1 or more"):
        stream_events(pieces=0)


@pytest.mark.parametrize("seconds", ["a", math.inf, math.nan, -1, True, None])
def test_an_invalid_wait_or_delay_is_rejected_by_the_constructor(seconds: Any) -> None:
    with pytest.raises(AssertionError, match="a wait must be a finite number of seconds, 0 or more, not"):
        MockRateLimiter(0, seconds)
    with pytest.raises(AssertionError, match="a delay must be a finite number of seconds, 0 or more, not"):
        MockRetryExecutor(0, seconds)
