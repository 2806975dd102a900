"""Deltas of an event add up to its content so far; what cannot be added is left out."""

from __future__ import annotations

from types import SimpleNamespace as Fields
from typing import Any

import pytest

from integrations_anthropic._core.sessions.previews import MOST, Previews

from .session_events import event


def start(number: int, kind: str = "agent.message") -> Any:
    return Fields(type="event_start", event=Fields(id=f"e{number}", type=kind))


def delta(number: int, text: Any, index: Any = None) -> Any:
    content = Fields(content=Fields(type="text", text=text), index=index)
    return Fields(type="event_delta", event_id=f"e{number}", delta=content)


def taken(previews: Previews, *events: Any) -> list[bool]:
    return [previews.take(one, {"e9"}) for one in events]


def test_fragments_are_added_to_their_block() -> None:
    previews = Previews()
    assert (
        taken(previews, start(1), delta(1, "He"), delta(1, "llo", 0), delta(1, "!", 1), delta(1, "?", 1)) == [True] * 5
    )
    preview = previews.open["e1"]
    assert (preview.id, preview.type, preview.text) == ("e1", "agent.message", "Hello!?")
    assert preview.content == [{"type": "text", "text": "Hello"}, {"type": "text", "text": "!?"}]


def test_events_are_written_side_by_side() -> None:
    previews = Previews()
    taken(previews, start(1), start(2, "agent.thinking"), delta(1, "a"))
    assert [(one.id, one.type, one.text) for one in previews.open.values()] == [
        ("e1", "agent.message", "a"),
        ("e2", "agent.thinking", ""),
    ]


@pytest.mark.parametrize("end", [event(1), event(7, "span.model_request_end")])
def test_the_event_itself_or_the_end_of_the_request_ends_its_preview(end: Any) -> None:
    previews = Previews()
    assert taken(previews, start(1), end, delta(1, "late")) == [True, True, False]
    assert previews.open == {}


def test_other_events_leave_previews_as_they_are() -> None:
    previews = Previews()
    taken(previews, start(1), event(2), event(3, "session.status_running"))
    assert list(previews.open) == ["e1"]


def test_an_event_that_was_handed_out_has_no_preview() -> None:
    previews = Previews()
    assert taken(previews, start(9), delta(9, "late")) == [False, False]


@pytest.mark.parametrize("index", [2, -1, "0", 0.5])
def test_a_fragment_that_does_not_follow_ends_the_preview(index: Any) -> None:
    previews = Previews()
    assert taken(previews, start(1), delta(1, "a"), delta(1, "b", index), delta(1, "c")) == [True, True, False, False]


def test_what_has_no_text_or_id_is_left_out() -> None:
    previews = Previews()
    nameless = Fields(type="event_start", event=Fields(id=None, type="agent.message"))
    assert taken(previews, start(1), delta(1, None), nameless) == [True, True, False]
    assert previews.open["e1"].text == ""


def test_another_connection_begins_without_previews() -> None:
    previews = Previews()
    taken(previews, start(1))
    previews.reset()
    assert taken(previews, delta(1, "late")) == [False]


def test_the_number_of_previews_is_bounded() -> None:
    previews = Previews()
    taken(previews, *(start(number) for number in range(10, 10 + 2 * MOST)))
    assert len(previews.open) == MOST and "e10" not in previews.open
