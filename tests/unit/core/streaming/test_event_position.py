"""Where a stream of events goes on: ids of the stream or of its events, each event once, at constant memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic._core.streaming.event_position import EventPosition, wait_of
from integrations_anthropic._core.streaming.event_rules import EventRules
from integrations_anthropic._core.streaming.recent_ids import MOST, RecentIds
from integrations_anthropic._core.streaming.sse import ServerSentEvent, SSEDecoder

BY_ID = EventRules(ends=("done",), resume="last-event-id")


def sse(name: str | None = None, *, unfinished: bool = False) -> ServerSentEvent:
    return ServerSentEvent("message", b"{}", unfinished, name)


def test_the_last_ids_are_remembered_in_a_bounded_place():
    ids = RecentIds()
    for number in range(3 * MOST):
        ids.add(str(number))
    assert all(str(number) in ids for number in range(2 * MOST, 3 * MOST))
    assert "0" not in ids and str(2 * MOST - 1) not in ids
    assert len(ids._hashes) == MOST and ids._hashes.itemsize == 8


@given(st.lists(st.integers(0, 30), unique=True), st.integers(0, 30))
def test_what_is_sent_again_is_dropped_and_nothing_else(numbers: list[int], cut: int):
    position = EventPosition(BY_ID)
    first = [n for n in numbers[:cut] if position.take({"type": "a"}, sse(f"e{n}"))]
    position.again()
    second = [n for n in numbers if position.take({"type": "a"}, sse(f"e{n}"))]
    assert first + second == numbers


def test_it_says_how_to_go_on():
    position = EventPosition(BY_ID)
    assert position.why_not() == "" and position.again() == ({}, None)
    position.take({"type": "a"}, sse("e1"))
    assert position.again() == ({"last-event-id": "e1"}, None)
    position.take({"type": "a"}, sse())
    assert position.last is None and "has no id" in position.why_not()
    assert "the API cannot go on" in EventPosition(EventRules()).why_not()
    cursor = EventPosition(EventRules(resume="cursor", cursor="after", key="id"))
    cursor.take({"type": "a", "id": "x1"}, sse("other"))
    assert cursor.again() == ({}, ("after", "x1")) and "after='x1'" in cursor.summary()


def test_progress_is_an_event_since_the_last_opening():
    position = EventPosition(BY_ID)
    assert not position.progress()
    position.take({"type": "a"}, sse("e1"))
    assert position.progress()
    position.again()
    position.take({"type": "a"}, sse("e1"))
    assert not position.progress()


def test_an_unfinished_event_counts_where_it_is_the_last_or_is_not_sent_again():
    assert EventPosition(BY_ID).counts({"type": "a"}, sse())
    assert not EventPosition(BY_ID).counts({"type": "a"}, sse(unfinished=True))
    assert EventPosition(BY_ID).counts({"type": "done"}, sse(unfinished=True))
    assert EventPosition(EventRules()).counts({"type": "a"}, sse(unfinished=True))


def test_only_a_time_of_a_second_or_more_is_waited_for():
    assert [wait_of(given) for given in (None, 0, 999, 1000, 2500)] == [None, None, None, 1.0, 2.5]


TEXT = b"id: 1\ndata: {}\n\nevent: a\ndata: {}\n\ndata: {}\nid: 3\n\n"
TEXT += b"id\ndata: {}\n\nid: a\0b\ndata: {}\n\nretry: 5\nretry: -1\n\n"
IDS = ["1", None, "3", "", None]


@given(st.integers(1, len(TEXT)))
def test_an_event_has_its_own_id_alone_however_its_bytes_are_cut(size: int):
    decoder, found = SSEDecoder(), []
    for at in range(0, len(TEXT), size):
        found += [event.id for event in decoder.feed(TEXT[at : at + size])]
    assert found == IDS
    assert decoder.retry == 5


def test_an_id_before_an_event_in_its_usual_form_is_that_events():
    events = list(SSEDecoder().feed(b"id: 7\nevent: a\ndata: {}\n\nevent: b\ndata: {}\n\n"))
    assert [(event.name, event.id) for event in events] == [("a", "7"), ("b", None)]
