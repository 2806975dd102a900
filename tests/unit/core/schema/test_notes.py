"""What stands beside a type in `Annotated`: read, acted on, or refused, never passed over."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal
from enum import IntEnum
from typing import Annotated, Any

import annotated_types as at
import msgspec
import pydantic
import pytest
import typing_extensions
from pydantic import Field

from integrations_anthropic import ValidationError, tool
from tests.unit.core.schema.called import named, run, schema_of_parameter, taking

INTEGERS = {"type": "array", "items": {"type": "integer", "minimum": 1}, "maxItems": 3}
DEFINED = Field(ge=1, le=5, description="a score", examples=[3], title="Score")


@pytest.mark.parametrize(
    ("hint", "schema"),
    [
        (Annotated[int, "a", "b"], {"type": "integer", "description": "a b"}),
        (Annotated[int, typing_extensions.Doc("documented")], {"type": "integer", "description": "documented"}),
        (Annotated[int, at.Ge(1), at.Lt(5)], {"type": "integer", "minimum": 1, "exclusiveMaximum": 5}),
        (Annotated[int, at.Interval(gt=1, le=5)], {"type": "integer", "exclusiveMinimum": 1, "maximum": 5}),
        (Annotated[int, at.MultipleOf(3)], {"type": "integer", "multipleOf": 3}),
        (
            Annotated[int, at.Ge(3), {"minimum": 1}, at.Le(9), Field(le=7)],
            {"type": "integer", "minimum": 3, "maximum": 7},
        ),
        (Annotated[str, at.MinLen(1), at.MaxLen(5)], {"type": "string", "minLength": 1, "maxLength": 5}),
        (Annotated[str, at.Len(0, 5)], {"type": "string", "maxLength": 5}),
        (Annotated[list[Annotated[int, at.Ge(1)]], at.MaxLen(3)], INTEGERS),
        (
            Annotated[list[int] | None, at.MaxLen(3)],
            {"anyOf": [{"type": "array", "items": {"type": "integer"}}, {"type": "null"}], "maxItems": 3},
        ),
        (
            Annotated[dict[str, int], at.MinLen(1)],
            {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 1},
        ),
        (Annotated[float, at.Unit("kg")], {"type": "number", "description": "(unit: kg)"}),
        (Annotated[str, re.compile("^a")], {"type": "string", "pattern": "^a"}),
        (
            Annotated[int, typing_extensions.deprecated("use n")],
            {"type": "integer", "deprecated": True, "description": "(deprecated: use n)"},
        ),
        (
            Annotated[int, DEFINED],
            {
                "type": "integer",
                "title": "Score",
                "description": "a score",
                "examples": [3],
                "minimum": 1,
                "maximum": 5,
            },
        ),
        (
            Annotated[str, Field(pattern="^a", min_length=2, max_length=9)],
            {"type": "string", "pattern": "^a", "minLength": 2, "maxLength": 9},
        ),
        (Annotated[int, Field(json_schema_extra={"x-unit": "m"})], {"type": "integer", "x-unit": "m"}),
        (
            Annotated[int, msgspec.Meta(ge=1, description="d", extra_json_schema={"x-a": 1})],
            {"type": "integer", "minimum": 1, "x-a": 1, "description": "d"},
        ),
        (Annotated[Decimal, at.Ge(Decimal("0.5"))], {"type": "number", "minimum": 0.5}),
        (
            Annotated[date, at.Ge(date(2026, 1, 31))],
            {"type": "string", "format": "date", "description": "(must be at least 2026-01-31)"},
        ),
        (pydantic.PositiveInt, {"type": "integer", "exclusiveMinimum": 0}),
        (pydantic.conint(ge=1), {"type": "integer", "minimum": 1}),
        (pydantic.constr(max_length=3), {"type": "string", "maxLength": 3}),
    ],
    ids=named,
)
def test_a_note_reaches_the_schema(hint: Any, schema: Any) -> None:
    assert schema_of_parameter(taking(hint)) == schema


class Level(IntEnum):
    LOW = 1


@pytest.mark.parametrize(
    ("hint", "fits", "misfit", "words"),
    [
        (Annotated[int, DEFINED], 5, 6, "x: must be at most 5"),
        (Annotated[int, at.Interval(gt=1, le=5)], 2, 1, "must be greater than 1"),
        (Annotated[float, at.MultipleOf(0.1)], 0.3, 0.35, "must be a multiple of 0.1"),
        (Annotated[list[Annotated[int, at.Ge(1)]], at.MaxLen(2)], [1], [0], "x[0]: must be at least 1"),
        (Annotated[set[int], at.MinLen(2)], [1, 2], [1, 1], "must have at least 2 items"),
        (Annotated[dict[str, int], at.MaxLen(1)], {"a": 1}, {"a": 1, "b": 2}, "must have at most 1 items"),
        (Annotated[str, Field(pattern="^a")], "ab", "b", "must match the pattern ^a"),
        (Annotated[int | None, Field(ge=1)], None, 0, "must be at least 1"),
        (Annotated[Decimal, Field(gt=0)], "0.1", "-0.1", "must be greater than 0"),
        (Annotated[date, at.Ge(date(2026, 1, 31))], "2026-02-01", "2026-01-30", "must be at least 2026-01-31"),
        (Annotated[date | None, at.Lt(date(2026, 1, 31))], None, "2026-02-01", "must be before 2026-01-31"),
        (Annotated[bytes, at.MaxLen(2)], "aGk=", "aGlo", "must have at most 2 bytes"),
        (Annotated[str, at.Predicate(str.islower)], "a", "A", "must satisfy str.islower"),
        (Annotated[float, at.Predicate(math.isfinite)], 5, "x", "expected a number"),
        (Annotated[Level, "how much"], 1, 2, "must be 1"),
        (Annotated[str, msgspec.Meta(max_length=1)], "a", "ab", "must have at most 1 characters"),
    ],
    ids=named,
)
def test_a_note_is_held_to(hint: Any, fits: Any, misfit: Any, words: str) -> None:
    run(taking(hint), {"x": fits})
    with pytest.raises(ValidationError) as caught:
        run(taking(hint), {"x": misfit})
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("hint", "given", "got"),
    [
        (Annotated[int, pydantic.BeforeValidator(lambda value: str(value).strip("$"))], "$5", 5),
        (Annotated[int, pydantic.AfterValidator(lambda value: value * 2), "doubled"], 4, 8),
        (Annotated[str, pydantic.StringConstraints(strip_whitespace=True, min_length=1)], " a ", "a"),
        (Annotated[int, Field(strict=True)], 5, 5),
        (Annotated[Decimal, Field(max_digits=3)], "1.25", Decimal("1.25")),
        (Annotated[int, pydantic.PlainSerializer(str)], 5, 5),
        (Annotated[int, pydantic.BeforeValidator(lambda value: str(value).strip("$")), "price"] | None, "$5", 5),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_only_pydantic_can_read_is_left_to_pydantic(hint: Any, given: Any, got: Any) -> None:
    assert run(taking(hint), {"x": given}) == got


def test_a_text_beside_notes_of_pydantics_reaches_the_schema() -> None:
    hint = Annotated[int, pydantic.AfterValidator(abs), "its size", {"minimum": 2}]
    assert schema_of_parameter(taking(hint)) == {"type": "integer", "minimum": 2, "description": "its size"}


class Marker:
    """A note of somebody's."""

    def __init__(self) -> None:
        self.ge, self.colour = 1, "red"


@pytest.mark.parametrize(
    ("hint", "where", "words"),
    [
        (Annotated[int, object()], "tool.x", "builtins.object"),
        (Annotated[int, Marker()], "tool.x", "Marker"),
        (Annotated[list[Annotated[int, Marker()]], "x"], "tool.x[]", "Marker"),
        (Annotated[int, int], "tool.x", "builtins.int"),
        (Annotated[date, at.Timezone(None)], "tool.x", "Timezone"),
        (Annotated[str, re.compile("^a", re.IGNORECASE)], "tool.x", "Pattern"),
        (Annotated[str, at.Ge(1)], "tool.x", "minimum has no meaning for the type"),
        (Annotated[int, Field(max_length=3)], "tool.x", "maxLength has no meaning for the type"),
        (Annotated[date, at.Ge(3)], "tool.x", "minimum has no meaning for the type"),
        (list[Annotated[int, Field(alias="n")]], "tool.x[]", "belongs to a parameter or a field"),
        (list[Annotated[int, Field(default=3)]], "tool.x[]", "belongs to a parameter or a field"),
        (Annotated[int, Field(validation_alias=pydantic.AliasChoices("a", "b"))], "tool.x", "one name"),
        pytest.param(
            Annotated[int, Field(default_factory=lambda values: 1)],
            "tool.x",
            "cannot depend on other values",
            marks=pytest.mark.skipif(pydantic.VERSION.startswith("2.9."), reason="there are none before 2.10"),
        ),
        (Annotated[Marker, pydantic.AfterValidator(abs)], "tool.x", "pydantic cannot describe the type"),
        (Annotated[date, msgspec.Meta(tz=True)], "tool.x", "msgspec.Meta"),
        (Annotated[int, Field(default=3, validate_default=True)], "tool.x", "validate_default"),
        (Annotated[int, ...], "tool.x", "ellipsis"),
        (Annotated[int, at.MultipleOf(2), at.MultipleOf(3)], "tool.x", "multipleOf: cannot be both 2 and 3"),
        (Annotated[int, at.Ge(2), at.Ge("a")], "tool.x", "not supported between"),
    ],
    ids=named,
)
def test_a_note_that_is_not_understood_is_refused_when_the_tool_is_made(hint: Any, where: str, words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        tool(taking(hint)).to_dict()
    assert caught.value.field == where
    assert words in caught.value.message


def test_what_the_hint_says_stands_before_the_docstring() -> None:
    def f(x: Annotated[int, "from the hint"], y: int) -> None:
        """Do.

        Args:
            x: from the docstring.
            y: from the docstring.
        """

    assert schema_of_parameter(f)["description"] == "from the hint"
    assert schema_of_parameter(f, "y")["description"] == "from the docstring."
