"""JSON data as what a hint asks for: nothing coerced, every fault named with its place."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from integrations_anthropic._core.schema.convert import ConversionError, convert
from integrations_anthropic._core.schema.json_schema import schema_of
from integrations_anthropic._core.schema.type_hints import TypeHintReader

from .hinted import (
    Box,
    Cat,
    Colour,
    Dog,
    Even,
    Journey,
    Left,
    Level,
    Loose,
    Node,
    Paper,
    Place,
    Point,
    Right,
    Small,
    UserId,
)

ID = "12345678-1234-4234-8234-123456789abc"
FITS = [
    (str, "", ""),
    (int, 2**70, 2**70),
    (int, 5.0, 5),
    (list[int], [1.0, 2], [1, 2]),
    (dict[str, int], {"a": -3.0}, {"a": -3}),
    (Node, {"value": 1.0}, Node(1)),
    (int | str, 5.0, 5),
    (int | float, 5.0, 5.0),
    (Annotated[int, {"maximum": 5}], 5.0, 5),
    (Level, 2.0, Level.HIGH),
    (Literal[1], 1.0, 1),
    (float, 5, 5.0),
    (float, 5.5, 5.5),
    (bool, False, False),
    (None, None, None),
    (Any, {"a": [1, None]}, {"a": [1, None]}),
    (list[int], [], []),
    (list, [1, "a"], [1, "a"]),
    (set[Colour], ["red", "red"], {Colour.RED}),
    (frozenset[int], [1], frozenset({1})),
    (tuple[int, ...], [1, 2], (1, 2)),
    (tuple[int, str], [1, "a"], (1, "a")),
    (tuple[()], [], ()),
    (dict[str, float], {"a": 1}, {"a": 1.0}),
    (dict[Colour, int], {"red": 1}, {Colour.RED: 1}),
    (Literal["a", 1], 1, 1),
    (Literal["a", None], None, None),
    (Colour, "blue", Colour.BLUE),
    (Level, 2, Level.HIGH),
    (Colour | None, None, None),
    (int | float, 5, 5),
    (float | int, 5, 5),
    (float | str, 5, 5.0),
    (int | str, "5", "5"),
    (list[int] | dict[str, int] | None, {"a": 1}, {"a": 1}),
    (list[int] | list[str], ["a"], ["a"]),
    (UserId, 7, 7),
    (datetime, "2026-01-31T12:00:00Z", datetime(2026, 1, 31, 12, tzinfo=UTC)),
    (date, "2026-01-31", date(2026, 1, 31)),
    (time, "12:30:00", time(12, 30)),
    (UUID, ID, UUID(ID)),
    (UUID, ID.upper(), UUID(ID)),
    (Place, {"city": "Rome"}, Place("Rome")),
    (Place, {"city": "Rome", "degrees": 3, "colour": "red", "tags": ["a"]}, Place("Rome", 3.0, Colour.RED, ["a"])),
    (Journey, {"start": {"city": "A"}, "hidden": 4}, Journey(Place("A"), hidden=4)),
    (Node, {"value": 1, "next": {"value": 2, "next": None}}, Node(1, Node(2))),
    (Paper, {"title": "A"}, {"title": "A"}),
    (Loose, {"title": "A", "pages": 3}, {"title": "A", "pages": 3}),
    (Point, {"x": 1}, Point(1)),
    (Box[Colour], {"item": "red"}, Box(Colour.RED)),
    (Cat | Dog, {"kind": "dog"}, Dog("dog")),
    (list[Cat | Dog], [{"kind": "cat", "lives": 9}], [Cat("cat", 9)]),
    (Annotated[int, {"minimum": 1, "maximum": 3}], 3, 3),
    (Annotated[float, {"multipleOf": 0.5}], 1.5, 1.5),
    (Annotated[str, {"pattern": "^a"}], "ab", "ab"),
    (Even, {"number": 2}, Even(2)),
]


def fitted(hint, value):
    return convert(value, TypeHintReader().read(hint, "output"))


@pytest.mark.parametrize(("hint", "value", "wanted"), FITS, ids=lambda value: str(value)[:40])
def test_a_value_that_fits_is_made_into_what_the_hint_says(hint, value, wanted):
    made = fitted(hint, value)
    assert made == wanted
    assert type(made) is type(wanted)


@pytest.mark.parametrize(("hint", "value", "wanted"), FITS, ids=lambda value: str(value)[:40])
def test_what_fits_is_valid_against_the_schema_too(hint, value, wanted):
    repeated = isinstance(value, list) and hint == set[Colour]
    if not repeated:
        Draft202012Validator(schema_of(TypeHintReader().read(hint, "output"))).validate(value)


MISFITS = [
    (str, 5, "the value: expected a string, got a number"),
    (str, None, "the value: expected a string, got null"),
    (int, "5", "the value: expected an integer, got a string"),
    (int, 5.5, "the value: expected an integer, got a number"),
    (int, 1e300, "the value: is too large: write all of its digits"),
    (int, True, "the value: expected an integer, got a boolean"),
    (float, False, "the value: expected a number, got a boolean"),
    (float, 10**400, "the value: is too large a number"),
    (bool, 1, "the value: expected a boolean, got a number"),
    (None, 0, "the value: expected null, got a number"),
    (list[int], {"a": 1}, "the value: expected a list, got an object"),
    (list[int], [1, "a", 2, None], "[1]: expected an integer, got a string; [3]: expected an integer, got null"),
    (set[int], "a", "the value: expected a list, got a string"),
    (set[list[int]], [[1]], "the value: TypeError: unhashable type: 'list'"),
    (tuple[int, str], [1], "the value: must have exactly 2 items, not 1"),
    (tuple[int, str], ["a", "a"], "[0]: expected an integer, got a string"),
    (dict[str, int], {"a": "b"}, "a: expected an integer, got a string"),
    (dict[str, int], [], "the value: expected an object, got a list"),
    (Literal["a", "b"], "c", "the value: must be one of 'a', 'b'"),
    (Literal[1], True, "the value: must be 1"),
    (Literal[1], 1.5, "the value: must be 1"),
    (Literal[None, "a"], "b", "the value: must be one of null, 'a'"),
    (Level, 3, "the value: must be one of 1, 2"),
    (Colour | None, "green", "the value: must be one of 'red', 'blue'"),
    (int | str, None, "the value: expected an integer or a string, got null"),
    (datetime, "2026-01-31", "the value: must be written like 2026-01-31T12:00:00Z"),
    (date, "31.1.2026", "the value: must be written like 2026-01-31"),
    (date, 5, "the value: expected a string (date), got a number"),
    (UUID, "{" + ID + "}", f"the value: must be written like {ID}"),
    (Place, {}, "city: is missing"),
    (Place, "Rome", "the value: expected an object, got a string"),
    (
        Place,
        {"city": 1, "degree": 2},
        "city: expected a string, got a number; degree: there is no such field (did you mean 'degrees'?)",
    ),
    (Paper, {"title": "a", "x": 1}, "x: there is no such field; there are: title, pages"),
    (Journey, {"start": {"city": "A"}, "stops": [{"city": "B"}, {}]}, "stops[1].city: is missing"),
    (
        Node,
        {"value": 1, "next": {"value": 2, "next": {"value": "3"}}},
        "next.next.value: expected an integer, got a string",
    ),
    (Cat | Dog, {"kind": "cat"}, "lives: is missing"),
    (
        Cat | Dog,
        {"kind": "cow"},
        "the value: matches none of an object (Cat) (kind: must be 'cat'), an object (Dog) (kind: must be 'dog')",
    ),
    (Cat | Dog, 5, "the value: expected an object (Cat) or an object (Dog), got a number"),
    (
        list[int] | list[str],
        [None],
        "the value: matches none of a list ([0]: expected an integer, got null), "
        "a list ([0]: expected a string, got null)",
    ),
    (Annotated[int, {"minimum": 1}], 0, "the value: must be at least 1"),
    (Annotated[int, {"exclusiveMaximum": 3}], 3, "the value: must be less than 3"),
    (Annotated[list[int], {"minLength": 1}], [], "the value: must not be empty"),
    (Annotated[str, {"maxLength": 1}], "ab", "the value: must have at most 1 characters"),
    (Annotated[str, {"pattern": "^a$"}], "b", "the value: must match the pattern ^a$"),
    (Annotated[float, {"multipleOf": 0.1}], 0.35, "the value: must be a multiple of 0.1"),
    (Even, {"number": 3}, "the value: ValueError: must be even"),
    (list[Even], [{"number": 3}], "[0]: ValueError: must be even"),
]


@pytest.mark.parametrize(("hint", "value", "text"), MISFITS, ids=lambda value: str(value)[:40])
def test_a_value_of_a_wrong_type_is_reported_with_path_and_reason(hint, value, text):
    with pytest.raises(ConversionError) as caught:
        fitted(hint, value)
    assert str(caught.value) == text


def test_a_multiple_that_a_float_can_only_nearly_be_is_one():
    assert fitted(Annotated[float, {"multipleOf": 0.1}], 0.3) == 0.3


def test_what_a_class_of_the_users_raises_is_the_cause():
    with pytest.raises(ConversionError) as caught:
        fitted(list[Even], [{"number": 3}])
    assert isinstance(caught.value.__cause__, ValueError)
    with pytest.raises(ConversionError, match="ValueError"):
        fitted(Small, {"number": 10})


def test_of_many_problems_the_first_ten_are_reported_and_all_are_kept():
    with pytest.raises(ConversionError, match="and 90 more") as caught:
        fitted(list[int], ["x"] * 100)
    assert len(caught.value.problems) == 100


def test_what_is_nested_too_deeply_is_a_misfit():
    value: Any = {"value": 1}
    for _ in range(5000):
        value = {"value": 1, "next": value}
    with pytest.raises(ConversionError, match="nested too deeply"):
        fitted(Node, value)


def test_a_union_inside_a_union_costs_no_more_for_every_level():
    """Two classes with the same fields: they differ only in the innermost type, and neither fits."""
    value: Any = {"item": None}
    for _ in range(60):
        value = {"item": value}
    form = TypeHintReader().read(Left | Right, "output")
    with pytest.raises(ConversionError, match="matches none of"):
        convert(value, form)


KEYS = st.sampled_from(["city", "kind", "value", "next", "item", "a"]) | st.text(max_size=5)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))
HINTS = [hint for hint, *_ in FITS + MISFITS]


@given(hint=st.sampled_from(HINTS), value=JSON)
def test_any_value_fits_or_is_a_misfit_and_nothing_else(hint, value):
    try:
        fitted(hint, value)
    except ConversionError as error:
        assert error.problems


# Said by the schema, and not asked for when a value is read: a set takes what is there twice.
LENIENT = ("set", "multipleOf")


@given(hint=st.sampled_from([h for h in HINTS if not any(word in str(h) for word in LENIENT)]), value=JSON)
def test_whatever_fits_is_valid_against_the_schema(hint, value):
    form = TypeHintReader().read(hint, "output")
    try:
        convert(value, form)
    except ConversionError:
        return
    Draft202012Validator(schema_of(form)).validate(value)


# Held to when a value is made, and not by the schema: what a text stands for, the checks of a class, an exact number.
UNSAID = ("date", "time", "UUID", "Even", "multipleOf", "set[list")
WHOLES = JSON | st.integers(-3, 3).map(float) | st.lists(st.integers(-3, 3).map(float), max_size=2)


@given(hint=st.sampled_from([h for h in HINTS if not any(word in str(h) for word in UNSAID)]), value=WHOLES)
def test_whatever_is_valid_against_the_schema_fits(hint, value):
    form = TypeHintReader().read(hint, "output")
    if Draft202012Validator(schema_of(form)).is_valid(value) and "e+" not in str(value):
        convert(value, form)


@given(
    st.builds(
        lambda city, degrees, colour, tags: {"city": city, "degrees": degrees, "colour": colour, "tags": tags},
        st.text(),
        st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False),
        st.sampled_from([None, "red", "blue"]),
        st.lists(st.text()),
    )
)
def test_a_class_comes_back_as_it_went(value):
    made = fitted(Place, json.loads(json.dumps(value)))
    assert isinstance(made, Place)
    fields = {
        "city": made.city,
        "degrees": made.degrees,
        "colour": made.colour and made.colour.value,
        "tags": made.tags,
    }
    assert fields == value
