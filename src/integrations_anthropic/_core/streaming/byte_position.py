"""How much of a file has been returned, and how to go on from there after its response broke off.

Sources: RFC 9110, sections 8.8.3 (ETag), 13.1.5 (If-Range) and 14 (ranges).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

from ...errors import SerializationError

__all__ = ["BytePosition"]

_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
CHANGED = "the file changed while it was read: what was returned of it does not belong to the rest"


class BytePosition:
    """Skips what a second response repeats, and compares it with what was returned."""

    def __init__(self, *, is_part: bool = False) -> None:
        """`is_part`: whether the caller asked for a range of the file, so that positions are not those of the file."""
        self._is_part = is_part
        self._returned = 0
        self._checksum = 0
        self._since = 0
        # Bytes still to be skipped, and the checksum of those that were.
        self._to_skip = 0
        self._skipped = 0
        self._etag: str | None = None
        self._is_coded = False
        self.total: int | None = None
        """Bytes of the whole content; None where the server does not say."""

    def opened(self, status: int, headers: Mapping[str, str]) -> None:
        """A response has begun. Raises SerializationError where it is of another version of the file."""
        if self._returned:
            self._go_on(status, headers)
            return
        etag = headers.get("etag", "")
        # A weak one says that the content is equivalent, not the same.
        self._etag = etag if etag.startswith('"') else None
        self._is_coded = headers.get("content-encoding", "identity") != "identity"
        length = headers.get("content-length", "")
        self.total = int(length) if length.isdecimal() and length.isascii() and not self._is_coded else None

    def new_part(self, piece: bytes) -> bytes:
        """The part of `piece` that was not returned yet. Raises SerializationError where what it repeats differs."""
        if self._to_skip:
            repeated, piece = piece[: self._to_skip], piece[self._to_skip :]
            self._skipped = zlib.crc32(repeated, self._skipped)
            self._to_skip -= len(repeated)
            if not self._to_skip and self._skipped != self._checksum:
                raise SerializationError(CHANGED, path="$")
        self._checksum = zlib.crc32(piece, self._checksum)
        self._returned += len(piece)
        return piece

    def ended(self) -> None:
        """The response is complete. Raises SerializationError where it is shorter than what was returned."""
        if self._to_skip:
            raise SerializationError(CHANGED, path="$")

    def progress(self) -> bool:
        """Whether something new was returned since the last time this was asked."""
        before, self._since = self._since, self._returned
        return self._returned > before

    def range_headers(self) -> dict[str, str]:
        """The headers that ask for what is left of the same version; none where the server names no version."""
        if self._etag is None or self._is_part or self._is_coded or not self._returned:
            return {}
        return {"range": f"bytes={self._returned}-", "if-range": self._etag}

    def _go_on(self, status: int, headers: Mapping[str, str]) -> None:
        found = None if self._is_part else _RANGE.fullmatch(headers.get("content-range", ""))
        self._skipped, self._to_skip = 0, self._returned
        if status == 206 and not self._is_part:
            if found is None or int(found[1]) != self._returned:
                raise SerializationError("the server returned another range than the one that was asked for", path="$")
            self._to_skip = 0
