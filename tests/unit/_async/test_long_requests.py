"""Long requests that are streamed underneath, and whole messages in response to a stream request."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    APITimeoutError,
    CreateMessageRequest,
    DeadlineExceededError,
    OverloadedError,
    RetryExhaustedError,
    SerializationError,
    StreamTruncatedError,
    ToolUseBlock,
    ValidationError,
    from_dict,
    to_dict,
)
from integrations_anthropic.testing import AsyncMockTransport, Reply, VirtualClock
from tests.golden import GOLDEN
from tests.golden import MESSAGE as GOLDEN_MESSAGE
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with, sse

from .clients import client_of

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
LONG = HELLO | {"max_tokens": 64_000}


def asked_for_a_stream(transport: AsyncMockTransport) -> list[bool]:
    return [json.loads(request.body or b"").get("stream", False) for request in transport.requests]


async def test_a_long_response_is_streamed_underneath_and_is_the_same_message() -> None:
    transport = AsyncMockTransport(Reply(GOLDEN, cut=50), reply_with(GOLDEN_MESSAGE))
    client = client_of(transport)
    streamed = await client.messages.create(**LONG)
    direct = await client.messages.create(**LONG, long_requests="direct")
    assert to_dict(streamed) == to_dict(direct) == GOLDEN_MESSAGE
    assert streamed == direct
    assert asked_for_a_stream(transport) == [True, False]
    assert transport.requests[0].headers["accept"] == "text/event-stream"
    assert (streamed.meta.status, streamed.meta.request_id, len(streamed.meta.attempts)) == (200, "req_test123", 1)


@pytest.mark.parametrize(
    ("client", "call", "streams"),
    [
        ({}, {}, True),
        ({}, {"max_tokens": 10_000}, False),
        ({}, {"max_tokens": 11_000}, True),
        ({"timeout": None}, {}, False),
        ({"timeout": 3_000}, {}, False),
        ({"timeout": 3_000}, {"timeout": 60}, True),
        ({"timeout": 60}, {"timeout": 3_000}, False),
        ({"timeout": 0.1}, {"max_tokens": 2_000}, False),
        ({"timeout": 60}, {"max_tokens": 4_096}, True),
        ({"long_requests": "direct"}, {}, False),
        ({"long_requests": "direct"}, {"long_requests": "stream"}, True),
        ({}, {"long_requests": "direct"}, False),
        ({}, {"max_tokens": 9, "long_requests": "stream"}, False),
        ({}, {"extra_body": {"max_tokens": 9}}, False),
        ({}, {"max_tokens": 9, "extra_body": {"max_tokens": 64_000}}, True),
        ({}, {"extra_body": {"stream": False}}, False),
        ({}, {"max_tokens": 9, "extra_body": {"stream": True}}, True),
        ({"long_requests": "direct"}, {"extra_body": {"stream": True}}, True),
    ],
)
async def test_whether_a_call_is_streamed_underneath(client: Any, call: Any, streams: bool) -> None:
    transport = AsyncMockTransport(reply_with(sse(EVENTS)) if streams else reply_with(MESSAGE))
    assert to_dict(await client_of(transport, **client).messages.create(**LONG | call)) == MESSAGE
    assert asked_for_a_stream(transport) == [streams]


async def test_a_request_object_is_inspected_too() -> None:
    transport = AsyncMockTransport(reply_with(sse(EVENTS)), reply_with(sse(EVENTS)))
    request = from_dict(CreateMessageRequest, LONG)
    assert to_dict(await client_of(transport).messages.create(request)) == MESSAGE
    assert to_dict(await client_of(transport).messages.create(LONG)) == MESSAGE
    assert asked_for_a_stream(transport) == [True, True]


@pytest.mark.parametrize("wrong", ["never", "", True, 1])
async def test_any_other_value_of_long_requests_is_refused(wrong: Any) -> None:
    transport = AsyncMockTransport()
    with pytest.raises(ValidationError, match="'stream' or 'direct'") as caught:
        await client_of(transport).messages.create(**HELLO, long_requests=wrong)
    assert caught.value.field == "long_requests"


async def test_only_a_call_for_a_whole_message_takes_long_requests() -> None:
    client = client_of(AsyncMockTransport())
    with pytest.raises(TypeError, match="long_requests"):
        client.messages.create_stream(**HELLO, long_requests="stream")  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="long_requests"):
        await client.models.get("m", long_requests="stream")


@pytest.mark.parametrize("max_tokens", ["many", None, True, -1])
async def test_an_invalid_number_of_tokens_is_refused_as_usual(max_tokens: Any) -> None:
    with pytest.raises((ValidationError, TypeError)):
        await client_of(AsyncMockTransport()).messages.create(**HELLO | {"max_tokens": max_tokens})


async def test_a_connection_lost_in_the_middle_of_a_long_response_is_made_good_once() -> None:
    lost = Reply(sse(EVENTS[:4]), fault=APIConnectionError("lost", phase="read"))
    transport = AsyncMockTransport(lost, reply_with(sse(EVENTS)))
    message = await client_of(transport).messages.create(**LONG)
    assert to_dict(message) == MESSAGE
    assert [attempt.reason for attempt in message.meta.attempts] == ["APIConnectionError", ""]
    assert lost.closed


async def test_a_long_response_that_breaks_twice_is_an_error_with_the_partial_message() -> None:
    transport = AsyncMockTransport(reply_with(sse(EVENTS[:2])), reply_with(sse(EVENTS[:4])))
    with pytest.raises(StreamTruncatedError) as caught:
        await client_of(transport).messages.create(**LONG)
    error = caught.value
    assert isinstance(error, RetryExhaustedError)
    assert (error.partial.text, error.attempt_count, error.mid_stream) == ("Grüße \u2028 ", 2, True)
    assert (error.request_id, error.status) == ("req_1", 200)


async def test_an_error_event_in_a_long_response_is_retried_by_the_usual_rules() -> None:
    overloaded = sse([*EVENTS[:4], failure("overloaded_error")])
    transport = AsyncMockTransport(reply_with(overloaded), reply_with(overloaded), reply_with(sse(EVENTS)))
    assert to_dict(await client_of(transport).messages.create(**LONG)) == MESSAGE
    refused = AsyncMockTransport(reply_with(sse([*EVENTS[:4], failure("invalid_request_error")])))
    with pytest.raises(Exception, match="no luck") as caught:
        await client_of(refused).messages.create(**LONG)
    assert caught.value.partial.text == "Grüße \u2028 "


async def test_a_long_response_may_take_longer_than_the_time_out_but_not_than_its_deadline() -> None:
    clock = VirtualClock()
    client = client_of(AsyncMockTransport(*[Reply.stream(EVENTS).paced(clock, 60)] * 2), clock=clock)
    assert to_dict(await client.messages.create(**LONG, timeout=100)) == MESSAGE
    with pytest.raises(DeadlineExceededError) as caught:
        await client.messages.create(**LONG, timeout=100, deadline=270)
    assert caught.value.partial.text == "Grüße \u2028 "
    direct = client_of(AsyncMockTransport(Reply(MESSAGE, cut=50).paced(clock, 60)), clock=clock, max_retries=0)
    with pytest.raises(APITimeoutError):
        await direct.messages.create(**LONG, timeout=100, long_requests="direct")


async def test_a_long_response_of_the_wrong_shape_is_kept_in_the_error() -> None:
    events = [EVENTS[0], {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": 5}}]
    transport = AsyncMockTransport(reply_with(sse([*events, *EVENTS[5:]])))
    with pytest.raises(SerializationError, match=r"\$\.content\[0\]\.text") as caught:
        await client_of(transport, strict_responses=True).messages.create(**LONG)
    assert (caught.value.request_id, caught.value.attempt_count) == ("req_1", 1)
    assert caught.value.body["content"] == [{"type": "text", "text": 5}]


WHOLES: list[dict[str, Any]] = [
    MESSAGE,
    GOLDEN_MESSAGE,
    MESSAGE | {"content": []},
    MESSAGE | {"content": [{"type": "text", "text": "", "citations": None}, {"type": "weird", "text": 5}]},
    MESSAGE | {"content": [{"type": "tool_use", "id": "t", "name": "n", "input": {}}], "later": [None]},
    MESSAGE | {"content": [{"type": "tool_use", "id": "t", "name": "n", "input": {"big": 10**30, "\ud800": "\udfff"}}]},
    MESSAGE | {"stop_reason": "refusal", "stop_sequence": "x", "usage": {"input_tokens": 1, "output_tokens": None}},
    {name: value for name, value in MESSAGE.items() if name != "stop_sequence"},
]


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "text/plain", None])
@pytest.mark.parametrize("number", range(len(WHOLES)))
async def test_a_json_response_to_a_streamed_request_is_read_as_the_message(kind: str | None, number: int) -> None:
    whole = WHOLES[number]
    headers = {} if kind is None else {"content-type": kind}
    body = json.dumps(whole)
    transport = AsyncMockTransport(*[Reply(body, headers=headers, cut=9)] * 3)
    client = client_of(transport)
    whole = json.loads(body)
    assert to_dict(await client.messages.create(**LONG)) == whole
    stream = client.messages.create_stream(**HELLO)
    events = [event async for event in stream]
    assert (events[0].type, events[-1].type) == ("message_start", "message_stop")
    assert to_dict(await stream.get_final_message()) == to_dict(stream.current_message) == whole
    texts = client.messages.create_stream(**HELLO)
    assert "".join([piece async for piece in texts.text_stream]) == await texts.get_final_text()
    assert (texts.meta.status, texts.meta.request_id) == (200, "req_test123")


async def test_tool_input_of_a_json_response_comes_as_a_delta() -> None:
    stream = client_of(AsyncMockTransport(reply_with(GOLDEN_MESSAGE))).messages.create_stream(**HELLO)
    deltas = [to_dict(event)["delta"] async for event in stream if event.type == "content_block_delta"]
    assert [delta["type"] for delta in deltas] == [
        "thinking_delta",
        "signature_delta",
        "text_delta",
        "input_json_delta",
    ]
    final = await stream.get_final_message()
    assert isinstance(final.content[2], ToolUseBlock)
    assert json.loads(deltas[3]["partial_json"]) == final.content[2].input


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<html><title>Sign in</title></html>", "HTML"),
        ("\ufeff\n <!doctype html>", "HTML"),
        ('{"id": "msg_1"', "not JSON"),
        ("[1, 2]", "not an object"),
        ('"text"', "not an object"),
        ("nonsense", "not JSON"),
    ],
)
@pytest.mark.parametrize("which", ["create", "create_stream"])
async def test_a_response_that_is_neither_is_an_error_with_its_body(body: str, why: str, which: str) -> None:
    kind = {"content-type": "text/html" if "<" in body else "application/json"}
    reply = Reply(body, headers=kind, cut=3)
    client = client_of(AsyncMockTransport(reply))
    with pytest.raises(SerializationError, match=why) as caught:
        if which == "create":
            await client.messages.create(**LONG)
        else:
            await client.messages.create_stream(**HELLO).get_final_message()
    assert caught.value.body in (body, json.loads(body) if why == "not an object" else None)
    assert (caught.value.request_id, caught.value.attempt_count) == ("req_test123", 1)
    assert reply.closed


async def test_json_that_is_an_error_is_raised_as_its_class_and_retried() -> None:
    transport = AsyncMockTransport(reply_with(failure("overloaded_error")), reply_with(sse(EVENTS)))
    assert to_dict(await client_of(transport).messages.create_stream(**HELLO).get_final_message()) == MESSAGE
    with pytest.raises(OverloadedError) as caught:
        await client_of(AsyncMockTransport(reply_with(failure("overloaded_error"))), max_retries=0).messages.create(
            **LONG
        )
    assert not caught.value.mid_stream


async def test_an_error_event_that_is_not_json_is_still_the_servers_error() -> None:
    body = sse(EVENTS[:4]) + b"event: error\ndata: upstream went away\n\n"
    stream = client_of(AsyncMockTransport(reply_with(body))).messages.create_stream(**HELLO)
    with pytest.raises(Exception, match="upstream went away") as caught:
        await stream.get_final_message()
    assert (type(caught.value).__name__, caught.value.body) == ("APIError", "upstream went away")
    assert caught.value.partial.text == "Grüße \u2028 "
