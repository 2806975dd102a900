"""A test that stops the time: limits and retries wait as long as they should, and no wait is endless."""

from __future__ import annotations

import time
from typing import Any

import pytest
from freezegun import freeze_time

from integrations_anthropic import AsyncAnthropicClient, LocalRateLimitError, RateLimits, RetryPolicy
from integrations_anthropic.testing import AsyncMockTransport, connection_error, message_response

from .limited_clients import HELLO, responses

pytestmark = pytest.mark.anyio

PER_MINUTE = 1200
"""One request in 50 milliseconds."""


def client_of(transport: AsyncMockTransport, **options: Any) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(api_key="k", transport=transport, **options)


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


async def test_a_limit_lets_the_next_call_through_when_its_time_has_come(stopped: Any) -> None:
    client = client_of(responses(3), rate_limits=RateLimits(requests_per_minute=PER_MINUTE, burst=1))
    with stopped:
        for _ in range(3):
            await client.messages.create(HELLO)


async def test_a_wait_that_would_be_too_long_is_refused(stopped: Any) -> None:
    client = client_of(responses(2), rate_limits=RateLimits(requests_per_minute=1, burst=1, max_wait=0.5))
    with stopped:
        await client.messages.create(HELLO)
        with pytest.raises(LocalRateLimitError, match="max_wait"):
            await client.messages.create(HELLO)


async def test_a_client_that_is_built_while_the_time_stands_still_waits_the_same(stopped: Any) -> None:
    with stopped:
        client = client_of(responses(2), rate_limits=RateLimits(requests_per_minute=PER_MINUTE, burst=1, max_wait=5))
        for _ in range(2):
            await client.messages.create(HELLO)


async def test_a_retry_comes_after_its_delay(stopped: Any) -> None:
    transport = AsyncMockTransport(connection_error(), message_response())
    client = client_of(transport, retry=RetryPolicy(max_retries=1, initial_delay=0.01))
    with stopped:
        assert (await client.messages.create(HELLO)).meta.attempts[0].delay
