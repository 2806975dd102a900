"""JSON text that is still growing: what of it is whole."""

from __future__ import annotations

import re
from typing import Any

from ...errors import SerializationError
from ..codec.json import loads
from .text_builder import TextBuilder

__all__ = ["PartialJSON", "readable"]

# A text is not among them: it may be longer than all else, and is read on from where its last piece ended.
_TOKEN = re.compile(r'[ \t\r\n]+|[{}\[\],:]|[^ \t\r\n{}\[\],:"]+')
_IN_TEXT = re.compile(r'(?:[^"\\]+|\\.)*+', re.DOTALL)
_CLOSERS = {"{": "}", "[": "]"}


def readable(text: str, otherwise: Any) -> Any:
    """The value of the beginning of a JSON text, without its last member where that may still grow.

    A text or a number that is cut has a meaning of its own that was never meant, such as half a path: it is left out.
    `otherwise` where nothing can be read yet, or where it is no beginning of JSON.
    """
    growing = PartialJSON()
    growing.add(text)
    return growing.readable(otherwise)


class PartialJSON:
    """A JSON text in pieces. Each piece is looked at once, however often the value so far is asked for."""

    def __init__(self) -> None:
        self._growing = TextBuilder()
        self._text = ""
        self._position = 0
        # Inside a text: where to look for its end. 0 outside of one.
        self._inside = 0
        # The brackets that will close what is open, and where all was whole but for them.
        self._open: list[str] = []
        self._end = 0
        # Whether the next text is the name of a member.
        self._key = False
        self._odd = False

    def add(self, piece: str) -> None:
        """The text goes on."""
        self._growing.add(piece)

    def text(self) -> str:
        """All of it."""
        return self._growing.text()

    def readable(self, otherwise: Any) -> Any:
        """The value as far as it is whole; see the function of this name."""
        if not self._odd:
            self._text = self._growing.text()
            self._scan()
        if self._odd or not self._end:
            return otherwise
        whole = self._text[: self._end] + "".join(reversed(self._open))
        try:
            return loads(whole.encode("utf-8", "surrogatepass"))
        except SerializationError:
            return otherwise

    def _scan(self) -> None:
        text = self._text
        while self._position < len(text) and not self._odd:
            if text[self._position] == '"':
                if not self._to_the_end_of_a_text():
                    return
                piece = '"'
            else:
                piece = _TOKEN.match(text, self._position)[0]  # type: ignore[index]  # any character begins a token
                if self._position + len(piece) == len(text) and piece[0] not in " \t\r\n{}[],:":
                    # A number, or `true`, that may still grow.
                    return
                self._position += len(piece)
            self._take(piece)

    def _to_the_end_of_a_text(self) -> bool:
        found = _IN_TEXT.match(self._text, self._inside or self._position + 1)
        self._inside = found.end() if found else len(self._text)
        # Else it ends in the middle, perhaps in the middle of an escape.
        if self._text[self._inside : self._inside + 1] != '"':
            return False
        self._position, self._inside = self._inside + 1, 0
        return True

    def _take(self, piece: str) -> None:
        """One token that is whole; what stands before its end is whole with it, but for names and separators."""
        if piece in _CLOSERS:
            self._open.append(_CLOSERS[piece])
            self._key = piece == "{"
        elif piece in ("}", "]"):
            if not self._open or self._open.pop() != piece:
                self._odd = True
                return
            self._key = False
        elif piece in (",", ":") or piece.isspace() or self._key:
            # A name is whole only together with its value.
            separates = piece in (",", ":")
            self._key = piece == "," and self._open[-1:] == ["}"] if separates else self._key
            return
        self._end = self._position
