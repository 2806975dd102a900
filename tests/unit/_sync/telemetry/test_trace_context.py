# Derived from tests/unit/_async/telemetry/test_trace_context.py by `make codegen`. Do not edit.
"""The spans of a call among the spans around it, their content, and providers that fail."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest
from opentelemetry import trace

from integrations_anthropic import APIConnectionError, RetryPolicy, Telemetry
from integrations_anthropic.testing import MockTransport, Reply
from tests.unit.responses import MESSAGE, page, reply_with
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of
from .traced import HELLO, NAMES, only, streamed


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


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
    result = {"type": "tool_result", "tool_use_id": "toolu_1", "content": "c4n4ry-out " + "x" * 9000}
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
