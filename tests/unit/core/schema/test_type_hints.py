"""Type hints as JSON Schema, and as the part of it the API can hold an answer to."""

from __future__ import annotations

import collections.abc as abc
from dataclasses import dataclass
from enum import Flag
from typing import Annotated, Literal

import attrs
import pytest
from jsonschema import Draft202012Validator

from integrations_anthropic import ValidationError
from tests.unit.core.schema.hint_schemas import SCHEMAS, TEXT, WHOLE, listed, schema

from .hinted import Box, Journey, Lost, Node


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


class Plain(Flag):
    ON = 1


@pytest.mark.parametrize(
    ("hint", "where", "words"),
    [
        (memoryview, "output", "the type hint memoryview has no JSON form"),
        (list[complex], "output[]", "complex"),
        (dict[tuple[int, int], str], "output", "dict[str, …]"),
        (dict[Plain, str], "output", "dict[str, …]"),
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
        (Box[range], "output.item", "range"),
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
