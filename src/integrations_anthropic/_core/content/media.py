"""What the first bytes of a file say it is, and blocks of pictures and documents in base64."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

__all__ = ["IMAGE_TYPES", "PDF", "base64_block", "base64_text", "image_type", "media_type_of"]

PDF = "application/pdf"
_IMAGES: Mapping[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
"""The first bytes of the kinds of pictures that the API takes; WebP is looked for below."""
IMAGE_TYPES = frozenset({*_IMAGES.values(), "image/webp"})
"""The kinds of pictures that the API takes. Source: the API documentation, "Vision"."""


def media_type_of(value: bytes) -> str | None:
    """The media type of a picture or a PDF document that the API takes, by its first bytes; None for other bytes."""
    return image_type(value) or (PDF if value.startswith(b"%PDF-") else None)


def image_type(value: bytes) -> str | None:
    """The media type of a picture that the API takes, by its first bytes."""
    if value[:4] == b"RIFF" and value[8:12] == b"WEBP":
        return "image/webp"
    return next((name for start, name in _IMAGES.items() if value.startswith(start)), None)


def base64_text(value: bytes | bytearray | memoryview) -> str:
    """Bytes in base64, without line breaks."""
    return base64.b64encode(value).decode("ascii")


def base64_block(kind: str, media_type: str, data: bytes | str) -> dict[str, Any]:
    """The block of a picture or a document whose content is in the request."""
    text = data if isinstance(data, str) else base64_text(data)
    return {"type": kind, "source": {"type": "base64", "media_type": media_type, "data": text}}
