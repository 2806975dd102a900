"""A stream that is closed, left, or asked again: before it is opened, meanwhile, and afterwards."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    AsyncAnthropicClient,
    ConfigurationError,
    MessageStart,
    RateLimitError,
    StreamTruncatedError,
    UnknownDelta,
    ValidationError,
    to_dict,
)
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.golden import GOLDEN
from tests.golden import MESSAGE as GOLDEN_MESSAGE
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with, sse

from ..clients import client_of

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
SHOWN = [event for event in EVENTS if event["type"] != "ping"]


class Meddling(AsyncMockTransport):
    """Does something else while it sends."""

    while_sending: Callable[[], Any] | None = None

    async def send(self, request: Any) -> Any:
        answer = await super().send(request)
        if self.while_sending is not None:
            await self.while_sending()
        return answer


async def test_a_stream_closed_before_it_is_opened_is_never_sent() -> None:
    transport = AsyncMockTransport()
    stream = client_of(transport).messages.create_stream(**HELLO)
    await stream.close()
    async with stream:
        assert [event async for event in stream] == []
    assert [piece async for piece in stream.text_stream] == []
    with pytest.raises(StreamTruncatedError, match="closed before its end"):
        await stream.get_final_message()
    assert transport.requests == []
    assert repr(stream).endswith("(closed)")


async def test_a_stream_closed_while_it_is_opened_gives_its_connection_back() -> None:
    reply = Reply(sse(EVENTS), cut=10)
    transport = Meddling(reply)
    stream = client_of(transport).messages.create_stream(**HELLO)
    transport.while_sending = stream.close
    assert [event async for event in stream] == []
    assert reply.closed
    assert len(transport.requests) == 1


async def test_a_stream_closed_in_the_middle_ends_and_says_so_to_who_wants_all_of_it() -> None:
    reply = Reply.stream(EVENTS)
    stream = client_of(AsyncMockTransport(reply)).messages.create_stream(**HELLO)
    seen = []
    async for event in stream:
        seen.append(event.type)
        if event.type == "content_block_delta":
            await stream.close()
    assert seen == ["message_start", "content_block_start", "content_block_delta"]
    assert reply.closed
    assert stream.current_message is not None and stream.current_message.text == "Grüße \u2028 "
    for _ in range(2):
        with pytest.raises(StreamTruncatedError, match="closed before its end") as caught:
            await stream.get_final_message()
        assert caught.value.partial.text == "Grüße \u2028 "
        assert caught.value.request_id == "req_test123"


async def test_closing_behind_the_end_takes_nothing_away() -> None:
    stream = client_of(AsyncMockTransport(reply_with(sse(EVENTS)))).messages.create_stream(**HELLO)
    assert len([event async for event in stream]) == len(SHOWN)
    await stream.close()
    await stream.close()
    assert to_dict(await stream.get_final_message()) == MESSAGE
    assert await stream.get_final_text() == "Grüße \u2028 there"
    assert stream.current_message is await stream.get_final_message()
    assert [event async for event in stream] == []


async def test_a_loop_that_is_left_can_be_gone_on_with() -> None:
    stream = client_of(AsyncMockTransport(Reply(sse(EVENTS), cut=9))).messages.create_stream(**HELLO)
    async for event in stream:
        assert isinstance(event, MessageStart)
        break
    pieces = []
    async for piece in stream.text_stream:
        pieces.append(piece)
        break
    assert [to_dict(event) async for event in stream] == SHOWN[3:]
    assert pieces == ["Grüße \u2028 "]
    assert to_dict(await stream.get_final_message()) == MESSAGE


async def test_two_iterators_share_the_events_between_them() -> None:
    stream = client_of(AsyncMockTransport(reply_with(sse(EVENTS)))).messages.create_stream(**HELLO)
    one, other = stream.__aiter__(), stream.__aiter__()
    seen = [to_dict(await iterator.__anext__()) for iterator in (one, other, one)]
    assert seen == SHOWN[:3]
    assert await stream.get_final_text() == "Grüße \u2028 there"


async def test_a_stream_that_could_not_be_opened_stays_so() -> None:
    transport = AsyncMockTransport(reply_with(failure("rate_limit_error"), 429), reply_with(sse(EVENTS)))
    stream = client_of(transport, max_retries=0).messages.create_stream(**HELLO)
    with pytest.raises(RateLimitError) as first:
        async with stream:
            pytest.fail("it is open")
    with pytest.raises(RateLimitError) as second:
        await stream.get_final_message()
    assert first.value is second.value
    assert len(transport.requests) == 1
    with pytest.raises(AttributeError, match="not open"):
        _ = stream.meta


async def test_what_is_wrong_with_a_request_is_said_when_the_stream_is_opened() -> None:
    stream = client_of(AsyncMockTransport()).messages.create_stream(**HELLO | {"max_tokens": -1})
    with pytest.raises(ValidationError, match="max_tokens"):
        await stream.get_final_message()


async def test_an_error_keeps_its_cause_through_the_stream() -> None:
    lost = APIConnectionError("lost", phase="read", cause=OSError("reset by peer"))
    stream = client_of(AsyncMockTransport(Reply(sse(EVENTS[:4]), fault=lost))).messages.create_stream(**HELLO)
    with pytest.raises(APIConnectionError) as caught:
        _ = [event async for event in stream]
    assert caught.value is lost
    assert isinstance(caught.value.__cause__, OSError)


async def test_an_exception_in_the_block_closes_the_stream_and_passes() -> None:
    reply = Reply(sse(EVENTS), cut=9)
    with pytest.raises(KeyError):
        async with client_of(AsyncMockTransport(reply)).messages.create_stream(**HELLO) as stream:
            async for _ in stream:
                raise KeyError
    assert reply.closed


async def test_a_fault_that_is_none_of_ours_passes_and_closes_the_stream() -> None:
    reply = Reply(sse(EVENTS[:4]), fault=ZeroDivisionError())
    stream = client_of(AsyncMockTransport(reply)).messages.create_stream(**HELLO)
    with pytest.raises(ZeroDivisionError):
        await stream.get_final_message()
    assert reply.closed
    with pytest.raises(StreamTruncatedError, match="interrupted") as caught:
        await stream.get_final_message()
    assert caught.value.partial.text == "Grüße \u2028 "


async def test_a_stream_whose_client_was_closed_says_so() -> None:
    async with AsyncAnthropicClient(api_key="k", base_url="http://127.0.0.1:9") as client:
        stream = client.messages.create_stream(**HELLO)
    with pytest.raises(ConfigurationError, match="client is closed"):
        await stream.get_final_message()


async def test_all_there_is_to_know_of_a_stream_is_in_its_meta() -> None:
    reply = Reply(sse(EVENTS), headers={"anthropic-ratelimit-requests-remaining": "7"})
    transport = AsyncMockTransport(reply_with(failure("overloaded_error"), 529), reply)
    async with client_of(transport).messages.create_stream(**HELLO) as stream:
        meta = stream.meta
    assert (meta.status, meta.request_id, meta.rate_limits) == (200, "req_test123", {"requests-remaining": "7"})
    assert [attempt.status for attempt in meta.attempts] == [529, 200]
    assert meta.elapsed > 0


async def test_deltas_of_unknown_types_reach_the_caller_and_change_nothing() -> None:
    stream = client_of(AsyncMockTransport(Reply(GOLDEN))).messages.create_stream(**HELLO)
    unknown = [e for e in [event async for event in stream] if isinstance(getattr(e, "delta", None), UnknownDelta)]
    assert [to_dict(event)["delta"] for event in unknown] == [{"type": "glitter_delta", "text": "!"}]
    assert to_dict(await stream.get_final_message()) == GOLDEN_MESSAGE


async def test_tool_input_grows_piece_by_piece() -> None:
    text = json.dumps({"city": "Zürich", "days": [1, 22], "deep": {"a": True}}, ensure_ascii=False)
    block = {"type": "tool_use", "id": "t", "name": "n", "input": {}}
    deltas = [
        {"type": "content_block_delta", "index": 0, "delta": {"type": "input_json_delta", "partial_json": character}}
        for character in text
    ]
    start = {"type": "content_block_start", "index": 0, "content_block": block}
    events = [EVENTS[0], start, *deltas, *EVENTS[5:]]
    stream = client_of(AsyncMockTransport(reply_with(sse(events)))).messages.create_stream(**HELLO)
    seen: list[Any] = []
    async for event in stream:
        if event.type == "content_block_delta":
            current: Any = stream.current_message
            seen.append(current.content[0].input)
    assert seen[0] == {} and seen[-1] == json.loads(text)
    assert {"city": "Zürich"} in seen and {"city": "Zürich", "days": [1]} in seen
    assert all(list(json.loads(text))[: len(value)] == list(value) for value in seen)


async def test_text_that_a_block_starts_with_is_text_too() -> None:
    start = {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": "So: "}}
    stream = client_of(AsyncMockTransport(reply_with(sse([EVENTS[0], start, *EVENTS[3:]])))).messages.create_stream(
        **HELLO
    )
    assert "".join([piece async for piece in stream.text_stream]) == await stream.get_final_text()


async def test_a_stream_that_is_forgotten_is_collected_at_once() -> None:
    gc.disable()
    try:
        reply = Reply(sse(EVENTS), cut=9)
        transport = AsyncMockTransport(reply)
        stream = client_of(transport).messages.create_stream(**HELLO)
        await stream.__anext__()
        events = stream._events
        del stream
        # Nothing but this holds what it read from, so that the connection below is let go without a collection.
        assert len(gc.get_referrers(events)) <= 2
    finally:
        gc.enable()
