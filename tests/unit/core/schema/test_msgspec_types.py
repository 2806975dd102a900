"""Structs of msgspec's: their own schema and their own validation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

import msgspec
import pytest
from jsonschema import Draft202012Validator

from integrations_anthropic import ValidationError
from integrations_anthropic._core.schema.convert import ConversionError
from integrations_anthropic._core.schema.strict_schema import strict
from tests.unit.core.schema.called import fitted, named, run, schema_of_parameter, taking
from tests.unit.core.schema.hint_schemas import schema

T = TypeVar("T")


class User(msgspec.Struct, rename="camel"):
    """Somebody."""

    user_name: str
    tags: list[str] = []
    logins: int = 0


class Circle(msgspec.Struct, tag="circle"):
    radius: float


class Square(msgspec.Struct, tag="square"):
    side: Decimal
    owner: User | None = None


class Box(msgspec.Struct, Generic[T]):
    item: T


class Tree(msgspec.Struct):
    children: list[Tree]


@dataclass
class Team:
    lead: User
    others: list[User]
    shape: Circle | Square | None = None


ANN = {"userName": "Ann"}


@pytest.mark.parametrize(
    ("hint", "value", "wanted"),
    [
        (User, ANN | {"logins": 3.0}, User("Ann", [], 3)),
        (list[User], [ANN], [User("Ann")]),
        (Circle | Square, {"type": "square", "side": "1.5"}, Square(Decimal("1.5"))),
        (Box[int], {"item": 1}, Box(1)),
        (Tree, {"children": [{"children": []}]}, Tree([Tree([])])),
        (Team, {"lead": ANN, "others": []}, Team(User("Ann"), [])),
    ],
    ids=named,
)
def test_a_value_is_made_by_msgspec_and_valid_against_the_schema(hint: Any, value: Any, wanted: Any) -> None:
    assert fitted(hint, value) == wanted
    made = schema(hint)
    Draft202012Validator.check_schema(made)
    Draft202012Validator(made).validate(value)
    assert run(taking(hint), {"x": value}) == wanted


@pytest.mark.parametrize(
    ("hint", "value", "text"),
    [
        (User, {"userName": 5}, "userName: expected `str`, got `int`"),
        (User, ANN | {"logins": 3.5}, "logins: expected `int`, got `float`"),
        (list[User], [ANN, {}], "[1]: object missing required field `userName`"),
        (
            Team,
            {"lead": ANN, "others": [{"userName": "a", "tags": [5]}]},
            "others[0].tags[0]: expected `str`, got `int`",
        ),
        (Circle, {"type": "secret", "radius": 1}, "type: is none of the values that are allowed"),
    ],
    ids=named,
)
def test_a_problem_is_reported_with_its_place_and_without_the_value(hint: Any, value: Any, text: str) -> None:
    with pytest.raises(ConversionError) as caught:
        fitted(hint, value)
    assert str(caught.value) == text
    assert isinstance(caught.value.__cause__, msgspec.ValidationError)


def test_a_struct_has_its_own_schema() -> None:
    assert schema_of_parameter(taking(User)) == msgspec.json.schema(User)["$defs"]["User"]
    assert schema(Team)["$defs"].keys() == {"User"}


def test_a_struct_in_strict_words() -> None:
    assert strict(schema(User), "output")["additionalProperties"] is False
    with pytest.raises(ValidationError, match="a class that holds itself") as caught:
        strict(schema(Tree), "output")
    assert caught.value.field == "output.children[]"


class Odd(msgspec.Struct):
    x: complex


def test_a_struct_that_msgspec_cannot_describe_is_refused_where_it_stands() -> None:
    with pytest.raises(ValidationError, match="msgspec cannot describe the type") as caught:
        schema(list[Odd])
    assert caught.value.field == "output[]"
