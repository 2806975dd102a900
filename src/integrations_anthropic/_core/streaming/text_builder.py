"""A text that arrives in many small pieces."""

from __future__ import annotations

__all__ = ["TextBuilder"]

# A small text takes fifty bytes beside its own: that many of them are kept apart at the most.
APART = 128


class TextBuilder:
    """Adding a piece costs what the piece is long; held is little more than the text."""

    __slots__ = ("_joined", "_pieces")

    def __init__(self) -> None:
        self._joined: list[str] = []
        self._pieces: list[str] = []

    def add(self, piece: str) -> None:
        """The text goes on."""
        self._pieces.append(piece)
        if len(self._pieces) >= APART:
            self._joined.append("".join(self._pieces))
            self._pieces.clear()
            if len(self._joined) >= APART:
                self._joined = ["".join(self._joined)]

    def text(self) -> str:
        """All of it."""
        if self._pieces or len(self._joined) != 1:
            self._joined = ["".join((*self._joined, *self._pieces))]
            self._pieces.clear()
        return self._joined[0]
