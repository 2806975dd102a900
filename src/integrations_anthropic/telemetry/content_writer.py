"""Redacts content and writes it as JSON data, within limits that hold whatever the content is."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from .._redact import REDACTED, is_secret_field, shown_text

__all__ = ["MARKS", "ContentLimits", "ContentWriter", "to_json"]

MARKS = 2_000
"""Bytes kept for the marks that say what is missing: at most one a level of data, and those that end texts."""

_DEPTH = 20
"""Levels of data that are written."""

_LONGEST_NAME = 200
"""Characters of the name of a field."""

_STRUCTURE = 70
"""Bytes of a message, of a part or of a mark that are not content, at most: brackets, names of fields, its type."""


class ContentLimits(NamedTuple):
    """What content a call may leave in its spans."""

    longest: int
    """Characters of one text."""
    total: int
    """Bytes of all attributes with content, as JSON in UTF-8."""
    batch: int
    """Bytes of all attributes with content of spans that may be exported together."""


class ContentWriter:
    """Writes one attribute. It stops when the attribute is full, so that its time is bounded too."""

    __slots__ = ("_left", "_longest", "truncated")

    def __init__(self, longest: int, size: int) -> None:
        """`longest`: characters of one text; `size`: bytes of the attribute without the marks."""
        self._longest = longest
        self._left = size
        self.truncated = False
        """Whether something was cut or left out."""

    @property
    def is_full(self) -> bool:
        """Whether nothing more may be written, marks aside."""
        return self._left <= 0

    def spend_structure(self) -> None:
        """Count the JSON around a message or a part."""
        self._left -= _STRUCTURE

    def mark(self, what: str) -> str:
        """A text that says what is missing."""
        self.truncated = True
        self._left -= _STRUCTURE
        return f"… ({what})"

    def data(self, value: Any, depth: int = _DEPTH) -> Any:
        """JSON-like data, redacted: its strings, and fields named like credentials."""
        if isinstance(value, str):
            return self._text(value)
        if value is None or (isinstance(value, (bool, int, float)) and _is_short(value)):
            self._left -= len(repr(value)) + 2
            return value
        if depth and isinstance(value, Mapping):
            return self._fields(value, depth - 1)
        if depth and isinstance(value, (list, tuple)):
            return self._items(value, depth - 1)
        return self._text(str(value)) if depth else self.mark("deeper levels left out")

    def _fields(self, fields: Mapping[Any, Any], depth: int) -> dict[str, Any]:
        written: dict[str, Any] = {}
        self._left -= 2
        for key, value in fields.items():
            if self.is_full:
                written["…"] = self.mark(f"{len(fields) - len(written)} fields left out")
                break
            name = self._text(str(key), _LONGEST_NAME)
            written[name] = REDACTED if is_secret_field(str(key)) else self.data(value, depth)
            self._left -= len(REDACTED) + 4
        return written

    def _items(self, items: list[Any] | tuple[Any, ...], depth: int) -> list[Any]:
        written: list[Any] = []
        self._left -= 2
        for item in items:
            if self.is_full:
                written.append(self.mark(f"{len(items) - len(written)} items left out"))
                break
            written.append(self.data(item, depth))
        return written

    def _text(self, text: str, longest: int = 0) -> str:
        longest = min(longest or self._longest, max(self._left, 0), len(text))
        shown = shown_text(text, longest)
        # Escapes, and characters of several bytes, need more room than their number says.
        while (size := len(to_json(shown)) + 2) > self._left and longest:
            longest = longest * 3 // 4
            shown = shown_text(text, longest)
        self.truncated = self.truncated or longest < len(text)
        self._left -= size
        return shown


def _is_short(value: float) -> bool:
    """Whether JSON has it as a number of a few digits: neither infinity nor NaN, nor an integer of any length."""
    return math.isfinite(value) if isinstance(value, float) else -(2**63) <= value < 2**63


def to_json(value: Any) -> bytes:
    """`value` as JSON in UTF-8. A collector accepts no lone surrogates, so each is a question mark."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
