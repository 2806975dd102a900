# Derived from tests/unit/_async/test_frozen_clock.py by `make codegen`. Do not edit.
"""A test that stops the time: limits and retries wait as long as they should, and no wait is endless."""

from __future__ import annotations

import time
from typing import Any

import pytest
from freezegun import freeze_time

from integrations_anthropic import AnthropicClient, LocalRateLimitError, RateLimits, RetryPolicy
from integrations_anthropic.testing import MockTransport, connection_error, message_response

from .limited_clients import HELLO, responses

PER_MINUTE = 1200
"""One request in 50 milliseconds."""


def client_of(transport: MockTransport, **options: Any) -> AnthropicClient:
    return AnthropicClient(api_key="k", transport=transport, **options)


@pytest.fixture(params=["freezegun", "monkeypatch"])
def stopped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Stops the time when it is entered."""
    if request.param == "freezegun":
        return freeze_time("2026-01-01")

    class Stopped:
        def __enter__(self) -> None:
            monkeypatch.setattr(time, "monotonic", lambda: 5.0)

        def __exit__(self, *_: object) -> None:
            monkeypatch.undo()

    return Stopped()


def test_a_limit_lets_the_next_call_through_when_its_time_has_come(stopped: Any) -> None:
    client = client_of(responses(3), rate_limits=RateLimits(requests_per_minute=PER_MINUTE, burst=1))
    with stopped:
        for _ in range(3):
            client.messages.create(HELLO)


def test_a_wait_that_would_be_too_long_is_refused(stopped: Any) -> None:
    client = client_of(responses(2), rate_limits=RateLimits(requests_per_minute=1, burst=1, max_wait=0.5))
    with stopped:
        client.messages.create(HELLO)
        with pytest.raises(LocalRateLimitError, match="max_wait"):
            client.messages.create(HELLO)


def test_a_client_that_is_built_while_the_time_stands_still_waits_the_same(stopped: Any) -> None:
    with stopped:
        client = client_of(responses(2), rate_limits=RateLimits(requests_per_minute=PER_MINUTE, burst=1, max_wait=5))
        for _ in range(2):
            client.messages.create(HELLO)


def test_a_retry_comes_after_its_delay(stopped: Any) -> None:
    transport = MockTransport(connection_error(), message_response())
    client = client_of(transport, retry=RetryPolicy(max_retries=1, initial_delay=0.01))
    with stopped:
        assert (client.messages.create(HELLO)).meta.attempts[0].delay
