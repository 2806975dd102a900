"""Small files of the kinds that the API takes, and of some that it does not."""

from __future__ import annotations

import base64

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
GIF = b"GIF89a\x01\x00\x01\x00"
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 "
PDF = b"%PDF-1.7\n1 0 obj <</Type /Page>> endobj"
WORD = b"PK\x03\x04\x14\x00\x06\x00word/document.xml"


def text_of(content: bytes) -> str:
    """The content in base64."""
    return base64.b64encode(content).decode()
