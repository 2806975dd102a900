"""The pixel size of an image and the page count of a document, from the first and last bytes of their base64."""

from __future__ import annotations

import base64
import binascii
import re

__all__ = ["pages_of", "size_of"]

MAX_READ = 1 << 20
"""Characters of base64 of a document that are read."""
MOST_SEGMENTS = 100
"""Of a JPEG, before its size: there is one for each preview, profile and table."""
HEAD = 30
"""Bytes that tell the kind of a picture and, of all but a JPEG, its size."""
_PAGE = re.compile(rb"/Type\s*/Page\b")
_COUNT = re.compile(rb"/Count\s+(\d{1,5})")
# Assumed where the page count is not found.
MIN_BYTES_PER_PAGE = 20_000
# JPEG markers of a frame header: SOF0 to SOF15 without DHT, JPG and DAC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def size_of(data: str) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, GIF, WebP or JPEG; None for other data."""
    head = _part(data, 0, HEAD)
    if head.startswith(b"\x89PNG") and len(head) >= 24:
        return _big_endian(head[16:20]), _big_endian(head[20:24])
    if head.startswith(b"GIF8") and len(head) >= 10:
        return _little_endian(head[6:8]), _little_endian(head[8:10])
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP" and len(head) >= 30:
        return _webp(head)
    if head.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return None


def pages_of(data: str) -> int:
    """The page count of a PDF: from its first bytes, else a guess by its size; at least 1."""
    head = _decoded(data[:MAX_READ])
    share = len(data) / min(len(data), MAX_READ) if data else 1.0
    counted = max([int(len(_PAGE.findall(head)) * share), *(int(found) for found in _COUNT.findall(head))])
    return counted or max(1, len(data) * 3 // 4 // MIN_BYTES_PER_PAGE)


def _decoded(data: str) -> bytes:
    try:
        # Cut back to the last whole group of four.
        return base64.b64decode(data[: len(data) // 4 * 4])
    except (binascii.Error, ValueError):
        return b""


def _webp(head: bytes) -> tuple[int, int] | None:
    kind = head[12:16]
    if kind == b"VP8X":
        return _little_endian(head[24:27]) + 1, _little_endian(head[27:30]) + 1
    if kind == b"VP8L":
        bits = _little_endian(head[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _little_endian(head[26:28]) & 0x3FFF, _little_endian(head[28:30]) & 0x3FFF


def _jpeg(data: str) -> tuple[int, int] | None:
    # The size stands behind previews and profiles, which are passed over without being decoded.
    offset = 2
    for _ in range(MOST_SEGMENTS):
        marker = _part(data, offset, offset + 9)
        if len(marker) < 9 or marker[0] != 0xFF:
            return None
        if marker[1] in _FRAMES:
            return _big_endian(marker[7:9]), _big_endian(marker[5:7])
        offset += 2 + max(2, _big_endian(marker[2:4]))
    return None


def _part(data: str, start: int, end: int) -> bytes:
    """The bytes from `start` to `end` of what the base64 text stands for, fewer where it ends before."""
    first = start // 3
    return _decoded(data[first * 4 : (end + 2) // 3 * 4])[start - first * 3 : end - first * 3]


def _big_endian(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little_endian(data: bytes) -> int:
    return int.from_bytes(data, "little")
