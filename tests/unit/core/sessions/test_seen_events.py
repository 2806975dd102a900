"""Which events of a session are new is known at constant memory, and from when on to list those that are missing."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import accumulate
from typing import Any

import pytest

from integrations_anthropic._core.sessions.event_fields import field_of, moment_of, text_of
from integrations_anthropic._core.sessions.seen_events import OVERLAP, SeenEvents
from integrations_anthropic._record import Unknown

from .session_events import FIRST, event, unknown


def test_an_event_is_new_once_wherever_it_comes_from() -> None:
    seen = SeenEvents()
    assert seen.take(event(1), listed=False)
    assert not seen.take(event(1), listed=True)
    assert seen.take(unknown(2), listed=True)
    assert not seen.take(unknown(2), listed=False)
    assert "e1" in seen and "e3" not in seen


def test_a_list_begins_a_while_before_the_newest_event() -> None:
    seen = SeenEvents()
    assert seen.since is None
    seen.take(event(500), listed=False)
    seen.take(event(400), listed=False)
    assert seen.since == FIRST + timedelta(seconds=500) - OVERLAP


def test_events_of_an_earlier_moment_that_come_late_are_found() -> None:
    seen = SeenEvents()
    seen.take(event(500), listed=False)
    late = event(1, seconds=470)
    assert seen.since is not None and moment_of(late) > seen.since  # type: ignore[operator]  # it has one
    assert seen.take(late, listed=True)


def test_what_was_forgotten_counts_as_past_in_a_list() -> None:
    seen = SeenEvents(most=10)
    for number in range(100):
        assert seen.take(event(number), listed=False)
    assert seen.since == FIRST + timedelta(seconds=89)
    assert [number for number in range(110) if seen.take(event(number), listed=True)] == list(range(100, 110))
    assert len(seen._processed) == 10


def test_an_event_that_waits_is_new_once_also_when_it_was_processed() -> None:
    seen = SeenEvents(most=2)
    assert seen.take(event(1, processed_at=None), listed=False)
    assert not seen.take(event(1), listed=True)
    for number in range(2, 5):
        assert seen.take(event(number, processed_at=None), listed=True)
    assert len(seen._waiting) == 2


def test_events_without_an_id_come_from_the_stream_alone() -> None:
    seen = SeenEvents()
    for name in (None, "", 5):
        assert seen.take(event(1, id=name), listed=False)
        assert not seen.take(event(1, id=name), listed=True)


@pytest.mark.parametrize("has_more", [True, False])
def test_what_exists_at_the_beginning_is_past(has_more: bool) -> None:
    seen = SeenEvents()
    seen.begin_after([event(3), event(2)], has_more=has_more)
    taken = [number for number in (1, 2, 3, 4) if seen.take(event(number), listed=True)]
    # Without more, there is no event 1: one that has its moment is new.
    assert taken == ([4] if has_more else [1, 4])


def test_the_newest_page_is_the_gap_where_it_reaches_back() -> None:
    seen = SeenEvents()
    seen.take(event(500), listed=False)
    page = [event(503, processed_at=None), event(502), event(501), event(500), event(499)]
    assert [one.id for one in seen.gap(page, has_more=False).events] == ["e499", "e500", "e501", "e502", "e503"]
    assert seen.gap(page, has_more=False).is_whole
    assert not seen.gap(page, has_more=True).is_whole
    assert seen.gap([*page, event(440)], has_more=True).is_whole
    assert SeenEvents().gap([event(1)], has_more=True).is_whole is False


@pytest.mark.parametrize("seed", range(50))
def test_the_stream_and_the_list_together_give_each_event_once(seed: int) -> None:
    """A stream is cut at random; before it goes on, the list is read as `AsyncMissingEvents` reads it."""
    dice = random.Random(seed)
    moments = accumulate(dice.choice([0.0, 0.5, 20]) for _ in range(300))
    # In the order in which they arrive, which is not quite that of their moments.
    happened = [event(number, seconds=moment - dice.randrange(6)) for number, moment in enumerate(moments)]
    seen, given, position = SeenEvents(most=128), [], 0
    while position < len(happened):
        streamed = happened[position : position + dice.randrange(8)]
        given += [one.id for one in streamed if seen.take(one, listed=False)]
        position += len(streamed) + dice.randrange(8)
        exist = sorted(happened[:position], key=lambda one: one.processed_at)
        gap = seen.gap(exist[: -dice.randrange(2, 30) : -1], has_more=True)
        missing = gap.events if gap.is_whole else [one for one in exist if _is_at_least(one, seen.since)]
        given += [one.id for one in missing if seen.take(one, listed=True)]
    assert len(set(given)) == len(given)
    assert set(given) == {one.id for one in happened}


def _is_at_least(one: Any, since: Any) -> bool:
    moment = moment_of(one)
    return since is None or (moment is not None and moment >= since)


@pytest.mark.parametrize("value", [None, 5, "yesterday", ""])
def test_what_is_no_moment_is_none(value: Any) -> None:
    assert moment_of(event(1, processed_at=value)) is None


@pytest.mark.parametrize(
    "text", ["2026-06-12T13:00:00Z", "2026-06-12T13:00:00.000000123+00:00", "2026-06-12T15:00+02:00"]
)
def test_moments_are_read_in_each_form(text: str) -> None:
    assert moment_of(event(1, processed_at=text)) == FIRST
    assert moment_of(event(1, processed_at=FIRST.replace(tzinfo=None))) == FIRST


def test_fields_are_read_of_what_is_unknown() -> None:
    assert field_of(Unknown("a", {"id": "e1"}), "id") == field_of({"id": "e1"}, "id") == "e1"
    assert field_of(Unknown("a", "text"), "id") is None
    assert text_of({"id": 5}, "id") == text_of(None, "id") == ""
