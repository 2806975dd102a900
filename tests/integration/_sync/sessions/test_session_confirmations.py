# Derived from tests/integration/_async/sessions/test_session_confirmations.py by `make codegen`. Do not edit.
"""Calls that have to be allowed are asked about, and those of others are left to them."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from integrations_anthropic import (
    ConfigurationError,
)
from tests.integration.sessions.session_server import (
    Part,
    SessionServer,
    agent_call,
    custom_call,
    event,
    idle,
)
from tests.integration.sessions.tool_results import DONE, END, results, weather, when_answered

from .session_clients import client_of


@pytest.mark.parametrize(
    ("answer", "sent"),
    [
        (True, {"result": "allow"}),
        (False, {"result": "deny"}),
        ("not that file", {"result": "deny", "deny_message": "not that file"}),
    ],
)
@pytest.mark.parametrize("kind", ["agent.tool_use", "agent.mcp_tool_use"])
def test_calls_that_have_to_be_allowed_are_asked_about(kind: str, answer: Any, sent: Any) -> None:
    more = {"mcp_server_name": "files"} if "mcp" in kind else {}
    asked: list[str] = []

    def confirm(call: Any) -> Any:
        asked.append(call.id)
        return answer

    calls = [
        agent_call(1, "allow", kind, **more),
        agent_call(2, "deny", kind, **more),
        agent_call(3, "ask", kind, **more),
    ]
    with SessionServer(Part([*calls, idle(4, "e3")], end="stay"), react=when_answered("e3")) as server:
        with client_of(server.url) as client:
            run = client.sessions.run_tools("sesn_1", tools=[], confirm=confirm)
            assert (run.until_done()).id == "e9000"
    assert asked == ["e3"]
    assert server.sent == [{"type": "user.tool_confirmation", "tool_use_id": "e3", **sent}]


def test_questions_come_one_after_another() -> None:
    at_once: list[int] = []
    lock = threading.Lock()

    def confirm(call: Any) -> bool:
        at_once.append(lock.acquire(blocking=False))
        lock.release()
        return True

    calls = [agent_call(number, "ask") for number in range(1, 6)]
    ids = [one["id"] for one in calls]
    with SessionServer(Part(calls, end="stay"), react=when_answered(*ids)) as server:
        with client_of(server.url) as client:
            client.sessions.run_tools("sesn_1", tools=[], confirm=confirm).until_done()
    assert at_once == [True] * 5
    assert [one["tool_use_id"] for one in server.sent] == ids


def test_a_question_that_was_answered_before_is_not_asked() -> None:
    confirmed = event(2, "user.tool_confirmation", tool_use_id="e1", result="allow")
    with SessionServer(Part([END], end="stay"), past=[agent_call(1, "ask"), confirmed]) as server:
        with client_of(server.url) as client:
            client.sessions.run_tools("sesn_1", tools=[], confirm=lambda call: 1 / 0 > 0).until_done()
    assert server.sent == []


def test_the_tools_of_the_agent_are_run_where_the_client_has_them() -> None:
    def bash(command: str) -> str:
        """Runs a command."""
        return f"ran {command}"

    calls = [agent_call(1, "allow"), agent_call(2, "ask"), agent_call(3, "ask"), idle(4, "e1", "e2", "e3")]
    open_ones = {"e1", "e2", "e3"}

    def react(sent: Any) -> list[Any]:
        if sent["type"] == "user.tool_result" or sent["result"] == "deny":
            open_ones.discard(sent["tool_use_id"])
        return [] if open_ones else [DONE, END]

    with SessionServer(Part(calls, end="stay"), react=react) as server:
        with client_of(server.url) as client:
            run = client.sessions.run_tools(
                "sesn_1", tools=[], agent_tools=[bash], confirm=lambda call: call.id == "e2"
            )
            run.until_done()
    assert results(server) == [("e1", "ran ls", False), ("e2", "ran ls", False)]
    assert {one["type"] for one in server.sent} == {"user.tool_result", "user.tool_confirmation"}


def test_calls_of_others_end_the_run_unless_it_is_shared() -> None:
    calls = [custom_call(1, "elsewhere"), agent_call(2, "ask"), custom_call(3, city="Rome"), idle(4, "e1", "e2", "e3")]
    rest = idle(5000, "e1", "e2")
    with SessionServer(Part(calls, end="stay"), react=when_answered("e3", then=[rest])) as server:
        with client_of(server.url) as client:
            run = client.sessions.run_tools("sesn_1", tools=[weather])
            run.until_done()
            assert [call.id for call in run.pending_calls] == ["e1", "e2"]
            assert run.stopped_by.stop_reason.type == "requires_action"
    assert results(server) == [("e3", "sunny in Rome", False)]
    by_others = [event(6000, "user.custom_tool_result", custom_tool_use_id="e1"), DONE, END]
    with SessionServer(Part(calls, end="stay"), react=when_answered("e3", then=[rest, *by_others])) as server:
        with client_of(server.url) as client:
            run = client.sessions.run_tools("sesn_1", tools=[weather], shared=True)
            assert run.until_done() is not None
    assert results(server) == [("e3", "sunny in Rome", False)]


def test_a_call_whose_thread_has_ended_is_not_answered() -> None:
    call = custom_call(1, city="Rome") | {"session_thread_id": "sthr_1"}
    ended = event(2, "session.thread_status_terminated", session_thread_id="sthr_1", agent_name="a")
    with SessionServer(Part([END], end="stay"), past=[call, ended]) as server:
        with client_of(server.url) as client:
            client.sessions.run_tools("sesn_1", tools=[weather]).until_done()
    assert server.sent == []


@pytest.mark.parametrize("which", ["confirm", "on_error", "answer"])
def test_what_a_callback_raises_ends_the_run(which: str) -> None:
    def raises(*_: Any) -> Any:
        if which == "answer":
            return {"command": "pwd"}
        raise LookupError("nothing to say")

    calls = [custom_call(1, town="Rome")] if which == "on_error" else [agent_call(1, "ask")]
    given: Any = {"on_error" if which == "on_error" else "confirm": raises}
    with SessionServer(Part(calls, end="stay")) as server:
        with client_of(server.url) as client:
            with pytest.raises(ConfigurationError if which == "answer" else LookupError):
                client.sessions.run_tools("sesn_1", tools=[weather], **given).until_done()
    assert server.sent == []
