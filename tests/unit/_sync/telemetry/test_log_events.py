# Derived from tests/unit/_async/telemetry/test_log_events.py by `make codegen`. Do not edit.
"""What is logged of calls, at which level, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    APIError,
    AuthenticationError,
    CircuitBreakerOpenError,
    CircuitConfig,
    InternalServerError,
    LocalRateLimitError,
    OverloadedError,
)
from integrations_anthropic.testing import MockRateLimiter, MockTransport, Reply, VirtualClock
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with, sse

from ..clients import client_of
from .logged import DEBUG, ERROR, HELLO, INFO, ROOT, WARNING, fields, said


@pytest.fixture(autouse=True)
def _at_debug(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(DEBUG, logger=ROOT)


ENDS = (("Stream completed", "success"), ("Stream closed before its end", "closed"))


def streamed(events: list[dict[str, Any]] = EVENTS, fault: BaseException | None = None) -> Reply:
    return Reply(sse(events), headers={"content-type": "text/event-stream"}, fault=fault)


def test_a_call_that_works_logs_its_start_and_end_at_info_and_nothing_above(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = client_of(MockTransport(reply_with(MESSAGE)))
    client.messages.create(**HELLO)
    assert said(caplog) == [
        ("config", INFO, "Configuration loaded"),
        ("messages", INFO, "Request started"),
        ("messages", DEBUG, "Sending request"),
        ("messages", DEBUG, "Received response"),
        ("messages", DEBUG, "Received body"),
        ("messages", INFO, "Request completed: messages.create, success in 0 ms"),
    ]
    assert fields(caplog, "Request completed") == {
        "request_id": "req_1",
        "operation": "messages.create",
        "model": "claude-sonnet-4-5",
        "duration_ms": 0,
        "input_tokens": 3,
        "output_tokens": 4,
        "status": "success",
        "span": {},
    }


def test_a_stream_logs_its_start_and_end(caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(MockTransport(streamed(), streamed()))
    with client.messages.create_stream(**HELLO) as stream:
        stream.get_final_message()
    with client.messages.create_stream(**HELLO):
        pass
    messages = [message for part, level, message in said(caplog, INFO) if part == "messages"]
    ends = [f"{what}: messages.create_stream, {status} in" for what, status in ENDS]
    assert [text.rpartition(" in ")[0] + " in" if ": " in text else text for text in messages] == [
        *("Stream started", ends[0]),
        *("Stream started", ends[1]),
    ]
    assert fields(caplog, "Stream completed")["output_tokens"] == 4
    assert fields(caplog, "Stream closed")["status"] == "closed"


def test_a_retry_is_a_warning_and_its_attempt_a_detail(caplog: pytest.LogCaptureFixture) -> None:
    replies = [reply_with(failure("overloaded_error"), 529, retry_after="3"), reply_with(MESSAGE)]
    client_of(MockTransport(*replies)).messages.create(**HELLO)
    text = "Retry triggered: 529 OverloadedError of messages.create, attempt 2 follows in 3.00 s"
    assert said(caplog, WARNING) == [("retry", WARNING, text)]
    assert ("messages", DEBUG, "Retry attempt") in said(caplog)
    found = fields(caplog, "Retry triggered")
    assert (found["attempt"], found["delay_ms"]) == (2, 3000)
    assert (found["error_type"], found["http_status"], found["request_id"]) == ("overloaded", 529, "req_1")


def test_a_call_that_fails_is_an_error_once(caplog: pytest.LogCaptureFixture) -> None:
    replies = [reply_with(failure("overloaded_error", "busy"), 529)] * 2
    client = client_of(MockTransport(*replies), max_retries=1)
    with pytest.raises(OverloadedError):
        client.messages.create(**HELLO)
    ((part, level, message),) = said(caplog, ERROR)
    assert (part, level) == ("messages", ERROR)
    assert message.startswith("Request failed: RetryExhaustedError[OverloadedError]: gave up after 2 attempts")
    assert message.endswith("request_id req_1)")
    found = fields(caplog, "Request failed")
    assert (found["attempts"], found["status"]) == (2, "error")
    assert (found["error_type"], found["http_status"]) == ("overloaded", 529)


def test_a_wrong_key_is_an_authentication_failure(caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(MockTransport(reply_with(failure("authentication_error", "invalid x-api-key"), 401)))
    with pytest.raises(AuthenticationError):
        client.messages.create(**HELLO)
    assert said(caplog, WARNING) == [
        (
            "messages",
            WARNING,
            "Authentication failed: AuthenticationError: invalid x-api-key (status 401, request_id req_1)",
        )
    ]


@pytest.mark.parametrize(
    ("status", "kind", "level"),
    [
        (400, "invalid_request_error", INFO),
        (403, "permission_error", WARNING),
        (404, "not_found_error", INFO),
        (402, "billing_error", WARNING),
        (500, "api_error", ERROR),
        (529, "overloaded_error", ERROR),
    ],
)
def test_an_error_of_the_caller_is_logged_at_info_and_one_of_the_account_as_a_warning(
    status: int, kind: str, level: int, caplog: pytest.LogCaptureFixture
) -> None:
    client = client_of(MockTransport(reply_with(failure(kind), status)), max_retries=0)
    with pytest.raises(APIError):
        client.messages.create(**HELLO)
    assert [found for _, found, message in said(caplog) if message.startswith("Request failed: ")] == [level]


def test_a_stream_that_breaks_is_an_error(caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(MockTransport(streamed(EVENTS[:4], APIConnectionError("lost", phase="read"))))
    with pytest.raises(APIConnectionError):
        client.messages.create_stream(**HELLO).get_final_message()
    ((part, level, text),) = said(caplog, WARNING)
    assert (part, level) == ("messages", ERROR)
    assert text.startswith("Stream failed: APIConnectionError: lost (") and text.endswith("request_id req_test123)")


def test_a_circuit_that_opens_is_a_warning_and_an_error_and_what_it_refuses_a_detail(
    caplog: pytest.LogCaptureFixture,
) -> None:
    replies = [reply_with(failure("api_error"), 500)] * 2
    client = client_of(MockTransport(*replies), max_retries=0, circuit=CircuitConfig(failure_threshold=2))
    for expected in (InternalServerError, InternalServerError, CircuitBreakerOpenError, CircuitBreakerOpenError):
        with pytest.raises(expected):
            client.messages.create(**HELLO)
    circuit = [(level, message) for part, level, message in said(caplog, WARNING) if part == "circuit"]
    assert [level for level, _ in circuit] == [WARNING, ERROR]
    assert "closed -> open" in circuit[0][1]
    assert "opened" in circuit[1][1]
    refused = [(level, message) for _, level, message in said(caplog) if message.startswith("Request refused")]
    assert len(refused) == 2
    assert {level for level, _ in refused} == {DEBUG}
    assert fields(caplog, "circuit of messages")["service"] == "messages"


def test_a_nearly_exhausted_limit_is_a_warning_once_until_its_reset(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = VirtualClock()

    def low(remaining: int, reset: int) -> Reply:
        return reply_with(
            MESSAGE,
            anthropic_ratelimit_tokens_limit="1000",
            anthropic_ratelimit_tokens_remaining=str(remaining),
            anthropic_ratelimit_tokens_reset=str(reset),
        )

    client = client_of(MockTransport(low(100, 60), low(99, 60), low(5, 60), low(1, 60)), clock=clock)
    for _ in range(3):
        client.messages.create(**HELLO)
    near = [("limits", WARNING, "Rate limit approaching: 99 of 1000 tokens left")]
    assert said(caplog, WARNING) == near
    assert fields(caplog, "Rate limit approaching")["limit_type"] == "tokens"
    assert fields(caplog, "Rate limits")["tokens"] == 5
    clock.advance(60)
    client.messages.create(**HELLO)
    assert said(caplog, WARNING) == [*near, ("limits", WARNING, "Rate limit approaching: 1 of 1000 tokens left")]


def test_a_limiter_that_makes_a_call_wait_or_refuses_it_is_a_detail(caplog: pytest.LogCaptureFixture) -> None:
    limiter = MockRateLimiter(2.5)
    client = client_of(MockTransport(reply_with(MESSAGE)), rate_limits=limiter)
    client.messages.create(**HELLO)
    assert fields(caplog, "Rate limiter waits")["seconds"] == 2.5
    limiter.refuse()
    with pytest.raises(LocalRateLimitError):
        client.messages.create(**HELLO)
    assert said(caplog, WARNING) == []
