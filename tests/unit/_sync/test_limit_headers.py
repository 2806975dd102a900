# Derived from tests/unit/_async/test_limit_headers.py by `make codegen`. Do not edit.
"""Limits that the server states, limits of copies, and custom limiters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from integrations_anthropic import DeadlineExceededError, LocalRateLimitError, RateLimits
from integrations_anthropic.testing import (
    MockRetryExecutor,
    MockTransport,
    Reply,
    VirtualClock,
    error_response,
    message_response,
    overloaded_error,
    stream_events,
    usage,
)

from .clients import client_of
from .limited_clients import HELLO, limited, responses


def limit_headers(seconds: float, clock: VirtualClock, **remaining: int) -> Mapping[str, str]:
    reset = datetime.fromtimestamp(clock.time() + seconds, UTC).isoformat()
    pairs = {name.replace("_", "-"): str(count) for name, count in remaining.items()}
    return {
        f"anthropic-ratelimit-{name}-{part}": value
        for name, count in pairs.items()
        for part, value in (("remaining", count), ("reset", reset))
    }


def test_what_the_server_states_lowers_the_limit_until_its_reset() -> None:
    clock = VirtualClock()
    first = Reply(message_response(), headers=limit_headers(30, clock, requests=1))
    client = limited(MockTransport(first, *[message_response()] * 3), clock, requests_per_minute=1000)
    for _ in range(4):
        client.messages.create(HELLO)
    assert clock.waits == pytest.approx([30])


def test_a_kind_that_only_the_server_states_is_not_limited() -> None:
    clock = VirtualClock()
    first = Reply(message_response(), headers=limit_headers(30, clock, requests=0, tokens=0, output_tokens=0))
    client = limited(MockTransport(first, message_response()), clock, input_tokens_per_minute=1000)
    for _ in range(2):
        client.messages.create(HELLO)
    assert clock.waits == []


def test_the_headers_of_a_429_response_count_too() -> None:
    clock = VirtualClock()
    refusal = Reply(error_response("rate_limit_error"), 429, headers=limit_headers(20, clock, output_tokens=0))
    options = {"retry": MockRetryExecutor(1.0)}
    client = limited(MockTransport(refusal, message_response()), clock, options=options, output_tokens_per_minute=9000)
    client.messages.create(HELLO)
    assert sum(clock.waits) == pytest.approx(20)


def test_copies_share_the_limit_and_another_policy_starts_a_new_one() -> None:
    transport = responses(3)
    client = limited(transport, requests_per_minute=60, burst=1, mode="raise")
    client.messages.create(HELLO)
    with pytest.raises(LocalRateLimitError):
        client.with_options(timeout=5).messages.create(HELLO)
    other = client.with_options(rate_limits=RateLimits(requests_per_minute=60, burst=1, mode="raise"))
    other.messages.create(HELLO)
    with pytest.raises(LocalRateLimitError):
        other.with_options(max_retries=1).messages.create(HELLO)
    other.with_options(rate_limits=None).messages.create(HELLO)


class SettlingLimiter:
    """A limiter of a user, with the optional `settle` method."""

    def __init__(self, wait: float = 0.0) -> None:
        self.wait = wait
        self.settled: list[tuple[str, Any]] = []

    def reserve(self, request: Any, now: float) -> float:
        return self.wait

    def learn(self, headers: Mapping[str, str], now: float) -> None:
        """Ignores the headers."""

    def settle(self, request: Any, used: Any, now: float) -> None:
        self.settled.append((request.operation.name, used))


def test_a_custom_limiter_with_a_settle_method_gets_the_cost_of_each_attempt() -> None:
    limiter = SettlingLimiter()
    stream = Reply.stream(stream_events(message_response(usage=usage(3, 4))))
    transport = MockTransport(overloaded_error(), message_response(usage=usage(1, 2)), stream)
    client = client_of(transport, rate_limits=limiter, retry=MockRetryExecutor(0.0))
    client.messages.create(HELLO)
    client.messages.create_stream(HELLO).get_final_message()
    taken = [(name, used.input_tokens, used.output_tokens) for name, used in limiter.settled]
    assert taken == [("messages.create", 0, 0), ("messages.create", 1, 2), ("messages.create_stream", 3, 4)]


def test_a_custom_limiter_cannot_make_a_call_exceed_its_deadline() -> None:
    limiter, clock = SettlingLimiter(wait=8.0), VirtualClock()
    client = client_of(responses(1), rate_limits=limiter, clock=clock)
    with pytest.raises(DeadlineExceededError):
        client.messages.create(HELLO, deadline=5)
    assert clock.waits == []
    assert limiter.settled == [("messages.create", (1, 0, 0, 0))]
