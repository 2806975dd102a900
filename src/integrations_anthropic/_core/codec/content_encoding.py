"""The content encodings of a response, undone piece by piece at bounded memory. Source: RFC 9110, section 8.4.1."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

__all__ = ["MAX_PIECE", "ContentDecoder", "DecodingError", "UnknownEncoding"]

MAX_PIECE = 64 * 1024
"""Bytes of a decoded piece at most, whatever they were compressed to."""
_GZIP = frozenset({"gzip", "x-gzip"})
_KNOWN = _GZIP | {"deflate"}


class UnknownEncoding(Exception):
    """A content encoding that cannot be undone."""


class DecodingError(Exception):
    """A body that is not encoded as its header says."""


class ContentDecoder:
    """Undoes the encodings that a `content-encoding` header lists: gzip (also as x-gzip), deflate and identity."""

    def __init__(self, header: str) -> None:
        """Raises UnknownEncoding, which names it, where one is none of these."""
        names = [name.strip().lower() for name in header.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        for name in names:
            if name not in _KNOWN:
                raise UnknownEncoding(
                    f"the body has the content encoding {name[:50]!r}, which was not asked for and cannot be undone "
                    f"(asked for: gzip, deflate)"
                )
        # The encoding that was applied last comes off first.
        self._stages = [_Inflater(name) for name in reversed(names)]

    def decode(self, data: bytes) -> Iterator[bytes]:
        """The decoded bytes of `data`, in pieces of at most MAX_PIECE bytes.

        Pieces may be empty, so that the caller can look at the time between any two steps. Raises DecodingError.
        """
        pieces: Iterator[bytes] = iter((data,))
        for stage in self._stages:
            pieces = stage.decode(pieces)
        return pieces


class _Inflater:
    """One encoding. A gzip body may have several members, one after the other (RFC 1952, section 2.2)."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._window = 31 if name in _GZIP else 15
        self._inflate = zlib.decompressobj(self._window)
        # The first bytes of a deflate body: they tell whether it has the header of zlib, which some servers leave out.
        self._start: bytes | None = None if name in _GZIP else b""

    def decode(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            rest = piece if self._start is None else self._after_start(piece)
            while rest is not None:
                decoded, rest = self._step(rest)
                yield decoded

    def _step(self, data: bytes) -> tuple[bytes, bytes | None]:
        """At most MAX_PIECE decoded bytes, and the bytes still to be decoded; None where more must arrive first."""
        if self._inflate.eof:
            # What follows the end is padding, unless it is another member.
            if self._name not in _GZIP or not (data := data.lstrip(b"\0")):
                return b"", None
            self._inflate = zlib.decompressobj(self._window)
        try:
            decoded = self._inflate.decompress(data, MAX_PIECE)
        except zlib.error as error:
            raise DecodingError(
                f"the body has the content encoding {self._name!r}, but is not encoded so ({error})"
            ) from error
        rest = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
        # A full piece may have left more in the decoder than it took from the input.
        return decoded, rest if rest or (len(decoded) == MAX_PIECE and not self._inflate.eof) else None

    def _after_start(self, piece: bytes) -> bytes | None:
        start = (self._start or b"") + piece
        if len(start) < 2:
            self._start = start
            return None
        self._start = None
        # The two bytes of a zlib header: compression method 8, and a check number (RFC 1950, section 2.2).
        if start[0] & 15 != 8 or (start[0] * 256 + start[1]) % 31:
            self._inflate = zlib.decompressobj(-15)
        return start
