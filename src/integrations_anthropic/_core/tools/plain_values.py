"""Any value of a program as JSON can represent it: the last resort is its text, and nothing is refused."""

from __future__ import annotations

import base64
from collections import UserString
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from io import BytesIO, IOBase, StringIO
from itertools import islice
from math import isfinite
from typing import Any
from uuid import UUID

from ..._anthropic_error import scrubbed
from ..call.library_faults import is_from_signal_handler
from ..codec.json import dumps
from ..content.surrogates import MOST_BITS, without_surrogates
from .library_values import fields_of

__all__ = ["described_error", "is_iterator", "items_of", "plain"]

DEEPEST = 100
"""Levels of nesting; what lies deeper is left out, as `…` says, and so is what contains itself."""
MOST_VALUES = 500_000
"""Values inside of one; those after them are left out, as `…` says."""
MOST_ITEMS = 10_000
"""Items that an iterator is asked for: it may have no end."""
LEFT_OUT = "…"


def plain(value: Any) -> Any:
    """`value` as JSON: objects by their fields, dates in ISO 8601, bytes in base64, numbers exactly, the rest as text.

    Numbers that JSON has not (NaN, infinity), `Decimal` and `Fraction` are given as text; so are paths, UUIDs and
    whatever is of no known kind. Iterators are read. What a class raises while it is read is not raised: its object is
    given as text.
    """
    return _Conversion().of(value, 0)


class _Conversion:
    """The reading of one value, to an end."""

    def __init__(self) -> None:
        self._left = MOST_VALUES
        self._around: set[int] = set()
        """The objects that are being read: one that is met inside of itself is left out."""

    def of(self, value: Any, level: int) -> Any:
        if value is None or isinstance(value, bool):
            return value
        self._left -= 1
        if self._left < 0:
            return LEFT_OUT
        if level > DEEPEST or id(value) in self._around:
            # The text of a container is that of all it holds.
            return LEFT_OUT if isinstance(value, Collection) and not isinstance(value, (str, bytes)) else _text(value)
        self._around.add(id(value))
        try:
            return self._read(value, level)
        except Exception as error:  # the object's own code
            if is_from_signal_handler(error):
                raise
            return _text(value)
        finally:
            self._around.discard(id(value))

    def _read(self, value: Any, level: int) -> Any:
        if isinstance(value, Enum):
            return self.of(value.value, level)
        scalar = _scalar(value)
        if scalar is not None:
            return scalar
        fields = fields_of(value)
        if fields is not value:
            return self.of(fields, level + 1)
        if isinstance(value, Mapping):
            return self._object(value, level)
        if is_iterator(value):
            value = items_of(value)
        if isinstance(value, Collection):
            return [self.of(item, level + 1) for item in value]
        return _text(value)

    def _object(self, value: Mapping[Any, Any], level: int) -> Any:
        pairs = [(self._key(key), self.of(item, level + 1)) for key, item in value.items()]
        read = dict(pairs)
        # 1 and "1" are two keys, and one name.
        return read if len(read) == len(pairs) else [list(pair) for pair in pairs]

    def _key(self, key: Any) -> str:
        said = self.of(key, 0)
        return said if isinstance(said, str) else dumps(said).decode()


def items_of(value: Iterator[Any]) -> list[Any]:
    """What an iterator gives; where it raises, the items before that, and why there are no more."""
    items: list[Any] = []
    try:
        for item in islice(value, MOST_ITEMS):
            items.append(item)
        items += [LEFT_OUT for _ in islice(value, 1)]
    except Exception as error:  # the iterator's own code
        if is_from_signal_handler(error):
            raise
        items.append(f"{LEFT_OUT} {described_error(error)}")
    return items


def is_iterator(value: Any) -> bool:
    """Whether a value is given by its items, and only once; files are not."""
    return isinstance(value, Iterator) and not isinstance(value, IOBase)


def described_error(error: BaseException) -> str:
    """An exception as text: its class and what it says; of a group, each of its exceptions too."""
    return without_surrogates(scrubbed(_described(error, 0)))


def _described(error: BaseException, level: int) -> str:
    text = f"{type(error).__name__}: {_text(error)}".rstrip(": ")
    if isinstance(error, BaseExceptionGroup) and level < DEEPEST:
        text += f" [{'; '.join(_described(each, level + 1) for each in error.exceptions)}]"
    return text


def _scalar(value: Any) -> str | int | float | None:
    """A value that has one form only; None for others."""
    if isinstance(value, (str, UserString)):
        return without_surrogates(str(value))
    if isinstance(value, int):
        # Larger ones are no numbers to many readers of JSON, and Python writes them in decimal to a limit only.
        return int(value) if value.bit_length() <= MOST_BITS else hex(value)
    if isinstance(value, float):
        return float(value) if isfinite(value) else str(float(value))
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, (Decimal, Fraction, UUID)):
        return str(value)
    if hasattr(type(value), "__fspath__"):
        return plain(value.__fspath__())  # type: ignore[no-any-return]  # text, or bytes in base64
    if isinstance(value, StringIO):
        return without_surrogates(value.getvalue())
    if isinstance(value, BytesIO):
        value = value.getvalue()
    if isinstance(value, (bytes, bytearray, memoryview)):
        return base64.b64encode(value).decode()
    if isinstance(value, BaseException):
        return described_error(value)
    return None


def _duration(value: timedelta) -> str:
    """A duration in ISO 8601, such as `P1DT2H3.5S`."""
    sign, seconds = ("-", -value) if value < timedelta() else ("", value)
    days, rest = seconds.days, seconds.seconds
    hours, minutes = divmod(rest // 60, 60)
    exact = f"{rest % 60}.{seconds.microseconds:06d}".rstrip("0").rstrip(".")
    parts = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M")) if number)
    parts += f"{exact}S" if exact != "0" else ""
    return f"{sign}P{f'{days}D' if days else ''}{f'T{parts}' if parts else ''}" if days or parts else "PT0S"


def _text(value: Any) -> str:
    try:
        return without_surrogates(str(value))
    except Exception as error:  # the object's own code
        if is_from_signal_handler(error):
            raise
        return f"<{type(value).__name__}, whose text cannot be had: {type(error).__name__}>"
