"""The JSON types: what messages call them, the Python classes of their values, and JSON Schema's names."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["JSON_CLASSES", "JSON_TYPES", "MISSING", "SCHEMA_NAMES", "JSONType", "named_type", "title_of"]

MISSING: Any = object()
"""Stands for a value that is absent."""


class JSONType(NamedTuple):
    """One type of JSON Schema."""

    title: str
    """What messages call it, with its article."""
    classes: tuple[type, ...]
    """The classes of its values as the standard library reads them."""


JSON_TYPES = {
    "string": JSONType("a string", (str,)),
    "integer": JSONType("an integer", (int,)),
    "number": JSONType("a number", (float, int)),
    "boolean": JSONType("a boolean", (bool,)),
    "array": JSONType("a list", (list,)),
    "object": JSONType("an object", (dict,)),
    "null": JSONType("null", (type(None),)),
}
"""By the name that JSON Schema gives them."""
JSON_CLASSES = frozenset(cls for json_type in JSON_TYPES.values() for cls in json_type.classes)
SCHEMA_NAMES = {json_type.classes[0]: name for name, json_type in JSON_TYPES.items()}
"""JSON Schema's name of each class."""

# JSON itself has no integers: what a message says of 5 is "a number".
_TITLES = {cls: json_type.title for json_type in JSON_TYPES.values() for cls in json_type.classes}


def title_of(cls: type) -> str:
    """What messages call the JSON type of a class."""
    return _TITLES.get(cls, cls.__name__)


def named_type(value: object) -> str:
    """What to call the JSON type of a value in a message; for other values, the name of their class."""
    return title_of(type(value))
