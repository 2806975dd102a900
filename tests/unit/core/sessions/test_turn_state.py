"""Whether a session is at work, idle, or at its end follows from its events."""

from __future__ import annotations

from types import SimpleNamespace as Fields
from typing import Any

import pytest

from integrations_anthropic._core.sessions.turn_state import TurnState

from .session_events import event

IDLE = event(5, "session.status_idle", stop_reason=Fields(type="end_turn"))
WAITS = event(5, "session.status_idle", stop_reason=Fields(type="requires_action", event_ids=["e1", 5, "e2"]))


def after(*events: Any) -> TurnState:
    state = TurnState()
    for one in events:
        state.take(one)
    return state


@pytest.mark.parametrize("reason", ["end_turn", "retries_exhausted", "budget_reached", "refusal", "moon_risen"])
def test_a_turn_is_over_for_any_reason_but_a_missing_answer(reason: str) -> None:
    assert after(event(5, "session.status_idle", stop_reason=Fields(type=reason))).is_done
    assert after(event(5, "session.status_idle")).is_done


def test_a_session_that_waits_says_for_what() -> None:
    state = after(WAITS)
    assert not state.is_done and state.awaited == ("e1", "e2") and state.idle is WAITS
    assert after(IDLE).awaited == after().awaited == ()
    assert after(event(5, "session.status_idle", stop_reason=Fields(type="requires_action"))).awaited == ()


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("user.tool_confirmation", "tool_use_id"),
        ("user.tool_result", "tool_use_id"),
        ("user.custom_tool_result", "custom_tool_use_id"),
    ],
)
def test_what_was_answered_is_not_waited_for_until_the_session_says_so_again(kind: str, field: str) -> None:
    answer = event(6, kind, **{field: "e1"})
    assert after(WAITS, answer).awaited == ("e2",)
    assert after(WAITS, answer, WAITS).awaited == ("e1", "e2")


@pytest.mark.parametrize(
    ("kind", "done"),
    [
        ("session.status_running", False),
        ("session.status_rescheduled", False),
        ("user.message", False),
        ("user.define_outcome", False),
        ("agent.message", False),
        ("session.thread_status_idle", True),
        ("session.usage", True),
        ("session.updated", True),
        ("user.tool_confirmation", True),
        ("moon.risen", True),
    ],
)
def test_what_moves_a_session_on_begins_another_turn(kind: str, done: bool) -> None:
    assert after(IDLE, event(6, kind)).is_done is done


@pytest.mark.parametrize(("kind", "deleted"), [("session.status_terminated", False), ("session.deleted", True)])
def test_a_session_ends(kind: str, deleted: bool) -> None:
    state = after(IDLE, event(6, kind))
    assert state.end is not None and state.end.id == "e6"
    assert (state.is_deleted, state.is_done) == (deleted, False)
    assert not after(IDLE).is_deleted


def test_a_thread_has_a_state_of_its_own() -> None:
    state = TurnState("sthr_1")
    for number, (kind, thread, done) in enumerate(
        [
            ("session.thread_status_running", "sthr_1", False),
            ("session.thread_status_idle", "sthr_2", False),
            ("session.thread_status_idle", "sthr_1", True),
            ("agent.thread_message_sent", None, True),
            ("session.thread_status_running", "sthr_2", True),
            ("session.thread_status_terminated", "sthr_2", True),
            ("session.thread_status_rescheduled", "sthr_1", False),
            ("session.status_idle", None, True),
            ("agent.thread_message_received", None, False),
        ]
    ):
        state.take(event(number, kind, session_thread_id=thread))
        assert (state.is_done, state.end) == (done, None), number
    state.take(event(20, "session.thread_status_terminated", session_thread_id="sthr_1"))
    assert state.end.id == "e20" and not state.is_deleted
    assert after(event(1, "session.thread_status_idle", session_thread_id="sthr_1")).idle is None
