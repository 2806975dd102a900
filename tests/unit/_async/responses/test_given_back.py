"""What an attempt reserved comes back, where a response cannot be closed and where a consumer drops it."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import Any

import pytest

from integrations_anthropic import AnthropicError, AsyncAnthropicClient, RateLimits
from integrations_anthropic.testing import AsyncMockTransport, Reply, VirtualClock, message_response
from tests.unit.responses import EVENTS, failure, reply_with, sse

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
STREAM = Reply(sse(EVENTS), headers={"content-type": "text/event-stream"})


class CloseError(Exception):
    """Raised by a response of the user's own."""


class Unclosable:
    """A response whose `close` raises."""

    def __init__(self, response: Any) -> None:
        self._response = response
        self.status: int = response.status
        self.headers: Mapping[str, str] = response.headers

    async def receive(self) -> bytes:
        return await self._response.receive()  # type: ignore[no-any-return]  # a double

    async def close(self) -> None:
        await self._response.close()
        raise CloseError


class UnclosableTransport(AsyncMockTransport):
    """Its responses cannot be closed."""

    async def send(self, request: Any) -> Any:
        return Unclosable(await super().send(request))


class CountingLimiter:
    """A rate limiter of the user's own, which counts what is in flight."""

    def __init__(self) -> None:
        self.in_flight = 0

    def reserve(self, request: Any, now: float) -> float:
        self.in_flight += 1
        return 0.0

    def learn(self, headers: Mapping[str, str], now: float) -> None:
        """Nothing."""

    def settle(self, request: Any, used: Any, now: float) -> None:
        self.in_flight -= 1


def client_with(transport: AsyncMockTransport, **options: Any) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(
        api_key="k", transport=transport, clock=VirtualClock(), circuit=None, max_retries=0, **options
    )


def in_flight(client: AsyncAnthropicClient) -> list[float]:
    limiter: Any = client._pipeline._orchestrator._limiter
    return [counter.in_flight for counter in limiter._limits.counters]


async def test_a_failed_attempt_whose_response_cannot_be_closed_keeps_no_reservation() -> None:
    transport = UnclosableTransport(reply_with(failure("api_error"), 500))
    client = client_with(transport, rate_limits=RateLimits(requests_per_minute=5, tokens_per_minute=10_000))
    with pytest.raises((CloseError, AnthropicError)):
        await client.messages.create(**HELLO)
    assert in_flight(client) == [0, 0]


async def test_a_stream_whose_response_cannot_be_closed_keeps_no_reservation() -> None:
    client = client_with(
        UnclosableTransport(STREAM), rate_limits=RateLimits(requests_per_minute=5, tokens_per_minute=10_000)
    )
    stream = client.messages.create_stream(**HELLO)
    await anext(stream.__aiter__())
    with pytest.raises((CloseError, AnthropicError)):
        await stream.close()
    assert in_flight(client) == [0, 0]


async def test_what_a_dropped_stream_reserved_with_a_limiter_of_the_users_own_is_settled_by_the_next_call() -> None:
    limiter = CountingLimiter()
    client = client_with(AsyncMockTransport(STREAM, message_response()), rate_limits=limiter)
    stream = client.messages.create_stream(**HELLO)
    await anext(stream.__aiter__())
    assert limiter.in_flight == 1
    del stream
    gc.collect()
    await client.messages.create(**HELLO)
    assert limiter.in_flight == 0
