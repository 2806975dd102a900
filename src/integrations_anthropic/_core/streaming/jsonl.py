"""JSON lines, from bytes to lines, at constant memory."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import EventTooLargeError

__all__ = ["LineDecoder"]


class LineDecoder:
    """Feed it bytes as they arrive, cut anywhere; it gives each line that is not blank, with its number from 1.

    Lines end at LF or CRLF. `max_line_bytes` bounds what is kept of a line: a longer one raises EventTooLargeError,
    once, and is passed over; asked on, the decoder gives the lines behind it. All lines are to be taken before more is
    fed.
    """

    def __init__(self, max_line_bytes: int = 64 * 1024 * 1024) -> None:
        self._max = max_line_bytes
        self._chunk = b""
        self._at = 0
        # The line that has no end yet, and whether the rest of it is passed over.
        self._rest = bytearray()
        self._passing = False
        self.number = 0
        """Of the line that was given, or was too long, last."""

    def feed(self, chunk: bytes) -> Iterator[tuple[int, bytes]]:
        """The lines that `chunk` completes."""
        self._chunk, self._at = chunk, 0
        return self

    def end(self) -> Iterator[tuple[int, bytes]]:
        """The last line, where it has no line end."""
        return self.feed(b"\n" if self._rest or self._passing else b"")

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        return self

    def __next__(self) -> tuple[int, bytes]:
        while (end := self._chunk.find(b"\n", self._at)) >= 0:
            piece, self._at = self._chunk[self._at : end], end + 1
            if self._passing:
                self._passing = False
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
        if self._passing:
            return
        if len(self._rest) + len(piece) > self._max:
            self._rest, self._passing = bytearray(), True
            self.number += 1
            raise self._too_long()
        self._rest += piece

    def _too_long(self) -> EventTooLargeError:
        return EventTooLargeError(
            f"line {self.number} of the results is longer than max_line_bytes ({self._max} bytes)",
            path="$",
            limit=self._max,
        )
