"""Any value of a program as JSON can represent it: the last resort is its text, and nothing is refused.

Libraries are found through `sys.modules` and by the methods of their objects; none is imported.
"""

from __future__ import annotations

import base64
import dataclasses
import sys
from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import isfinite
from typing import Any
from uuid import UUID

import attrs

from ..._anthropic_error import scrubbed
from ..._record import Record
from ..codec.encode import encode
from ..codec.json import dumps
from ..content.surrogates import without_surrogates

__all__ = ["described_error", "plain", "without_surrogates"]

DEEPEST = 100
"""Levels of nesting; what lies deeper is given as text, and so is what contains itself."""


def plain(value: Any, level: int = 0) -> Any:
    """`value` as JSON: objects by their fields, dates in ISO 8601, bytes in base64, numbers exactly, the rest as text.

    Numbers that JSON has not (NaN, infinity), `Decimal` and `Fraction` are given as text; so are paths, UUIDs and
    whatever is of no known kind.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return plain(value.value, level)
    if isinstance(value, str):
        return without_surrogates(str(value))
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if isfinite(value) else str(value)
    if level > DEEPEST:
        return _text(value)
    scalar = _scalar(value)
    if scalar is not None:
        return scalar
    fields = _fields(value)
    if fields is not value:
        return plain(fields, level + 1)
    if isinstance(value, Mapping):
        return {_key(key): plain(item, level + 1) for key, item in value.items()}
    if isinstance(value, Collection):
        return [plain(item, level + 1) for item in value]
    return _text(value)


def described_error(error: BaseException) -> str:
    """An exception as text: its class and what it says."""
    return without_surrogates(scrubbed(f"{type(error).__name__}: {error}".rstrip(": ")))


def _scalar(value: Any) -> str | None:
    """The text of a value that has one form only; None for others."""
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, (Decimal, Fraction, UUID)):
        return str(value)
    if hasattr(type(value), "__fspath__"):
        return plain(value.__fspath__())  # type: ignore[no-any-return]  # text, or bytes in base64
    if isinstance(value, (bytes, bytearray, memoryview)):
        return base64.b64encode(value).decode()
    if isinstance(value, BaseException):
        return described_error(value)
    return None


def _fields(value: Any) -> Any:
    """The fields of an object, or the items of a table or an array; `value` itself where it has none of its own."""
    kind = type(value)
    if isinstance(value, Record):
        return encode(value)
    if isinstance(value, type):
        return value
    for fields_of in (_of_declared_fields, _of_library):
        found = fields_of(value, kind)
        if found is not None:
            return found
    return value


def _of_declared_fields(value: Any, kind: type) -> Any:
    if dataclasses.is_dataclass(kind):
        return {field.name: getattr(value, field.name, None) for field in dataclasses.fields(value)}
    if attrs.has(kind):
        return {field.alias or field.name: getattr(value, field.name, None) for field in attrs.fields(kind)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return value._asdict()
    return None


def _of_library(value: Any, kind: type) -> Any:
    """The fields of a pydantic model, a msgspec struct, a pandas frame or series, a numpy scalar or array."""
    if hasattr(kind, "model_dump"):
        return value.model_dump(by_alias=True)
    msgspec = sys.modules.get("msgspec")
    if msgspec is not None and isinstance(value, msgspec.Struct):
        return msgspec.to_builtins(value)
    if hasattr(kind, "iloc") and hasattr(kind, "to_dict"):
        # A frame as a list of rows, a series as an object.
        return value.to_dict("records") if hasattr(kind, "iterrows") else value.to_dict()
    if hasattr(kind, "tolist") and hasattr(kind, "dtype"):
        return value.tolist()
    return None


def _key(key: Any) -> str:
    said = plain(key)
    return said if isinstance(said, str) else dumps(said).decode()


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
        return f"<{type(value).__name__}, whose text cannot be had: {type(error).__name__}>"
