"""Numbers with all digits, flags, texts that stand for something, collections, keys, and classes in odd forms."""

from __future__ import annotations

import re
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import InitVar, dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, Flag, IntFlag
from fractions import Fraction
from ipaddress import IPv4Address, IPv6Network
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Generic, Literal, Self, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import annotated_types as at
import pytest
import typing_extensions
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from integrations_anthropic import ValidationError
from integrations_anthropic._core.schema.convert import ConversionError, convert_text
from integrations_anthropic._core.schema.type_hints import TypeHintReader
from integrations_anthropic._core.tools.plain_values import plain
from tests.unit.core.schema.called import fitted, named, run, schema_of_parameter, taking
from tests.unit.core.schema.hint_schemas import schema

ID = "12345678-1234-4234-8234-123456789abc"
T = TypeVar("T")
Whole = typing_extensions.TypeAliasType("Whole", int)
Many = typing_extensions.TypeAliasType("Many", list[T], type_params=(T,))


K = TypeVar("K")
Pair = typing_extensions.TypeAliasType("Pair", dict[K, list[T]], type_params=(T, K))


class Rights(IntFlag):
    READ = 1
    WRITE = 2
    RUN = 4


class Parts(Flag):
    TOP = 1
    SIDE = 2


class Size(Enum):
    SMALL = 1
    LARGE = 2


@dataclass
class Sum:
    items: list[int]
    start: InitVar[int] = 0
    scale: int = field(default=1, kw_only=True)
    total: int = field(init=False)

    def __post_init__(self, start: int) -> None:
        self.total = (start + sum(self.items)) * self.scale


@dataclass
class Link:
    value: int
    next: Self | None = None


@dataclass
class Labelled(Generic[T]):
    """Something with a label.

    Args:
        label: what it is called.
    """

    label: str
    item: T


@dataclass
class Priced(Labelled[int]):
    price: Decimal


NAMES = {"type": "string", "enum": ["READ", "WRITE", "RUN"]}
KEY = {"pattern": "^-?(0|[1-9][0-9]*)$"}
WHOLE = {"type": "integer"}


@pytest.mark.parametrize(
    ("hint", "described", "value", "wanted"),
    [
        (Decimal, {"type": "number"}, 19.99, Decimal("19.99")),
        (Decimal, {"type": "number"}, 10**30, Decimal(10**30)),
        (Rights, {"type": "array", "items": NAMES, "uniqueItems": True}, ["READ", "RUN"], Rights.READ | Rights.RUN),
        (Parts, ..., [], Parts(0)),
        (Path, {"type": "string", "format": "path"}, "a/b", Path("a/b")),
        (PurePosixPath, {"type": "string", "format": "path"}, "a", PurePosixPath("a")),
        (bytes, {"type": "string", "contentEncoding": "base64"}, "aGk=", b"hi"),
        (bytearray, ..., "-_8=", bytearray(b"\xfb\xff")),
        (timedelta, {"type": "string", "format": "duration"}, "P1DT2H30M", timedelta(days=1, hours=2.5)),
        (timedelta, ..., "PT0.5S", timedelta(seconds=0.5)),
        (timedelta, ..., "P2W", timedelta(weeks=2)),
        (IPv4Address, {"type": "string", "format": "ipv4"}, "192.0.2.1", IPv4Address("192.0.2.1")),
        (IPv6Network, ..., "2001:db8::/32", IPv6Network("2001:db8::/32")),
        (Fraction, {"type": "string", "format": "fraction"}, "3/4", Fraction(3, 4)),
        (re.Pattern, {"type": "string", "format": "regex"}, "^a", re.compile("^a")),
        (re.Pattern[str], ..., "^a", re.compile("^a")),
        (ZoneInfo, ..., "Europe/Rome", ZoneInfo("Europe/Rome")),
        (deque[int], {"type": "array", "items": WHOLE}, [1.0], deque([1])),
        (OrderedDict[str, int], ..., {"a": 1}, OrderedDict(a=1)),
        (Counter[str], {"type": "object", "additionalProperties": WHOLE}, {"a": 2}, Counter(a=2)),
        (
            dict[int, str],
            {"type": "object", "additionalProperties": {"type": "string"}, "propertyNames": KEY},
            {"1": "a", "-2": "b"},
            {1: "a", -2: "b"},
        ),
        (dict[float, int], ..., {"1.5": 1}, {1.5: 1}),
        (dict[UUID, int], ..., {ID: 1}, {UUID(ID): 1}),
        (dict[date, int], ..., {"2026-01-31": 1}, {date(2026, 1, 31): 1}),
        (dict[Size, int], ..., {"1": 5}, {Size.SMALL: 5}),
        (dict[Literal[1, True, "a"], int], ..., {"1": 5, "true": 6}, {1: 6}),
        (dict[Annotated[str, at.MinLen(2)], int], ..., {"ab": 1}, {"ab": 1}),
        (dict[Whole, int], ..., {"1": 1}, {1: 1}),
        (Many[int], {"type": "array", "items": WHOLE}, [1], [1]),
        (Link, ..., {"value": 1, "next": {"value": 2}}, Link(1, Link(2))),
        (Labelled[int], ..., {"label": "a", "item": 1.0}, Labelled("a", 1)),
        (Priced, ..., {"label": "a", "item": 1, "price": 2}, Priced("a", 1, Decimal(2))),
    ],
    ids=named,
)
def test_a_type_has_a_schema_and_values_that_fit_it(hint: Any, described: Any, value: Any, wanted: Any) -> None:
    made = schema(hint)
    assert described in (..., made)
    Draft202012Validator(made).validate(value)
    found = fitted(hint, value)
    assert (found, type(found)) == (wanted, type(wanted))


@pytest.mark.parametrize(
    ("hint", "value", "wanted"),
    [
        (Decimal, "19.9999999999999999999", Decimal("19.9999999999999999999")),
        (Decimal, "-1e3", Decimal(-1000)),
        (Rights, 3, Rights.READ | Rights.WRITE),
        (Rights, 4.0, Rights.RUN),
        (Rights | None, 4.0, Rights.RUN),
        (Size | None, 2.0, Size.LARGE),
        (Pair[int, str], {"a": [1]}, {"a": [1]}),
        (Rights, "WRITE", Rights.WRITE),
        (timedelta, "-PT5M", -timedelta(minutes=5)),
    ],
    ids=named,
)
def test_what_models_also_write_is_taken(hint: Any, value: Any, wanted: Any) -> None:
    assert fitted(hint, value) == wanted


def test_a_number_in_json_text_keeps_its_digits() -> None:
    form = TypeHintReader().read(dict[str, Decimal | None], "output")
    text = b': ping\n{"a": 12345678901234567.89, "b": 0.1, "c": 1.50, "d": 1e-20}'
    assert convert_text(text, form) == {
        "a": Decimal("12345678901234567.89"),
        "b": Decimal("0.1"),
        "c": Decimal("1.5"),
        "d": Decimal("1e-20"),
    }
    assert convert_text(b"0.12345678901234567890", TypeHintReader().read(float, "output")) == 0.12345678901234567890
    bounded = TypeHintReader().read(Annotated[Decimal, at.Ge(0.1)], "output")
    assert convert_text(b"0.1", bounded) == Decimal("0.1")
    with pytest.raises(ConversionError, match="must be at least"):
        convert_text(b"0.0999999999999999999999", bounded)


@pytest.mark.parametrize(
    ("hint", "value", "text"),
    [
        (Decimal, "NaN", "the value: must be a number, written like 19.99"),
        (Decimal, True, "the value: expected a number, got a boolean"),
        (Rights, ["READ", "EAT"], "the value: must be a list of 'READ', 'WRITE', 'RUN'"),
        (Rights, 8, "the value: must be a sum of 1, 2, 4"),
        (Rights, -1, "the value: must be a sum of 1, 2, 4"),
        (Rights, [1], "the value: expected a list of names, got a list"),
        (bytes, "aGk", "the value: must be written like aGVsbG8="),
        (timedelta, "P1Y", "the value: must be written like P1DT2H30M"),
        (timedelta, "PT", "the value: must be written like P1DT2H30M"),
        (timedelta, "P99999999999D", "the value: must be written like P1DT2H30M"),
        (IPv4Address, "1.2.3", "the value: must be written like 192.0.2.1"),
        (Fraction, "1/0", "the value: must be written like 3/4"),
        (re.Pattern, "(", "the value: must be written like ^a+$"),
        (ZoneInfo, "Europe/Nowhere", "the value: must be written like Europe/Rome"),
        (dict[int, str], {"x": "a"}, "x: the key: expected an integer, got a string"),
        (dict[int, str], {"01": "a"}, "01: the key: expected an integer, got a string"),
        (dict[date, int], {"x": 1}, "x: the key: must be written like 2026-01-31"),
        (dict[Annotated[str, at.MinLen(2)], int], {"a": 1}, "a: the key: must have at least 2 characters"),
        (dict[Size, int], {"3": 1}, "3: there is no such field; there are: 1, 2"),
    ],
    ids=named,
)
def test_a_value_that_does_not_fit_is_refused_with_an_example(hint: Any, value: Any, text: str) -> None:
    with pytest.raises(ConversionError) as caught:
        fitted(hint, value)
    assert str(caught.value) == text


def test_a_defaultdict_goes_on_making_what_its_values_are() -> None:
    made = fitted(defaultdict[str, list[int]], {"a": [1]})
    assert made["b"] == []
    assert fitted(defaultdict[str, Size], {}).default_factory is None


def test_an_argument_of_post_init_is_a_field() -> None:
    assert schema(Sum)["properties"].keys() == {"items", "start", "scale"}
    assert fitted(Sum, {"items": [1, 2], "start": 3.0, "scale": 2}).total == 12


def test_a_class_inherits_what_is_said_of_its_fields() -> None:
    assert schema(Priced)["properties"]["label"]["description"] == "what it is called."
    assert "description" not in schema(Priced)


EVERY = {
    Decimal: st.decimals(allow_nan=False, allow_infinity=False).map(lambda number: number.normalize()),
    bytes: st.binary(),
    timedelta: st.timedeltas(),
    UUID: st.uuids(),
    date: st.dates(),
    Path: st.sampled_from(["a", "/b/c", "."]).map(Path),
    IPv4Address: st.ip_addresses(v=4),
    Fraction: st.fractions(),
    dict[int, bytes]: st.dictionaries(st.integers(), st.binary()),
}


@given(st.sampled_from(list(EVERY)).flatmap(lambda hint: st.tuples(st.just(hint), EVERY[hint])))
def test_what_a_tool_returns_can_be_given_to_the_next(pair: Any) -> None:
    hint, value = pair
    assert fitted(hint, plain(value)) == value


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False).filter(lambda value: abs(value) <= 2**53))
def test_an_integer_is_what_json_schema_calls_one(value: Any) -> None:
    try:
        found = run(taking(int), {"x": value})
    except ValidationError:
        assert not Draft202012Validator({"type": "integer"}).is_valid(value)
    else:
        assert found == value
        assert type(found) is int
        assert schema_of_parameter(taking(int)) == {"type": "integer"}
