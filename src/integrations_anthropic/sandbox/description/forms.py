"""Reads a body in parts, `multipart/form-data`. Source: RFC 7578, RFC 2046 section 5.1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message
from typing import Any

from ..errors import invalid

__all__ = ["FormFile", "parse_form"]

_PARAMETER = re.compile(r';\s*(name|filename)="([^"]*)"')
_ESCAPED = re.compile(r"%(22|0D|0A)", re.IGNORECASE)


@dataclass(frozen=True)
class FormFile:
    """A part that is a file."""

    name: str
    media_type: str
    content: bytes


def parse_form(content_type: str, raw: bytes) -> dict[str, Any]:
    """The parts by name: values as text, files as `FormFile`; of several with one name, a list.

    Raises SandboxAPIError 400 for a body that is no form.
    """
    header = Message()
    header["content-type"] = content_type
    boundary = header.get_param("boundary")
    if header.get_content_type() != "multipart/form-data" or not isinstance(boundary, str) or not boundary:
        raise invalid("content-type: Input should be 'multipart/form-data' with a boundary")
    pieces = (b"\r\n" + raw).split(b"\r\n--" + boundary.encode())
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise invalid("The request body is not a complete multipart form")
    found: dict[str, list[Any]] = {}
    for piece in pieces[1:-1]:
        name, value = _part(piece)
        found.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _part(piece: bytes) -> tuple[str, Any]:
    head, separator, content = piece.partition(b"\r\n\r\n")
    try:
        lines = head.decode().split("\r\n")
    except UnicodeDecodeError:
        raise invalid("A part of the form has a header that is not UTF-8") from None
    headers = {key.strip().lower(): value.strip() for key, _, value in (line.partition(":") for line in lines[1:])}
    named = dict(_PARAMETER.findall(headers.get("content-disposition", "")))
    if not separator or "name" not in named:
        raise invalid("A part of the form has no name")
    name = _unescaped(named["name"])
    if "filename" in named:
        media_type = headers.get("content-type", "application/octet-stream")
        return name, FormFile(_unescaped(named["filename"]), media_type, content)
    try:
        return name, content.decode()
    except UnicodeDecodeError:
        raise invalid(f"{name}: Input should be a valid string") from None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
