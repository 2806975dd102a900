"""The tests of the program: `pytest examples/tested_program`. They take a second, and need neither key nor network.

The first ones answer from doubles; the last ones run on a sandbox, from the fixture that the package brings.
"""

from __future__ import annotations

import asyncio

import pytest
from summaries import RETRY, summaries, summary

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, OverloadedError, RetryExhaustedError
from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.testing import (
    AsyncMockTransport,
    MockTransport,
    VirtualClock,
    message_response,
    overloaded_error,
)


def test_the_text_is_sent_and_the_summary_comes_without_blanks() -> None:
    transport = MockTransport().expect_request().with_path("/v1/messages").returning(message_response(" Short.\n"))
    with AnthropicClient(api_key="test-key", transport=transport) as client:
        assert summary(client, "A long text") == "Short."
    assert b"A long text" in transport.requests[0].body
    transport.verify()


def test_an_overloaded_api_is_asked_again_after_a_minute() -> None:
    clock = VirtualClock()
    transport = MockTransport(overloaded_error(), overloaded_error(), message_response("Short."))
    with AnthropicClient(api_key="test-key", transport=transport, clock=clock, retry=RETRY) as client:
        assert summary(client, "A long text") == "Short."
    assert clock.waits == [60, 60]


def test_after_four_retries_the_error_is_raised() -> None:
    clock = VirtualClock()
    transport = MockTransport(*[overloaded_error()] * 5)
    client = AnthropicClient(api_key="test-key", transport=transport, clock=clock, retry=RETRY)
    with client, pytest.raises(OverloadedError) as raised:
        summary(client, "A long text")
    assert isinstance(raised.value, RetryExhaustedError)
    assert clock.waits == [60, 60, 60, 60]


def test_a_retry_of_the_async_client_waits_for_nothing_either() -> None:
    clock = VirtualClock()
    transport = AsyncMockTransport(overloaded_error(), message_response("Short."))

    async def run() -> list[str]:
        async with AsyncAnthropicClient(api_key="test-key", transport=transport, clock=clock, retry=RETRY) as client:
            return await summaries(client, ["A long text"])

    assert asyncio.run(run()) == ["Short."]
    assert clock.waits == [60]


def test_each_text_gets_its_own_summary(anthropic_sandbox: Sandbox) -> None:
    async def run() -> list[str]:
        async with AsyncAnthropicClient(api_key="sandbox-key", base_url=anthropic_sandbox.url) as client:
            return await summaries(client, ["Apples", "Pears"])

    apples, pears = asyncio.run(run())
    assert "Apples" in apples and "Pears" in pears


def test_a_fault_of_the_server_is_survived(anthropic_sandbox: Sandbox) -> None:
    clock = VirtualClock()
    anthropic_sandbox.faults.add(Fault(status=529, times=1))
    with AnthropicClient(api_key="sandbox-key", base_url=anthropic_sandbox.url, clock=clock, retry=RETRY) as client:
        assert "Apples" in summary(client, "Apples")
    assert clock.waits == [60]
    assert [request.status for request in anthropic_sandbox.requests] == [529, 200]
