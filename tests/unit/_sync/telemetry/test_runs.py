# Derived from tests/unit/_async/telemetry/test_runs.py by `make codegen`. Do not edit.
"""A run of tools is one trace: its requests, and each call of a tool, are in it, however it ends."""

from __future__ import annotations

import gc
import json
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from opentelemetry import trace

from integrations_anthropic import OverloadedError, ToolRoundsExceededError, tool
from integrations_anthropic.testing import MockTransport
from tests.elapsed import eventually
from tests.unit.responses import MESSAGE, failure, reply_with
from tests.unit.telemetry_recorder import Node, TelemetryRecorder

from ..clients import client_of
from ..tools.conversations import ASKING, DONE, STREAMED_DONE, asks, get_weather, streamed, wanted
from .traced import only

MODEL = ASKING["model"]
CALL = "anthropic.client.create_message"
TOOL = "execute_tool get_weather"


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


def shape(node: Node) -> Any:
    """The names of a tree, without what is in a request."""
    return node.name if node.name.startswith(CALL) else (node.name, [shape(child) for child in node.children])


def tools_of(run: Node) -> list[Node]:
    return [node for node in run.children if node.name.startswith("execute_tool")]


def test_a_run_is_one_trace(watched: TelemetryRecorder) -> None:
    replies = [asks(wanted(city="Rome")), asks(wanted(number=2, city="Oslo")), DONE]
    client = client_of(MockTransport(*replies), telemetry=watched.telemetry())
    tracer = watched.tracer_provider.get_tracer("the caller's")
    with tracer.start_as_current_span("request"):
        run = client.messages.run_tools(**ASKING, tools=[get_weather])
    run.until_done()
    (root,) = watched.trees()
    (invoked,) = root.children
    assert shape(invoked) == ("invoke_agent", [CALL, (TOOL, []), CALL, (TOOL, []), CALL])
    assert invoked.attributes == {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.provider.name": "anthropic",
        "gen_ai.request.model": MODEL,
        "anthropic.operation": "messages.run_tools",
        "anthropic.rounds": 3,
        "anthropic.tool_calls": 2,
        "gen_ai.usage.input_tokens": 9,
        "gen_ai.usage.output_tokens": 12,
        "gen_ai.response.finish_reasons": ("end_turn",),
    }
    first, second = tools_of(invoked)
    assert first.attributes == {
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.provider.name": "anthropic",
        "gen_ai.tool.name": "get_weather",
        "gen_ai.tool.call.id": "toolu_1",
        "gen_ai.tool.type": "function",
        "anthropic.tool.is_error": False,
    }
    assert second.attributes["gen_ai.tool.call.id"] == "toolu_2"
    assert {node.attributes["anthropic.operation"] for node in invoked.children if node.name == CALL} == {
        "messages.run_tools"
    }
    assert {node.status for node in (invoked, *invoked.children)} == {"UNSET"}
    assert watched.metered("gen_ai.invoke_agent.duration") == {
        (("gen_ai.provider.name", "anthropic"), ("gen_ai.request.model", MODEL)): 1
    }
    assert watched.metered("gen_ai.execute_tool.duration") == {
        (("gen_ai.tool.name", "get_weather"), ("gen_ai.tool.type", "function")): 2
    }


def test_a_streamed_run_is_one_trace(watched: TelemetryRecorder) -> None:
    replies = [streamed(wanted(city="Rome"), wanted(number=2, city="Oslo")), STREAMED_DONE]
    client = client_of(MockTransport(*replies), telemetry=watched.telemetry())
    run = client.messages.run_tools_stream(**ASKING, tools=[get_weather])
    for stream in run:
        for _ in stream:
            pass
    invoked = only(watched)
    assert sorted(map(str, shape(invoked)[1])) == sorted(
        map(str, [f"{CALL}_stream", (TOOL, []), (TOOL, []), f"{CALL}_stream"])
    )
    assert invoked.attributes["anthropic.operation"] == "messages.run_tools_stream"
    assert (invoked.attributes["anthropic.rounds"], invoked.attributes["anthropic.tool_calls"]) == (2, 2)
    assert (invoked.status, "anthropic.outcome" in invoked.attributes) == ("UNSET", False)


def seen_by(tool: Callable[[], None]) -> tuple[list[str], Callable[[], str]]:
    """A tool that notes the name of its current span."""
    found: list[str] = []

    def probe() -> str:
        """Look."""
        found.append(trace.get_current_span().name)  # type: ignore[attr-defined]  # a span that records
        tool()
        return "seen"

    return found, probe


@pytest.mark.parametrize("timeout", [None, 60.0])
@pytest.mark.parametrize("calls", [1, 3])
def test_the_span_of_its_call_is_the_current_one_in_a_tool_and_not_outside(
    calls: int, timeout: float | None, watched: TelemetryRecorder
) -> None:
    found, probe = seen_by(lambda: None)
    answer = asks(*(wanted("probe", number) for number in range(calls)))
    client = client_of(MockTransport(answer, DONE), telemetry=watched.telemetry())
    before = trace.get_current_span()
    client.messages.run_tools(**ASKING, tools=[tool(probe, timeout=timeout)]).until_done()
    assert found == ["execute_tool probe"] * calls
    assert trace.get_current_span() is before


def test_what_a_tool_asks_itself_is_part_of_its_call(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(asks(wanted("ask")), DONE, DONE), telemetry=watched.telemetry())

    def ask() -> str:
        """Ask."""
        return (client.messages.create(**ASKING)).text

    client.messages.run_tools(**ASKING, tools=[ask]).until_done()
    assert shape(only(watched)) == ("invoke_agent", [CALL, ("execute_tool ask", [CALL]), CALL])


def test_tools_side_by_side_have_a_span_each_that_lasts_as_long_as_they_do(watched: TelemetryRecorder) -> None:
    both = threading.Barrier(2, timeout=30)

    def quick() -> str:
        """Quick."""
        both.wait()
        return "quick"

    def slow() -> str:
        """Slow."""
        both.wait()
        # Not before the other one has ended: whose time is measured then.
        ended = time.monotonic() + 0.05
        while time.monotonic() < ended:
            threading.Event().wait(0.005)
        return "slow"

    client = client_of(MockTransport(asks(wanted("quick", 1), wanted("slow", 2)), DONE), telemetry=watched.telemetry())
    client.messages.run_tools(**ASKING, tools=[quick, slow]).until_done()
    ends = {span.name: span.end_time or 0 for span in watched.spans}
    assert ends["execute_tool quick"] < ends["execute_tool slow"]
    assert len(tools_of(only(watched))) == 2


def test_a_tool_that_raises_is_an_error_of_its_call_and_of_nothing_else(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(asks(wanted(city="Atlantis")), DONE), telemetry=watched.telemetry())
    client.messages.run_tools(**ASKING, tools=[get_weather]).until_done()
    invoked = only(watched)
    (called,) = tools_of(invoked)
    assert (called.status, called.events) == ("ERROR", ["exception"])
    assert called.attributes["anthropic.tool.is_error"] is True
    assert called.attributes["error.type"] == "unexpected"
    assert (invoked.status, invoked.events) == ("UNSET", [])
    assert not any("Atlantis" in span.to_json() or "very-secret" in span.to_json() for span in watched.spans)
    labels = {"gen_ai.tool.name": "get_weather", "gen_ai.tool.type": "function", "error.type": "unexpected"}
    assert watched.metered("gen_ai.execute_tool.duration") == {tuple(sorted(labels.items())): 1}


@pytest.mark.parametrize(
    ("call", "kind"), [(wanted("no_such_tool"), "validation"), (wanted(town="Rome"), "validation")]
)
def test_a_call_that_cannot_be_made_is_one_too(call: dict[str, Any], kind: str, watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(asks(call), DONE), telemetry=watched.telemetry())
    client.messages.run_tools(**ASKING, tools=[get_weather]).until_done()
    (called,) = tools_of(only(watched))
    assert called.name == f"execute_tool {call['name']}"
    assert (called.status, called.attributes["error.type"]) == ("ERROR", kind)
    assert called.attributes["anthropic.tool.is_error"] is True
    assert watched.metered("gen_ai.execute_tool.duration") == {}


def test_a_call_that_is_refused_is_no_fault(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(asks(wanted(city="Rome")), DONE), telemetry=watched.telemetry())
    client.messages.run_tools(**ASKING, tools=[get_weather], confirm=lambda call: "not now").until_done()
    (called,) = tools_of(only(watched))
    assert (called.status, called.events, called.attributes["anthropic.outcome"]) == ("UNSET", [], "refused")
    assert called.attributes["anthropic.tool.is_error"] is True


def test_a_tool_that_takes_too_long_ends_when_its_time_is_over(watched: TelemetryRecorder) -> None:
    goes_on = threading.Event()

    def hang() -> str:
        """Hang."""
        goes_on.wait(30)
        return "late"

    client = client_of(MockTransport(asks(wanted("hang")), DONE), telemetry=watched.telemetry())
    try:
        client.messages.run_tools(**ASKING, tools=[tool(hang, timeout=0.05)]).until_done()
        (called,) = tools_of(only(watched))
        assert (called.status, called.attributes["error.type"]) == ("ERROR", "timeout")
    finally:
        goes_on.set()
    # What comes later is part of nothing.
    assert len(watched.spans) == len({span.context.span_id for span in watched.spans if span.context})


def test_input_and_output_of_a_tool_are_recorded_only_where_content_is(watched: TelemetryRecorder) -> None:
    long = "x" * 400

    def echo(text: str) -> str:
        """Say it."""
        return f"{text} sk-ant-api03-c4n4ry-secret"

    client = client_of(MockTransport(asks(wanted("echo", text=long)), DONE), telemetry=watched.telemetry())
    client.messages.run_tools(**ASKING, tools=[echo]).until_done()
    (called,) = tools_of(only(watched))
    assert not [name for name in called.attributes if name.startswith("gen_ai.tool.call.") and not name.endswith("id")]
    shown = TelemetryRecorder()
    telemetry = shown.telemetry(log_content=True, max_content_length=100)
    client = client_of(MockTransport(asks(wanted("echo", text=long)), DONE), telemetry=telemetry)
    client.messages.run_tools(**ASKING, tools=[echo]).until_done()
    (called,) = tools_of(only(shown))
    given = json.loads(called.attributes["gen_ai.tool.call.arguments"])
    assert given == {"text": "x" * 100 + "… (300 characters more)"}
    result = json.loads(called.attributes["gen_ai.tool.call.result"])
    assert result.startswith("x" * 100 + "…")
    assert called.attributes["anthropic.content_truncated"] is True
    assert not any("c4n4ry" in span.to_json() for span in shown.spans)


def test_an_error_of_a_request_is_that_of_the_run_and_the_run_can_go_on(watched: TelemetryRecorder) -> None:
    replies = [asks(wanted(city="Rome")), reply_with(failure("overloaded_error"), 529), DONE]
    client = client_of(MockTransport(*replies), telemetry=watched.telemetry(), max_retries=0)
    run = client.messages.run_tools(**ASKING, tools=[get_weather])
    with pytest.raises(OverloadedError):
        run.until_done()
    run.until_done()
    failed, went_on = watched.trees()
    assert (failed.status, failed.attributes["error.type"], failed.events) == ("ERROR", "overloaded", [])
    assert shape(failed) == ("invoke_agent", [CALL, (TOOL, []), CALL])
    assert shape(went_on) == ("invoke_agent", [CALL])
    assert (went_on.status, went_on.attributes["anthropic.rounds"]) == ("UNSET", 1)


def test_too_many_rounds_are_an_error_of_the_run(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(asks(wanted(city="Rome"))), telemetry=watched.telemetry())
    with pytest.raises(ToolRoundsExceededError):
        client.messages.run_tools(**ASKING, tools=[get_weather], max_rounds=1).until_done()
    assert (only(watched).status, only(watched).attributes["anthropic.rounds"]) == ("ERROR", 1)


def test_a_run_that_goes_on_with_new_turns_is_another_one(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(DONE, reply_with(MESSAGE | {"id": "msg_2"})), telemetry=watched.telemetry())
    run = client.messages.run_tools(**ASKING, tools=[get_weather])
    run.until_done()
    assert run.results() == []
    run.add_messages({"role": "user", "content": "And tomorrow?"})
    run.until_done()
    assert [shape(tree) for tree in watched.trees()] == [("invoke_agent", [CALL])] * 2


@pytest.mark.parametrize("method", ["run_tools", "run_tools_stream"])
@pytest.mark.parametrize("how", ["break", "close", "with"])
def test_a_run_that_is_left_is_closed_and_no_error(how: str, method: str, watched: TelemetryRecorder) -> None:
    reply = asks(wanted(city="Rome")) if method == "run_tools" else streamed(wanted(city="Rome"))
    client = client_of(MockTransport(reply, DONE), telemetry=watched.telemetry())

    def leave() -> None:
        run = getattr(client.messages, method)(**ASKING, tools=[get_weather])
        for _ in run:
            break
        if how == "close":
            run.close()
        elif how == "with":
            with run:
                pass

    leave()
    gc.collect()
    eventually(lambda: any(span.name == "invoke_agent" for span in watched.spans))
    (invoked,) = [tree for tree in watched.trees() if tree.name == "invoke_agent"]
    assert (invoked.status, invoked.attributes["anthropic.outcome"]) == ("UNSET", "closed")
    assert not [span for span in watched.spans if span.status.status_code.name == "ERROR"]


def test_a_stream_that_breaks_off_is_an_error_of_its_run(watched: TelemetryRecorder) -> None:
    broken = streamed(wanted(city="Rome"))
    broken.fault = ConnectionResetError("reset")
    client = client_of(MockTransport(broken), telemetry=watched.telemetry(), max_retries=0)
    run = client.messages.run_tools_stream(**ASKING, tools=[get_weather])
    with pytest.raises(Exception, match="reset"):
        run.until_done()
    (invoked,) = watched.trees()
    assert invoked.status == "ERROR"
    assert all(span.end_time for span in watched.spans)


def test_where_traces_are_off_a_run_has_no_span(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(asks(wanted(city="Rome")), DONE))
    run = client.messages.run_tools(**ASKING, tools=[get_weather])
    run.until_done()
    assert run._observed._span is None
    assert watched.spans == ()
