"""JSON lines, from bytes to lines, at constant memory."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import EventTooLargeError

__all__ = ["LineDecoder"]


class LineDecoder:
    """Feed it bytes as they arrive, cut anywhere; it returns each line that is not blank, with its number from 1.

    Lines end at LF or CRLF. `max_line_bytes` bounds what is kept of a line: a longer one raises EventTooLargeError
    once and is skipped; iterating again returns the lines after it. Consume all lines before feeding more.
    """

    def __init__(self, max_line_bytes: int = 64 * 1024 * 1024) -> None:
        self._max = max_line_bytes
        self._chunk = b""
        self._at = 0
        # The incomplete last line, and whether the rest of it is skipped.
        self._rest = bytearray()
        self._skipping = False
        self.number = 0
        """The number of the last line that was returned or too long."""

    def feed(self, chunk: bytes) -> Iterator[tuple[int, bytes]]:
        """The lines that `chunk` completes."""
        self._chunk, self._at = chunk, 0
        return self

    def end(self) -> Iterator[tuple[int, bytes]]:
        """The last line, where it has no line end."""
        return self.feed(b"\n" if self._rest or self._skipping else b"")

    def take(self) -> bytes | None:
        """The next line, where it has arrived in one piece and is as usual; None where `__next__` is to be asked."""
        at = self._at
        end = self._chunk.find(b"\n", at)
        if end < 0 or self._rest or self._skipping or end - at > self._max:
            return None
        line = self._chunk[at:end].strip(b"\r \t")
        if not line:
            return None
        self._at = end + 1
        self.number += 1
        return line

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        return self

    def __next__(self) -> tuple[int, bytes]:
        while (end := self._chunk.find(b"\n", self._at)) >= 0:
            piece, self._at = self._chunk[self._at : end], end + 1
            if self._skipping:
                self._skipping = False
                continue
            # Blank lines count, so that the numbers are those an editor shows.
            self.number += 1
            whole = len(self._rest) + len(piece)
            line = (bytes(self._rest) + piece if self._rest else piece).strip(b"\r \t")
            self._rest = bytearray()
            if whole > self._max:
                raise self._too_long()
            if line:
                return self.number, line
        self._keep(self._chunk[self._at :])
        raise StopIteration

    def _keep(self, piece: bytes) -> None:
        self._chunk, self._at = b"", 0
        if self._skipping:
            return
        if len(self._rest) + len(piece) > self._max:
            self._rest, self._skipping = bytearray(), True
            self.number += 1
            raise self._too_long()
        self._rest += piece

    def _too_long(self) -> EventTooLargeError:
        return EventTooLargeError(
            f"line {self.number} of the results is longer than max_line_bytes ({self._max} bytes)",
            path="$",
            limit=self._max,
        )
