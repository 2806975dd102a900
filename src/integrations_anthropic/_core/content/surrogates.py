"""What Python has and JSON or UTF-8 cannot represent: halves of a surrogate pair that stand alone, endless integers."""

from __future__ import annotations

import re
from typing import Any

from ...errors import ValidationError
from ..codec.json import dumps

__all__ = ["MOST_BITS", "check_surrogates", "readable", "without_surrogates"]

MOST_BITS = 1023
"""Of an integer that is given as a number: as large as a float can be."""
# Halves of surrogate pairs are written as escapes.
_UNREADABLE = re.compile(rb"\\ud|[0-9]{300}")


def check_surrogates(data: Any, path: str = "") -> None:
    """Raise ValidationError with the path of the first text or key in `data` that UTF-8 cannot represent."""
    if isinstance(data, str):
        if not _is_utf8(data):
            why = "contains half of a surrogate pair on its own, which cannot be encoded in UTF-8"
            raise ValidationError(f"{path or 'the value'}: {why}", field=path, value=data)
    elif isinstance(data, dict):
        for key, item in data.items():
            name = key if _is_utf8(key) else key.encode("ascii", "backslashreplace").decode()
            where = f"{path}.{name}" if path else name
            check_surrogates(key, where)
            check_surrogates(item, where)
    elif isinstance(data, list):
        for index, item in enumerate(data):
            check_surrogates(item, f"{path}[{index}]")


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def without_surrogates(text: str) -> str:
    """`text`, with U+FFFD for each half of a surrogate pair that stands alone."""
    return text if _is_utf8(text) else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def readable(data: Any) -> Any:
    """Plain data as every reader of JSON takes it; the same object where there is nothing to change.

    Each half of a surrogate pair becomes U+FFFD; an integer that no float can be as large as becomes text.
    """
    return _replaced(data) if _UNREADABLE.search(dumps(data)) else data


def _replaced(value: Any) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        return hex(value)
    if isinstance(value, dict):
        return {_replaced(key): _replaced(item) for key, item in value.items()}
    return list(map(_replaced, value)) if isinstance(value, list) else value
