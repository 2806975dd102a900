"""Servers that speak this API in their own way: their text comes out, whichever way it is read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import AnthropicError, MessageResponse, SerializationError, to_dict
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.unit.other_servers import STREAMS, WHOLES
from tests.unit.server_events import PLAIN, Habit, wire

from ..clients import client_of

pytestmark = pytest.mark.anyio

ASK: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


@pytest.fixture
def anyio_backend() -> str:
    """Nothing here depends on the event loop."""
    return "asyncio"


def reply_of(habit: Habit, cut: int = 0) -> Reply:
    return Reply(habit.body, headers={} if habit.kind is None else {"content-type": habit.kind}, cut=cut)


def text_of(habit: Habit) -> str:
    return "".join(block["text"] for block in habit.content if block["type"] == "text")


def check(message: MessageResponse, habit: Habit) -> None:
    data = to_dict(message)
    assert data["content"] == habit.content
    assert message.text == text_of(habit)
    assert message.stop_reason == habit.stop_reason
    assert data.get("usage") == habit.usage


@pytest.mark.parametrize("name", STREAMS)
async def test_a_stream_is_read_as_what_it_means_whichever_way(name: str) -> None:
    habit = STREAMS[name]
    client = client_of(AsyncMockTransport(*[reply_of(habit), reply_of(habit, 7)] * 3), max_retries=0)
    for _ in range(2):
        iterated = client.messages.create_stream(**ASK)
        async for event in iterated:
            assert event.type
        check(await iterated.get_final_message(), habit)
        pieces = [piece async for piece in client.messages.create_stream(**ASK).text_stream]
        assert "".join(pieces) == text_of(habit)
        check(await client.messages.create_stream(**ASK).get_final_message(), habit)


@pytest.mark.parametrize("name", STREAMS)
async def test_a_stream_where_a_message_was_asked_for_is_read_too(name: str) -> None:
    habit = STREAMS[name]
    check(await client_of(AsyncMockTransport(reply_of(habit)), max_retries=0).messages.create(**ASK), habit)


@pytest.mark.parametrize("name", WHOLES)
async def test_a_message_is_read_as_what_it_means_and_nothing_is_lost(name: str) -> None:
    body, text = WHOLES[name]
    client = client_of(AsyncMockTransport(*[Reply(json.dumps(body))] * 2), max_retries=0)
    message = await client.messages.create(**ASK)
    assert message.text == text
    assert to_dict(message) == body
    streamed = client.messages.create_stream(**ASK)
    assert "".join([piece async for piece in streamed.text_stream]) == text
    final = to_dict(await streamed.get_final_message())
    # A message that is streamed has its content, its blocks their texts and input.
    assert final.keys() - {"content"} == body.keys() - {"content"}


@pytest.mark.parametrize("name", [name for name in WHOLES if name not in ("as the API", "fields of their own")])
async def test_what_the_api_would_not_send_is_an_error_where_it_is_strict_or_is_allowed_by_it(name: str) -> None:
    body, _ = WHOLES[name]
    allowed = {"no stop_reason", "no stop_sequence", "an unknown stop_reason", "a block of another kind"}
    client = client_of(AsyncMockTransport(Reply(json.dumps(body))), strict_responses=True)
    if name in allowed:
        assert to_dict(await client.messages.create(**ASK)) == body
        return
    with pytest.raises(SerializationError) as caught:
        await client.messages.create(**ASK)
    assert caught.value.path.startswith("$.")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'data: {"error": {"message": "quota exceeded", "code": 429}}\n\ndata: [DONE]\n\n', "quota exceeded"),
        (b'data: {"error": "quota exceeded"}\n\n', "quota exceeded"),
        (b"event: error\ndata: quota exceeded\n\n", "quota exceeded"),
        (b"event: error\ndata: quota exceeded", "quota exceeded"),
        (b'event: error\ndata: {"message": "quota exceeded"}\n\n', "quota exceeded"),
        (b'{"error": {"message": "quota exceeded"}}', "quota exceeded"),
        (b'{"type": "error", "error": {"type": "api_error", "message": "quota exceeded"}}', "quota exceeded"),
    ],
)
@pytest.mark.parametrize("started", [False, True])
async def test_an_error_in_any_shape_is_an_error_with_its_words(body: bytes, words: str, started: bool) -> None:
    if started and body.startswith(b"{"):
        return
    reply = Reply(wire(*PLAIN[:3]) + body if started else body, headers={"content-type": "text/event-stream"})
    client = client_of(AsyncMockTransport(*[reply] * 4), max_retries=0, circuit=None)
    for read in ("iterate", "text", "final", "create"):
        with pytest.raises(AnthropicError, match=words) as caught:
            if read == "create":
                await client.messages.create(**ASK)
            elif read == "final":
                await client.messages.create_stream(**ASK).get_final_message()
            else:
                stream = client.messages.create_stream(**ASK)
                _ = [item async for item in (stream if read == "iterate" else stream.text_stream)]
        assert not isinstance(caught.value, SerializationError)
        if started:
            assert caught.value.partial.text == "Hel"


async def test_a_cut_stream_where_a_message_was_asked_for_keeps_what_it_said() -> None:
    for body in (wire(*PLAIN[:3]), wire(*PLAIN[:3])[:-9]):
        with pytest.raises(SerializationError, match="before its message was complete") as caught:
            await client_of(AsyncMockTransport(Reply(body))).messages.create(**ASK)
        assert caught.value.partial.text == ("Hel" if body.endswith(b"\n\n") else "")
        assert caught.value.body == body.decode()
