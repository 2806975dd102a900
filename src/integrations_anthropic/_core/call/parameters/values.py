"""Query and header parameters: checked before anything is sent, and written as HTTP has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from ...._loading.lazy_import import load
from ...._record import NULL, UNSET
from ....errors import ValidationError
from ...codec.encode import encode
from ...codec.json_types import named_type
from ..validation import check_value

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d"
_MOMENT = re.compile(rf"{_DAY.pattern}[Tt ]{_TIME}:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-]{_TIME})", re.ASCII)
"""RFC 3339, section 5.6; a space may stand in the place of the T."""

__all__ = ["Parameter", "date_text", "header_values", "query_text", "query_values"]


class Parameter(NamedTuple):
    """What the description says of one query or header parameter, or of one in the path that has bounds."""

    name: str
    """Its name in Python, which errors show."""
    rule: Mapping[str, Any] = {"types": ("string",)}
    """What its value is checked against, as `RULES` has it for a field: JSON types and bounds."""
    required: bool = False
    format: str | None = None
    """`date-time` or `date`, for which an object of `datetime` may be given."""
    comma: bool = False
    """Whether the items of a list are sent as one value, separated by commas, and not one by one."""


def query_values(parameters: Mapping[str, Parameter], given: Mapping[str, Any]) -> dict[str, Any]:
    """The query parameters that were given, by their name in the URL, each a value or a list of values.

    `parameters`: those that are more than an optional string. Raises ValidationError for the first that cannot be sent.
    """
    found = {}
    for wire, value in given.items():
        if value is not None and value is not NULL and value is not UNSET:
            found[wire] = _checked(parameters[wire], value) if wire in parameters else value
    _require(parameters, found)
    return found


def header_values(parameters: Mapping[str, Parameter], given: Mapping[str, Any]) -> dict[str, str]:
    """The headers that were given, as text. Raises ValidationError for the first that cannot be sent."""
    found = {}
    for wire, value in given.items():
        if (parameter := parameters.get(wire)) is not None:
            value = _checked(parameter, value)
            if not isinstance(value, str):
                value = str(value).lower() if isinstance(value, bool) else str(value)
        found[wire] = value
    _require(parameters, found)
    return found


def query_text(query: Mapping[str, Any], parameters: Mapping[str, Parameter]) -> str:
    """The query of a URL with its question mark; empty where nothing is to be sent.

    Raises ValidationError for a value that is no string, number or boolean, or a list of them.
    """
    pairs: list[str] = []
    for name, value in query.items():
        several = value if isinstance(value, (list, tuple)) else (value,)
        values = [_quoted(name, v) for v in several if v is not None and v is not NULL]
        if values and name in parameters and parameters[name].comma:
            values = [",".join(values)]
        pairs += [f"{_quoted(name, name)}={text}" for text in values]
    return f"?{'&'.join(pairs)}" if pairs else ""


def _quoted(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, (str, int, float)):
        raise ValidationError(f"{name}: a query parameter is a string or a number", field=name, value=value)
    try:
        # `encode`, because `str()` of an enum is the name of its member.
        return quote_plus(str(encode(value, name)))
    except UnicodeEncodeError:
        raise ValidationError(
            f"{name!r} contains a lone surrogate, which cannot be encoded in a URL", field=name
        ) from None


def _require(parameters: Mapping[str, Parameter], found: Mapping[str, Any]) -> None:
    for wire, parameter in parameters.items():
        if parameter.required and wire not in found:
            raise ValidationError(f"{parameter.name}: is required", field=parameter.name)


def _checked(parameter: Parameter, value: Any) -> Any:
    name, rule = parameter.name, parameter.rule
    if parameter.format is not None:
        if isinstance(value, str):
            _check_date_text(value, name, parameter.format)
        else:
            value = date_text(value, name, parameter.format)
    elif "items" in rule and isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping)):
        # Read once: a list may come from a generator, and is sent again with each page and retry.
        value = list(value)
    check_value(value, rule, name)
    if isinstance(value, float) and "integer" in rule["types"] and value.is_integer():
        return int(value)
    return value


def _check_date_text(value: str, name: str, kind: str) -> None:
    """Raise ValidationError for a string that is no day (ISO 8601), or no moment with its time zone (RFC 3339)."""
    load("datetime")
    from datetime import date

    example = "2026-03-01" if kind == "date" else "2026-03-01T09:30:00Z"
    try:
        written = (_DAY if kind == "date" else _MOMENT).fullmatch(value)
        if written and date.fromisoformat(value[:10]):
            return
    except ValueError:
        # A day that no calendar has.
        pass
    raise ValidationError(f"{name}: must be written like {example!r}", field=name, value=value)


def date_text(value: Any, name: str, kind: str) -> str:
    """RFC 3339, in UTC, of a moment; ISO 8601 of a day. Raises ValidationError for what is none."""
    load("datetime")
    from datetime import UTC, date, datetime

    if kind == "date":
        if not isinstance(value, date) or isinstance(value, datetime):
            why = f"{name}: must be a date or a string such as '2026-03-01', not {named_type(value)}"
            raise ValidationError(why, field=name, value=value)
        return value.isoformat()
    if not isinstance(value, datetime):
        why = f"{name}: must be a datetime or an RFC 3339 string, not {named_type(value)}"
        raise ValidationError(why, field=name, value=value)
    if value.utcoffset() is None:
        why = f"{name}: a datetime needs a time zone, such as tzinfo=datetime.UTC: which moment it is depends on it"
        raise ValidationError(why, field=name, value=value)
    try:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:
        raise ValidationError(f"{name}: is out of range in UTC", field=name, value=value) from None
