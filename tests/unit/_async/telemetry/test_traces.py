"""The spans of a call, from its start to its end, however it ends."""

from __future__ import annotations

import gc
import json

import pytest

from integrations_anthropic import (
    APIConnectionError,
    CircuitBreakerOpenError,
    OverloadedError,
    StreamTruncatedError,
    ValidationError,
)
from integrations_anthropic.testing import AsyncMockTransport, MockCircuitBreaker, VirtualClock
from tests.elapsed import eventually
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of
from .traced import HELLO, NAMES, only, streamed

pytestmark = pytest.mark.anyio

CALL_ATTRIBUTES = {
    "anthropic.operation": "messages.create",
    "anthropic.model": "claude-sonnet-4-5",
    "anthropic.max_tokens": 9,
    "request_id": "req_1",
    "anthropic.input_tokens": 3,
    "anthropic.output_tokens": 4,
    "anthropic.stop_reason": "end_turn",
    "gen_ai.provider.name": "anthropic",
    "gen_ai.operation.name": "chat",
    "gen_ai.request.model": "claude-sonnet-4-5",
    "gen_ai.request.max_tokens": 9,
    "gen_ai.request.stream": False,
    "gen_ai.response.id": "msg_1",
    "gen_ai.response.model": "claude-sonnet-4-5",
    "gen_ai.response.finish_reasons": ("end_turn",),
    "gen_ai.usage.input_tokens": 3,
    "gen_ai.usage.output_tokens": 4,
    "server.address": "api.anthropic.com",
    "server.port": 443,
}
URL = "https://api.anthropic.com/v1/messages"


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


async def test_a_call_with_a_retry_has_the_tree_and_the_documented_attributes(watched: TelemetryRecorder) -> None:
    transport = AsyncMockTransport(reply_with(failure("overloaded_error"), 529), reply_with(MESSAGE))
    client = client_of(transport, telemetry=watched.telemetry())
    await client.messages.create(**HELLO)
    call = only(watched)
    (execute,) = call.children
    first, second = execute.children
    assert (call.name, execute.name, first.name, second.name) == (*NAMES, NAMES[2])
    assert call.attributes == CALL_ATTRIBUTES
    assert execute.attributes == {"retry.attempt": 2, "circuit_breaker.state": "closed"}
    assert execute.events == ["retry"]
    length = len(transport.requests[0].body or b"")
    sent = {"http.method": "POST", "http.url": URL, "http.request_content_length": length}
    sent |= {"http.request.method": "POST", "url.full": URL, "http.request.body.size": length}
    sent |= {"server.address": "api.anthropic.com", "server.port": 443}
    received = len(json.dumps(MESSAGE, ensure_ascii=False, separators=(",", ":")).encode())
    assert second.attributes == sent | {
        "http.status_code": 200,
        "http.response.status_code": 200,
        "http.response_content_length": received,
        "http.response.body.size": received,
        "http.request.resend_count": 1,
    }
    size = first.attributes.pop("http.response_content_length")
    assert size == first.attributes.pop("http.response.body.size") > 0
    assert first.attributes == sent | {
        "http.status_code": 529,
        "http.response.status_code": 529,
        "error.type": "overloaded",
    }
    assert [node.status for node in (call, execute, first, second)] == ["UNSET", "UNSET", "ERROR", "UNSET"]


async def test_a_stream_with_a_retry_has_the_same_tree_and_ends_at_its_last_event(watched: TelemetryRecorder) -> None:
    clock = VirtualClock()
    transport = AsyncMockTransport(reply_with(failure("rate_limit_error"), 429, retry_after="2"), streamed())
    client = client_of(transport, telemetry=watched.telemetry(), clock=clock)
    async with client.messages.create_stream(**HELLO) as stream:
        assert [span.name for span in watched.spans] == [NAMES[2], NAMES[2], NAMES[1]]
        clock.advance(5)
        async for _ in stream:
            pass
    call = only(watched)
    assert call.name == "anthropic.client.create_message_stream"
    (execute,) = call.children
    assert [node.name for node in execute.children] == [NAMES[2], NAMES[2]]
    assert execute.attributes == {"retry.attempt": 2, "circuit_breaker.state": "closed"}
    assert call.attributes["gen_ai.request.stream"] is True
    assert call.attributes["gen_ai.response.time_to_first_chunk"] == 2.0
    assert call.attributes["anthropic.output_tokens"] == 4
    assert call.attributes["anthropic.stop_reason"] == "end_turn"
    assert call.attributes["request_id"] == "req_1"
    assert call.status == "UNSET"


async def test_cached_tokens_are_input_in_the_conventions_and_separate_in_the_api(watched: TelemetryRecorder) -> None:
    usage = {
        "input_tokens": 3,
        "cache_read_input_tokens": 50,
        "cache_creation_input_tokens": 25,
        "output_tokens": 4,
    }
    client = client_of(AsyncMockTransport(reply_with(MESSAGE | {"usage": usage})), telemetry=watched.telemetry())
    await client.messages.create(**HELLO, temperature=0.5, top_k=3, extra_body={"top_p": 0.25})
    attributes = only(watched).attributes
    assert attributes["anthropic.input_tokens"] == 3
    assert attributes["gen_ai.usage.input_tokens"] == 78
    assert attributes["gen_ai.usage.cache_read.input_tokens"] == 50
    assert attributes["gen_ai.usage.cache_creation.input_tokens"] == 25
    assert [attributes[f"gen_ai.request.{name}"] for name in ("temperature", "top_p", "top_k")] == [0.5, 0.25, 3.0]


async def test_an_error_is_the_status_of_each_span_and_an_event_of_the_attempt(
    watched: TelemetryRecorder,
) -> None:
    replies = [reply_with(failure("overloaded_error", "busy sk-ant-c4n4ry"), 529)] * 2
    client = client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry(), max_retries=1)
    with pytest.raises(OverloadedError):
        await client.messages.create(**HELLO)
    call = only(watched)
    (execute,) = call.children
    for node in (call, execute, *execute.children):
        assert (node.status, node.attributes["error.type"]) == ("ERROR", "overloaded")
        assert "anthropic.outcome" not in node.attributes
    assert [node.events for node in execute.children] == [["exception"], ["exception"]]
    assert (call.events, execute.events) == ([], ["retry"])
    assert execute.attributes["retry.attempt"] == 2
    assert call.attributes["request_id"] == "req_1"
    for span in watched.spans:
        assert "c4n4ry" not in span.to_json()
        assert "exception.stacktrace" not in span.to_json()


async def test_a_call_that_is_refused_by_the_circuit_sends_nothing(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(), telemetry=watched.telemetry(), circuit=MockCircuitBreaker().open())
    with pytest.raises(CircuitBreakerOpenError):
        await client.messages.create(**HELLO)
    call = only(watched)
    (execute,) = call.children
    assert execute.children == []
    assert execute.attributes["error.type"] == "circuit_open"
    assert (execute.events, call.events) == (["exception"], [])
    assert execute.attributes["circuit_breaker.state"] == "open"


async def test_a_request_that_fails_validation_has_no_span(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(), telemetry=watched.telemetry())
    with pytest.raises(ValidationError):
        await client.messages.create(**HELLO | {"messages": [{"role": "king", "content": "Hi"}]})
    assert watched.spans == ()


async def test_a_response_that_cannot_be_decoded_is_an_error_of_the_call_span_alone(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(reply_with(b"{")), telemetry=watched.telemetry())
    with pytest.raises(Exception, match="JSON"):
        await client.messages.create(**HELLO)
    call = only(watched)
    assert (call.status, call.attributes["error.type"]) == ("ERROR", "serialization")
    assert call.events == ["exception"]
    assert call.children[0].status == "UNSET"


async def test_leaving_a_stream_early_ends_it_once_with_the_attributes_known_by_then(
    watched: TelemetryRecorder,
) -> None:
    client = client_of(AsyncMockTransport(streamed()), telemetry=watched.telemetry())
    async with client.messages.create_stream(**HELLO) as stream:
        async for event in stream:
            if event.type == "content_block_delta":
                break
    await stream.close()
    call = only(watched)
    assert call.events == ["closed before its end"]
    assert call.status == "UNSET"
    assert call.attributes["anthropic.outcome"] == "closed"
    assert call.attributes["anthropic.input_tokens"] == 3
    assert "anthropic.stop_reason" not in call.attributes


async def test_a_stream_that_is_collected_ends(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(streamed()), telemetry=watched.telemetry())
    stream = client.messages.create_stream(**HELLO)
    await stream.__aiter__().__anext__()
    del stream
    gc.collect()
    assert eventually(lambda: any(span.parent is None for span in watched.spans))
    assert only(watched).events == ["closed before its end"]


async def test_a_stream_that_breaks_ends_in_its_error_however_often_it_is_read_again(
    watched: TelemetryRecorder,
) -> None:
    reply = streamed(EVENTS[:4], fault=APIConnectionError("lost", phase="read"))
    client = client_of(AsyncMockTransport(reply), telemetry=watched.telemetry())
    stream = client.messages.create_stream(**HELLO)
    for _ in range(3):
        with pytest.raises(APIConnectionError):
            await stream.get_final_message()
    call = only(watched)
    assert (call.status, call.attributes["error.type"]) == ("ERROR", "network")
    assert call.events == ["exception"]
    assert call.attributes["anthropic.input_tokens"] == 3


async def test_a_stream_that_is_truncated_ends_in_that_error(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(streamed(EVENTS[:-1])), telemetry=watched.telemetry())
    with pytest.raises(StreamTruncatedError):
        await client.messages.create_stream(**HELLO).get_final_message()
    assert only(watched).attributes["error.type"] == "network"


async def test_an_error_event_ends_a_stream_with_its_kind(watched: TelemetryRecorder) -> None:
    client = client_of(
        AsyncMockTransport(streamed([*EVENTS[:4], failure("overloaded_error")])), telemetry=watched.telemetry()
    )
    with pytest.raises(OverloadedError):
        await client.messages.create_stream(**HELLO).get_final_message()
    assert only(watched).attributes["error.type"] == "overloaded"
