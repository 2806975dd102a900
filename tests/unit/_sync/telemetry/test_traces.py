# Derived from tests/unit/_async/telemetry/test_traces.py by `make codegen`. Do not edit.
"""The spans of a call, from its start to its end, however it ends."""

from __future__ import annotations

import gc
import json
import threading
from typing import Any

import pytest
from opentelemetry import trace

from integrations_anthropic import (
    APIConnectionError,
    CircuitBreakerOpenError,
    OverloadedError,
    RetryPolicy,
    StreamTruncatedError,
    Telemetry,
    ValidationError,
)
from integrations_anthropic.testing import MockCircuitBreaker, MockTransport, Reply, VirtualClock
from tests.unit.responses import EVENTS, MESSAGE, failure, page, reply_with, sse
from tests.unit.telemetry_recorder import Node, TelemetryRecorder

from ..clients import client_of

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
URL = "https://api.anthropic.com/v1/messages"
SSE = {"content-type": "text/event-stream"}
NAMES = ("anthropic.client.create_message", "anthropic.resilience.execute", "anthropic.transport.send")


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


def streamed(events: list[dict[str, Any]] = EVENTS, fault: BaseException | None = None) -> Reply:
    return Reply(sse(events), headers=SSE | {"request-id": "req_1"}, cut=40, fault=fault)


def only(watched: TelemetryRecorder) -> Node:
    """The one tree there is; each of its spans has ended once."""
    (tree,) = watched.trees()
    ids = [span.context.span_id for span in watched.spans if span.context]
    assert len(ids) == len(set(ids))
    return tree


def test_a_call_with_a_retry_has_the_tree_and_the_documented_attributes(watched: TelemetryRecorder) -> None:
    transport = MockTransport(reply_with(failure("overloaded_error"), 529), reply_with(MESSAGE))
    client = client_of(transport, telemetry=watched.telemetry())
    client.messages.create(**HELLO)
    call = only(watched)
    (execute,) = call.children
    first, second = execute.children
    assert (call.name, execute.name, first.name, second.name) == (*NAMES, NAMES[2])
    assert call.attributes == {
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
    assert execute.attributes == {"retry.attempt": 2, "circuit_breaker.state": "closed"}
    assert execute.events == ["retry"]
    sent = {
        "http.method": "POST",
        "http.url": URL,
        "http.request_content_length": len(transport.requests[0].body or b""),
    }
    assert second.attributes == sent | {
        "http.status_code": 200,
        "http.response_content_length": len(json.dumps(MESSAGE, ensure_ascii=False, separators=(",", ":")).encode()),
    }
    assert first.attributes.pop("http.response_content_length") > 0
    assert first.attributes == sent | {"http.status_code": 529, "error.type": "overloaded"}
    assert [node.status for node in (call, execute, first, second)] == ["UNSET", "UNSET", "ERROR", "UNSET"]


def test_a_stream_with_a_retry_has_the_same_tree_and_ends_at_its_last_event(watched: TelemetryRecorder) -> None:
    clock = VirtualClock()
    transport = MockTransport(reply_with(failure("rate_limit_error"), 429, retry_after="2"), streamed())
    client = client_of(transport, telemetry=watched.telemetry(), clock=clock)
    with client.messages.create_stream(**HELLO) as stream:
        assert [span.name for span in watched.spans] == [NAMES[2], NAMES[2], NAMES[1]]
        clock.advance(5)
        for _ in stream:
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


def test_cached_tokens_are_input_in_the_conventions_and_separate_in_the_api(watched: TelemetryRecorder) -> None:
    usage = {
        "input_tokens": 3,
        "cache_read_input_tokens": 50,
        "cache_creation_input_tokens": 25,
        "output_tokens": 4,
    }
    client = client_of(MockTransport(reply_with(MESSAGE | {"usage": usage})), telemetry=watched.telemetry())
    client.messages.create(**HELLO, temperature=0.5, top_k=3, extra_body={"top_p": 0.25})
    attributes = only(watched).attributes
    assert attributes["anthropic.input_tokens"] == 3
    assert attributes["gen_ai.usage.input_tokens"] == 78
    assert attributes["gen_ai.usage.cache_read.input_tokens"] == 50
    assert attributes["gen_ai.usage.cache_creation.input_tokens"] == 25
    assert [attributes[f"gen_ai.request.{name}"] for name in ("temperature", "top_p", "top_k")] == [0.5, 0.25, 3.0]


def test_an_error_is_recorded_with_its_kind_on_every_span_it_passes(watched: TelemetryRecorder) -> None:
    replies = [reply_with(failure("overloaded_error", "busy sk-ant-c4n4ry"), 529)] * 2
    client = client_of(MockTransport(*replies), telemetry=watched.telemetry(), max_retries=1)
    with pytest.raises(OverloadedError):
        client.messages.create(**HELLO)
    call = only(watched)
    (execute,) = call.children
    for node in (call, execute, *execute.children):
        assert (node.status, node.attributes["error.type"]) == ("ERROR", "overloaded")
        assert node.events[-1] == "exception"
    assert execute.attributes["retry.attempt"] == 2
    assert call.attributes["request_id"] == "req_1"
    for span in watched.spans:
        assert "c4n4ry" not in span.to_json()
        assert "exception.stacktrace" not in span.to_json()


def test_a_call_that_is_refused_by_the_circuit_sends_nothing(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(), telemetry=watched.telemetry(), circuit=MockCircuitBreaker().open())
    with pytest.raises(CircuitBreakerOpenError):
        client.messages.create(**HELLO)
    call = only(watched)
    (execute,) = call.children
    assert execute.children == []
    assert execute.attributes["error.type"] == "circuit_open"
    assert execute.attributes["circuit_breaker.state"] == "open"


def test_a_request_that_fails_validation_has_no_span(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(), telemetry=watched.telemetry())
    with pytest.raises(ValidationError):
        client.messages.create(**HELLO | {"messages": [{"role": "king", "content": "Hi"}]})
    assert watched.spans == ()


def test_a_response_that_cannot_be_decoded_is_an_error_of_the_call_span_alone(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(reply_with(b"{")), telemetry=watched.telemetry())
    with pytest.raises(Exception, match="JSON"):
        client.messages.create(**HELLO)
    call = only(watched)
    assert (call.status, call.attributes["error.type"]) == ("ERROR", "serialization")
    assert call.children[0].status == "UNSET"


def test_leaving_a_stream_early_ends_it_once_with_the_attributes_known_by_then(
    watched: TelemetryRecorder,
) -> None:
    client = client_of(MockTransport(streamed()), telemetry=watched.telemetry())
    with client.messages.create_stream(**HELLO) as stream:
        for event in stream:
            if event.type == "content_block_delta":
                break
    stream.close()
    call = only(watched)
    assert call.events == ["closed before its end"]
    assert call.status == "UNSET"
    assert call.attributes["anthropic.input_tokens"] == 3
    assert "anthropic.stop_reason" not in call.attributes


def test_a_stream_that_is_collected_ends(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(streamed()), telemetry=watched.telemetry())
    stream = client.messages.create_stream(**HELLO)
    stream.__iter__().__next__()
    del stream
    gc.collect()
    assert only(watched).events == ["closed before its end"]


def test_a_stream_that_breaks_ends_in_its_error_however_often_it_is_read_again(
    watched: TelemetryRecorder,
) -> None:
    reply = streamed(EVENTS[:4], fault=APIConnectionError("lost", phase="read"))
    client = client_of(MockTransport(reply), telemetry=watched.telemetry())
    stream = client.messages.create_stream(**HELLO)
    for _ in range(3):
        with pytest.raises(APIConnectionError):
            stream.get_final_message()
    call = only(watched)
    assert (call.status, call.attributes["error.type"]) == ("ERROR", "network")
    assert call.attributes["anthropic.input_tokens"] == 3


def test_a_stream_that_is_truncated_ends_in_that_error(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(streamed(EVENTS[:-1])), telemetry=watched.telemetry())
    with pytest.raises(StreamTruncatedError):
        client.messages.create_stream(**HELLO).get_final_message()
    assert only(watched).attributes["error.type"] == "network"


def test_an_error_event_ends_a_stream_with_its_kind(watched: TelemetryRecorder) -> None:
    client = client_of(
        MockTransport(streamed([*EVENTS[:4], failure("overloaded_error")])), telemetry=watched.telemetry()
    )
    with pytest.raises(OverloadedError):
        client.messages.create_stream(**HELLO).get_final_message()
    assert only(watched).attributes["error.type"] == "overloaded"


def test_the_text_of_a_foreign_exception_is_not_shown(watched: TelemetryRecorder) -> None:
    transport = MockTransport()

    def broken(request: object) -> None:
        raise KeyError("c4n4ry")

    transport.send = broken  # type: ignore[assignment, method-assign]  # a transport of somebody's with a bug in it
    client = client_of(transport, telemetry=watched.telemetry())
    with pytest.raises(KeyError):
        client.messages.create(**HELLO)
    assert only(watched).attributes["error.type"] == "unexpected"
    assert not any("c4n4ry" in span.to_json() for span in watched.spans)


def test_a_call_is_a_child_of_the_current_span_and_an_attempt_is_current_while_it_lasts(
    watched: TelemetryRecorder,
) -> None:
    seen: list[int] = []
    transport = MockTransport(reply_with(MESSAGE))
    plain_send = transport.send

    def send(request: Any) -> Any:
        seen.append(trace.get_current_span().get_span_context().span_id)
        return plain_send(request)

    transport.send = send  # type: ignore[method-assign]  # looks at where it is called
    client = client_of(transport, telemetry=watched.telemetry())
    with watched.tracer_provider.get_tracer("mine").start_as_current_span("mine") as mine:
        client.messages.create(**HELLO)
        assert trace.get_current_span() is mine
    (tree,) = watched.trees()
    assert tree.name == "mine"
    assert tree.children[0].name == NAMES[0]
    assert seen == [span.context.span_id for span in watched.spans if span.name == NAMES[2] and span.context]


def test_a_stream_is_a_child_of_the_span_where_it_was_created(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(streamed()), telemetry=watched.telemetry())
    tracer = watched.tracer_provider.get_tracer("mine")
    with tracer.start_as_current_span("asked"):
        stream = client.messages.create_stream(**HELLO)
    with tracer.start_as_current_span("read"):
        stream.get_final_message()
    asked, read = watched.trees()
    assert [node.name for node in asked.children] == ["anthropic.client.create_message_stream"]
    assert read.children == []


def test_traceparent_is_sent_on_request_only_and_names_the_attempt(watched: TelemetryRecorder) -> None:
    given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    transport = MockTransport(*[reply_with(MESSAGE)] * 3)
    client_of(transport, telemetry=watched.telemetry()).messages.create(**HELLO)
    client = client_of(transport, telemetry=watched.telemetry(propagate=True))
    client.messages.create(**HELLO)
    client.messages.create(**HELLO, extra_headers={"traceparent": given})
    first, second, third = (request.headers.get("traceparent") for request in transport.requests)
    assert first is None
    sends = [span.context for span in watched.spans if span.name == NAMES[2] and span.context]
    assert second == f"00-{sends[1].trace_id:032x}-{sends[1].span_id:016x}-{sends[1].trace_flags:02x}"
    assert third == given


def test_a_url_shows_the_operations_own_parameters_only(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(reply_with(page(["a"], more=False))), telemetry=watched.telemetry())
    client.models.list(limit=5, extra_query={"token": "c4n4ry"})
    url = only(watched).children[0].children[0].attributes["http.url"]
    assert url == "https://api.anthropic.com/v1/models?limit=5&token=[REDACTED]"


def test_content_is_in_a_span_only_where_it_is_turned_on(watched: TelemetryRecorder) -> None:
    used = {"type": "tool_use", "id": "toolu_1", "name": "weather", "input": {"city": "c4n4ry-in", "api_key": "k3y"}}
    result = {"type": "tool_result", "tool_use_id": "toolu_1", "content": "c4n4ry-out " + "x" * 5000}
    asked = {
        "system": "c4n4ry-system",
        "messages": [
            {"role": "user", "content": "c4n4ry-prompt sk-ant-c4n4ry-key"},
            {"role": "assistant", "content": [used]},
            {"role": "user", "content": [result]},
        ],
    }
    answer = MESSAGE | {"content": [{"type": "text", "text": "c4n4ry-answer"}]}
    for content in (False, True):
        client = client_of(MockTransport(reply_with(answer)), telemetry=watched.telemetry(log_content=content))
        client.messages.create(**HELLO | asked)
    silent, shown = watched.trees()
    assert "c4n4ry" not in str(silent)
    assert json.loads(shown.attributes["gen_ai.system_instructions"]) == [{"type": "text", "content": "c4n4ry-system"}]
    first, second, third = json.loads(shown.attributes["gen_ai.input.messages"])
    assert first == {"role": "user", "parts": [{"type": "text", "content": "c4n4ry-prompt [REDACTED]"}]}
    arguments = {"city": "c4n4ry-in", "api_key": "[REDACTED]"}
    assert second["parts"] == [{"type": "tool_call", "id": "toolu_1", "name": "weather", "arguments": arguments}]
    (part,) = third["parts"]
    assert (part["type"], part["id"]) == ("tool_call_response", "toolu_1")
    assert part["response"].startswith("c4n4ry-out") and part["response"].endswith("characters more)")
    (written,) = json.loads(shown.attributes["gen_ai.output.messages"])
    assert written["parts"] == [{"type": "text", "content": "c4n4ry-answer"}]
    assert written["finish_reason"] == "end_turn"
    assert "c4n4ry-key" not in str(shown) and "k3y" not in str(shown)


def test_lines_are_one_call_that_ends_with_them(watched: TelemetryRecorder) -> None:
    line = {"custom_id": "a", "result": {"type": "canceled"}}
    body = b"".join(json.dumps(line).encode() + b"\n" for _ in range(3))
    replies = [Reply(body, headers={"content-type": "application/x-jsonl"}) for _ in range(2)]
    client = client_of(MockTransport(*replies), telemetry=watched.telemetry())
    with client.batches.results("msgbatch_1") as lines:
        assert [item.custom_id for item in lines] == ["a", "a", "a"]
    with client.batches.results("msgbatch_1") as lines:
        for _ in lines:
            break
    whole, left = watched.trees()
    assert {whole.name, left.name} == {"anthropic.client.get_batch_results"}
    assert (whole.events, left.events) == ([], ["closed before its end"])


def test_closing_from_many_threads_ends_a_stream_once(watched: TelemetryRecorder) -> None:
    ends: list[object] = []
    telemetry = watched.telemetry()
    for _ in range(20):
        client = client_of(MockTransport(streamed()), telemetry=telemetry)
        stream = client.messages.create_stream(**HELLO)
        stream.__iter__().__next__()
        assert stream._execution is not None
        threads = [threading.Thread(target=stream._execution.span.closed) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        stream.close()
        ends.append(stream)
    assert len(watched.trees()) == 20
    assert watched.prometheus("anthropic_active_streams") == 0


def test_a_provider_that_fails_harms_no_call_and_is_reported_once(
    watched: TelemetryRecorder, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def on_start(self, span: object, parent_context: object = None) -> None:
            raise RuntimeError("no room for sk-ant-c4n4ry")

        def on_end(self, span: object) -> None:
            raise RuntimeError("no room")

        _on_ending = on_end

        def shutdown(self) -> None:
            return None

    watched.tracer_provider.add_span_processor(Broken())  # type: ignore[arg-type]  # not quite a processor
    client = client_of(MockTransport(*[reply_with(MESSAGE)] * 2), telemetry=watched.telemetry())
    for _ in range(2):
        assert (client.messages.create(**HELLO)).id == "msg_1"
    said = [record.getMessage() for record in caplog.records if record.name == "integrations_anthropic.telemetry"]
    assert said == ["traces are incomplete: RuntimeError: no room for [REDACTED]"]
    assert watched.prometheus("anthropic_active_streams") == 0


def test_a_provider_that_samples_nothing_costs_nothing_and_fails_nothing() -> None:
    telemetry = Telemetry(tracer_provider=trace.NoOpTracerProvider(), propagate=True)
    transport = MockTransport(reply_with(MESSAGE))
    client_of(transport, telemetry=telemetry, retry=RetryPolicy()).messages.create(**HELLO)
    assert "traceparent" not in transport.requests[0].headers


def test_results_that_continue_after_a_lost_connection_are_one_call_in_two_executions(
    watched: TelemetryRecorder,
) -> None:
    lines = [json.dumps({"custom_id": name, "result": {"type": "canceled"}}).encode() + b"\n" for name in "ab"]
    kind = {"content-type": "application/x-jsonl"}
    lost = Reply(lines[0], headers=kind, fault=APIConnectionError("lost", phase="read"))
    client = client_of(MockTransport(lost, Reply(b"".join(lines), headers=kind)), telemetry=watched.telemetry())
    with client.batches.results("msgbatch_1") as results:
        assert [item.custom_id for item in results] == ["a", "b"]
    call = only(watched)
    assert [(node.name, node.status) for node in call.children] == [(NAMES[1], "UNSET")] * 2
    assert [len(node.children) for node in call.children] == [1, 1]
    assert call.children[1].events == ["retry"]
    assert call.status == "UNSET"
