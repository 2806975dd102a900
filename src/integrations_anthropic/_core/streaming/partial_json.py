"""Incomplete JSON text: the value as far as it is complete."""

from __future__ import annotations

import re
from typing import Any

from ...errors import SerializationError
from ..codec.json import loads
from .text_builder import TextBuilder

__all__ = ["PartialJSON", "readable"]

# Not strings: they may be long, and are scanned on from where the last piece ended.
_TOKEN = re.compile(r'[ \t\r\n]+|[{}\[\],:]|[^ \t\r\n{}\[\],:"]+')
_IN_STRING = re.compile(r'(?:[^"\\]+|\\.)*+', re.DOTALL)
# Of a string that is still growing: all but half an escape, or the first of two that are one character.
_WHOLE_ESCAPES = re.compile(
    r'(?:"|[^\\]|\\[^u]|\\u(?![dD][89abAB])[0-9a-fA-F]{4}|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})*+',
    re.DOTALL,
)
_CLOSERS = {"{": "}", "[": "]"}


def readable(text: str, otherwise: Any) -> Any:
    """The value of incomplete JSON text, without its last member where that may be incomplete.

    A truncated string or number would have a wrong value, such as half a path: it is left out. Returns `otherwise`
    where nothing is complete yet, or where the text is not JSON.
    """
    growing = PartialJSON()
    growing.add(text)
    return growing.readable(otherwise)


class PartialJSON:
    """JSON text in pieces. Each piece is scanned once, however often the value so far is requested."""

    def __init__(self) -> None:
        self._growing = TextBuilder()
        self._text = ""
        self._position = 0
        # Inside a string: where to look for its end. 0 outside of one.
        self._inside = 0
        # The brackets that close what is open, and up to where the text is complete but for them.
        self._open: list[str] = []
        self._end = 0
        # Whether the next string is the name of a member.
        self._key = False
        self._invalid = False

    def add(self, piece: str) -> None:
        """Append a piece."""
        self._growing.add(piece)

    def text(self) -> str:
        """The whole text."""
        return self._growing.text()

    def readable(self, otherwise: Any, *, cut_strings: bool = False) -> Any:
        """The value as far as it is complete; see the function of this name.

        `cut_strings`: a string that is still growing is part of the value, as far as it goes.
        """
        if not self._invalid:
            self._text = self._growing.text()
            self._scan()
        if self._invalid:
            return otherwise
        if cut_strings and self._inside and not self._key:
            string = _WHOLE_ESCAPES.match(self._text, self._position, self._inside)
            found = self._closed(f'{self._text[: self._position]}{string[0] if string else ""}"', otherwise)
            if found is not otherwise:
                return found
        return self._closed(self._text[: self._end], otherwise) if self._end else otherwise

    def _closed(self, text: str, otherwise: Any) -> Any:
        """The value of complete tokens, what is open closed behind them."""
        try:
            return loads((text + "".join(reversed(self._open))).encode("utf-8", "surrogatepass"))
        except SerializationError:
            return otherwise

    def _scan(self) -> None:
        text = self._text
        while self._position < len(text) and not self._invalid:
            if text[self._position] == '"':
                if not self._end_of_string():
                    return
                piece = '"'
            else:
                piece = _TOKEN.match(text, self._position)[0]  # type: ignore[index]  # any character begins a token
                if self._position + len(piece) == len(text) and piece[0] not in " \t\r\n{}[],:":
                    # A number, or `true`, that may be incomplete.
                    return
                self._position += len(piece)
            self._take(piece)

    def _end_of_string(self) -> bool:
        found = _IN_STRING.match(self._text, self._inside or self._position + 1)
        self._inside = found.end() if found else len(self._text)
        # Otherwise it is incomplete, perhaps inside an escape.
        if self._text[self._inside : self._inside + 1] != '"':
            return False
        self._position, self._inside = self._inside + 1, 0
        return True

    def _take(self, piece: str) -> None:
        """One complete token; the text up to its end is complete, except for names and separators."""
        if piece in _CLOSERS:
            self._open.append(_CLOSERS[piece])
            self._key = piece == "{"
        elif piece in ("}", "]"):
            if not self._open or self._open.pop() != piece:
                self._invalid = True
                return
            self._key = False
        elif piece in (",", ":") or piece.isspace() or self._key:
            # A name is complete only together with its value.
            separates = piece in (",", ":")
            self._key = piece == "," and self._open[-1:] == ["}"] if separates else self._key
            return
        self._end = self._position
