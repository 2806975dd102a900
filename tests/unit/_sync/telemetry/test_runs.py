# Derived from tests/unit/_async/telemetry/test_runs.py by `make codegen`. Do not edit.
"""A run of tools is one trace: its requests, and each call of a tool, are in it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from opentelemetry import trace

from integrations_anthropic import tool
from integrations_anthropic.testing import MockTransport
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
    assert {node.status for node in (invoked, *invoked.children)} == {"UNSET"}


def test_requests_of_a_run_have_its_operation_and_both_are_measured(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(asks(wanted(city="Rome")), DONE), telemetry=watched.telemetry())
    client.messages.run_tools(**ASKING, tools=[get_weather]).until_done()
    requests = [node for node in only(watched).children if node.name == CALL]
    assert {node.attributes["anthropic.operation"] for node in requests} == {"messages.run_tools"}
    labels = {"service": "messages", "method": "run_tools", "status": "success", "model": MODEL}
    assert watched.prometheus("anthropic_requests_total", **labels) == 2
    assert watched.metered("gen_ai.invoke_agent.duration") == {
        (("gen_ai.provider.name", "anthropic"), ("gen_ai.request.model", MODEL)): 1
    }
    assert watched.metered("gen_ai.execute_tool.duration") == {
        (("gen_ai.tool.name", "get_weather"), ("gen_ai.tool.type", "function")): 1
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


def test_tools_side_by_side_have_a_span_each(watched: TelemetryRecorder) -> None:
    both = threading.Barrier(2, timeout=30)

    def first() -> str:
        """First."""
        both.wait()
        return "first"

    def second() -> str:
        """Second."""
        both.wait()
        return "second"

    answer = asks(wanted("first", 1), wanted("second", 2))
    client = client_of(MockTransport(answer, DONE), telemetry=watched.telemetry())
    client.messages.run_tools(**ASKING, tools=[first, second]).until_done()
    assert sorted(node.name for node in tools_of(only(watched))) == ["execute_tool first", "execute_tool second"]


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
