"""Path parameters that would lead to another path where a server or a gateway normalizes it.

Source: RFC 3986, section 5.2.4.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

__all__ = ["has_dot_segment"]

_SEGMENTS = re.compile(r"[/\\]")
MOST_ENCODINGS = 8
"""How often a value may be percent-encoded before it is refused unread."""


def has_dot_segment(value: str) -> bool:
    """Whether a part of `value` is `.` or `..`, as it is or once its percent-encodings are undone."""
    for _ in range(MOST_ENCODINGS):
        # A parameter of a path segment (`..;x`) is cut off by some servers before they normalize.
        if any(part.partition(";")[0].strip() in (".", "..") for part in _SEGMENTS.split(value)):
            return True
        decoded = unquote(value)
        if decoded == value:
            return False
        value = decoded
    return True
