from __future__ import annotations

import time
import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic._core.streaming.sse import ServerSentEvent, SSEDecoder
from integrations_anthropic.errors import SerializationError


def decoded(pieces, limit=2**20):
    decoder = SSEDecoder(limit)
    events = [event for piece in pieces for event in decoder.feed(piece)]
    return [(event.name, event.data) for event in (*events, *decoder.end()) if not event.unfinished]


def cut(text, *places):
    edges = [0, *sorted(places), len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


STREAM = (
    b"\xef\xbb\xbf: a comment\r\n"
    b'event: one\ndata: {"a":\r\ndata:1}\r\n\r\n'
    b"event: two\rdata: \xe2\x80\xa8 \xc2\x85 \x0b \x0c\rid: 5\rretry: 7\r\r"
    b"data\n\n"
    b"event: no data\n\n"
    b"data:  two spaces\nunknown: x\n: data: y\nevent:\n\n\n\n"
    b"data: \xf0\x9f\x98\x80\r\n\r\n"
    b"event: last\ndata: unfinished\n"
)
EVENTS = [
    ("one", b'{"a":\n1}'),
    ("two", b"\xe2\x80\xa8 \xc2\x85 \x0b \x0c"),
    ("message", b""),
    ("message", b" two spaces"),
    ("message", b"\xf0\x9f\x98\x80"),
]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (STREAM, EVENTS),
        (b"", []),
        (b"\n\n\n", []),
        (b"\xef\xbb", []),
        (b"\xef\xbb\xbf", []),
        (b"\xef\xbb\xbfdata: a\n\n", [("message", b"a")]),
        (b"\xef\xbb\xbf\xef\xbb\xbfdata: a\n\n", []),
        (b"data: a\n\n\xef\xbb\xbfdata: b\n\n", [("message", b"a")]),
        (b"data: a\n\n", [("message", b"a")]),
        (b"data: a\r\r", [("message", b"a")]),
        (b"data: a\r\n\r", [("message", b"a")]),
        (b"data: a\n\r", [("message", b"a")]),
        (b"data: a\r\n\r\n", [("message", b"a")]),
        (b"data: a\n", []),
        (b"data: a\r", []),
        (b"data: a", []),
        (b"data:a\ndata:b\ndata:c\n\n", [("message", b"a\nb\nc")]),
        (b"data:\ndata:\n\n", [("message", b"\n")]),
        (b"data\n\n", [("message", b"")]),
        (b"data:\n\n", [("message", b"")]),
        (b"data:: x\n\n", [("message", b": x")]),
        (b"data : x\n\n", []),
        (b" data: x\n\n", []),
        (b"Data: x\n\n", []),
        (b"event: a\nevent: b\ndata: x\n\n", [("b", b"x")]),
        (b"event: a\n\ndata: x\n\n", [("message", b"x")]),
        (b"event\ndata: x\n\n", [("message", b"x")]),
        (b"event: \xff\ndata: x\n\n", [("\ufffd", b"x")]),
        (b"id: 1\nretry: x\n\n", []),
        (b":\n:\n\n", []),
        (b"data: \x00\n\n", [("message", b"\x00")]),
    ],
)
def test_the_grammar_of_event_streams_wherever_the_bytes_are_cut(text, events):
    assert decoded([text]) == events
    for place in range(len(text) + 1):
        assert decoded(cut(text, place)) == events
        assert decoded([*cut(text, place), b""]) == events
    assert decoded([text[i : i + 1] for i in range(len(text))]) == events
    assert decoded([text[i : i + 2] for i in range(0, len(text), 2)]) == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (b"data: a", ("message", b"a")),
        (b"event: x\ndata: a\n", ("x", b"a")),
        (b"event: x\r\ndata: a\r", ("x", b"a")),
        (b"event: x\ndata: a\ndata: b", ("x", b"a\nb")),
        (b"data: a\nevent: y", ("y", b"a")),
        (b"event: x\ndata: a\nda", ("x", b"a")),
        (b"event: x\n", None),
        (b": comment", None),
    ],
)
def test_an_event_without_its_blank_line_is_given_at_the_end_as_unfinished(text, event):
    for step in (1, 3, len(text)):
        decoder = SSEDecoder()
        fed = [found for i in range(0, len(text), step) for found in decoder.feed(text[i : i + step])]
        assert fed == []
        assert [(found.name, found.data, found.unfinished) for found in decoder.end()] == (
            [] if event is None else [(*event, True)]
        )
        assert list(decoder.end()) == []


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_an_event_is_given_as_soon_as_its_blank_line_is_in(end):
    decoder = SSEDecoder()
    assert list(decoder.feed(b"event: a" + end + b"data: x" + end)) == []
    assert list(decoder.feed(end + b"d")) == [ServerSentEvent("a", b"x")]


@pytest.mark.parametrize(
    "text",
    [
        b"data: " + b"x" * 200 + b"\n\n",
        b"data: " + b"x" * 200,
        b"data: " + b"x" * 60 + b"\ndata: " + b"x" * 60 + b"\n\n",
        b"data:\n" * 100 + b"\n",
        b"data\n" * 100,
        b": " + b"x" * 200 + b"\n",
        b": " + b"x" * 200,
        b"unknown: " + b"x" * 200 + b"\n\n",
        b"event: " + b"x" * 200 + b"\n\n",
        b"x" * 200,
        b"data: a\n\n" * 5 + b"x" * 200,
    ],
)
def test_what_is_longer_than_the_limit_is_an_error_however_it_is_cut(text):
    for step in (1, 2, 7, 99, len(text)):
        with pytest.raises(SerializationError, match="max_event_bytes \\(100 bytes\\)"):
            decoded([text[i : i + step] for i in range(0, len(text), step)], limit=100)


@pytest.mark.parametrize(
    "text",
    [
        b"data: " + b"x" * 94 + b"\r\n\r\n",
        b"data: " + b"x" * 94 + b"\r\r",
        (b"data: " + b"x" * 44 + b"\n") * 2 + b"\n",
        (b"data: " + b"x" * 90 + b"\n\n") * 5,
        (b": " + b"x" * 90 + b"\n") * 5 + b"\n",
        (b"event: " + b"x" * 90 + b"\n") * 5 + b"data: x\n\n",
    ],
)
def test_what_just_fits_is_no_error_however_it_is_cut(text):
    whole = decoded([text], limit=100)
    for step in (1, 2, 7, 99):
        assert decoded([text[i : i + step] for i in range(0, len(text), step)], limit=100) == whole


def test_the_events_before_one_that_is_too_long_are_given():
    decoder, given = SSEDecoder(20), []
    with pytest.raises(SerializationError):
        given.extend(iter_into(given, decoder.feed(b"data: a\n\ndata: b\n\n" + b"x" * 100)))
    assert [event.data for event in given] == [b"a", b"b"]


def iter_into(given, events):
    for event in events:
        given.append(event)
    return ()


def test_a_long_line_in_small_pieces_takes_memory_and_time_of_its_length():
    decoder = SSEDecoder(8 * 2**20)
    tracemalloc.start()
    try:
        for _ in range(4 * 2**20 // 64):
            assert not list(decoder.feed(b"x" * 64))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10 * 2**20


def test_a_long_event_costs_no_more_than_its_length():
    def cost(size):
        decoder = SSEDecoder(2**26)
        began = time.process_time()
        for _ in range(size // 256):
            for _ in decoder.feed(b"x" * 256):
                pass
        return time.process_time() - began

    small = min(cost(2**20) for _ in range(3))
    assert cost(2**23) < 8 * small * 4 + 0.05


@given(st.lists(st.integers(0, len(STREAM)), max_size=8))
def test_any_cuts_give_the_same_events(places):
    assert decoded(cut(STREAM, *places)) == EVENTS


PIECES = st.lists(
    st.sampled_from([b"data", b":", b" ", b"\r", b"\n", b"event", b"x", b"\xef\xbb\xbf", b"\xe2\x80\xa8"])
    | st.binary(max_size=3),
    max_size=30,
)


@given(PIECES)
def test_any_bytes_cut_anywhere_decode_to_the_same(pieces):
    assert decoded(pieces) == decoded([b"".join(pieces)])


@given(PIECES, st.integers(1, 20))
def test_a_limit_strikes_or_not_wherever_the_bytes_are_cut(pieces, limit):
    def outcome(cuts):
        try:
            return decoded(cuts, limit)
        except SerializationError as error:
            return str(error)

    whole = b"".join(pieces)
    assert outcome(pieces) == outcome([whole]) == outcome([whole[i : i + 1] for i in range(len(whole))])
