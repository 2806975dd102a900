"""Events that are there are given the quick way: the same comes of the same bytes, cut anywhere, as the other way."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integrations_anthropic import AnthropicError, to_dict
from integrations_anthropic._async.event_stream import AsyncEventStream
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.unit.server_events import ARGUMENTS, DONE, OVER, TOOL, began, block, ends, piece, stopped, wire

from ..clients import client_of

pytestmark = pytest.mark.anyio

ASK: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
THINKING: dict[str, Any] = {"type": "thinking", "thinking": "", "signature": ""}
DELTAS: list[dict[str, Any]] = [
    piece(),
    piece(1),
    piece(7),
    piece("0"),
    piece(0, type="text_delta", text="\u2028 é\n😀"),
    piece(0, type="text_delta", text=""),
    piece(0, type="text_delta", text=1),
    piece(0, type="text_delta", text=12345678901234567890123),
    piece(0, type="text_delta", text="1234567890123456789012"),
    piece(0, type="text_delta", text="a", more=1),
    piece(0, type="text_delta"),
    piece(0, type="thinking_delta", thinking="hm"),
    piece(0, type="signature_delta", signature="s"),
    piece(0, type="of_later", text="a"),
    piece(1, **ARGUMENTS),
    piece(1, type="input_json_delta", partial_json='{"b'),
    piece(1, type="input_json_delta", partial_json={"a": 1}),
    {"type": "content_block_delta", "index": 0, "delta": "text"},
    {"type": "content_block_delta", "index": [0], "delta": {"type": "text_delta", "text": "a"}},
    {"type": "content_block_delta"},
]
OTHERS: list[dict[str, Any]] = [
    block(),
    block(1, **TOOL),
    block(2, **THINKING),
    block(0, type="of_later", text=""),
    ends(),
    ends(1),
    {"type": "ping"},
    stopped(),
    OVER,
    {"type": "error", "error": {"type": "overloaded_error", "message": "no"}},
]
RAW: list[bytes] = [
    DONE,
    b": comment\n\n",
    b"\n",
    b"event: content_block_delta\ndata: \n\n",
    b"event: content_block_delta\ndata: {}\n\n",
    b"event: content_block_delta\ndata: [1]\n\n",
    b"event: content_block_delta\ndata: no\n\n",
    b'event: content_block_delta\ndata: {"type": "ping"}\n\n',
    b'event: content_block_delta\ndata: {"type":\ndata: "ping"}\n\n',
    b'event: content_block_delta\r\ndata: {"type": "ping"}\r\n\r\n',
    b"event: content_block_delta\n",
    b"id: 1\n",
]


def names(draw: st.DrawFn) -> bytes:
    """Some events, as the API sends them or nearly so."""
    kind = draw(st.integers(0, 9))
    if kind < 6:
        return wire(draw(st.sampled_from(DELTAS))) * draw(st.sampled_from([1, 1, 2, 70]))
    if kind < 8:
        return wire(draw(st.sampled_from(OTHERS)))
    if kind == 8:
        return wire(draw(st.sampled_from(DELTAS)), named=draw(st.booleans()), end=b"\r\n")
    return draw(st.sampled_from(RAW))


@st.composite
def bodies(draw: st.DrawFn) -> list[bytes]:
    """A stream, and where it is cut."""
    body = wire(began(), block(), block(1, **TOOL)) + b"".join(names(draw) for _ in range(draw(st.integers(0, 8))))
    body += wire(ends(), ends(1), stopped(), OVER) if draw(st.booleans()) else b""
    edges = sorted(draw(st.lists(st.integers(0, len(body)), max_size=6)))
    return [body[a:b] for a, b in pairwise([0, *edges, len(body)]) if a < b]


async def read(pieces: list[bytes], way: str, *, so_far: int = 5, **settings: Any) -> list[Any]:
    """What a consumer sees: events or pieces of text, after each `so_far` of them the message, and how it ends."""
    reply = Reply.stream([])
    reply.pieces = pieces
    seen: list[Any] = []
    async with client_of(AsyncMockTransport(reply), max_retries=0, **settings) as client:
        stream = client.messages.create_stream(**ASK)
        try:
            async for item in stream if way == "events" else stream.text_stream:
                seen.append(item if isinstance(item, str) else (type(item).__name__, to_dict(item)))
                if len(seen) % so_far == 0:
                    seen.append(json.dumps(to_dict(stream.current_message)))
            seen.append(to_dict(await stream.get_final_message()))
        except AnthropicError as error:
            partial = None if error.partial is None else to_dict(error.partial)
            seen.append((type(error).__name__, str(error), partial, error.attempts))
    return seen


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(bodies(), st.sampled_from(["events", "text"]), st.booleans(), st.booleans(), st.sampled_from([200, 2**20]))
async def test_both_ways_give_the_same(pieces: list[bytes], way: str, strict: bool, pings: bool, longest: int) -> None:
    options = {"strict_responses": strict, "include_pings": pings, "max_event_bytes": longest}
    quick = await read(pieces, way, **options)
    with patch.object(AsyncEventStream, "ready", lambda stream: None):
        assert await read(pieces, way, **options) == quick


async def test_of_a_usual_stream_nearly_all_events_are_given_the_quick_way() -> None:
    given: list[bool] = []
    ready = AsyncEventStream.ready

    def counted(stream: AsyncEventStream) -> dict[str, Any] | None:
        event = ready(stream)
        given.append(event is not None)
        return event

    with patch.object(AsyncEventStream, "ready", counted):
        await read([wire(began(), block(), *[piece()] * 300, ends(), stopped(), OVER)], "events", so_far=1000)
    assert sum(given) == 299
    assert len(given) < 310
