"""Type hints as JSON Schema, and as the part of it the API can hold an answer to."""

from __future__ import annotations

import collections.abc as abc
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, Final, List, Literal, Optional, Union  # noqa: UP035 - people still write these
from uuid import UUID

import attrs
import pytest
from jsonschema import Draft202012Validator

from integrations_anthropic import ValidationError
from integrations_anthropic._core.tools.json_schema import schema_of, strict
from integrations_anthropic._core.tools.type_hints import TypeHintReader

from .hinted import (
    Both,
    Box,
    Cat,
    Colour,
    Dog,
    Journey,
    Level,
    Loose,
    Lost,
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


@pytest.mark.parametrize(("hint", "wanted"), SCHEMAS, ids=lambda value: str(value)[:50])
def test_a_hint_has_this_schema_and_it_is_one(hint, wanted):
    made = schema(hint)
    Draft202012Validator.check_schema(made)
    assert made == wanted


def test_two_classes_of_one_name_have_two_definitions():
    @attrs.define
    class Place:
        zip: int

    first, second = Place, SCHEMAS[-4][0]
    made = schema(tuple[first, first, Node, Node, list[second]])
    assert len(made["$defs"]) == 2
    other = schema(tuple[first, first, Journey])
    assert set(other["$defs"]) == {"Place", "Place_2"}
    assert other["$defs"]["Place"]["properties"] == {"zip": WHOLE}
    assert other["prefixItems"][2]["properties"]["start"] == {"$ref": "#/$defs/Place_2"}


def test_a_class_inside_a_function_may_mention_itself():
    @dataclass
    class Link:
        next: Link | None = None

    assert schema(Link)["$ref"] == "#/$defs/Link"


class Ge:
    """As annotated-types has it, which need not be installed."""

    def __init__(self, ge):
        self.ge = ge


class Len:
    def __init__(self, min_length, max_length):
        self.min_length, self.max_length = min_length, max_length


def test_bounds_of_annotated_types_are_read_by_their_names():
    assert schema(Annotated[int, Ge(3)]) == {"type": "integer", "minimum": 3}
    assert schema(Annotated[str, Len(0, 5)]) == {"type": "string", "maxLength": 5}
    assert schema(Annotated[list[str], Len(1, 5)]) == listed(TEXT, minItems=1, maxItems=5)


class Undescribed:
    pass


@pytest.mark.parametrize(
    ("hint", "where", "words"),
    [
        (bytes, "output", "the type hint bytes has no JSON form"),
        (list[Decimal], "output[]", "Decimal"),
        (dict[int, str], "output", "dict[str, …]"),
        (dict[str, Undescribed], "output.*", "Undescribed"),
        (abc.Callable[[], int], "output", "Callable"),
        (Literal[b"x"], "output", "no choice JSON can say"),
        (Lost, "output", "Nowhere"),
        (tuple[int, complex], "output[1]", "complex"),
        ("text", "output", "'text'"),
        ({"type": "object"}, "output", "{'type': 'object'}"),
        (Annotated[int, {"minimum": "1"}], "output", "minimum: must be a number"),
        (Annotated[int, {"multipleOf": 0}], "output", "above 0"),
        (Annotated[str, {"pattern": "("}], "output", "not a valid regular expression"),
        (Box[bytes], "output.item", "bytes"),
    ],
)
def test_a_hint_json_has_nothing_for_is_refused_where_it_stands(hint, where, words):
    with pytest.raises(ValidationError) as caught:
        schema(hint)
    assert caught.value.field == where
    assert caught.value.message.startswith(f"{where}: ")
    assert words in caught.value.message


def test_a_hint_that_cannot_be_read_keeps_its_cause():
    with pytest.raises(ValidationError) as caught:
        schema(Lost)
    assert isinstance(caught.value.cause, NameError)
    assert "TYPE_CHECKING" in caught.value.message


STRICT = [
    ({"type": "integer", "minimum": 1}, {"type": "integer", "description": "(minimum: 1)"}),
    (
        {"type": "string", "description": "A name.", "maxLength": 3, "pattern": "^a"},
        {"type": "string", "description": 'A name. (maxLength: 3; pattern: "^a")'},
    ),
    ({"type": "string", "format": "date"}, {"type": "string", "format": "date"}),
    ({"type": "string", "format": "iban"}, {"type": "string", "description": '(format: "iban")'}),
    ({"type": "array", "items": TEXT, "minItems": 1}, {"type": "array", "items": TEXT, "minItems": 1}),
    ({"type": "array", "items": TEXT, "minItems": 2}, {"type": "array", "items": TEXT, "description": "(minItems: 2)"}),
    (
        {"oneOf": [TEXT, {"type": "integer", "maximum": 9}]},
        {"anyOf": [TEXT, {"type": "integer", "description": "(maximum: 9)"}]},
    ),
    ({"$ref": "#/$defs/A"}, {"$ref": "#/$defs/A"}),
    (
        {"$ref": "#/$defs/A", "description": "first", "default": None},
        {"anyOf": [{"$ref": "#/$defs/A"}], "description": "first", "default": None},
    ),
    ({"type": "object", "properties": {}}, {"type": "object", "properties": {}, "additionalProperties": False}),
    ({"enum": ["a", None], "default": "a"}, {"enum": ["a", None], "default": "a"}),
]


@pytest.mark.parametrize(("given", "wanted"), STRICT, ids=str)
def test_what_the_api_has_no_word_for_is_said_in_the_description(given, wanted):
    assert strict(given, "output") == wanted
    # Nothing is left to be said differently.
    assert strict(wanted, "output") == wanted


@pytest.mark.parametrize(
    "hint", [hint for hint, wanted in SCHEMAS if "dict" not in str(hint) and "Mapping" not in str(hint)]
)
def test_every_object_of_a_strict_schema_is_closed(hint):
    def closed(node):
        if isinstance(node, dict):
            assert node.get("type") != "object" or node["additionalProperties"] is False
            assert not node.keys() & {"uniqueItems", "prefixItems", "maxItems", "minimum"}
            assert "$ref" not in node or node.keys() <= {"$ref", "$defs"}
        for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            closed(part)

    made = strict(schema(hint), "output")
    Draft202012Validator.check_schema(made)
    closed(made)


@pytest.mark.parametrize(
    ("hint", "where"),
    [(dict, "output"), (dict[str, int], "output"), (list[dict[str, Any]], "output[]"), (Box[dict], "output.item")],
)
def test_free_keys_cannot_be_promised(hint, where):
    with pytest.raises(ValidationError, match="objects with named keys") as caught:
        strict(schema(hint), "output")
    assert caught.value.field == where


def test_a_tuple_keeps_what_can_be_kept_of_it():
    made = strict(schema(tuple[int, int, str]), "output")
    assert made["items"] == {"anyOf": [WHOLE, TEXT]}
    assert "prefixItems" in made["description"]
