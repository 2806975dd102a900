"""Bounds said in `Annotated`: keywords of JSON Schema, or the records of the package annotated-types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

__all__ = ["bounds_in", "broken_bound", "for_kind"]

NEARLY = 1e-9
"""How far from a multiple a float may be: 0.3 is three times 0.1, if not quite."""

# annotated-types' names, read off whatever has them: the package itself is not needed.
_NAMES = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
    "multiple_of": "multipleOf",
    "min_length": "minLength",
    "max_length": "maxLength",
}
_SIZES = {"minLength": "minItems", "maxLength": "maxItems"}
_NUMBERS: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    "minimum": (lambda value, bound: value >= bound, "must be at least {}"),
    "maximum": (lambda value, bound: value <= bound, "must be at most {}"),
    "exclusiveMinimum": (lambda value, bound: value > bound, "must be greater than {}"),
    "exclusiveMaximum": (lambda value, bound: value < bound, "must be less than {}"),
    "multipleOf": (lambda value, bound: abs(value / bound - round(value / bound)) < NEARLY, "must be a multiple of {}"),
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
}

# Bounds that have a plainer name.
_PLAIN_TEXTS = {
    ("minLength", 1): "must not be empty",
    ("minItems", 1): "must not be empty",
    ("pattern", r"\S"): "must not be blank",
}


def bounds_in(notes: Iterable[Any]) -> dict[str, Any]:
    """The keywords of the notes of an `Annotated`: of mappings as they are, of annotated-types by their meaning.

    ValueError for a bound that is none.
    """
    found: dict[str, Any] = {}
    for note in notes:
        if isinstance(note, Mapping):
            found |= note
        elif not isinstance(note, (str, type)):
            for name, keyword in _NAMES.items():
                value = getattr(note, name, None)
                if isinstance(value, (int, float)) and not (name == "min_length" and value == 0):
                    found[keyword] = value
    for name in found.keys() & (_NUMBERS | _LENGTHS | _COUNTS).keys():
        _check(name, found[name])
    return found


def _check(name: str, bound: Any) -> None:
    if name == "pattern":
        try:
            re.compile(bound)
        except (re.error, TypeError) as error:
            raise ValueError(f"pattern: is not a valid regular expression: {error}") from None
    elif isinstance(bound, bool) or not isinstance(bound, (int, float)) or (name == "multipleOf" and bound <= 0):
        raise ValueError(f"{name}: must be a number" + (" above 0" if name == "multipleOf" else ""))


def for_kind(bounds: Mapping[str, Any], kind: str | None) -> dict[str, Any]:
    """The same keywords as they are called for a value of that kind: the length of a list is its number of items."""
    return {_SIZES.get(name, name) if kind == "array" else name: value for name, value in bounds.items()}


def broken_bound(bounds: Mapping[str, Any], value: Any) -> str | None:
    """What is wrong with the value, None where it keeps within the bounds."""
    if isinstance(value, list):
        table = _COUNTS
    elif isinstance(value, str):
        table = _LENGTHS
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        table = _NUMBERS
    else:
        return None
    for name, (holds, text) in table.items():
        if name in bounds and not holds(value, bounds[name]):
            return _PLAIN_TEXTS.get((name, bounds[name])) or text.format(bounds[name])
    return None
