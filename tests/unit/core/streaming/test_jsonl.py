from __future__ import annotations

import functools
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic._core.streaming.jsonl import LineDecoder
from integrations_anthropic.errors import SerializationError


def decoded(pieces, limit=2**20):
    decoder = LineDecoder(limit)
    rows = [row for piece in pieces for row in decoder.feed(piece)]
    return [*rows, *decoder.end()]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (b"", []),
        (b"\n", []),
        (b"{}", [(1, b"{}")]),
        (b"{}\n", [(1, b"{}")]),
        (b"{}\r\n[]\r\n", [(1, b"{}"), (2, b"[]")]),
        (b"1\n2\n3", [(1, b"1"), (2, b"2"), (3, b"3")]),
        (b"\n1\n\n\n2\n", [(2, b"1"), (5, b"2")]),
        (b"\r\n1\r\n \t\r\n2", [(2, b"1"), (4, b"2")]),
        (b"1\n\n", [(1, b"1")]),
        (b" 1 \n", [(1, b"1")]),
        ('"\u2028\x85\x0b\x0c"\n2'.encode(), [(1, '"\u2028\x85\x0b\x0c"'.encode()), (2, b"2")]),
        ('{"😀": "é"}\r\n'.encode(), [(1, '{"😀": "é"}'.encode())]),
        (b'"a\rb"\n', [(1, b'"a\rb"')]),
    ],
)
def test_lines_and_their_numbers_are_the_same_wherever_the_bytes_are_cut(text, rows):
    assert decoded([text]) == rows
    for place in range(len(text) + 1):
        assert decoded([text[:place], b"", text[place:]]) == rows
    assert decoded([text[i : i + 1] for i in range(len(text))]) == rows


@pytest.mark.parametrize("step", [1, 3, 50, 1000])
def test_a_line_longer_than_the_limit_is_an_error_that_names_it(step):
    text = b"1\n\n" + b"x" * 101 + b"\n2\n"
    pieces = [text[i : i + step] for i in range(0, len(text), step)]
    with pytest.raises(SerializationError, match=r"line 3 .* max_line_bytes \(100 bytes\)"):
        decoded(pieces, limit=100)


@pytest.mark.parametrize("step", [1, 3, 50, 1000])
def test_many_lines_that_fit_are_no_error(step):
    text = (b"x" * 100 + b"\n") * 9
    assert len(decoded([text[i : i + step] for i in range(0, len(text), step)], limit=100)) == 9


def test_the_end_gives_the_last_line_once():
    decoder = LineDecoder()
    assert list(decoder.feed(b"1")) == []
    assert list(decoder.end()) == [(1, b"1")]
    assert list(decoder.end()) == []


@given(st.lists(st.sampled_from([b"{}", b"\n", b"\r\n", b" ", b"\xe2\x80\xa8"]) | st.binary(max_size=3), max_size=30))
def test_any_bytes_cut_anywhere_give_the_lines_an_editor_shows(pieces):
    whole = b"".join(pieces)
    rows = [(number, line.strip(b"\r \t")) for number, line in enumerate(whole.split(b"\n"), 1)]
    assert decoded(pieces) == [row for row in rows if row[1]]


@given(
    st.lists(st.sampled_from([b"{}", b"\n", b"\n", b"\r\n", b" ", b"[1]", b"x" * 30, b"\xff"]), max_size=30),
    st.lists(st.integers(0, 200), max_size=5),
    st.integers(1, 40),
    st.lists(st.booleans(), min_size=1, max_size=8),
)
def test_the_same_lines_are_taken_quickly_and_one_by_one(parts, places, limit, ways):
    text = b"".join(parts)
    edges = [0, *sorted(place for place in places if place < len(text)), len(text)]
    pieces = [text[a:b] for a, b in itertools.pairwise(edges)]

    def rows(ways):
        decoder, found, ways = LineDecoder(limit), [], itertools.cycle(ways)
        for feed in (*(functools.partial(decoder.feed, piece) for piece in pieces), decoder.end):
            feed()
            while True:
                line = decoder.take() if next(ways) else None
                try:
                    found.append((decoder.number, line) if line is not None else next(decoder))
                except SerializationError as error:
                    found.append(str(error))
                except StopIteration:
                    break
        return found

    assert rows(ways) == rows([False])
