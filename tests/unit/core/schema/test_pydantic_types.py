"""Types of pydantic's: their own schema, their own validation, errors in lines of ours."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Annotated, Any, Generic, Literal, TypedDict, TypeVar

import pydantic
import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, Field, TypeAdapter

from integrations_anthropic import ValidationError
from integrations_anthropic._core.schema.convert import ConversionError
from integrations_anthropic._core.schema.strict_schema import strict
from tests.unit.core.schema.called import fitted, named, run, schema_of_parameter, taking
from tests.unit.core.schema.hint_schemas import schema

T = TypeVar("T")


class Item(BaseModel):
    """A thing to buy."""

    name: str
    price: Decimal = Field(gt=0, alias="unitPrice")
    when: date | None = None


class Order(BaseModel):
    items: list[Item]
    first: Item | None = None


class Page(BaseModel, Generic[T]):
    rows: list[T]


class Numbers(pydantic.RootModel[list[int]]):
    pass


class Tree(BaseModel):
    value: int
    children: list[Tree] = []


class Cat(BaseModel):
    kind: Literal["cat"] = "cat"
    lives: int


class Dog(BaseModel):
    kind: Literal["dog"] = "dog"
    bone: str


class Owner(BaseModel):
    pet: Annotated[Cat | Dog, Field(discriminator="kind")]


class Exact(BaseModel):
    model_config = pydantic.ConfigDict(strict=True)
    day: date
    raw: bytes
    pair: tuple[int, int]


@pydantic.dataclasses.dataclass
class Point:
    x: int


@dataclass
class Basket:
    item: Item
    more: list[Item]
    order: Order | None = None


class Entry(TypedDict):
    item: Item


ITEM = {"name": "pen", "unitPrice": 1.5}
PEN = Item(name="pen", unitPrice=Decimal("1.5"))


@pytest.mark.parametrize(
    ("hint", "value", "wanted"),
    [
        (Item, ITEM, PEN),
        (Item, {"name": "pen", "unitPrice": "1.5"}, PEN),
        (list[Item], [ITEM], [PEN]),
        (Item | None, None, None),
        (Item | None, ITEM, PEN),
        (dict[str, Item], {"a": ITEM}, {"a": PEN}),
        (Basket, {"item": ITEM, "more": [ITEM]}, Basket(PEN, [PEN])),
        (Entry, {"item": ITEM}, {"item": PEN}),
        (Page[Item], {"rows": [ITEM]}, Page[Item](rows=[PEN])),
        (Numbers, [1, 2], Numbers([1, 2])),
        (Tree, {"value": 1, "children": [{"value": 2}]}, Tree(value=1, children=[Tree(value=2)])),
        (Cat | Dog, {"kind": "dog", "bone": "b"}, Dog(bone="b")),
        (Owner, {"pet": {"kind": "cat", "lives": 9}}, Owner(pet=Cat(lives=9))),
        (Annotated[Cat | Dog, Field(discriminator="kind")], {"kind": "dog", "bone": "b"}, Dog(bone="b")),
        (list[Annotated[Cat | Dog, Field(discriminator="kind")]], [{"kind": "cat", "lives": 9}], [Cat(lives=9)]),
        (Point, {"x": 1.0}, Point(1)),
        (TypeAdapter(list[Item]), [ITEM], [PEN]),
        (list[TypeAdapter(int)], [1], [1]),  # type: ignore[misc]  # found at run time only
        (
            Exact,
            {"day": "2026-01-31", "raw": "a", "pair": [1, 2]},
            Exact(day=date(2026, 1, 31), raw=b"a", pair=(1, 2)),
        ),
        (pydantic.HttpUrl, "https://example.com/", pydantic.HttpUrl("https://example.com/")),
    ],
    ids=named,
)
def test_a_value_is_made_by_pydantic_and_valid_against_the_schema(hint: Any, value: Any, wanted: Any) -> None:
    assert fitted(hint, value) == wanted
    made = schema(hint)
    Draft202012Validator.check_schema(made)
    Draft202012Validator(made).validate(value)
    assert run(taking(hint), {"x": value}) == wanted


@pytest.mark.parametrize(
    ("hint", "value", "text"),
    [
        (Item, {"name": 5}, "name: input should be a valid string; unitPrice: is missing"),
        (Item, {"name": "a", "price": 1}, "unitPrice: is missing"),
        (Order, {"items": [ITEM, {}]}, "items[1].name: is missing; items[1].unitPrice: is missing"),
        (Basket, {"item": ITEM, "more": [{}]}, "more[0].name: is missing; more[0].unitPrice: is missing"),
        (Item | None, {}, "name: is missing; unitPrice: is missing"),
        (Item | None, "secret", "the value: expected an object (Item) or null, got a string"),
        (Owner, {"pet": {"kind": "secret"}}, "pet: 'kind' must be one of 'cat', 'dog'"),
        (
            Cat | Dog,
            {"kind": "secret"},
            "the value: matches none of an object (Cat) (kind: input should be 'cat'), "
            "an object (Dog) (kind: input should be 'dog')",
        ),
        (
            Tree,
            {"value": 1, "children": [{"value": "secret"}]},
            "children[0].value: input should be a valid integer, unable to parse string as an integer",
        ),
    ],
    ids=named,
)
def test_every_problem_is_reported_with_its_place_and_without_the_value(hint: Any, value: Any, text: str) -> None:
    with pytest.raises(ConversionError) as caught:
        fitted(hint, value)
    assert str(caught.value) == text
    assert "secret" not in text
    assert "http" not in text


def test_the_error_of_pydantic_is_the_cause() -> None:
    with pytest.raises(ConversionError) as caught:
        fitted(list[Item], [{}])
    assert isinstance(caught.value.__cause__, pydantic.ValidationError)


def test_the_definitions_of_several_models_are_one_each() -> None:
    made = schema(Basket)
    assert made["$defs"].keys() == {"Item"}
    assert made["properties"]["more"]["items"] == {"$ref": "#/$defs/Item"}
    assert made["properties"]["order"]["anyOf"][0]["properties"]["items"]["items"] == {"$ref": "#/$defs/Item"}


def test_two_models_of_one_name_have_two_definitions() -> None:
    def order(field: str) -> Any:
        item: Any = pydantic.create_model("Item", **{field: (int, ...)})  # type: ignore[call-overload]  # names are data
        return pydantic.create_model(f"Order{field}", items=(list[item], ...))

    made = schema(tuple[order("a"), order("b")])
    assert [list(one["properties"]) for one in made["$defs"].values()] == [["a"], ["b"]]
    refs = [place["properties"]["items"]["items"]["$ref"] for place in made["prefixItems"]]
    assert refs == [f"#/$defs/{name}" for name in made["$defs"]]


def test_a_model_has_its_own_schema_and_in_strict_words_too() -> None:
    assert schema_of_parameter(taking(Item)) == Item.model_json_schema()
    made = strict(schema(Order), "output")
    item = made["$defs"]["Item"]
    assert item["required"] == ["name", "unitPrice"]
    assert item["additionalProperties"] is False
    assert "exclusiveMinimum" not in json.dumps(item["properties"]).replace("(exclusiveMinimum: 0.0)", "")
    assert strict(schema(Owner), "output")["properties"]["pet"]["anyOf"]


def test_a_model_that_holds_itself_is_no_strict_schema() -> None:
    with pytest.raises(ValidationError, match="a class that holds itself") as caught:
        strict(schema(Tree), "output")
    assert caught.value.field == "output.children[]"


class Lost(BaseModel):
    x: Nowhere  # type: ignore[name-defined]  # noqa: F821 - deliberately undefined


class Calling(BaseModel):
    f: Callable[[int], int]


@pytest.mark.parametrize("model", [Lost, Calling])
def test_a_model_that_pydantic_cannot_describe_is_refused_where_it_stands(model: Any) -> None:
    with pytest.raises(ValidationError, match="pydantic cannot describe the type") as caught:
        schema(list[model])
    assert caught.value.field == "output[]"
    assert caught.value.__cause__ is not None


@pytest.mark.parametrize("module", ["pydantic.v1.main", "pydantic.main"])
def test_a_model_of_pydantic_1_is_refused(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Old:
        pass

    Old.__module__ = module
    # As the module is where pydantic 1 is installed.
    monkeypatch.setitem(sys.modules, "pydantic", ModuleType("pydantic"))
    with pytest.raises(ValidationError, match="pydantic 1"):
        schema(type("Model", (Old,), {}))
    assert schema(int) == {"type": "integer"}
    with pytest.raises(ValidationError, match="pydantic 2, which is not loaded"):
        schema(Item)


def test_a_fault_in_a_validator_is_a_problem_of_the_value() -> None:
    def fail(value: Any) -> Any:
        raise RuntimeError("no such table")

    with pytest.raises(ConversionError, match="RuntimeError: no such table"):
        fitted(Annotated[int, pydantic.AfterValidator(fail)], 5)
