"""The limits of a stream: its two clocks and the deadline on any transport, its bytes, and its memory."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    DeadlineExceededError,
    EventTooLargeError,
    Ping,
    SerializationError,
    StreamStalledError,
    to_dict,
)
from integrations_anthropic.testing import AsyncMockTransport, Reply, VirtualClock
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with, sse

from ..clients import client_of

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
PING = {"type": "ping"}


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


async def test_silence_between_two_pieces_is_a_stall_on_any_transport(clock: VirtualClock) -> None:
    reply = Reply.stream(EVENTS).paced(clock, 31)
    client = client_of(AsyncMockTransport(reply), clock=clock, stream_idle_timeout=30, max_retries=0)
    with pytest.raises(StreamStalledError) as caught:
        await client.messages.create_stream(**HELLO).get_final_message()
    assert caught.value.duration == 30
    assert reply.closed


async def test_pieces_that_arrive_in_time_are_no_stall_however_long_it_takes(clock: VirtualClock) -> None:
    reply = Reply.stream(EVENTS).paced(clock, 29)
    client = client_of(AsyncMockTransport(reply), clock=clock, stream_idle_timeout=30, stream_progress_timeout=59)
    assert to_dict(await client.messages.create_stream(**HELLO).get_final_message()) == MESSAGE
    assert clock.monotonic() - 1000 >= 29 * len(EVENTS)


async def test_nothing_but_pings_is_a_stall_and_anything_else_is_progress(clock: VirtualClock) -> None:
    events = [*EVENTS[:4], PING, PING, {"type": "confetti"}, PING, PING, PING, *EVENTS[4:]]
    reply = Reply.stream(events).paced(clock, 10)
    client = client_of(AsyncMockTransport(reply), clock=clock, stream_progress_timeout=31)
    stream = client.messages.create_stream(**HELLO)
    seen: list[str] = []
    with pytest.raises(StreamStalledError, match="nothing but pings was received within 31 s") as caught:
        async for event in stream:
            seen.append(event.type)
    assert seen[-1] == "confetti"
    assert caught.value.partial.text == "Grüße \u2028 "


async def test_a_slow_reader_is_no_stall(clock: VirtualClock) -> None:
    client = client_of(
        AsyncMockTransport(Reply.stream(EVENTS)), clock=clock, stream_idle_timeout=30, stream_progress_timeout=30
    )
    stream = client.messages.create_stream(**HELLO)
    async for _ in stream:
        clock.advance(100)
    assert to_dict(await stream.get_final_message()) == MESSAGE


async def test_a_deadline_bounds_the_whole_stream_its_reader_included(clock: VirtualClock) -> None:
    client = client_of(AsyncMockTransport(Reply.stream(EVENTS)), clock=clock)
    stream = client.messages.create_stream(**HELLO, deadline=250)
    seen = 0
    with pytest.raises(DeadlineExceededError) as caught:
        async for _ in stream:
            seen += 1
            clock.advance(100)
    assert seen == 3
    assert caught.value.duration == 250
    assert caught.value.partial.text == "Grüße \u2028 "
    assert caught.value.attempt_count == 1


async def test_a_stall_before_the_first_content_is_retried(clock: VirtualClock) -> None:
    slow = Reply.stream(EVENTS[:2]).paced(clock, 31)
    client = client_of(AsyncMockTransport(slow, reply_with(sse(EVENTS))), clock=clock, stream_idle_timeout=30)
    stream = client.messages.create_stream(**HELLO)
    assert to_dict(await stream.get_final_message()) == MESSAGE
    assert [attempt.reason for attempt in stream.meta.attempts] == ["StreamStalledError", ""]


@pytest.mark.parametrize("cut", [1, 50, 100_000])
@pytest.mark.parametrize("first", [0, 4])
async def test_an_event_beyond_its_limit_is_an_error_of_its_own(cut: int, first: int) -> None:
    big = {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "x" * 5_000}}
    reply = Reply(sse([*EVENTS[:first], big]), cut=cut)
    client = client_of(AsyncMockTransport(reply), max_event_bytes=1_000)
    with pytest.raises(EventTooLargeError, match="max_event_bytes \\(1000 bytes\\)") as caught:
        await client.messages.create_stream(**HELLO).get_final_message()
    assert isinstance(caught.value, SerializationError)
    assert (caught.value.limit, caught.value.is_retryable, caught.value.request_id) == (1_000, False, "req_test123")
    assert getattr(caught.value.partial, "text", "") == ("Grüße \u2028 " if first else "")
    assert reply.closed


async def test_a_stream_that_breaks_before_its_first_content_has_the_partial_message() -> None:
    for events, fault in (
        (EVENTS[:2], APIConnectionError("lost", phase="read")),
        ([*EVENTS[:2], failure("overloaded_error")], None),
    ):
        transport = AsyncMockTransport(Reply(sse(events), fault=fault))
        with pytest.raises((APIConnectionError, Exception)) as caught:
            await client_of(transport, max_retries=0).messages.create_stream(**HELLO).get_final_message()
        assert caught.value.partial.id == "msg_1"
        assert caught.value.mid_stream


async def test_pings_without_end_before_the_first_content_are_not_kept() -> None:
    transport = AsyncMockTransport(*[Reply(sse([EVENTS[0], *[PING] * 20_000, *EVENTS[2:]]), cut=30_000)] * 2)
    stream = client_of(transport, include_pings=True).messages.create_stream(**HELLO)
    assert 1 <= sum([isinstance(event, Ping) async for event in stream]) <= 100
    tracemalloc.start()
    try:
        async with client_of(transport).messages.create_stream(**HELLO) as stream:
            held, most = tracemalloc.get_traced_memory()
            assert to_dict(await stream.get_final_message()) == MESSAGE
    finally:
        tracemalloc.stop()
    assert held < 100_000 and most < 300_000


async def test_a_stream_holds_little_beyond_the_message_it_builds() -> None:
    words = [{"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "word "}}] * 50_000
    body = sse([*EVENTS[:3], *words, *EVENTS[5:]])
    stream = client_of(AsyncMockTransport(Reply(body, cut=16_384))).messages.create_stream(**HELLO)
    text, most = 0, 0.0
    tracemalloc.start()
    try:
        await stream.__anext__()
        before = tracemalloc.get_traced_memory()[0]
        async for event in stream:
            text += 5 * (event.type == "content_block_delta")
            if text % 5_000 == 0:
                most = max(most, tracemalloc.get_traced_memory()[0] - before - text)
    finally:
        tracemalloc.stop()
    assert text == 250_000
    assert most <= 64 * 1024
    assert len(json.dumps(to_dict(await stream.get_final_message()))) > 250_000


class CountedBlanks(bytes):
    """Blanks that count how many of them are looked at."""

    seen = 0

    def lstrip(self, *given: Any) -> bytes:
        CountedBlanks.seen += len(self)
        return super().lstrip(*given)


async def test_blanks_before_the_first_event_are_each_looked_at_once() -> None:
    CountedBlanks.seen = 0
    reply = Reply(sse(EVENTS), headers={"content-type": "text/plain"})
    reply.pieces = [*[CountedBlanks(b" \r\n\t")] * 5_000, *reply.pieces]
    client = client_of(AsyncMockTransport(reply))
    assert to_dict(await client.messages.create_stream(**HELLO).get_final_message()) == MESSAGE
    assert CountedBlanks.seen == 4 * 5_000


async def test_time_that_the_consumer_takes_is_no_time_of_the_stream_however_often_it_reads(
    clock: VirtualClock,
) -> None:
    comments = [b": x\n\n"] * 20
    reply = Reply.stream([*EVENTS[:3], *comments, *EVENTS[3:]]).paced(clock, 1)
    client = client_of(AsyncMockTransport(reply), clock=clock, stream_progress_timeout=25, stream_idle_timeout=2)
    stream = client.messages.create_stream(**HELLO)
    async for _ in stream:
        clock.advance(100)
    assert to_dict(await stream.get_final_message()) == MESSAGE


async def test_result_lines_are_progress_and_blank_ones_are_not(clock: VirtualClock) -> None:
    line = {"custom_id": "a", "result": {"type": "canceled"}}
    replies = [Reply.lines([line] * 30).paced(clock, 10), Reply.lines([line, *[""] * 30]).paced(clock, 10)]
    client = client_of(AsyncMockTransport(*replies), clock=clock, stream_progress_timeout=25, max_retries=0)
    assert len([found async for found in client.batches.results("b")]) == 30
    with pytest.raises(StreamStalledError):
        [found async for found in client.batches.results("b")]
