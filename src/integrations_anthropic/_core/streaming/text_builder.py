"""Builds a string from many small pieces."""

from __future__ import annotations

__all__ = ["TextBuilder"]

# A small string has an overhead of fifty bytes: at most so many are kept separately.
APART = 128


class TextBuilder:
    """Adding a piece costs its length; little more than the string is held."""

    __slots__ = ("_joined", "_pieces")

    def __init__(self) -> None:
        self._joined: list[str] = []
        self._pieces: list[str] = []

    def add(self, piece: str) -> None:
        """Append a piece."""
        self._pieces.append(piece)
        if len(self._pieces) >= APART:
            self._joined.append("".join(self._pieces))
            self._pieces.clear()
            if len(self._joined) >= APART:
                self._joined = ["".join(self._joined)]

    def text(self) -> str:
        """The whole string."""
        if self._pieces or len(self._joined) != 1:
            self._joined = ["".join((*self._joined, *self._pieces))]
            self._pieces.clear()
        return self._joined[0]
