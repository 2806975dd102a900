"""Streams of messages that are values of a type."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from integrations_anthropic import OutputParseError, StreamTruncatedError, ValidationError
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.unit.responses import reply_with, sse
from tests.unit.server_events import OVER, began, block, ends, piece, stopped

from ..clients import client_of

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


@dataclass
class Poem:
    title: str
    lines: list[str]


def texts(*pieces: str, index: int = 0) -> list[dict[str, Any]]:
    """The events of a block of text in pieces."""
    return [block(index), *(piece(index, type="text_delta", text=text) for text in pieces), ends(index)]


def streamed(*blocks: list[dict[str, Any]], end: dict[str, Any] | None = None) -> Reply:
    return reply_with(sse([began(), *(event for one in blocks for event in one), end or stopped(), OVER]))


POEM = texts('{"title": "Se', 'a", "li', 'nes": ["a', 'b", ', '"c"]}')


async def test_the_value_is_seen_as_it_grows_and_is_of_the_type_in_the_end() -> None:
    transport = AsyncMockTransport(streamed(POEM))
    async with client_of(transport).messages.parse_stream(**HELLO, output=Poem) as stream:
        assert stream.partial_value is None
        grown = [value async for value in stream.partial_values]
        result = await stream.get_parsed_message()
    assert grown == [
        {"title": "Se"},
        {"title": "Sea"},
        {"title": "Sea", "lines": ["a"]},
        {"title": "Sea", "lines": ["ab"]},
        {"title": "Sea", "lines": ["ab", "c"]},
    ]
    assert result.get() == Poem("Sea", ["ab", "c"])
    assert result is await stream.get_parsed_message()
    assert (result.message.text, result.earlier) == (json.dumps({"title": "Sea", "lines": ["ab", "c"]}), ())
    body = json.loads(transport.requests[0].body or b"")
    assert (body["stream"], body["output_config"]["format"]["type"]) == (True, "json_schema")


async def test_everything_a_message_stream_can_do_is_there() -> None:
    stream = client_of(AsyncMockTransport(streamed(POEM))).messages.parse_stream(**HELLO, output=Poem)
    seen = 0
    async for _ in stream:
        seen += 1
        if seen == 4:
            assert stream.partial_value == {"title": "Sea"}
    assert seen == 10
    assert (await stream.get_final_message()).text.startswith('{"title"')
    assert stream.meta.status == 200


async def test_the_value_is_parsed_without_a_look_at_the_stream() -> None:
    stream = client_of(AsyncMockTransport(streamed(POEM))).messages.parse_stream(**HELLO, output=Poem)
    assert (await stream.get_parsed_message()).get() == Poem("Sea", ["ab", "c"])


async def test_json_behind_other_blocks_is_found() -> None:
    thinking = [block(0, type="thinking", thinking="", signature=""), ends(0)]
    answer = streamed(thinking, texts("Let me see.", index=1), texts('{"title": "x"', ', "lines": []}', index=2))
    stream = client_of(AsyncMockTransport(answer)).messages.parse_stream(**HELLO, output=Poem)
    assert [value async for value in stream.partial_values] == [{"title": "x"}, {"title": "x", "lines": []}]
    assert (await stream.get_parsed_message()).get() == Poem("x", [])


async def test_json_in_several_blocks_of_text_is_one_value() -> None:
    answer = streamed(texts('{"title": "x", "lines"', index=0), texts(": []}", index=1))
    stream = client_of(AsyncMockTransport(answer)).messages.parse_stream(**HELLO, output=Poem)
    assert [value async for value in stream.partial_values] == [{"title": "x"}, {"title": "x", "lines": []}]


async def test_an_answer_that_does_not_fit_is_no_error_of_the_stream() -> None:
    answer = streamed(texts('{"title": 1}'))
    async with client_of(AsyncMockTransport(answer)).messages.parse_stream(**HELLO, output=Poem) as stream:
        result = await stream.get_parsed_message()
    with pytest.raises(OutputParseError, match="title: expected a string"):
        result.get()
    assert (result.parsed, result.stop_reason) == (None, "end_turn")


async def test_a_refusal_and_a_limit_are_distinguished() -> None:
    for reason, facts in (("refusal", (True, False)), ("max_tokens", (False, True))):
        delta = {"stop_reason": reason, "stop_sequence": None}
        answer = streamed(texts('{"title": "x'), end=stopped(delta=delta))
        stream = client_of(AsyncMockTransport(answer)).messages.parse_stream(**HELLO, output=Poem)
        result = await stream.get_parsed_message()
        assert (result.refused, result.truncated) == facts
        assert stream.partial_value == {"title": "x"}


async def test_a_stream_that_breaks_off_raises_and_keeps_the_value_so_far() -> None:
    answer = reply_with(sse([began(), *POEM[:4]]))
    stream = client_of(AsyncMockTransport(answer)).messages.parse_stream(**HELLO, output=Poem)
    values = stream.partial_values
    with pytest.raises(StreamTruncatedError):
        async for _ in values:
            pass
    assert stream.partial_value == {"title": "Sea", "lines": ["a"]}
    with pytest.raises(StreamTruncatedError):
        await stream.get_parsed_message()


async def test_a_type_without_a_schema_is_refused_at_once() -> None:
    transport = AsyncMockTransport()
    with pytest.raises(ValidationError, match="output"):
        client_of(transport).messages.parse_stream(**HELLO, output=dict[str, int])
    assert not transport.requests
