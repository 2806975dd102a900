"""What is no event of the API, among the events of a stream: what it may hide, and what it may not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import AnthropicError, APIError, OverloadedError, SerializationError, StreamTruncatedError
from integrations_anthropic.testing import AsyncMockTransport, MockLogger, Reply
from tests.unit.responses import failure
from tests.unit.server_events import DONE, PLAIN, lines, piece, wire

from ..clients import client_of

pytestmark = pytest.mark.anyio

ASK: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
HEL = wire(*PLAIN[:3])
REST = wire(*PLAIN[3:])


@pytest.fixture
def anyio_backend() -> str:
    """Nothing here depends on the event loop."""
    return "asyncio"


async def failures(body: bytes, **options: Any) -> list[AnthropicError]:
    """The errors of a stream that is iterated, read as text, asked for its message, and of a message that it is."""
    found: list[AnthropicError] = []
    for read in ("iterate", "text", "final", "create"):
        client = client_of(AsyncMockTransport(Reply(body)), max_retries=0, circuit=None, **options)
        with pytest.raises(AnthropicError) as caught:
            if read == "create":
                await client.messages.create(**ASK)
            elif read == "final":
                await client.messages.create_stream(**ASK).get_final_message()
            else:
                stream = client.messages.create_stream(**ASK)
                _ = [item async for item in (stream if read == "iterate" else stream.text_stream)]
        found.append(caught.value)
    return found


@pytest.mark.parametrize(
    "broken",
    [
        b'data: {"type": "content_block_delta", "index": 0, "del\n\n',
        b"event: content_block_delta\ndata: lo\n\n",
        b"event: content_block_delta\ndata: null\n\n",
        b"event: message_delta\ndata: <html>\n\n",
        b"data: [1]\n\n",
        b'{"type": "content_block_delta", "index": 0, "del}\n',
    ],
)
async def test_an_event_that_cannot_be_read_is_an_error_however_it_is_read_and_what_was_said_is_kept(
    broken: bytes,
) -> None:
    for error in await failures(HEL + broken + REST):
        assert isinstance(error, SerializationError)
        assert error.partial.text == "Hel"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (b"Internal Server Error", "Internal Server Error"),
        (b"<html><title>502 Bad Gateway</title></html>", "HTML, titled '502 Bad Gateway'"),
        (b"no quota for sk-ant-api03-abcdefghijkl", "no quota for [REDACTED]"),
        (b"null", "None"),
    ],
)
@pytest.mark.parametrize("end", [b"", DONE])
async def test_text_that_may_be_the_reason_is_shown_where_the_stream_ends_after_it(
    text: bytes, shown: str, end: bytes
) -> None:
    *streamed, whole = await failures(HEL + b"data: " + text + b"\n\n" + end)
    for error in streamed:
        assert isinstance(error, StreamTruncatedError)
        assert error.message == f"the stream ended before its message was complete; among its events: {shown}"
        assert error.partial.text == "Hel"
    assert isinstance(whole, SerializationError)
    assert shown in whole.message


async def test_text_among_the_events_is_reported_once_and_never_shown() -> None:
    logger = MockLogger(level="WARNING")
    body = HEL + b"data: private words\n\n" + b"data: private words\n\n" + REST
    client = client_of(AsyncMockTransport(Reply(body)), logger=logger)
    assert (await client.messages.create_stream(**ASK).get_final_message()).text == "Hello"
    [warning] = [record.message for record in logger.records]
    assert "no JSON" in warning and "private" not in warning


async def test_strictly_read_text_among_the_events_is_an_error() -> None:
    for error in await failures(HEL + b"data: keep-alive\n\n" + REST, strict_responses=True):
        assert isinstance(error, SerializationError)
        assert (error.path, error.partial.text) == ("$", "Hel")


async def test_json_lines_that_are_cut_keep_what_they_said() -> None:
    body = lines(*PLAIN)
    second = len(lines(*PLAIN[:2]))
    for cut in [*range(second, len(body) - 2, 7)]:
        client = client_of(AsyncMockTransport(Reply(body[:cut])), max_retries=0, circuit=None)
        with pytest.raises(StreamTruncatedError) as caught:
            await client.messages.create_stream(**ASK).get_final_message()
        said = (cut >= len(lines(*PLAIN[:3])) - 1) * "Hel" + (cut >= len(lines(*PLAIN[:4])) - 1) * "lo"
        assert caught.value.partial.text == said


async def test_json_lines_are_events_as_they_arrive() -> None:
    long = piece(text="x" * 50_000)
    client = client_of(AsyncMockTransport(Reply(lines(*PLAIN[:3], long, *PLAIN[3:]), cut=1000)))
    stream = client.messages.create_stream(**ASK)
    seen = [event.type async for event in stream]
    assert seen == [event["type"] for event in [*PLAIN[:3], long, *PLAIN[3:]]]
    assert len((await stream.get_final_message()).text) == 50_005


@pytest.mark.parametrize("comment", [b": OPENROUTER PROCESSING\n\n", b"\n: a\r\n: b\r\n\r\n", b": x\r" * 2000])
async def test_comments_before_a_body_do_not_hide_what_it_is(comment: bytes) -> None:
    bodies = [failure("overloaded_error"), {"error": "no luck"}]
    for body in bodies:
        for error in await failures(comment + json.dumps(body).encode()):
            assert isinstance(error, APIError) and "no luck" in error.message
            assert isinstance(error, OverloadedError) == ("type" in body)
    reply = Reply(comment + json.dumps(bodies[0]).encode(), status=529)
    with pytest.raises(OverloadedError, match="no luck"):
        await client_of(AsyncMockTransport(reply), max_retries=0).messages.create(**ASK)
    for cut in (1, 3):
        reply = Reply(comment + b"<html>", cut=cut)
        with pytest.raises(SerializationError, match="HTML"):
            await client_of(AsyncMockTransport(reply)).messages.create_stream(**ASK).get_final_message()
