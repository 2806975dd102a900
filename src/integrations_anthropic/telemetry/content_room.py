"""Room for content in a batch of spans: a receiver that finds a batch too large refuses every span of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from .._runtime.fork import FORK_LOCK
from .content_writer import to_json
from .names import attributes as names

__all__ = ["ContentRoom", "room_of"]

SECONDS = 15.0
"""Calls that end closer together than this may be exported together: the default delay between two batches of
`BatchSpanProcessor`, 5 s, and the default time that an export may take, 10 s."""

SPANS = 512
"""Spans of a batch, at most, by default."""

_ORDER: tuple[str, ...] = (
    *(names.OUTPUT_MESSAGES, names.INPUT_MESSAGES, names.SYSTEM_INSTRUCTIONS, names.TOOL_DEFINITIONS),
    *(names.TOOL_RESULT, names.TOOL_ARGUMENTS),
)
"""Attributes with content, in the order in which they are given room."""


class _Taken(NamedTuple):
    """The content of one call that ended."""

    ended: float
    spans: int
    """Spans that had ended before it."""
    size: int


class ContentRoom:
    """The room that is left in a batch, shared by all clients of a tracer provider.

    It is asked where a call ends, because that is when its span is handed to the exporter.
    """

    def __init__(self) -> None:
        self._taken: deque[_Taken] = deque()
        self._size = 0
        self._spans = 0

    def fitting(self, content: Mapping[str, Any], most: int, *, now: float, spans: int) -> dict[str, Any]:
        """`content`, attributes of a call that ends; those for which there is no room say so in their place.

        `most`: bytes of content in a batch; `now`: seconds; `spans`: how many the call has.
        """
        sized = [(name, content[name], len(content[name].encode())) for name in _ORDER if name in content]
        found = {name: value for name, value in content.items() if name not in _ORDER}
        with FORK_LOCK:
            self._forget(now)
            before = self._size
            for name, text, size in sized:
                mark = _mark(name, size, most)
                if self._size + size <= most or size <= len(mark):
                    found[name] = text
                    self._size += size
                else:
                    found |= {name: mark.decode(), names.TRUNCATED: True}
                    self._size += len(mark)
            self._taken.append(_Taken(now, self._spans, self._size - before))
            self._spans += spans
        return found

    def _forget(self, now: float) -> None:
        """Leave out what cannot be in the same batch any more."""
        while self._taken:
            first = self._taken[0]
            if now - first.ended < SECONDS and self._spans - first.spans < SPANS:
                return
            self._size -= self._taken.popleft().size


def _mark(name: str, size: int, most: int) -> bytes:
    """The attribute that stands for one without room."""
    text = f"… ({size} bytes left out: spans that end together have {most} at most)"
    part = {"type": "text", "content": text}
    if name in (names.TOOL_RESULT, names.TOOL_ARGUMENTS):
        return to_json(text)
    return to_json([{"role": "system", "parts": [part]}] if name.endswith("messages") else [part])


_rooms: WeakKeyDictionary[Any, ContentRoom] = WeakKeyDictionary()


def room_of(provider: Any) -> ContentRoom:
    """The room of a tracer provider."""
    with FORK_LOCK:
        return _rooms.setdefault(provider, ContentRoom())
