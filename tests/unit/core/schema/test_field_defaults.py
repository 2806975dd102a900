"""Defaults: the function gets its own, or what pydantic's `Field` says; the marker of another library is refused."""

from __future__ import annotations

import dataclasses
from datetime import date
from enum import Enum, Flag
from typing import Annotated, Any, Literal, NamedTuple

import attrs
import msgspec
import pydantic
import pytest
import typing_extensions
from pydantic import Field

from integrations_anthropic import ValidationError, tool
from integrations_anthropic._core.schema.convert import ConversionError
from tests.unit.core.schema.called import NOTHING, fitted, named, required, run, schema_of_parameter, taking
from tests.unit.core.schema.hint_schemas import schema


def test_a_field_without_a_default_is_required() -> None:
    def book(city: str = Field(description="where to")) -> str:
        return city

    assert required(book) == ["city"]
    assert schema_of_parameter(book, "city") == {"type": "string", "description": "where to"}
    assert run(book, {"city": "Rome"}) == "Rome"
    with pytest.raises(ValidationError, match="city: is missing"):
        run(book, {})


@pytest.mark.parametrize(
    ("hint", "default", "wanted", "said"),
    [
        (int, Field(3, ge=1), 3, {"default": 3, "minimum": 1}),
        (list[int], Field(default_factory=list), [], {}),
        (int | None, Field(None), None, {"default": None}),
        (int, Field(None), None, {"default": None}),
        (Annotated[int, Field(default=4)], NOTHING, 4, {"default": 4}),
        (Annotated[int, Field(ge=1)], 5, 5, {"default": 5, "minimum": 1}),
        (Annotated[int, Field(default=4)], 5, 5, {"default": 5}),
        (Annotated[int, Field(ge=2)], Field(6, description="d"), 6, {"default": 6, "minimum": 2, "description": "d"}),
        (int, Field(3, strict=True), 3, {"default": 3}),
    ],
    ids=named,
)
def test_what_is_left_out_is_what_field_says(hint: Any, default: Any, wanted: Any, said: dict[str, Any]) -> None:
    function = taking(hint, default)
    assert run(function, {}) == wanted
    assert required(function) == []
    assert schema_of_parameter(function).items() >= said.items()


def test_every_call_has_a_list_of_its_own() -> None:
    function = taking(list[int], Field([1]))
    run(function, {}).append(2)
    assert run(function, {}) == [1]


def test_an_alias_is_the_name_in_json() -> None:
    def book(city: str = Field(alias="Stadt"), days: Annotated[int, Field(alias="Tage")] = 2) -> Any:
        return city, days

    assert required(book) == ["Stadt"]
    assert run(book, {"Stadt": "Rom"}) == ("Rom", 2)
    assert run(book, {"Stadt": "Rom", "Tage": 3}) == ("Rom", 3)
    with pytest.raises(ValidationError, match=r"Stadt: is missing; city: there is no such field"):
        run(book, {"city": "Rom"})


def test_an_alias_that_is_the_name_of_another_parameter_is_refused() -> None:
    def f(a: Annotated[int, Field(alias="b")], b: int) -> None: ...

    with pytest.raises(ValidationError, match="there is another field of the name 'b'") as caught:
        tool(f).to_dict()
    assert caught.value.field == "tool.b"


NAME, SIZE, PARTS = Field(alias="Name"), Field(3, ge=1), Field(default_factory=list)


@dataclasses.dataclass
class Data:
    name: str = NAME
    size: int = SIZE
    parts: list[int] = PARTS


@attrs.define
class Attrs:
    name: str = NAME
    size: int = SIZE
    parts: list[int] = PARTS


class Tuple(NamedTuple):
    name: str = NAME
    size: int = SIZE
    parts: list[int] = PARTS


class Typed(typing_extensions.TypedDict, total=False):
    name: typing_extensions.Required[Annotated[str, Field(alias="Name")]]
    size: Annotated[int, Field(default=3, ge=1)]
    parts: Annotated[list[int], Field(default_factory=list)]


@pytest.mark.parametrize("cls", [Data, Attrs, Tuple, Typed])
def test_the_fields_of_a_class_may_have_them_too(cls: Any) -> None:
    described = schema(cls)
    assert described["required"] == ["Name"]
    assert described["properties"]["size"] == {"type": "integer", "minimum": 1, "default": 3}
    assert fitted(cls, {"Name": "a"}) == cls(name="a", size=3, parts=[])
    with pytest.raises(ConversionError, match="size: must be at least 1"):
        fitted(cls, {"Name": "a", "size": 0})


class Depends:
    """As fastapi has it."""


Depends.__module__ = "fastapi.params"


class Query(pydantic.fields.FieldInfo):
    """The same, made from pydantic's."""


Query.__module__ = "fastapi.params"


@pytest.mark.parametrize(
    "default",
    [Depends(), Query(), dataclasses.field(default=1), attrs.field(default=1), attrs.Factory(list), msgspec.field()],
    ids=lambda value: type(value).__name__,
)
def test_the_marker_of_another_library_is_no_default(default: Any) -> None:
    with pytest.raises(ValidationError, match="says something to another library") as caught:
        tool(taking(int, default)).to_dict()
    assert caught.value.field == "tool.x"


class Model(pydantic.BaseModel):
    x: int


class Struct(msgspec.Struct):
    x: int


class Colour(Enum):
    RED = "red"


class Rights(Flag):
    READ = 1
    WRITE = 2


@pytest.mark.parametrize(
    ("hint", "default", "said"),
    [
        (int, object(), NOTHING),
        (date, date(2026, 1, 31), NOTHING),
        (Literal["a", "b"], "a", "a"),
        (Colour, Colour.RED, "red"),
        (Rights, Rights.READ, ["READ"]),
        (int, ..., NOTHING),
        (Model, Model(x=1), NOTHING),
        (Struct, Struct(1), NOTHING),
        (int, msgspec.UNSET, NOTHING),
        (int, None, None),
    ],
    ids=named,
)
def test_an_ordinary_default_is_the_functions_own_whether_json_can_say_it_or_not(
    hint: Any, default: Any, said: Any
) -> None:
    function = taking(hint, default)
    assert run(function, {}) is default
    assert schema_of_parameter(function).get("default", NOTHING) == said
