"""Bounds of values, by the keywords of JSON Schema: what they limit, and whether a value keeps within them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from math import isfinite
from typing import Any

__all__ = ["broken_bound", "broken_number_bound", "check_bound", "for_kinds", "kinds_bounded"]

_SIZES = {
    "array": {"minLength": "minItems", "maxLength": "maxItems"},
    "object": {"minLength": "minProperties", "maxLength": "maxProperties"},
}


def _is_multiple(value: Any, bound: Any) -> bool:
    """By their decimal digits: 0.3 is three times 0.1, which two floats only nearly are."""
    if isinstance(value, float) and not isfinite(value):
        return False
    from fractions import Fraction  # no module that every program loads: few bounds are of this kind

    return Fraction(str(value)) % Fraction(str(bound)) == 0


_NUMBERS: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    "minimum": (lambda value, bound: value >= bound, "must be at least {}"),
    "maximum": (lambda value, bound: value <= bound, "must be at most {}"),
    "exclusiveMinimum": (lambda value, bound: value > bound, "must be greater than {}"),
    "exclusiveMaximum": (lambda value, bound: value < bound, "must be less than {}"),
    "multipleOf": (_is_multiple, "must be a multiple of {}"),
}
_LENGTHS: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    "minLength": (lambda value, bound: len(value) >= bound, "must have at least {} characters"),
    "maxLength": (lambda value, bound: len(value) <= bound, "must have at most {} characters"),
    "pattern": (lambda value, bound: re.search(bound, value) is not None, "must match the pattern {}"),
}
_AT_LEAST = (lambda value, bound: len(value) >= bound, "must have at least {} items")
_AT_MOST = (lambda value, bound: len(value) <= bound, "must have at most {} items")
# annotated-types has one name for the length of a string and of a list.
_COUNTS: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    "minItems": _AT_LEAST,
    "minLength": _AT_LEAST,
    "maxItems": _AT_MOST,
    "maxLength": _AT_MOST,
    "minProperties": _AT_LEAST,
    "maxProperties": _AT_MOST,
}

# Bounds that have a plainer name.
_PLAIN_TEXTS = {
    ("minLength", 1): "must not be empty",
    ("minItems", 1): "must not be empty",
    ("pattern", r"\S"): "must not be blank",
    ("pattern", r"^[a-zA-Z0-9_-]{1,64}\Z"): "must have only letters A to Z, digits, - and _",
}


def check_bound(name: str, bound: Any) -> None:
    """Raises ValueError for a bound that is none; keywords that are no bounds pass."""
    if name not in _NUMBERS and name not in _LENGTHS and name not in _COUNTS:
        return
    if name == "pattern":
        try:
            re.compile(bound)
        except (re.error, TypeError) as error:
            raise ValueError(f"pattern: is not a valid regular expression: {error}") from None
    elif isinstance(bound, bool) or not isinstance(bound, (int, float)) or (name == "multipleOf" and bound <= 0):
        raise ValueError(f"{name}: must be a number" + (" above 0" if name == "multipleOf" else ""))


def kinds_bounded(name: str) -> frozenset[str]:
    """JSON Schema's names of the types that the keyword limits; empty for a keyword that is no bound."""
    if name in _NUMBERS:
        return frozenset({"integer", "number"})
    if name == "pattern":
        return frozenset({"string"})
    if name in ("minLength", "maxLength"):
        return frozenset({"string", "array", "object"})
    if name in _COUNTS:
        return frozenset({"array" if name.endswith("Items") else "object"})
    return frozenset()


def for_kinds(bounds: Mapping[str, Any], kinds: Collection[str]) -> dict[str, Any]:
    """The same keywords as they are called for values of those kinds: the length of a list is its number of items."""
    named: dict[str, Any] = {}
    for name, value in bounds.items():
        lengths = [_SIZES[kind][name] for kind in kinds if kind in _SIZES and name in _SIZES[kind]]
        if not lengths or "string" in kinds:
            named[name] = value
        named |= dict.fromkeys(lengths, value)
    return named


def broken_bound(bounds: Mapping[str, Any], value: Any) -> str | None:
    """What is wrong with the value, None where it keeps within the bounds."""
    if isinstance(value, list):
        table = _COUNTS
    elif isinstance(value, str):
        table = _LENGTHS
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        table = _NUMBERS
    elif isinstance(value, (dict, set, frozenset)):
        table = _COUNTS
    else:
        return None
    for name, (holds, text) in table.items():
        if name in bounds and not holds(value, bounds[name]):
            return _PLAIN_TEXTS.get((name, bounds[name])) or text.format(bounds[name])
    return None


def broken_number_bound(bounds: Mapping[str, Any], number: Any) -> str | None:
    """The same for whatever can be compared like a number: a `Decimal`, a date."""
    for name, (holds, text) in _NUMBERS.items():
        if name in bounds and not holds(number, bounds[name]):
            return text.format(bounds[name])
    return None
