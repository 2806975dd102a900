# Derived from tests/unit/_async/telemetry/test_run_endings.py by `make codegen`. Do not edit.
"""However a run of tools, or a call of a tool, ends, its span ends once, and says how."""

from __future__ import annotations

import gc
import threading
from typing import Any

import pytest

from integrations_anthropic import OverloadedError, ToolRoundsExceededError, tool
from integrations_anthropic.testing import MockTransport
from tests.elapsed import eventually
from tests.unit.responses import MESSAGE, failure, reply_with
from tests.unit.telemetry_recorder import Node, TelemetryRecorder

from ..clients import client_of
from ..tools.conversations import ASKING, DONE, asks, get_weather, streamed, wanted
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


def test_a_tool_that_raises_is_an_error_of_its_call_and_of_nothing_else(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(asks(wanted(city="Atlantis")), DONE), telemetry=watched.telemetry())
    client.messages.run_tools(**ASKING, tools=[get_weather]).until_done()
    invoked = only(watched)
    (called,) = tools_of(invoked)
    assert (called.status, called.events) == ("ERROR", ["exception"])
    assert called.attributes["anthropic.tool.is_error"] is True
    assert called.attributes["error.type"] == "LookupError"
    (event,) = (event for span in watched.spans for event in span.events)
    assert event.attributes == {"exception.type": "LookupError"}
    assert (invoked.status, invoked.events) == ("UNSET", [])
    assert not any("Atlantis" in span.to_json() or "very-secret" in span.to_json() for span in watched.spans)
    labels = {"gen_ai.tool.name": "get_weather", "gen_ai.tool.type": "function", "error.type": "LookupError"}
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
