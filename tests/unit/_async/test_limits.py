"""One client under limits of its own, on a clock that waits for nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from integrations_anthropic import (
    AsyncAnthropicClient,
    DeadlineExceededError,
    LocalRateLimitError,
    OverloadedError,
    RateLimits,
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

from .clients import client_of

pytestmark = pytest.mark.anyio

HELLO = create_message_request(max_tokens=100)


def limited(
    transport: AsyncMockTransport, clock: VirtualClock | None = None, *, options: Any = None, **limits: Any
) -> AsyncAnthropicClient:
    policy = RateLimits(**limits)
    return client_of(transport, clock=clock or VirtualClock(), rate_limits=policy, **(options or {}))


def answers(count: int, **options: Any) -> AsyncMockTransport:
    return AsyncMockTransport(*[message_response(**options) for _ in range(count)])


async def room(client: AsyncAnthropicClient, max_tokens: int) -> bool:
    """Whether a request for so many output tokens would be admitted right now; it is not to be answered."""
    try:
        await client.messages.create(create_message_request(max_tokens=max_tokens), max_retries=0)
    except LocalRateLimitError:
        return False
    except OverloadedError:
        return True
    raise AssertionError("was answered")


async def test_calls_wait_until_the_limit_has_room() -> None:
    clock = VirtualClock()
    client = limited(answers(4), clock, requests_per_minute=60, burst=2)
    for _ in range(4):
        await client.messages.create(HELLO)
    assert clock.waits == pytest.approx([1, 1])


async def test_without_waiting_the_error_says_when_there_is_room() -> None:
    clock = VirtualClock()
    transport = answers(2)
    client = limited(transport, clock, requests_per_minute=30, burst=1, mode="raise")
    await client.messages.create(HELLO)
    with pytest.raises(LocalRateLimitError, match=r"2\.0 s") as caught:
        await client.messages.create(HELLO)
    assert caught.value.retry_after == pytest.approx(2)
    assert len(transport.requests) == 1
    assert clock.waits == []
    clock.advance(2)
    await client.messages.create(HELLO)


async def test_a_wait_longer_than_allowed_is_refused_at_once() -> None:
    clock = VirtualClock()
    client = limited(answers(2), clock, requests_per_minute=60, burst=1, max_wait=0.9)
    await client.messages.create(HELLO)
    with pytest.raises(LocalRateLimitError, match=r"max_wait=0\.9") as caught:
        await client.messages.create(HELLO)
    assert caught.value.retry_after == pytest.approx(1)
    clock.advance(0.2)
    await client.messages.create(HELLO)
    assert clock.waits == pytest.approx([0.8])


async def test_a_wait_exactly_as_long_as_allowed_is_waited() -> None:
    clock = VirtualClock()
    client = limited(answers(2), clock, requests_per_minute=60, burst=1, max_wait=1.0)
    for _ in range(2):
        await client.messages.create(HELLO)
    assert clock.waits == pytest.approx([1])


async def test_a_wait_that_would_pass_the_deadline_is_refused_at_once() -> None:
    clock = VirtualClock()
    transport = answers(2)
    client = limited(transport, clock, requests_per_minute=6, burst=1)
    await client.messages.create(HELLO)
    with pytest.raises(DeadlineExceededError, match="rate limit"):
        await client.messages.create(HELLO, deadline=9.5)
    assert clock.waits == []
    assert len(transport.requests) == 1
    await client.messages.create(HELLO, deadline=10.5)
    assert clock.waits == pytest.approx([10])


async def test_what_was_waited_is_no_longer_there_for_the_attempt() -> None:
    transport = answers(2)
    client = limited(transport, requests_per_minute=6, burst=1)
    await client.messages.create(HELLO)
    await client.messages.create(HELLO, deadline=15)
    assert transport.requests[1].timeout == pytest.approx(5)


async def test_every_attempt_pays() -> None:
    clock = VirtualClock()
    transport = AsyncMockTransport(overloaded_error(), overloaded_error(), message_response())
    options = {"retry": MockRetryExecutor(0.0, 0.0)}
    client = limited(transport, clock, options=options, requests_per_minute=60, burst=1)
    await client.messages.create(HELLO)
    assert clock.waits == pytest.approx([1, 1])


async def test_an_answer_is_settled_to_what_it_took() -> None:
    transport = AsyncMockTransport(message_response(usage=usage(10, 20)), overloaded_error(), overloaded_error())
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    await client.messages.create(create_message_request(max_tokens=1000))
    assert not await room(client, 981)
    assert await room(client, 980)


async def test_input_counts_with_what_was_written_to_the_cache_and_without_what_was_read_from_it() -> None:
    took = usage(10, 20, cache_creation_input_tokens=70, cache_read_input_tokens=5000)
    transport = AsyncMockTransport(message_response(usage=took), overloaded_error())
    client = limited(transport, tokens_per_minute=1000, mode="raise")
    await client.messages.create(create_message_request(max_tokens=900))
    assert not await room(client, 901)
    assert await room(client, 810)


@pytest.mark.parametrize(
    "fault",
    [overloaded_error(), (400, error_response()), connection_error(phase="connect")],
    ids=["529", "400", "unsent"],
)
async def test_a_refused_attempt_gives_its_tokens_back(fault: Any) -> None:
    transport = AsyncMockTransport(fault, overloaded_error())
    client = limited(transport, tokens_per_minute=1000, mode="raise")
    with pytest.raises(Exception):  # noqa: B017 - which one is no matter here
        await client.messages.create(create_message_request(max_tokens=900), max_retries=0)
    assert await room(client, 900)


async def test_an_attempt_nobody_knows_the_end_of_keeps_what_it_may_have_taken() -> None:
    transport = AsyncMockTransport(connection_error(phase="read"), overloaded_error())
    client = limited(transport, tokens_per_minute=1000, mode="raise")
    with pytest.raises(Exception):  # noqa: B017 - as above
        await client.messages.create(create_message_request(max_tokens=900), max_retries=0)
    assert not await room(client, 900)


async def test_a_stream_is_settled_at_its_end() -> None:
    transport = AsyncMockTransport(
        Reply.stream(stream_events(message_response(usage=usage(10, 20)))), overloaded_error()
    )
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    async with client.messages.create_stream(create_message_request(max_tokens=1000)) as stream:
        assert not await room(client, 900)
        await stream.get_final_message()
    assert not await room(client, 981)
    assert await room(client, 980)


async def test_a_stream_that_is_left_took_what_was_seen_of_it() -> None:
    text = "one two three four five six seven eight nine ten " * 10
    events = stream_events(message_response(content=[{"type": "text", "text": text}], usage=usage(10, 500)))
    transport = AsyncMockTransport(Reply.stream(events), overloaded_error())
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    async with client.messages.create_stream(create_message_request(max_tokens=1000)) as stream:
        async for event in stream:
            if event.type == "content_block_delta":
                break
    assert not await room(client, 1000)
    assert await room(client, 800)


async def test_a_stream_that_is_cut_took_what_was_seen_of_it() -> None:
    events = stream_events(message_response(usage=usage(10, 500)))
    transport = AsyncMockTransport(Reply.stream(events[:-2]), overloaded_error())
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    with pytest.raises(StreamTruncatedError):
        await client.messages.create_stream(create_message_request(max_tokens=1000)).get_final_message()
    assert await room(client, 980)


async def test_only_making_a_model_read_and_write_takes_tokens() -> None:
    transport = AsyncMockTransport(count_tokens_response(), batch(), batch(), model("claude-a"), message_response())
    client = limited(transport, tokens_per_minute=1000, requests_per_minute=4, mode="raise")
    await client.messages.count_tokens(model="m", messages=HELLO.messages)
    await client.batches.create(create_batch_request())
    await client.batches.get("msgbatch_1")
    await client.models.get("claude-a")
    with pytest.raises(LocalRateLimitError) as caught:
        await client.messages.create(create_message_request(max_tokens=950))
    assert caught.value.retry_after == pytest.approx(15)


async def test_administration_has_limits_of_its_own() -> None:
    transport = AsyncMockTransport(*[{"id": "org_1", "type": "organization", "name": "A"}] * 3)
    options = {"admin_api_key": "sk-admin"}
    client = limited(transport, options=options, requests_per_minute=1, mode="raise")
    for _ in range(3):
        await client.admin.organizations.get()


def told(seconds: float, clock: VirtualClock, **remaining: int) -> Mapping[str, str]:
    reset = datetime.fromtimestamp(clock.time() + seconds, UTC).isoformat()
    pairs = {name.replace("_", "-"): str(count) for name, count in remaining.items()}
    return {
        f"anthropic-ratelimit-{name}-{part}": value
        for name, count in pairs.items()
        for part, value in (("remaining", count), ("reset", reset))
    }


async def test_the_servers_word_lowers_the_limit_until_its_reset() -> None:
    clock = VirtualClock()
    first = Reply(message_response(), headers=told(30, clock, requests=1))
    client = limited(AsyncMockTransport(first, *[message_response()] * 3), clock, requests_per_minute=1000)
    for _ in range(4):
        await client.messages.create(HELLO)
    assert clock.waits == pytest.approx([30])


async def test_the_servers_word_alone_limits_nothing() -> None:
    clock = VirtualClock()
    first = Reply(message_response(), headers=told(30, clock, requests=0, tokens=0, output_tokens=0))
    client = limited(AsyncMockTransport(first, message_response()), clock, input_tokens_per_minute=1000)
    for _ in range(2):
        await client.messages.create(HELLO)
    assert clock.waits == []


async def test_a_refusal_says_what_is_left_too() -> None:
    clock = VirtualClock()
    refusal = Reply(error_response("rate_limit_error"), 429, headers=told(20, clock, output_tokens=0))
    options = {"retry": MockRetryExecutor(1.0)}
    client = limited(
        AsyncMockTransport(refusal, message_response()), clock, options=options, output_tokens_per_minute=9000
    )
    await client.messages.create(HELLO)
    assert sum(clock.waits) == pytest.approx(20)


async def test_copies_share_the_limit_and_another_policy_starts_anew() -> None:
    transport = answers(3)
    client = limited(transport, requests_per_minute=60, burst=1, mode="raise")
    await client.messages.create(HELLO)
    with pytest.raises(LocalRateLimitError):
        await client.with_options(timeout=5).messages.create(HELLO)
    other = client.with_options(rate_limits=RateLimits(requests_per_minute=60, burst=1, mode="raise"))
    await other.messages.create(HELLO)
    with pytest.raises(LocalRateLimitError):
        await other.with_options(max_retries=1).messages.create(HELLO)
    await other.with_options(rate_limits=None).messages.create(HELLO)


class Settling:
    """A limiter of a user's own, that wants to know how it ended."""

    def __init__(self, wait: float = 0.0) -> None:
        self.wait = wait
        self.settled: list[tuple[str, Any]] = []

    def reserve(self, request: Any, now: float) -> float:
        return self.wait

    def learn(self, headers: Mapping[str, str], now: float) -> None:
        """Knows better."""

    def settle(self, request: Any, used: Any, now: float) -> None:
        self.settled.append((request.operation.name, used))


async def test_a_limiter_of_the_users_own_is_told_what_each_attempt_took_where_it_wants_to_know() -> None:
    limiter = Settling()
    stream = Reply.stream(stream_events(message_response(usage=usage(3, 4))))
    transport = AsyncMockTransport(overloaded_error(), message_response(usage=usage(1, 2)), stream)
    client = client_of(transport, rate_limits=limiter, retry=MockRetryExecutor(0.0))
    await client.messages.create(HELLO)
    await client.messages.create_stream(HELLO).get_final_message()
    taken = [(name, used.input_tokens, used.output_tokens) for name, used in limiter.settled]
    assert taken == [("messages.create", 0, 0), ("messages.create", 1, 2), ("messages.create_stream", 3, 4)]


async def test_a_limiter_of_the_users_own_cannot_make_a_call_pass_its_deadline() -> None:
    limiter, clock = Settling(wait=8.0), VirtualClock()
    client = client_of(answers(1), rate_limits=limiter, clock=clock)
    with pytest.raises(DeadlineExceededError):
        await client.messages.create(HELLO, deadline=5)
    assert clock.waits == []
    assert limiter.settled == [("messages.create", (1, 0, 0, 0))]
