"""Which events of a session are new is known at constant memory, and from when on to list those that are missing."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import accumulate
from typing import Any

import pytest

from integrations_anthropic._core.sessions.event_fields import field_of, moment_of, text_of
from integrations_anthropic._core.sessions.seen_events import LAST, OVERLAP, SeenEvents
from integrations_anthropic._record import Unknown

from .session_events import FIRST, event, unknown


def minute(number: int, **fields: Any) -> Any:
    """The event `e<number>`, so many minutes after the first moment."""
    return event(number, seconds=60 * number, **fields)


def test_an_event_is_new_once_wherever_it_comes_from() -> None:
    seen = SeenEvents()
    assert seen.take(event(1), listed=False)
    assert not seen.take(event(1), listed=True)
    assert seen.take(unknown(2), listed=True)
    assert not seen.take(unknown(2), listed=False)
    assert "e1" in seen and "e3" not in seen


def test_a_list_begins_a_while_before_the_last_events() -> None:
    seen = SeenEvents()
    assert seen.since is None
    seen.take(event(500), listed=False)
    assert seen.since == FIRST + timedelta(seconds=500) - OVERLAP
    seen.take(event(400), listed=False)
    assert seen.since == FIRST + timedelta(seconds=400) - OVERLAP
    for number in range(600, 600 + LAST):
        seen.take(event(number), listed=False)
    assert seen.since == FIRST + timedelta(seconds=600) - OVERLAP


def test_events_of_an_earlier_moment_that_come_late_are_found() -> None:
    seen = SeenEvents()
    seen.take(event(500), listed=False)
    late = event(1, seconds=470)
    assert seen.since is not None and moment_of(late) > seen.since  # type: ignore[operator]  # it has one
    assert seen.take(late, listed=True)


def test_what_was_forgotten_counts_as_past_in_a_list() -> None:
    seen = SeenEvents(most=10)
    for number in range(100):
        assert seen.take(minute(number), listed=False)
    assert seen.since == FIRST + timedelta(minutes=100 - LAST) - OVERLAP
    assert [number for number in range(110) if seen.take(minute(number), listed=True)] == list(range(100, 110))
    assert len(seen._processed) == 10


@pytest.mark.parametrize("spread", [0.0, 0.01])
def test_no_event_that_may_be_listed_is_forgotten_however_many_share_their_moment(spread: float) -> None:
    seen = SeenEvents(most=10)
    happened = [event(number, seconds=number * spread) for number in range(3000)]
    assert all(seen.take(one, listed=False) for one in happened[::2])
    assert [one.id for one in happened if seen.take(one, listed=True)] == [one.id for one in happened[1::2]]
    assert not any(seen.take(one, listed=listed) for one in happened for listed in (True, False))
    # Once their time is past they are forgotten.
    assert all(seen.take(minute(5000 + number), listed=False) for number in range(20))
    assert len(seen._processed) == len(seen._moments) == 10
    assert not any(seen.take(one, listed=True) for one in happened)


@pytest.mark.parametrize("years", [-2025, -500, 500, 7973])
def test_a_moment_of_another_age_hides_no_event(years: int) -> None:
    """Neither of the list nor of the stream, whatever is forgotten, and wherever the odd event comes from."""
    odd = str(FIRST.replace(year=FIRST.year + years))
    seen = SeenEvents(most=10)
    for number in range(0, 300, 3):
        assert seen.take(minute(number), listed=False)
        assert seen.take(minute(number + 1, processed_at=odd), listed=False)
        begin = seen.begin_list()
        late = minute(number + 2)
        assert begin is None or moment_of(late) >= begin  # type: ignore[operator]  # it has one
        assert seen.take(late, listed=True)
        assert not any(seen.take(minute(number), listed=listed) for listed in (True, False))
    assert len(seen._processed) < 400


def test_what_a_long_list_had_is_not_new_on_the_stream_that_was_opened_before() -> None:
    seen = SeenEvents(most=10)
    assert seen.begin_list() is None
    assert all(seen.take(minute(number), listed=True) for number in range(200))
    streamed = [number for number in range(100, 210) if seen.take(minute(number), listed=False)]
    assert streamed == list(range(200, 210))
    # The stream is beyond the list: an event of an earlier moment is one that comes late.
    assert seen.take(event(5000, seconds=60 * 150), listed=False)


def test_an_event_that_waits_is_new_once_also_when_it_was_processed() -> None:
    seen = SeenEvents(most=2)
    waiting = [event(number, processed_at=None) for number in range(50)]
    assert all(seen.take(one, listed=True) for one in waiting)
    assert not any(seen.take(one, listed=True) for one in waiting)
    assert not any(seen.take(minute(number), listed=False) for number in range(50))
    assert not seen._waiting and len(seen._processed) <= LAST + 1
    assert not any(seen.take(minute(number), listed=True) for number in range(50))


def test_events_without_an_id_come_from_the_stream_alone() -> None:
    seen = SeenEvents()
    for name in (None, "", 5):
        assert seen.take(event(1, id=name), listed=False)
        assert not seen.take(event(1, id=name), listed=True)


@pytest.mark.parametrize("has_more", [True, False])
def test_what_exists_at_the_beginning_is_past(has_more: bool) -> None:
    seen = SeenEvents()
    assert seen.begin_after([event(3), event(2)], has_more=has_more) is not has_more
    taken = [number for number in (1, 2, 3, 4) if seen.take(event(number), listed=True)]
    # Without more, there is no event 1: one that has its moment is new.
    assert taken == ([4] if has_more else [1, 4])


def test_pages_of_what_exists_are_read_back_to_a_time_of_which_nothing_comes_any_more() -> None:
    seen = SeenEvents(most=10)
    exists = [event(number, seconds=0 if number < 50 else 100) for number in range(250)]
    pages = [[event(999, processed_at=None)], *(exists[end - 20 : end][::-1] for end in range(250, 10, -20))]
    read = 0
    while not seen.begin_after(pages[read], has_more=True):
        read += 1
    assert read == 11 and "e50" in seen
    assert not any(seen.take(one, listed=True) for one in exists)
    # Others of the newest moment may still come.
    assert seen.take(event(500, seconds=100), listed=True)
    assert not seen.take(event(999), listed=True)


def test_the_newest_page_is_the_gap_where_it_reaches_back() -> None:
    seen = SeenEvents()
    seen.take(event(500), listed=False)
    page = [event(503, processed_at=None), event(502), event(501), event(500), event(499)]
    assert [one.id for one in seen.gap(page, has_more=False).events] == ["e499", "e500", "e501", "e502", "e503"]
    assert seen.gap(page, has_more=False).is_whole
    assert not seen.gap(page, has_more=True).is_whole
    assert seen.gap([*page, event(440)], has_more=True).is_whole
    assert SeenEvents().gap([event(1)], has_more=True).is_whole is False


@pytest.mark.parametrize(
    "steps", [[0.0, 0.5, 20], [0.0], [0.0] * 60 + [90]], ids=["spread", "one moment", "few moments"]
)
@pytest.mark.parametrize("seed", range(25))
def test_the_stream_and_the_list_together_give_each_event_once(seed: int, steps: list[float]) -> None:
    """A stream is cut at random; before it goes on, the list is read as `AsyncMissingEvents` reads it."""
    dice = random.Random(seed)
    moments = accumulate(dice.choice(steps) for _ in range(300))
    # In the order in which they arrive, which is not quite that of their moments.
    happened = [event(number, seconds=moment - dice.randrange(6)) for number, moment in enumerate(moments)]
    seen, given, position = SeenEvents(most=10), [], 0
    while position < len(happened):
        streamed = happened[position : position + dice.randrange(8)]
        given += [one.id for one in streamed if seen.take(one, listed=False)]
        position += len(streamed) + dice.randrange(8)
        since, opened = seen.begin_list(), position
        # While the list is read, events happen that are in it and on the stream.
        position = min(position + dice.randrange(30), len(happened))
        exist = sorted(happened[:position], key=lambda one: one.processed_at)
        gap = seen.gap(exist[: -dice.randrange(2, 30) : -1], has_more=True)
        missing = gap.events if gap.is_whole else [one for one in exist if _is_at_least(one, since)]
        given += [one.id for one in missing if seen.take(one, listed=True)]
        given += [one.id for one in happened[opened:position] if seen.take(one, listed=False)]
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
