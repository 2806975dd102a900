"""Type hints and the JSON Schema of each."""

from __future__ import annotations

import collections.abc as abc
from datetime import date, datetime, time
from typing import Annotated, Any, Final, List, Literal, Optional, Union  # noqa: UP035 - people still write these
from uuid import UUID

from integrations_anthropic._core.schema.json_schema import schema_of
from integrations_anthropic._core.schema.type_hints import TypeHintReader

from .hinted import (
    Both,
    Box,
    Cat,
    Colour,
    Dog,
    Journey,
    Level,
    Loose,
    Mood,
    Node,
    Outer,
    Paper,
    Place,
    Point,
    Silent,
    UserId,
)

TEXT, WHOLE, NUMBER, NULL = ({"type": kind} for kind in ("string", "integer", "number", "null"))
PLACE = {
    "type": "object",
    "description": "A place.",
    "properties": {
        "city": {"type": "string", "description": "its name."},
        "degrees": {"type": "number", "default": 20},
        "colour": {"anyOf": [{"type": "string", "enum": ["red", "blue"]}, NULL], "default": None},
        "tags": {"type": "array", "items": TEXT},
    },
    "required": ["city"],
    "additionalProperties": False,
}


def thing(properties, *required):
    return {
        "type": "object",
        "properties": properties,
        **({"required": list(required)} if required else {}),
        "additionalProperties": False,
    }


def listed(item, **more):
    return {"type": "array", "items": item, **more}


SCHEMAS = [
    (str, TEXT),
    (int, WHOLE),
    (float, NUMBER),
    (bool, {"type": "boolean"}),
    (None, NULL),
    (Any, {}),
    (object, {}),
    (list, listed({})),
    (list[int], listed(WHOLE)),
    (List[int], listed(WHOLE)),  # noqa: UP006
    (abc.Sequence[str], listed(TEXT)),
    (abc.Iterable[str], listed(TEXT)),
    (set[int], listed(WHOLE, uniqueItems=True)),
    (frozenset[str], listed(TEXT, uniqueItems=True)),
    (tuple, listed({})),
    (tuple[int, ...], listed(WHOLE)),
    (tuple[int, str], {"type": "array", "prefixItems": [WHOLE, TEXT], "minItems": 2, "maxItems": 2}),
    (tuple[()], {"type": "array", "minItems": 0, "maxItems": 0}),
    (dict, {"type": "object", "additionalProperties": True}),
    (dict[str, int], {"type": "object", "additionalProperties": WHOLE}),
    (abc.Mapping[str, Any], {"type": "object", "additionalProperties": True}),
    (dict[Literal["a", "b"], int], thing({"a": WHOLE, "b": WHOLE})),
    (Literal["a"], {"type": "string", "const": "a"}),
    (Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}),
    (Literal["a", 1, True, None], {"enum": ["a", 1, True, None]}),
    (Literal[Colour.RED], {"type": "string", "const": "red"}),
    (Colour, {"type": "string", "enum": ["red", "blue"]}),
    (Level, {"type": "integer", "enum": [1, 2]}),
    (Mood, {"type": "string", "const": "good"}),
    (Optional[int], {"anyOf": [WHOLE, NULL]}),  # noqa: UP045
    (int | None, {"anyOf": [WHOLE, NULL]}),
    (Union[int, str], {"anyOf": [WHOLE, TEXT]}),  # noqa: UP007
    (Literal["a"] | Literal["b"] | None, {"anyOf": [{"type": "string", "enum": ["a", "b"]}, NULL]}),
    (Colour | Literal["any"], {"type": "string", "enum": ["red", "blue", "any"]}),
    (Annotated[int, "how many"], {"type": "integer", "description": "how many"}),
    (Annotated[int, {"minimum": 1}, "n"], {"type": "integer", "minimum": 1, "description": "n"}),
    (Annotated[list[int], {"maxLength": 3}], listed(WHOLE, maxItems=3)),
    (list[Annotated[str, "a name"]], listed({"type": "string", "description": "a name"})),
    (datetime, {"type": "string", "format": "date-time"}),
    (date, {"type": "string", "format": "date"}),
    (time, {"type": "string", "format": "time"}),
    (UUID, {"type": "string", "format": "uuid"}),
    (UserId, WHOLE),
    (Final[int], WHOLE),
    (Place, PLACE),
    (
        Outer,
        thing(
            {
                "inner": thing({"x": WHOLE}, "x"),
                "datetime": {"anyOf": [{"type": "string", "format": "date-time"}, NULL], "default": None},
            },
            "inner",
        ),
    ),
    (Silent, thing({"x": {"type": "integer", "description": "across"}}, "x")),
    (Paper, thing({"title": TEXT, "pages": {"type": "integer", "description": "how many"}}, "title")),
    (Loose, thing({"title": TEXT, "pages": WHOLE}, "title")),
    (
        Both,
        thing(
            {"title": TEXT, "pages": {"type": "integer", "description": "how many"}, "extra": {"type": "boolean"}},
            "title",
        ),
    ),
    (Point, thing({"x": WHOLE, "y": {"type": "number", "default": 0.5}}, "x")),
    (Box[int], thing({"item": WHOLE, "more": listed(WHOLE)}, "item")),
    (Box[list[str]], thing({"item": listed(TEXT), "more": listed(listed(TEXT))}, "item")),
    (Box, thing({"item": {}, "more": listed({})}, "item")),
    (
        Journey,
        {
            "type": "object",
            "description": "A journey.",
            "properties": {
                "start": {"$ref": "#/$defs/Place"},
                "stops": listed({"$ref": "#/$defs/Place"}),
                "hidden": {"type": "integer", "default": 3},
                "when": {"anyOf": [{"type": "string", "format": "date-time"}, NULL], "default": None},
            },
            "required": ["start"],
            "additionalProperties": False,
            "$defs": {"Place": PLACE},
        },
    ),
    (
        Node,
        {
            "$ref": "#/$defs/Node",
            "$defs": {
                "Node": {
                    "type": "object",
                    "description": "A node.",
                    "properties": {
                        "value": WHOLE,
                        "next": {"anyOf": [{"$ref": "#/$defs/Node"}, NULL], "default": None},
                    },
                    "required": ["value"],
                    "additionalProperties": False,
                }
            },
        },
    ),
    (
        Cat | Dog,
        {
            "anyOf": [
                thing({"kind": {"type": "string", "const": "cat"}, "lives": WHOLE}, "kind", "lives"),
                thing({"kind": {"type": "string", "const": "dog"}, "bone": {"default": None}}, "kind"),
            ]
        },
    ),
]


def schema(hint):
    return schema_of(TypeHintReader().read(hint, "output"))
