"""How long a server asks to wait before the next request."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..._loading.lazy_import import load

__all__ = ["retry_after"]

_SECONDS = re.compile(r"(?:[0-9]{1,15}(?:\.[0-9]*)?|\.[0-9]+)(?= *s?$)")


def retry_after(headers: Mapping[str, str], *, now: float | None = None) -> float | None:
    """Seconds the server asks to wait; None where it does not, or where that cannot be parsed.

    `retry-after-ms` takes precedence over `retry-after`, which is seconds or an HTTP date (RFC 9110, 10.2.3); a date
    that has passed is 0. A header that was sent twice arrives as `5, 5`: the longer of the two counts. `5s` is 5.
    `now`: wall time in seconds since 1970; without it the response's `date` is used.
    """
    milliseconds = _seconds(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    text = headers.get("retry-after", "").strip()
    seconds = _seconds(text)
    if seconds is not None:
        return seconds
    then = _timestamp(text)
    if now is None:
        now = _timestamp(headers.get("date", ""))
    return None if then is None or now is None else max(0.0, then - now)


def _seconds(text: str) -> float | None:
    """A number, or the largest of several; None where one of them is something else."""
    numbers = [_SECONDS.match(part.strip()) for part in text.split(",")]
    return max(float(found[0]) for found in numbers if found) if all(numbers) else None


def _timestamp(text: str) -> float | None:
    """Seconds since 1970 of an HTTP date; all three forms of RFC 9110, section 5.6.7."""
    if not text:
        return None
    load("datetime", "email.utils")
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(text)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
