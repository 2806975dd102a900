"""Leases, pauses and open calls of a worker."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from integrations_anthropic import APIConnectionError, ValidationError
from integrations_anthropic._core.work.lease import WorkLease
from integrations_anthropic._core.work.pauses import idle_pause, is_passing, retry_pause
from integrations_anthropic._core.work.session_calls import OpenCalls, result_event


def answer(state: str = "active", *, extended: bool = True, seconds: int = 30, last: str = "t1") -> Any:
    return SimpleNamespace(state=state, lease_extended=extended, ttl_seconds=seconds, last_heartbeat=last)


def test_each_heartbeat_names_the_one_before() -> None:
    lease = WorkLease(renewed_at=0.0)
    assert (lease.last, lease.pause) == ("NO_HEARTBEAT", 10.0)
    lease = lease.extended(answer(seconds=6), 5.0)
    assert (lease.last, lease.pause, lease.renewed_at, lease.end) == ("t1", 2.0, 5.0, None)
    assert lease.extended(answer(seconds=0, last="t2"), 7.0).seconds == 6.0
    assert lease.extended(answer(seconds=3600), 7.0).pause == 30.0


@pytest.mark.parametrize(
    ("given", "end"),
    [
        (answer("stopping"), "stop_requested"),
        (answer("stopped", extended=False), "stop_requested"),
        (answer("queued", extended=False), "lost"),
    ],
)
def test_an_answer_may_end_the_work(given: Any, end: str) -> None:
    assert WorkLease(renewed_at=0.0).extended(given, 1.0).end == end


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 412])
def test_a_heartbeat_that_is_refused_ends_the_work(status: int) -> None:
    assert WorkLease(renewed_at=0.0).failed(status, 1.0).end == "lost"


@pytest.mark.parametrize("status", [None, 408, 429, 500, 529])
def test_a_heartbeat_that_fails_is_made_again_while_the_lease_lasts(status: int | None) -> None:
    lease = WorkLease(renewed_at=0.0, seconds=6.0, last="t1").failed(status, 5.9)
    # Whether the last one arrived is not known: naming another one could be refused.
    assert (lease.end, lease.last) == (None, None)
    assert lease.failed(status, 6.0).end == "lost"


def test_pauses_grow_and_are_spread() -> None:
    assert [retry_pause(number, 1.0) for number in (1, 2, 3, 7, 1000)] == [1.0, 2.0, 4.0, 60.0, 60.0]
    assert retry_pause(3, 0.0) == 2.0
    assert [idle_pause(chance) for chance in (0.0, 1.0)] == [0.5, 2.0]


def test_what_failed_without_a_response_may_be_over_later() -> None:
    assert is_passing(APIConnectionError("gone"))
    assert not is_passing(ValidationError("wrong"))


def event(kind: str, name: str, **fields: Any) -> Any:
    return SimpleNamespace(type=kind, id=name, **fields)


def test_calls_without_a_result_are_open() -> None:
    found = OpenCalls()
    for one in (
        event("agent.custom_tool_use", "a"),
        event("agent.tool_use", "b"),
        event("agent.tool_use", "c"),
        event("agent.tool_use", "d"),
        event("user.custom_tool_result", "e", custom_tool_use_id="a"),
        event("user.tool_result", "f", tool_use_id="b"),
        event("agent.tool_result", "g", tool_use_id="c"),
        event("agent.message", "h"),
    ):
        found.add(one)
    assert [call.id for call in found.calls] == ["d"]


def test_a_result_names_its_call_and_its_thread() -> None:
    text = [{"type": "text", "text": "x"}]
    call = event("agent.custom_tool_use", "a", session_thread_id="sthr_1")
    expected = {"type": "user.custom_tool_result", "custom_tool_use_id": "a", "content": text}
    assert result_event(call, "x", is_error=False) == {**expected, "session_thread_id": "sthr_1"}
    own = event("agent.tool_use", "b", session_thread_id=None)
    assert result_event(own, text, is_error=True) == {
        "type": "user.tool_result",
        "tool_use_id": "b",
        "content": text,
        "is_error": True,
    }


@pytest.mark.parametrize(
    ("call", "content"), [("call_1", "x"), (event("agent.message", "a"), "x"), (event("agent.tool_use", "a"), b"x")]
)
def test_what_is_no_call_and_no_content_is_refused(call: Any, content: Any) -> None:
    with pytest.raises(ValidationError, match="must be"):
        result_event(call, content, is_error=False)
