"""Writing to a terminal: colour only where there is one, lines broken between words, no control characters."""

from __future__ import annotations

import re
import sys
from typing import Final

from rich.cells import cell_len
from rich.console import Console

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What could move the cursor or change the terminal: text of others may have it."""
_PIECES = re.compile(
    r"\n|[^\S\n]+|[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\ua4cf\uac00-\ud7af]+"
)
FENCE: Final = "```"


def output_console() -> Console:
    """The console of stdout, as it is now."""
    return Console(file=sys.stdout, highlight=False, force_terminal=sys.stdout.isatty())


def error_console() -> Console:
    """The console of stderr, as it is now."""
    return Console(file=sys.stderr, highlight=False, force_terminal=sys.stderr.isatty())


def progress_console() -> Console:
    """The console of a bar: stderr, where that is a terminal; else nothing is written, not even an empty line."""
    return error_console() if sys.stderr.isatty() else Console(file=sys.stderr, quiet=True)


def visible(text: str) -> str:
    """The text with control characters shown as `\\x1b`, except line breaks and tabs."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text.replace("\r\n", "\n"))


class WordWrap:
    """Breaks lines between words, of text that arrives in pieces; blocks of code between fences stay as they are."""

    def __init__(self, width: int) -> None:
        """`width`: columns of a line, at least 1."""
        self._width = width
        self._column = 0
        self._space = ""
        self._word = ""
        self._line = ""
        self._in_code = False

    def feed(self, text: str) -> str:
        """What can be written now: everything but the last word, which may go on."""
        return "".join(map(self._next, _PIECES.findall(text)))

    def end(self) -> str:
        """The last word."""
        return self._flushed()

    def _next(self, piece: str) -> str:
        if piece == "\n":
            written = self._flushed()
            if self._line.lstrip().startswith(FENCE):
                self._in_code = not self._in_code
            self._column, self._space, self._line = 0, "", ""
            return f"{written}\n"
        self._line += piece
        if piece.isspace():
            written = self._flushed()
            self._space += piece
            return written
        if len(piece) == 1 and cell_len(piece) > 1:
            # Scripts without spaces: a line may be broken before each character.
            written = self._flushed()
            self._word = piece
            return written + self._flushed()
        self._word += piece
        return ""

    def _flushed(self) -> str:
        if not self._word:
            return ""
        space, word = self._space, self._word
        needed = cell_len(space) + cell_len(word)
        self._space = self._word = ""
        if self._column and self._column + needed > self._width and not self._in_code:
            self._column = cell_len(word)
            return f"\n{word}"
        self._column += needed
        return space + word


class StreamedText:
    """Writes text to stdout as it arrives; what is dimmed, only where stdout is a terminal."""

    def __init__(self) -> None:
        self._console = output_console()
        self._is_terminal = sys.stdout.isatty()
        self._wrap = WordWrap(self._console.width)
        self._dimmed = False
        self._started = False
        self._ends_line = True

    def write(self, text: str, *, dimmed: bool = False) -> None:
        """Write a piece of text."""
        if dimmed and not self._is_terminal:
            return
        if not self._is_terminal:
            self._put(text)
            return
        if dimmed != self._dimmed:
            self.paragraph()
            self._dimmed = dimmed
        self._put(self._wrap.feed(visible(text)))

    def paragraph(self) -> None:
        """Begin a paragraph, where something was written."""
        self.end()
        if self._is_terminal and self._started:
            self._put("\n")

    def end(self) -> None:
        """Write what is held back, and end the line."""
        if self._is_terminal:
            self._put(self._wrap.end())
        if not self._ends_line:
            self._put("\n")
        self._wrap = WordWrap(self._console.width)

    def _put(self, text: str) -> None:
        if not text:
            return
        # First, so that an interrupt at any moment finds it as it is.
        self._started, self._ends_line = True, text.endswith("\n")
        if self._dimmed:
            self._console.out(text, style="dim", end="", highlight=False)
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
