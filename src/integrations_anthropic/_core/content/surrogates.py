"""Halves of a surrogate pair that stand alone in a text: Python has them, UTF-8 cannot represent them."""

from __future__ import annotations

from typing import Any

from ...errors import ValidationError

__all__ = ["check_surrogates", "without_surrogates"]


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
