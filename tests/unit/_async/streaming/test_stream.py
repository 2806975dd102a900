"""The stream of a message: events, text, partial and final message, faults."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    ContentBlockDelta,
    MessageStart,
    MessageStop,
    OverloadedError,
    Ping,
    RetryExhaustedError,
    SerializationError,
    StreamTruncatedError,
    TextDelta,
    ToolUseBlock,
    UnknownEvent,
    to_dict,
)
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with, sse

from ..clients import client_of

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
SHOWN = [event for event in EVENTS if event["type"] != "ping"]


@pytest.mark.parametrize("cut", [1, 2, 3, 7, 64, 100_000])
async def test_events_come_the_same_however_the_bytes_are_cut(cut: int) -> None:
    transport = AsyncMockTransport(reply_with(sse(EVENTS), cut=cut))
    async with client_of(transport).messages.create_stream(**HELLO) as stream:
        seen = [event async for event in stream]
        final = await stream.get_final_message()
    assert [to_dict(event) for event in seen] == SHOWN
    assert isinstance(seen[0], MessageStart)
    assert isinstance(seen[-1], MessageStop)
    assert to_dict(final) == MESSAGE
    assert final.meta.request_id == "req_1"
    assert b'"stream":true' in (transport.requests[0].body or b"")


async def test_pings_are_shown_with_include_pings() -> None:
    transport = AsyncMockTransport(reply_with(sse(EVENTS)))
    async with client_of(transport, include_pings=True).messages.create_stream(**HELLO) as stream:
        assert sum([isinstance(event, Ping) async for event in stream]) == 1


async def test_text_stream_gives_the_pieces_of_text_and_the_message_is_kept() -> None:
    transport = AsyncMockTransport(reply_with(sse(EVENTS)))
    stream = client_of(transport).messages.create_stream(**HELLO)
    assert [piece async for piece in stream.text_stream] == ["Grüße \u2028 ", "there"]
    assert await stream.get_final_text() == "Grüße \u2028 there"
    assert await stream.get_final_message() is await stream.get_final_message()


async def test_the_message_so_far_is_there_at_every_event() -> None:
    transport = AsyncMockTransport(reply_with(sse(EVENTS)))
    texts: list[str] = []
    async with client_of(transport).messages.create_stream(**HELLO) as stream:
        async for event in stream:
            current = stream.current_message
            assert current is not None
            if isinstance(event, ContentBlockDelta) and isinstance(event.delta, TextDelta):
                texts.append(current.text)
    assert texts == ["Grüße \u2028 ", "Grüße \u2028 there"]


async def test_nothing_is_sent_before_the_stream_is_opened() -> None:
    transport = AsyncMockTransport(reply_with(sse(EVENTS)))
    stream = client_of(transport).messages.create_stream(**HELLO)
    assert transport.requests == []
    await stream.close()
    assert [event async for event in stream] == []


@pytest.mark.parametrize("kept", range(1, len(EVENTS)))
async def test_a_stream_that_ends_early_raises_and_keeps_the_partial_message(kept: int) -> None:
    transport = AsyncMockTransport(reply_with(sse(EVENTS[:kept])))
    with pytest.raises(StreamTruncatedError) as caught:
        await client_of(transport, max_retries=0).messages.create_stream(**HELLO).get_final_message()
    assert caught.value.request_id == "req_1"
    assert caught.value.partial is not None
    assert MESSAGE["content"][0]["text"].startswith(caught.value.partial.text)


async def test_a_connection_lost_in_the_middle_keeps_the_partial_message_and_is_not_retried() -> None:
    lost = APIConnectionError("lost", phase="read")
    transport = AsyncMockTransport(Reply(sse(EVENTS[:4]), fault=lost))
    with pytest.raises(APIConnectionError) as caught:
        await client_of(transport).messages.create_stream(**HELLO).get_final_message()
    assert caught.value.partial.text == "Grüße \u2028 "
    assert caught.value.mid_stream
    assert len(transport.requests) == 1


async def test_an_error_event_in_the_middle_is_its_own_error() -> None:
    transport = AsyncMockTransport(reply_with(sse([*EVENTS[:4], failure("overloaded_error")])))
    with pytest.raises(OverloadedError) as caught:
        await client_of(transport).messages.create_stream(**HELLO).get_final_message()
    assert caught.value.mid_stream
    assert caught.value.partial.text == "Grüße \u2028 "
    assert caught.value.message == "no luck"


async def test_an_error_before_the_first_content_is_retried() -> None:
    early = reply_with(sse([EVENTS[0], EVENTS[1], failure("overloaded_error")]))
    transport = AsyncMockTransport(early, reply_with(sse(EVENTS)))
    stream = client_of(transport).messages.create_stream(**HELLO)
    assert [to_dict(event) async for event in stream] == SHOWN
    assert len(stream.meta.attempts) == 2
    assert early.closed


@pytest.mark.parametrize("kept", [0, 1, 2])
async def test_a_stream_that_ends_before_its_first_content_is_retried(kept: int) -> None:
    early = reply_with(sse(EVENTS[:kept]))
    transport = AsyncMockTransport(early, reply_with(sse(EVENTS)))
    stream = client_of(transport).messages.create_stream(**HELLO)
    assert to_dict(await stream.get_final_message()) == MESSAGE
    assert [attempt.reason for attempt in stream.meta.attempts] == ["StreamTruncatedError", ""]
    assert early.closed


async def test_early_errors_without_end_raise_the_last_one_with_its_attempts() -> None:
    transport = AsyncMockTransport(*[reply_with(sse([failure("overloaded_error")])) for _ in range(2)])
    with pytest.raises(OverloadedError) as caught:
        await client_of(transport, max_retries=1).messages.create_stream(**HELLO).get_final_message()
    assert isinstance(caught.value, RetryExhaustedError)
    assert caught.value.attempt_count == 2


async def test_an_unknown_event_reaches_the_caller_unchanged() -> None:
    odd = {"type": "confetti", "colours": [None, "red"]}
    transport = AsyncMockTransport(reply_with(sse([*EVENTS[:3], odd, *EVENTS[3:]])))
    async with client_of(transport).messages.create_stream(**HELLO) as stream:
        unknown = [event async for event in stream if isinstance(event, UnknownEvent)]
        assert to_dict(await stream.get_final_message()) == MESSAGE
    assert [(event.type, event.raw) for event in unknown] == [("confetti", odd)]


async def test_leaving_the_block_early_releases_the_connection() -> None:
    answer = reply_with(sse(EVENTS), cut=40)
    async with client_of(AsyncMockTransport(answer)).messages.create_stream(**HELLO) as stream:
        async for _ in stream:
            break
    assert answer.closed


async def test_an_event_without_data_is_skipped() -> None:
    body = sse(EVENTS[:3]) + b"event: keepalive\ndata:\n\n" + sse(EVENTS[3:])
    transport = AsyncMockTransport(reply_with(body))
    assert to_dict(await client_of(transport).messages.create_stream(**HELLO).get_final_message()) == MESSAGE


async def test_reading_again_after_an_error_raises_the_same_error() -> None:
    transport = AsyncMockTransport(reply_with(sse([*EVENTS[:4], failure("overloaded_error")])))
    stream = client_of(transport).messages.create_stream(**HELLO)
    with pytest.raises(OverloadedError) as first:
        await stream.get_final_message()
    with pytest.raises(OverloadedError) as second:
        await stream.get_final_message()
    assert first.value is second.value


async def test_an_event_of_the_wrong_shape_is_an_error_with_its_request_where_it_is_strict() -> None:
    odd = {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": 5}}
    answer = reply_with(sse([EVENTS[0], odd]))
    stream = client_of(AsyncMockTransport(answer), strict_responses=True).messages.create_stream(**HELLO)
    with pytest.raises(SerializationError) as caught:
        _ = [event async for event in stream]
    assert (caught.value.path, caught.value.request_id, caught.value.status) == ("$.content_block.text", "req_1", 200)
    assert caught.value.attempt_count == 1
    assert answer.closed


async def test_impossible_usage_is_an_error_that_keeps_the_message_where_it_is_strict() -> None:
    count = {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": -1}}
    events = [*EVENTS[:6], count, EVENTS[7]]
    transport = AsyncMockTransport(reply_with(sse(events)))
    stream = client_of(transport, strict_responses=True).messages.create_stream(**HELLO)
    with pytest.raises(SerializationError, match="at least 0") as caught:
        await stream.get_final_message()
    assert caught.value.path == "$.usage.output_tokens"
    assert caught.value.partial.text == "Grüße \u2028 there"


@pytest.mark.parametrize("text", ['{"a": 1]', "[1]", "nonsense"])
async def test_tool_input_that_is_not_an_object_stays_unchanged_and_the_message_is_kept(text: str) -> None:
    call = {"type": "tool_use", "id": "toolu_1", "name": "t", "input": {}}
    events = [
        *EVENTS[:6],
        {"type": "content_block_start", "index": 1, "content_block": call},
        {"type": "content_block_delta", "index": 1, "delta": {"type": "input_json_delta", "partial_json": text}},
        {"type": "content_block_stop", "index": 1},
        *EVENTS[6:],
    ]
    final = (
        await client_of(AsyncMockTransport(reply_with(sse(events)))).messages.create_stream(**HELLO).get_final_message()
    )
    assert final.text == "Grüße \u2028 there"
    assert isinstance(final.content[1], ToolUseBlock)
    assert not isinstance(final.content[1].input, dict)


async def test_a_delta_for_an_unknown_block_changes_nothing() -> None:
    odd = {"type": "content_block_start", "index": 0, "content_block": {"type": "weird", "text": 5}}
    events = [EVENTS[0], odd, *EVENTS[3:]]
    final = (
        await client_of(AsyncMockTransport(reply_with(sse(events)))).messages.create_stream(**HELLO).get_final_message()
    )
    assert to_dict(final)["content"] == [{"type": "weird", "text": 5}]


async def test_a_fault_after_the_complete_message_is_ignored() -> None:
    lost = APIConnectionError("lost", phase="read")
    transport = AsyncMockTransport(Reply(sse(EVENTS), fault=lost))
    assert to_dict(await client_of(transport).messages.create_stream(**HELLO).get_final_message()) == MESSAGE
