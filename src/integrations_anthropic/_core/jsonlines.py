"""JSON lines, from bytes to lines, at constant memory."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import SerializationError

__all__ = ["LineDecoder"]


class LineDecoder:
    """Feed it bytes as they arrive, cut anywhere; it gives each line that is not blank, with its number from 1.

    Lines end at LF or CRLF. `max_line_bytes` bounds what is kept of an unfinished line; beyond it,
    SerializationError.
    """

    def __init__(self, max_line_bytes: int = 64 * 1024 * 1024) -> None:
        self._max = max_line_bytes
        self._rest: list[bytes] = []
        self._size = 0
        self._number = 0

    def feed(self, chunk: bytes) -> Iterator[tuple[int, bytes]]:
        """The lines that `chunk` completes."""
        first, *more = chunk.split(b"\n")
        self._keep(first)
        for piece in more:
            yield from self._line()
            self._keep(piece)

    def end(self) -> Iterator[tuple[int, bytes]]:
        """The last line, where it has no line end."""
        yield from self._line()

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._max:
            raise SerializationError(
                f"line {self._number + 1} of the results is longer than max_line_bytes ({self._max} bytes)", path="$"
            )
        if piece:
            self._rest.append(piece)

    def _line(self) -> Iterator[tuple[int, bytes]]:
        line = b"".join(self._rest).strip(b"\r \t")
        self._rest, self._size = [], 0
        # Blank lines count, so that the numbers are those an editor shows.
        self._number += 1
        if line:
            yield self._number, line
