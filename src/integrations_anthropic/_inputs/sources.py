"""What a caller names a picture or a document by: an address, the id of an uploaded file, or the content itself."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from .._core.tools.pictures import picture_block
from ..errors import ValidationError
from .reading import is_file, read, shown

__all__ = ["LONGEST_REQUEST", "Content", "Id", "Source", "Url", "located"]

LONGEST_REQUEST = 32 * 2**20
"""Bytes of a request that the API takes. Source: the API documentation, "Request size limits"."""
_ID = re.compile(r"file_[A-Za-z0-9_-]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Url(NamedTuple):
    """An address from which the API fetches the content; it is not fetched here."""

    url: str


class Id(NamedTuple):
    """The id of a file that was uploaded with the Files API."""

    file_id: str


class Content(NamedTuple):
    """The content itself; text where it was read from a file of text."""

    data: bytes | bytearray | memoryview | str

    def head(self, size: int) -> bytes:
        """The first bytes; none of text."""
        return b"" if isinstance(self.data, str) else bytes(self.data[:size])


Source = Url | Id | Content


def located(source: Any, where: str) -> Source:
    """What `source` names. Raises ValidationError, with `where` as its field, for what names nothing or cannot be read.

    A text that begins with `http://` or `https://` is an address, one such as `file_011CNha8` an id, one that begins
    with `data:` holds the content; any other is a path.
    """
    if isinstance(source, str):
        return _by_text(source, where)
    if isinstance(source, (bytes, bytearray, memoryview)):
        return Content(_flat(read(source, where, LONGEST_REQUEST)))
    if (drawn := picture_block(source)) is not None:
        return Content(base64.b64decode(drawn["source"]["data"]))
    if is_file(source):
        return Content(_flat(read(source, where, LONGEST_REQUEST)))
    uploaded = getattr(source, "id", None)
    if isinstance(uploaded, str) and _ID.fullmatch(uploaded):
        return Id(uploaded)
    raise ValidationError(
        f"{where}: must be a path, bytes, an open file, a URL, a PIL image or the id of a file, "
        f"not {type(source).__name__}",
        field=where,
        value=source,
    )


def _flat(content: bytes | bytearray | memoryview | str) -> bytes | bytearray | memoryview | str:
    """The same, a view of anything else than bytes as one of bytes."""
    return content.cast("B") if isinstance(content, memoryview) else content


def _by_text(source: str, where: str) -> Source:
    if source[:8].lower().startswith(("http://", "https://")):
        return Url(source)
    if _ID.fullmatch(source):
        return Id(source)
    if source[:5].lower() == "data:":
        return Content(_of_data_url(source, where))
    if _SCHEME.match(source):
        text = f"{where}: {shown(source)} is neither an http:// or https:// address nor the path of a file"
        raise ValidationError(text, field=where, value=source)
    return Content(read(source, where, LONGEST_REQUEST))


def _of_data_url(source: str, where: str) -> bytes:
    head, comma, data = source.partition(",")
    try:
        if not comma:
            raise ValueError("it has no comma")
        content = unquote_to_bytes(data)
        content = base64.b64decode(content, validate=True) if head.endswith(";base64") else content
    except (binascii.Error, ValueError) as error:
        raise ValidationError(f"{where}: the data: URL is malformed: {error}", field=where, value=source) from error
    if not content:
        raise ValidationError(f"{where}: the data: URL is empty", field=where, value=source)
    return content
