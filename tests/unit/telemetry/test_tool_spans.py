"""The span of a call of a tool: as long as the tool runs, and ended once, whatever comes first."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry import context as contexts
from opentelemetry.sdk.trace import ReadableSpan

from integrations_anthropic import AnthropicClient, from_dict
from integrations_anthropic.models.message import ToolUseBlock
from integrations_anthropic.telemetry.runs import run_traces
from integrations_anthropic.testing import MockTransport, VirtualClock
from tests.elapsed import eventually
from tests.unit.telemetry_recorder import TelemetryRecorder

CALL = from_dict(ToolUseBlock, {"type": "tool_use", "id": "toolu_1", "name": "look", "input": {}})
RESULT: dict[str, Any] = {"type": "tool_result", "tool_use_id": "toolu_1", "content": "seen"}
FAILED = RESULT | {"is_error": True}


class Run:
    """A run that has begun, without requests."""

    def __init__(self) -> None:
        self.watched = TelemetryRecorder()
        self.clock = VirtualClock()
        self.client = AnthropicClient(
            api_key="k", transport=MockTransport(), clock=self.clock, telemetry=self.watched.telemetry()
        )
        runner = self.client.messages.run_tools(
            model="m", max_tokens=9, messages=[{"role": "user", "content": "Hi"}], tools=[]
        )
        runner._observed.start()
        self.runner: Any = runner
        self.tool: Any = runner._observed.tool(CALL)

    def spans(self) -> list[ReadableSpan]:
        return [span for span in self.watched.spans if span.name == "execute_tool look"]

    def lasted(self) -> float:
        data = self.watched.reader.get_metrics_data()
        assert data is not None
        (point,) = (
            point
            for resource in data.resource_metrics
            for scope in resource.scope_metrics
            for metric in scope.metrics
            if metric.name == "gen_ai.execute_tool.duration"
            for point in metric.data.data_points
        )
        total: float = point.sum  # type: ignore[union-attr]  # a histogram's
        return total


@pytest.fixture
def run() -> Iterator[Run]:
    # What a test leaves as the current span is none for the next one.
    token = contexts.attach(contexts.get_current())
    yield Run()
    contexts.detach(token)


def test_it_lasts_until_the_tool_has_ended_and_not_until_its_result_is_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.tool.begun()
    run.clock.advance(2)
    later = 2**62
    monkeypatch.setattr(run_traces, "time_ns", lambda: later)
    run.tool.stopped()
    run.clock.advance(60)
    monkeypatch.setattr(run_traces, "time_ns", lambda: later + 10**12)
    run.tool.stopped()
    run.tool.ended(RESULT, None)
    run.tool.left()
    (span,) = run.spans()
    assert span.end_time == later
    assert run.lasted() == 2


@pytest.mark.parametrize("first", ["ended", "failed", "refused", "cancelled"])
def test_the_first_of_its_endings_counts(run: Run, first: str) -> None:
    endings: dict[str, Any] = {
        "ended": lambda: run.tool.ended(RESULT, None),
        "failed": lambda: run.tool.ended(FAILED, LookupError("no")),
        "refused": lambda: run.tool.ended(FAILED, None, refused=True),
        "cancelled": run.tool.cancelled,
    }
    endings.pop(first)()
    for end in endings.values():
        end()
    run.tool.begun()
    run.tool.stopped()
    (span,) = run.spans()
    attributes = span.attributes or {}
    outcomes = {"ended": (None, False), "failed": (None, True), "refused": ("refused", True)}
    expected = outcomes.get(first, ("cancelled", False))
    assert (attributes.get("anthropic.outcome"), attributes["anthropic.tool.is_error"]) == expected
    assert (span.status.status_code.name == "ERROR") is (first == "failed")


def test_a_tool_that_says_that_it_failed_has_no_exception(run: Run) -> None:
    run.tool.begun()
    run.tool.ended(FAILED, None)
    (span,) = run.spans()
    assert ((span.attributes or {})["error.type"], span.events) == ("tool_error", ())


def test_a_call_that_is_dropped_ends_as_cancelled(run: Run) -> None:
    run.tool.begun()
    run.tool = None
    gc.collect()
    assert eventually(lambda: len(run.spans()) == 1)
    assert (run.spans()[0].attributes or {})["anthropic.outcome"] == "cancelled"


def test_many_threads_that_end_it_end_it_once(run: Run) -> None:
    run.tool.begun()
    together = threading.Barrier(8)

    def end() -> None:
        together.wait(30)
        run.tool.ended(RESULT, None)

    threads = [threading.Thread(target=end) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(run.spans()) == 1


def test_what_ends_in_a_forked_child_is_not_reported_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run.tool.begun()
    with monkeypatch.context() as child:
        child.setattr(os, "getpid", lambda: -1)
        run.tool.ended(RESULT, None)
        run.runner.close()
    assert run.watched.spans == ()


def test_a_long_or_secret_name_is_cut_and_redacted() -> None:
    run = Run()
    named = from_dict(
        ToolUseBlock, {"type": "tool_use", "id": "t", "name": "sk-ant-c4n4ry-key" + "n" * 500, "input": {}}
    )
    run.runner._observed.tool(named).ended(FAILED, None)
    (span,) = (span for span in run.watched.spans if span.name.startswith("execute_tool"))
    assert len(span.name) < 150
    assert "c4n4ry" not in span.to_json()
