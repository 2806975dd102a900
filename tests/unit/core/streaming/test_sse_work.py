"""How much work an event stream makes, counted in bytes, and what of it has the form of one."""

from __future__ import annotations

import re
from typing import Any

import pytest

from integrations_anthropic._core.streaming import sse
from integrations_anthropic._core.streaming.sse import SSEDecoder

PIECES = 2_000


class Counted:
    """A pattern that counts the bytes it looks at."""

    def __init__(self, pattern: re.Pattern[bytes], work: list[int]) -> None:
        self._pattern, self._work = pattern, work

    def search(self, text: bytes, at: int) -> re.Match[bytes] | None:
        found = self._pattern.search(text, at)
        self._work.append((len(text) if found is None else found.end()) - at)
        return found


def work_of(monkeypatch: pytest.MonkeyPatch, piece: bytes, count: int) -> int:
    work: list[int] = []
    copied = SSEDecoder._with_rest

    def with_rest(decoder: SSEDecoder, chunk: bytes) -> bytes:
        text = copied(decoder, chunk)
        work.append(len(text))
        return text

    with monkeypatch.context() as patched:
        patched.setattr(sse, "_LINE_END", Counted(sse._LINE_END, work))
        patched.setattr(SSEDecoder, "_with_rest", with_rest)
        decoder = SSEDecoder()
        for _ in range(count):
            assert list(decoder.feed(piece)) == []
    return sum(work)


@pytest.mark.parametrize(
    "piece", [b": x\n", b": x\r", b": x\r\n", b"\n", b"\r", b" ", b": half", b"id: 1\n", b"event: a\n", b": x\n\n" * 50]
)
def test_twice_the_comments_and_blanks_are_twice_the_work(monkeypatch: pytest.MonkeyPatch, piece: bytes) -> None:
    once, twice = work_of(monkeypatch, piece, PIECES), work_of(monkeypatch, piece, 2 * PIECES)
    assert twice <= 2.1 * once
    assert once <= 4 * PIECES * len(piece)


@pytest.mark.parametrize(
    ("piece", "recognized"),
    [
        (b": comment\n", True),
        (b"\n", True),
        (b"id: 1\n", True),
        (b'event: ping\ndata: {"type":"ping"}\n\n', True),
        (b"event: a\n", True),
        (b"data: the beginning of a long line", True),
        (b"lorem ipsum\n", False),
        (b"lorem", False),
        (b"<html>\n<p>", False),
        (b'{"type": "message"', False),
    ],
)
def test_what_has_the_form_of_an_event_stream(piece: bytes, recognized: bool) -> None:
    decoder: Any = SSEDecoder()
    list(decoder.feed(piece))
    assert decoder.take_recognized() is recognized
    list(decoder.feed(b"lorem\n"))
    assert decoder.take_recognized() is piece.startswith(b"data: the")
    list(decoder.feed(b"lorem\n"))
    assert decoder.take_recognized() is False
