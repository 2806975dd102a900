"""Classes whose values are texts in JSON: dates, durations, paths, addresses, bytes, …"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from .type_nodes import StringNode

__all__ = ["text_of"]

_DURATION = re.compile(
    r"(?P<sign>[+-])?P(?:(?P<weeks>N)W)?(?:(?P<days>N)D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>N)H)?(?:(?P<minutes>N)M)?(?:(?P<seconds>N)S)?)?".replace("N", r"[0-9]+(?:[.][0-9]+)?")
)
_URL_SAFE = str.maketrans("-_", "+/")


def _uuid(text: str) -> UUID:
    # Python reads braces and `urn:` too; a schema's format does not.
    found = UUID(text)
    if str(found) != text.lower():
        raise ValueError(text)
    return found


def _moment(text: str) -> datetime:
    # Python also reads a date alone, as midnight; the text did not state a time.
    if len(text) <= len("2026-01-31T"):
        raise ValueError(text)
    return datetime.fromisoformat(text)


def _duration(text: str) -> timedelta:
    found = _DURATION.fullmatch(text)
    if found is None or not text[-1].isalpha() or text.endswith(("P", "T")):
        raise ValueError(text)
    amounts = {unit: float(amount) for unit, amount in found.groupdict().items() if amount and unit != "sign"}
    length = timedelta(**amounts)
    return -length if found["sign"] == "-" else length


def _bytes(make: Callable[[bytes], Any], text: str) -> Any:
    return make(base64.b64decode(text.translate(_URL_SAFE), validate=True))


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise ValueError(str(error)) from error


# By name, and read when they are used: freezegun puts other classes in the place of those of `datetime` for a while.
_TEXTS: dict[tuple[str, str], StringNode] = {
    ("datetime", "datetime"): StringNode("date-time", _moment, "2026-01-31T12:00:00Z"),
    ("datetime", "date"): StringNode("date", lambda text: date.fromisoformat(text), "2026-01-31"),
    ("datetime", "time"): StringNode("time", lambda text: time.fromisoformat(text), "12:00:00Z"),
    ("datetime", "timedelta"): StringNode("duration", _duration, "P1DT2H30M"),
    ("uuid", "UUID"): StringNode("uuid", _uuid, "12345678-1234-4234-8234-123456789abc"),
    ("builtins", "bytes"): StringNode("base64", partial(_bytes, bytes), "aGVsbG8=", "contentEncoding"),
    ("builtins", "bytearray"): StringNode("base64", partial(_bytes, bytearray), "aGVsbG8=", "contentEncoding"),
    ("re", "Pattern"): StringNode("regex", _pattern, "^a+$"),
}
# Classes of modules that are not loaded for their sake: what they are made from is a text.
_MADE_FROM_TEXT = {
    ("ipaddress", "IPv4Address"): ("ipv4", "192.0.2.1"),
    ("ipaddress", "IPv6Address"): ("ipv6", "2001:db8::1"),
    ("ipaddress", "IPv4Network"): ("ipv4-network", "192.0.2.0/24"),
    ("ipaddress", "IPv6Network"): ("ipv6-network", "2001:db8::/32"),
    ("ipaddress", "IPv4Interface"): ("ipv4-interface", "192.0.2.1/24"),
    ("ipaddress", "IPv6Interface"): ("ipv6-interface", "2001:db8::1/32"),
    ("fractions", "Fraction"): ("fraction", "3/4"),
    ("zoneinfo", "ZoneInfo"): ("time-zone", "Europe/Rome"),
}


def text_of(kind: Any) -> StringNode | None:
    """The form of a class whose values are texts in JSON; None for any other."""
    if not isinstance(kind, type):
        return None
    genuine = kind.__bases__[0] if kind.__module__.startswith("freezegun.") else kind
    place = (genuine.__module__, genuine.__qualname__)
    if place in _TEXTS:
        return _TEXTS[place]
    if place in _MADE_FROM_TEXT:
        form, example = _MADE_FROM_TEXT[place]
        return StringNode(form, partial(_made_from, kind), example)
    if kind.__module__.startswith("pathlib") and hasattr(kind, "__fspath__"):
        return StringNode("path", kind, "reports/january.txt")
    return None


def _made_from(kind: Callable[[str], Any], text: str) -> Any:
    try:
        return kind(text)
    except (KeyError, OSError) as error:  # of a time zone that there is not
        raise ValueError(str(error)) from error
