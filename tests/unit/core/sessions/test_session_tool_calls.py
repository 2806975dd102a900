"""Which calls of a session are open, and which have to be allowed, follows from its events in any order of arrival."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic._core.sessions.session_tool_calls import MOST, SessionToolCalls

from .session_events import event

CUSTOM = event(1, "agent.custom_tool_use", name="weather", input={})
KINDS = ["agent.tool_use", "agent.mcp_tool_use"]


def after(*events: Any) -> SessionToolCalls:
    calls = SessionToolCalls()
    for one in events:
        calls.take(one)
    return calls


def ids(calls: SessionToolCalls) -> list[str]:
    return [call.id for call in calls.open]


def test_a_call_is_open_until_its_result() -> None:
    assert ids(after(event(0), CUSTOM)) == ["e1"]
    call = after(CUSTOM).open[0]
    assert (call.name, call.is_custom, call.takes_result, call.needs_confirmation) == ("weather", True, True, False)
    calls = after(CUSTOM, event(2, "user.custom_tool_result", custom_tool_use_id="e1"))
    assert ids(calls) == [] and calls.is_answered("e1") and calls.get("e1") is None


@pytest.mark.parametrize(
    ("kind", "result", "field"),
    [
        ("agent.tool_use", "agent.tool_result", "tool_use_id"),
        ("agent.tool_use", "user.tool_result", "tool_use_id"),
        ("agent.mcp_tool_use", "agent.mcp_tool_result", "mcp_tool_use_id"),
        ("agent.custom_tool_use", "user.custom_tool_result", "custom_tool_use_id"),
    ],
)
@pytest.mark.parametrize("in_order", [True, False])
def test_each_kind_has_its_result_whichever_comes_first(kind: str, result: str, field: str, in_order: bool) -> None:
    both = [event(1, kind, name="a", evaluated_permission=None), event(2, result, **{field: "e1"})]
    assert ids(after(*(both if in_order else both[::-1]))) == []


@pytest.mark.parametrize("kind", [*KINDS, "agent.custom_tool_use"])
@pytest.mark.parametrize(
    ("permission", "expected"), [(None, [False]), ("allow", [False]), ("ask", [True]), ("new", [True]), ("deny", [])]
)
def test_the_permission_says_what_a_call_waits_for(kind: str, permission: Any, expected: list[bool]) -> None:
    calls = after(event(1, kind, name="a", evaluated_permission=permission))
    assert [call.needs_confirmation for call in calls.open] == expected


@pytest.mark.parametrize("in_order", [True, False])
@pytest.mark.parametrize(("result", "expected"), [("allow", [False]), ("deny", []), ("new", [])])
def test_a_confirmation_allows_or_ends_a_call(result: str, expected: list[bool], in_order: bool) -> None:
    both = [
        event(1, "agent.tool_use", name="a", evaluated_permission="ask"),
        event(2, "user.tool_confirmation", tool_use_id="e1", result=result),
    ]
    calls = after(*(both if in_order else both[::-1]))
    assert [call.needs_confirmation for call in calls.open] == expected
    calls.take(both[0])
    assert [call.needs_confirmation for call in calls.open] == expected


def test_a_tool_of_a_server_takes_no_result_of_a_client() -> None:
    calls = after(*(event(number, kind, name="a") for number, kind in enumerate(KINDS)))
    assert [(call.takes_result, call.is_custom) for call in calls.open] == [(True, False), (False, False)]


def test_the_calls_of_a_thread_end_with_it() -> None:
    calls = after(
        event(1, "agent.custom_tool_use", name="a", session_thread_id="sthr_1"),
        event(2, "agent.custom_tool_use", name="a", session_thread_id="sthr_2"),
        event(3, "agent.custom_tool_use", name="a", session_thread_id=None),
        event(4, "session.thread_status_terminated", session_thread_id="sthr_1"),
        event(5, "session.thread_status_terminated", session_thread_id=None),
    )
    assert ids(calls) == ["e2", "e3"]


def test_a_call_without_an_id_cannot_be_answered() -> None:
    assert ids(after(event(1, "agent.custom_tool_use", id=None, name="a"))) == []


def test_the_memory_of_answers_is_bounded() -> None:
    calls = SessionToolCalls()
    for number in range(2 * MOST):
        calls.answered(f"e{number}")
        calls.confirmed(f"e{number}", allowed=True)
    assert len(calls._answered) == len(calls._allowed) == MOST
