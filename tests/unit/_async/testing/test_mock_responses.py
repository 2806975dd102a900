"""The responses of the mock transport: by default, scripted, as streams, and beside other doubles."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicError,
    APIConnectionError,
    InvalidRequestError,
    OverloadedError,
    RateLimitError,
    to_dict,
)
from integrations_anthropic.testing import (
    AsyncMockTransport,
    MockCircuitBreaker,
    MockRateLimiter,
    MockRetryExecutor,
    Reply,
    VirtualClock,
    batch_result,
    connection_error,
    error_response,
    list_models_response,
    message_response,
    model,
    overloaded_error,
    passthrough,
    rate_limit_error,
    stream_events,
    text_block,
    thinking_block,
    tool_use_block,
)

from ..clients import client_of
from .mock_clients import HELLO, client_on, expecting

pytestmark = pytest.mark.anyio


async def test_without_expectations_every_request_gets_the_same_response() -> None:
    transport = AsyncMockTransport().returning(message_response())
    client = client_on(transport)
    assert [(await client.messages.create(HELLO)).text for _ in range(3)] == ["Hello!"] * 3
    transport.verify()


async def test_the_default_response_is_not_used_for_an_expected_request() -> None:
    transport = expecting(id="msg_first").returning(message_response(id="msg_other"))
    client = client_on(transport)
    assert [(await client.messages.create(HELLO)).id for _ in range(3)] == ["msg_first", "msg_other", "msg_other"]
    with pytest.raises(AssertionError, match="never sent"):
        expecting().returning({}).verify()


async def test_a_scripted_error_is_raised_and_retried_like_a_real_one() -> None:
    clock = VirtualClock()
    transport = AsyncMockTransport(rate_limit_error(), connection_error(), (529, error_response("overloaded_error")))
    transport.expect_request().returning(message_response())
    result = await client_of(transport, clock=clock, retry=MockRetryExecutor(1, 2, 3)).messages.create(HELLO)
    assert result.text == "Hello!"
    assert [attempt.reason for attempt in result.meta.attempts[:3]] == [
        "RateLimitError",
        "APIConnectionError",
        "OverloadedError",
    ]
    assert clock.waits == [1, 2, 3]
    with pytest.raises(RateLimitError) as caught:
        await client_on(AsyncMockTransport(rate_limit_error())).messages.create(HELLO)
    assert (caught.value.retry_after, caught.value.attempt_count) == (30.0, 1)


async def test_a_status_and_body_are_raised_as_their_error() -> None:
    reply = (400, error_response("invalid_request_error", "max_tokens: too many"))
    with pytest.raises(InvalidRequestError) as caught:
        await client_on(AsyncMockTransport(reply)).messages.create(HELLO)
    assert (caught.value.param, caught.value.request_id) == ("max_tokens", "req_test123")
    slow_down = Reply(error_response("rate_limit_error"), 429, headers={"Retry-After": "7"})
    with pytest.raises(RateLimitError) as second:
        await client_on(AsyncMockTransport(slow_down)).messages.create(HELLO)
    assert second.value.retry_after == 7.0


@pytest.mark.parametrize("pieces", [1, 2, 1000])
async def test_the_events_of_a_message_accumulate_to_it(pieces: int) -> None:
    whole = message_response(
        content=[thinking_block(), text_block("Grüße \u2028!"), tool_use_block(), tool_use_block(input={})],
        stop_reason="tool_use",
    )
    transport = AsyncMockTransport().returning_stream(stream_events(whole, pieces=pieces))
    stream = client_on(transport).messages.create_stream(HELLO)
    assert to_dict(await stream.get_final_message()) == to_dict(whole)


async def test_a_stream_can_end_with_an_exception_or_an_error_event() -> None:
    lost = connection_error("lost", phase="read")
    transport = AsyncMockTransport().returning_stream([*stream_events()[:3], lost])
    with pytest.raises(APIConnectionError) as caught:
        await client_on(transport).messages.create_stream(HELLO).get_final_message()
    assert caught.value.partial.text == "Hello!"
    transport = AsyncMockTransport().returning_stream([*stream_events()[:3], error_response("overloaded_error")])
    with pytest.raises(OverloadedError) as second:
        await client_on(transport).messages.create_stream(HELLO).get_final_message()
    assert second.value.mid_stream


async def test_json_lines_are_returned_as_the_results_of_a_batch() -> None:
    results = [batch_result(), batch_result("request-2", result={"type": "expired"})]
    transport = AsyncMockTransport().returning_lines(results)
    assert [line async for line in client_on(transport).batches.results("msgbatch_test123")] == results


async def test_a_reply_is_closed_once_its_stream_is_closed() -> None:
    reply = Reply.stream(stream_events())
    async with client_on(AsyncMockTransport(reply)).messages.create_stream(HELLO) as stream:
        await stream.__anext__()
        assert not reply.closed
    assert reply.closed


async def test_a_request_after_closing_the_transport_fails() -> None:
    transport = expecting()
    await transport.close()
    with pytest.raises(AssertionError, match="after the transport was closed"):
        await client_on(transport).messages.create(HELLO)


async def test_a_client_does_not_close_a_transport_passed_to_it() -> None:
    transport = expecting()
    async with client_on(transport):
        pass
    assert transport.closed == 0


async def test_passthrough_never_retries_or_waits_and_records_every_call() -> None:
    resilience = passthrough()
    transport = AsyncMockTransport(overloaded_error(), message_response())
    client = client_of(transport, **resilience)
    with pytest.raises(OverloadedError) as caught:
        await client.messages.create(HELLO, max_retries=5)
    await client.messages.create(HELLO)
    assert type(caught.value) is OverloadedError
    assert resilience.circuit.admitted == ["messages", "messages"]
    assert [error for _, error in resilience.circuit.settled] == [caught.value, None]
    assert len(resilience.rate_limits.reserved) == 2
    assert resilience.retry.failures == [caught.value]
    resilience.verify()
    transport.verify()


async def test_an_open_circuit_or_a_refusing_limiter_sends_no_request() -> None:
    transport = AsyncMockTransport()
    doubles = ({"circuit": MockCircuitBreaker().open(12.0)}, {"rate_limits": MockRateLimiter().refuse(3.0)})
    seen: list[tuple[str, Any]] = []
    for double in doubles:
        with pytest.raises(AnthropicError) as caught:
            await client_on(transport, **double).messages.create(HELLO)
        seen.append((str(caught.value.kind), getattr(caught.value, "retry_after", None)))
    assert seen == [("circuit_open", 12.0), ("local_rate_limit", 3.0)]
    assert transport.requests == []


async def test_the_client_waits_for_the_limiter_before_each_attempt() -> None:
    clock, limiter = VirtualClock(), MockRateLimiter(0.0, 2.5)
    transport = AsyncMockTransport(overloaded_error(), message_response())
    client = client_of(transport, clock=clock, rate_limits=limiter, retry=MockRetryExecutor(1.0))
    await client.messages.create(HELLO)
    assert clock.waits == [1.0, 2.5]
    limiter.verify()
    assert [headers["request-id"] for headers in limiter.learned] == ["req_test123"]


async def test_a_copied_client_uses_the_same_doubles() -> None:
    resilience = copy.copy(passthrough())
    transport = AsyncMockTransport().returning(list_models_response(model("claude-a"), model("claude-b")))
    copied = client_of(transport, **resilience).with_options(timeout=5)
    assert [item.id async for item in await copied.models.list()] == ["claude-a", "claude-b"]
    assert resilience.circuit.admitted == ["models"]
