"""Requests and results that are kept on disk while a batch runs, so that memory does not grow with them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from io import BytesIO
from tempfile import SpooledTemporaryFile

from ..errors import ConfigurationError

__all__ = ["LineSpool"]

IN_MEMORY = 1 << 20
"""Bytes that are kept in memory; more are on disk."""


class LineSpool:
    """Lines in a temporary file that goes away with the process, each found again by its number."""

    def __init__(self) -> None:
        self._file: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - `close`
        self._ends = array("Q", [0])

    def __del__(self) -> None:
        # Of a run that was dropped: nothing in it is needed any more.
        self.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    @property
    def size(self) -> int:
        """Bytes in all lines."""
        return self._ends[-1]

    def add(self, line: bytes) -> int:
        """Keep a line; returns its number. Raises ConfigurationError where there is no room for it on the disk."""
        try:
            self._file.seek(self.size)
            self._file.write(line)
        except OSError as error:
            why = f"temporary files cannot be written: {error.strerror}; TMPDIR names a folder for them that has room"
            raise ConfigurationError(why, field="TMPDIR") from error
        self._ends.append(self.size + len(line))
        return len(self) - 1

    def line(self, number: int) -> bytes:
        """A line."""
        begins, ends = self._ends[number], self._ends[number + 1]
        self._file.seek(begins)
        return self._file.read(ends - begins)

    def joined(self, numbers: Iterable[int], head: bytes, tail: bytes) -> bytes:
        """Lines in one text, commas between them."""
        # Its text is taken without a copy, as a long one would be.
        out = BytesIO()
        separator = head
        for number in numbers:
            out.write(separator)
            out.write(self.line(number))
            separator = b","
        out.write(tail)
        return out.getvalue()

    def close(self) -> None:
        """Drop all lines. May be called more than once."""
        self._file.close()
