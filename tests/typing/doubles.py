"""Tests a user writes have to type-check with no ignore: read by mypy --strict and pyright, never run."""

from __future__ import annotations

from typing import assert_type

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, CreateMessageRequest, MessageResponse
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import (
    AsyncMockTransport,
    AsyncTransport,
    AuthProvider,
    CircuitBreaker,
    Clock,
    Expectation,
    Logger,
    MockAuthProvider,
    MockCircuitBreaker,
    MockLogger,
    MockRateLimiter,
    MockResilienceOrchestrator,
    MockResponse,
    MockRetryExecutor,
    MockTransport,
    RateLimiter,
    Response,
    RetryExecutor,
    Transport,
    VirtualClock,
    create_message_request,
    message_response,
    passthrough,
    rate_limit_error,
    stream_events,
)


def speak_the_protocols(given: MockResponse) -> None:
    transport: Transport = MockTransport()
    async_transport: AsyncTransport = AsyncMockTransport()
    answer: Response = given
    auth: AuthProvider = MockAuthProvider()
    circuit: CircuitBreaker = MockCircuitBreaker().open(30.0)
    limiter: RateLimiter = MockRateLimiter(0.0, 1.0).refuse()
    retry: RetryExecutor = MockRetryExecutor(1.0)
    logger: Logger = MockLogger("WARNING")
    clock: Clock = VirtualClock()
    _ = (transport, async_transport, answer, auth, circuit, limiter, retry, logger, clock)


def expected() -> MessageResponse:
    expectation = MockTransport().expect_request().with_method("POST").with_path("/v1/messages")
    assert_type(expectation, Expectation[MockTransport])
    transport = expectation.with_json(model="m").returning(message_response())
    assert_type(transport, MockTransport)
    client = AnthropicClient(api_key="x", transport=transport, **passthrough())
    request = create_message_request(max_tokens=1)
    assert_type(request, CreateMessageRequest)
    return client.messages.create(request)


async def awaited() -> MessageResponse:
    transport = AsyncMockTransport(rate_limit_error()).returning_stream(stream_events(pieces=2))
    assert_type(transport, AsyncMockTransport)
    resilience = MockResilienceOrchestrator(retry=MockRetryExecutor(1.0))
    client = AsyncAnthropicClient(api_key="x", transport=transport, clock=VirtualClock(), **resilience)
    resilience.verify()
    return await client.messages.create_stream(create_message_request()).get_final_message()


def test_with_the_fixture(anthropic_sandbox: Sandbox) -> None:
    AnthropicClient(api_key="sandbox-key", base_url=anthropic_sandbox.url)
