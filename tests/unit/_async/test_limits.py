"""One client with rate limits, on a virtual clock."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import limits
import pytest

from integrations_anthropic import (
    AsyncAnthropicClient,
    DeadlineExceededError,
    LocalRateLimitError,
    OverloadedError,
    StreamTruncatedError,
)
from integrations_anthropic.testing import (
    AsyncMockTransport,
    MockRetryExecutor,
    Reply,
    VirtualClock,
    batch,
    connection_error,
    count_tokens_response,
    create_batch_request,
    create_message_request,
    error_response,
    message_response,
    model,
    overloaded_error,
    stream_events,
    usage,
)

from .limited_clients import HELLO, limited, responses

pytestmark = pytest.mark.anyio


async def is_admitted(client: AsyncAnthropicClient, max_tokens: int) -> bool:
    """Whether a request for so many output tokens is admitted now; the transport must respond 529 to it."""
    try:
        await client.messages.create(create_message_request(max_tokens=max_tokens), max_retries=0)
    except LocalRateLimitError:
        return False
    except OverloadedError:
        return True
    raise AssertionError("the request succeeded")


async def test_calls_wait_until_the_limit_admits_them() -> None:
    clock = VirtualClock()
    client = limited(responses(4), clock, requests_per_minute=60, burst=2)
    for _ in range(4):
        await client.messages.create(HELLO)
    assert clock.waits == pytest.approx([1, 1])


async def test_each_admission_is_recorded_by_the_package_limits() -> None:
    client = limited(responses(20), requests_per_minute=6000, input_tokens_per_minute=1_000_000)
    folder = str(Path(limits.__file__).parent)
    calls = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code.co_filename.startswith(folder)

    sys.setprofile(count)
    try:
        for _ in range(20):
            await client.messages.create(HELLO)
    finally:
        sys.setprofile(None)
    assert calls >= 40


async def test_in_raise_mode_the_error_has_the_seconds_to_wait() -> None:
    clock = VirtualClock()
    transport = responses(2)
    client = limited(transport, clock, requests_per_minute=30, burst=1, mode="raise")
    await client.messages.create(HELLO)
    exhausted = r"exhausted: 30 requests per minute \(0 left\); it allows this request in 2\.0 s"
    with pytest.raises(LocalRateLimitError, match=exhausted) as caught:
        await client.messages.create(HELLO)
    assert caught.value.retry_after == pytest.approx(2)
    assert len(transport.requests) == 1
    assert clock.waits == []
    clock.advance(2)
    await client.messages.create(HELLO)


async def test_a_wait_longer_than_max_wait_is_refused_at_once() -> None:
    clock = VirtualClock()
    client = limited(responses(2), clock, requests_per_minute=60, burst=1, max_wait=0.9)
    await client.messages.create(HELLO)
    with pytest.raises(LocalRateLimitError, match=r"max_wait=0\.9") as caught:
        await client.messages.create(HELLO)
    assert caught.value.retry_after == pytest.approx(1)
    clock.advance(0.2)
    await client.messages.create(HELLO)
    assert clock.waits == pytest.approx([0.8])


async def test_a_wait_as_long_as_max_wait_is_allowed() -> None:
    clock = VirtualClock()
    client = limited(responses(2), clock, requests_per_minute=60, burst=1, max_wait=1.0)
    for _ in range(2):
        await client.messages.create(HELLO)
    assert clock.waits == pytest.approx([1])


async def test_a_wait_that_would_pass_the_deadline_is_refused_at_once() -> None:
    clock = VirtualClock()
    transport = responses(2)
    client = limited(transport, clock, requests_per_minute=6, burst=1)
    await client.messages.create(HELLO)
    with pytest.raises(DeadlineExceededError, match="rate limit"):
        await client.messages.create(HELLO, deadline=9.5)
    assert clock.waits == []
    assert len(transport.requests) == 1
    await client.messages.create(HELLO, deadline=10.5)
    assert clock.waits == pytest.approx([10])


async def test_the_time_of_the_wait_shortens_the_timeout_of_the_attempt() -> None:
    transport = responses(2)
    client = limited(transport, requests_per_minute=6, burst=1)
    await client.messages.create(HELLO)
    await client.messages.create(HELLO, deadline=15)
    assert transport.requests[1].timeout == pytest.approx(5)


async def test_every_attempt_counts() -> None:
    clock = VirtualClock()
    transport = AsyncMockTransport(overloaded_error(), overloaded_error(), message_response())
    options = {"retry": MockRetryExecutor(0.0, 0.0)}
    client = limited(transport, clock, options=options, requests_per_minute=60, burst=1)
    await client.messages.create(HELLO)
    assert clock.waits == pytest.approx([1, 1])


async def test_a_response_is_settled_to_its_actual_usage() -> None:
    transport = AsyncMockTransport(message_response(usage=usage(10, 20)), overloaded_error(), overloaded_error())
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    await client.messages.create(create_message_request(max_tokens=1000))
    assert not await is_admitted(client, 981)
    assert await is_admitted(client, 980)


async def test_input_includes_tokens_written_to_the_cache_but_not_those_read_from_it() -> None:
    used = usage(10, 20, cache_creation_input_tokens=70, cache_read_input_tokens=5000)
    transport = AsyncMockTransport(message_response(usage=used), overloaded_error())
    client = limited(transport, tokens_per_minute=1000, mode="raise")
    await client.messages.create(create_message_request(max_tokens=900))
    assert not await is_admitted(client, 901)
    assert await is_admitted(client, 810)


@pytest.mark.parametrize(
    "fault",
    [overloaded_error(), (400, error_response()), connection_error(phase="connect")],
    ids=["529", "400", "unsent"],
)
async def test_a_refused_attempt_returns_its_tokens(fault: Any) -> None:
    transport = AsyncMockTransport(fault, overloaded_error())
    client = limited(transport, tokens_per_minute=1000, mode="raise")
    with pytest.raises(Exception):  # noqa: B017 - which one is no matter here
        await client.messages.create(create_message_request(max_tokens=900), max_retries=0)
    assert await is_admitted(client, 900)


async def test_an_attempt_whose_end_is_unknown_keeps_its_estimated_cost() -> None:
    transport = AsyncMockTransport(connection_error(phase="read"), overloaded_error())
    client = limited(transport, tokens_per_minute=1000, mode="raise")
    with pytest.raises(Exception):  # noqa: B017 - as above
        await client.messages.create(create_message_request(max_tokens=900), max_retries=0)
    assert not await is_admitted(client, 900)


async def test_a_stream_is_settled_at_its_end() -> None:
    transport = AsyncMockTransport(
        Reply.stream(stream_events(message_response(usage=usage(10, 20)))), overloaded_error()
    )
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    async with client.messages.create_stream(create_message_request(max_tokens=1000)) as stream:
        assert not await is_admitted(client, 900)
        await stream.get_final_message()
    assert not await is_admitted(client, 981)
    assert await is_admitted(client, 980)


async def test_a_stream_that_is_closed_early_costs_what_was_read_of_it() -> None:
    text = "one two three four five six seven eight nine ten " * 10
    events = stream_events(message_response(content=[{"type": "text", "text": text}], usage=usage(10, 500)))
    transport = AsyncMockTransport(Reply.stream(events), overloaded_error())
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    async with client.messages.create_stream(create_message_request(max_tokens=1000)) as stream:
        async for event in stream:
            if event.type == "content_block_delta":
                break
    assert not await is_admitted(client, 1000)
    assert await is_admitted(client, 800)


async def test_a_stream_that_is_truncated_costs_what_was_read_of_it() -> None:
    events = stream_events(message_response(usage=usage(10, 500)))
    transport = AsyncMockTransport(Reply.stream(events[:-2]), overloaded_error())
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    with pytest.raises(StreamTruncatedError):
        await client.messages.create_stream(create_message_request(max_tokens=1000)).get_final_message()
    assert await is_admitted(client, 980)


async def test_only_messages_cost_tokens() -> None:
    transport = AsyncMockTransport(count_tokens_response(), batch(), batch(), model("claude-a"), message_response())
    client = limited(transport, tokens_per_minute=1000, requests_per_minute=4, mode="raise")
    await client.messages.count_tokens(model="m", messages=HELLO.messages)
    await client.batches.create(create_batch_request())
    await client.batches.get("msgbatch_1")
    await client.models.get("claude-a")
    with pytest.raises(LocalRateLimitError) as caught:
        await client.messages.create(create_message_request(max_tokens=950))
    assert caught.value.retry_after == pytest.approx(15)


async def test_admin_calls_are_not_limited() -> None:
    transport = AsyncMockTransport(*[{"id": "org_1", "type": "organization", "name": "A"}] * 3)
    options = {"admin_api_key": "sk-admin"}
    client = limited(transport, options=options, requests_per_minute=1, mode="raise")
    for _ in range(3):
        await client.admin.organizations.get()
