"""Parameters of functions in odd forms."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NotRequired, Self, TypedDict, TypeVar, Unpack

import pytest
import typing_extensions

from integrations_anthropic import ValidationError, tool
from tests.unit.core.schema.called import required, run, schema_of_parameter

T = TypeVar("T")


class Options(TypedDict):
    unit: Literal["c", "f"]
    days: NotRequired[int]


class OtherOptions(typing_extensions.TypedDict):
    unit: str


def test_the_keywords_of_an_unpacked_typed_dict_are_parameters() -> None:
    def f(city: str, **options: Unpack[Options]) -> Any:
        return city, options

    def g(**options: typing_extensions.Unpack[OtherOptions]) -> Any:
        return options

    assert required(f) == ["city", "unit"]
    assert run(f, {"city": "Rome", "unit": "c", "days": 2.0}) == ("Rome", {"unit": "c", "days": 2})
    assert run(g, {"unit": "c"}) == {"unit": "c"}
    with pytest.raises(ValidationError, match="unit: is missing"):
        run(f, {"city": "Rome"})


def test_only_a_typed_dict_can_be_unpacked() -> None:
    def f(**options: Unpack[T]) -> None: ...  # type: ignore[misc]  # that is the point

    with pytest.raises(ValidationError, match="TypedDict") as caught:
        tool(f).to_dict()
    assert caught.value.field == "tool.options"


def test_self_in_a_method_is_refused() -> None:
    class Thing:
        def like(self, other: Self) -> None: ...

    with pytest.raises(ValidationError, match="Self has no JSON form"):
        tool(Thing().like).to_dict()


def test_a_function_behind_a_decorator_has_the_hints_of_the_one_inside() -> None:
    def twice(function: Any) -> Any:
        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            return function(*args, **kwargs), function(*args, **kwargs)

        return wrapper

    @twice
    def f(day: date) -> date:
        return day

    assert run(f, {"day": "2026-01-31"}) == (date(2026, 1, 31), date(2026, 1, 31))


def test_a_parameter_whose_name_the_api_does_not_take_is_refused() -> None:
    def f(größe: int) -> None: ...

    with pytest.raises(ValidationError, match=r"letters \(a to z\)") as caught:
        tool(f).to_dict()
    assert caught.value.field == "tool.größe"


class Service:
    @tool
    @classmethod
    def by_class(cls, day: date) -> Any:
        return cls, day

    @staticmethod
    @tool
    def static(day: date) -> Any:
        return day

    def __call__(self, day: date) -> Any:
        return day


def test_methods_of_a_class_and_objects_that_can_be_called_are_tools() -> None:
    given, day = {"day": "2026-01-31"}, date(2026, 1, 31)
    assert run(Service.by_class, given) == (Service, day)
    assert run(Service.static, given) == day
    assert run(Service(), given) == day


def test_positional_parameters_have_their_defaults() -> None:
    def f(a: int, b: int = 5, /, c: int = 3) -> Any:
        return a, b, c

    assert run(f, {"a": 1.0}) == (1, 5, 3)
    assert run(f, {"a": 1, "c": 2}) == (1, 5, 2)


def test_a_class_made_beside_the_function_is_known() -> None:
    class Local(TypedDict):
        name: str

    @dataclass
    class Around:
        local: Local
        more: list[Around]

    def f(x: Local) -> None: ...

    def g(x: Around) -> Any:
        return x

    assert schema_of_parameter(f)["required"] == ["name"]
    assert run(g, {"x": {"local": {"name": "a"}, "more": []}}) == Around({"name": "a"}, [])


def test_a_class_of_a_function_that_has_returned_is_refused_with_what_to_do() -> None:
    def make() -> Any:
        class Local(TypedDict):
            name: str

        def f(x: Local) -> None: ...

        return f

    with pytest.raises(ValidationError, match="in a function that still runs"):
        tool(make()).to_dict()
