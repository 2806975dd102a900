"""The headers of a response, from bytes to text."""

from __future__ import annotations

from collections.abc import Iterable

from ...meta import Headers

__all__ = ["decoded_headers"]


def decoded_headers(raw: Iterable[tuple[bytes, bytes]]) -> Headers:
    """The headers by name in lower case; what was sent more than once is joined with commas (RFC 9110, section 5.3).

    Values are ASCII as a rule. Others are taken for UTF-8, else for Latin-1, which any bytes are.
    """
    found = Headers()
    for name, value in raw:
        key = name.decode("latin-1").lower()
        try:
            text = value.decode()
        except UnicodeDecodeError:
            text = value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found
