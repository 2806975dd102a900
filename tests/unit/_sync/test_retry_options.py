# Derived from tests/unit/_async/test_retry_options.py by `make codegen`. Do not edit.
"""Callbacks and deadlines of retries."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import (
    APIError,
    APITimeoutError,
    DeadlineExceededError,
    InternalServerError,
    LocalRateLimitError,
    OverloadedError,
    RetryExhaustedError,
    RetryPolicy,
)
from integrations_anthropic.resilience import RetryNotice
from integrations_anthropic.testing import MockLogger, MockRateLimiter, MockTransport, VirtualClock
from tests.unit.responses import MESSAGE, reply_with

from .clients import client_of
from .failures import BATCH, HELLO, lost, status


def test_on_retry_is_called_with_each_retry_before_its_wait() -> None:
    clock = VirtualClock()
    notices: list[tuple[RetryNotice, int]] = []
    policy = RetryPolicy(jitter=0.0, on_retry=lambda notice: notices.append((notice, len(clock.waits))))
    transport = MockTransport(status(529), status(429, retry_after="7"), lost("connect"), status(500))
    with pytest.raises(InternalServerError):
        client_of(transport, clock=clock, retry=policy).messages.create(**HELLO)
    assert [(n.attempt, n.delay, n.operation, waited) for n, waited in notices] == [
        (1, 1.0, "messages.create", 0),
        (2, 7.0, "messages.create", 1),
        (3, 4.0, "messages.create", 2),
    ]
    assert [type(notice.error).__name__ for notice, _ in notices] == [
        "OverloadedError",
        "RateLimitError",
        "APIConnectionError",
    ]


def test_on_retry_that_raises_is_logged_and_the_call_goes_on() -> None:
    def broken(notice: RetryNotice) -> None:
        raise ValueError("no place for sk-ant-api03-abcdef")

    logger = MockLogger()
    transport = MockTransport(status(529), reply_with(MESSAGE))
    policy = RetryPolicy(on_retry=broken)
    result = client_of(transport, retry=policy, logger=logger).messages.create(**HELLO)
    assert result.id == "msg_1"
    assert logger.messages("ERROR") == ["on_retry raised ValueError: no place for [REDACTED]"]


def test_retry_on_decides_alone_and_one_that_raises_means_no() -> None:
    transport = MockTransport(status(400), reply_with(MESSAGE))
    client_of(transport, retry=RetryPolicy(retry_on=lambda e: e.status == 400)).messages.create(**HELLO)
    transport = MockTransport(status(500))
    with pytest.raises(InternalServerError) as caught:
        client_of(transport, retry=RetryPolicy(retry_on=lambda e: 1 / 0 > 0)).messages.create(**HELLO)
    assert "retry_on raised ZeroDivisionError" in "".join(caught.value.__notes__)


def test_retry_on_may_allow_what_is_not_safe_to_repeat() -> None:
    transport = MockTransport(lost("read"), lost("read"), status(400))
    policy = RetryPolicy(retry_on=lambda error: error.is_retryable)
    with pytest.raises(APIError, match="no luck"):
        client_of(transport, retry=policy).batches.create(requests=BATCH)
    assert len(transport.requests) == 3


def test_a_deadline_counts_the_wait_for_the_rate_limits() -> None:
    clock, limiter = VirtualClock(), MockRateLimiter(3.0)
    transport = MockTransport()
    with pytest.raises(DeadlineExceededError, match=r"waiting 3\.0 s for the rate limit") as caught:
        client_of(transport, clock=clock, rate_limits=limiter).messages.create(**HELLO, deadline=2.0)
    assert clock.waits == []
    assert caught.value.attempt_count == 0


def test_time_spent_waiting_for_the_rate_limits_is_not_left_for_the_attempt() -> None:
    limiter = MockRateLimiter(3.0)
    transport = MockTransport(reply_with(MESSAGE))
    client_of(transport, rate_limits=limiter).messages.create(**HELLO, deadline=5.0)
    (sent,) = transport.requests
    assert (sent.timeout, sent.connect_timeout, sent.pool_timeout) == (2.0, 2.0, 2.0)


def test_a_deadline_that_ends_an_attempt_is_named_as_what_it_is() -> None:
    clock = VirtualClock()
    cut = APITimeoutError("nothing came within 5 s", phase="read", duration=5.0)
    with pytest.raises(DeadlineExceededError, match="the deadline passed during attempt 1") as caught:
        client_of(MockTransport(cut), clock=clock).messages.create(**HELLO, deadline=5.0)
    assert caught.value.__cause__ is cut
    assert caught.value.attempt_count == 1
    own = APITimeoutError("nothing came within 3 s", phase="read", duration=3.0)
    with pytest.raises(APITimeoutError) as plain:
        client_of(MockTransport(own)).messages.create(**HELLO, deadline=5.0, timeout=3.0, max_retries=0)
    assert plain.value is own


def test_a_limiter_that_refuses_the_second_attempt_ends_the_call_with_its_own_error() -> None:
    class Once(MockRateLimiter):
        def reserve(self, request: Any, now: float) -> float:
            if self.reserved:
                raise LocalRateLimitError("full", retry_after=9.0)
            return super().reserve(request, now)

    transport = MockTransport(status(529))
    with pytest.raises(LocalRateLimitError) as caught:
        client_of(transport, rate_limits=Once()).messages.create(**HELLO)
    assert [attempt.status for attempt in caught.value.attempts] == [529]
    assert isinstance(caught.value.__cause__, OverloadedError)
    assert not isinstance(caught.value, RetryExhaustedError)


def test_a_retry_that_ends_in_a_final_error_is_that_error_too_and_says_why_it_stopped() -> None:
    transport = MockTransport(status(529), status(400))
    with pytest.raises(APIError) as caught:
        client_of(transport).messages.create(**HELLO)
    assert isinstance(caught.value, RetryExhaustedError)
    assert caught.value.reason == "trying again would not help"
    assert caught.value.status == 400
