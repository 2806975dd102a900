"""What a type hint asks of a JSON value, as data: a schema is written from it, and values are fitted to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from attrs import Factory, define, frozen

from ..codec.json_types import MISSING

__all__ = [
    "AnnotatedNode",
    "AnyNode",
    "Check",
    "DecimalNode",
    "FlagNode",
    "ForeignNode",
    "ListNode",
    "LiteralNode",
    "MappingNode",
    "ObjectField",
    "ObjectNode",
    "ScalarNode",
    "StringNode",
    "TupleNode",
    "TypeNode",
    "UnionNode",
]


@frozen(eq=False)
class AnyNode:
    """Any JSON value, taken as it is."""


@frozen(eq=False)
class ScalarNode:
    """A text, a number, true or false, or null."""

    kind: str
    """JSON Schema's name: `string`, `integer`, `number`, `boolean`, `null`."""


@frozen(eq=False)
class DecimalNode:
    """A number that is kept by its decimal digits: `Decimal`."""


@frozen(eq=False)
class StringNode:
    """A text that stands for something else, such as a date."""

    format: str
    """JSON Schema's name of the format: `date-time`."""
    read: Callable[[str], Any]
    """Makes the value; ValueError or ArithmeticError for a text it cannot read."""
    example: str
    keyword: str = "format"
    """The keyword of JSON Schema that has the format as its value."""


@frozen(eq=False)
class LiteralNode:
    """One of these values."""

    values: tuple[tuple[Any, Any], ...]
    """(in JSON, in Python) of each."""


@frozen(eq=False)
class FlagNode:
    """A list of the names of the flags that are set; the sum of their bits is taken as well."""

    flags: Any
    """The class: a Flag or an IntFlag."""


@frozen(eq=False)
class ListNode:
    """A list of any length."""

    item: TypeNode
    make: Callable[[list[Any]], Any]
    unique: bool = False


@frozen(eq=False)
class TupleNode:
    """A list with a place for each item: a tuple."""

    items: tuple[TypeNode, ...]


@frozen(eq=False)
class MappingNode:
    """An object with keys of any name."""

    value: TypeNode
    key: TypeNode | None = None
    """What each key, which is a text in JSON, stands for; None where it is the text itself."""
    make: Callable[[dict[Any, Any]], Any] = dict


class Check(NamedTuple):
    """A condition on a value as Python has it."""

    holds: Callable[[Any], bool]
    text: str
    """In words: `must be at least 2026-01-31`."""


@frozen(eq=False)
class AnnotatedNode:
    """Another form, with what its hint says beside the type."""

    form: TypeNode
    description: str | None
    bounds: Mapping[str, Any]
    """Further keywords of JSON Schema: `minimum`, `maxLength`, …"""
    checks: tuple[Check, ...] = ()


@frozen(eq=False)
class UnionNode:
    """One of several forms."""

    members: tuple[TypeNode, ...]


@frozen(eq=False)
class ForeignNode:
    """A type that another library describes and validates: pydantic, msgspec."""

    name: str
    schema: Mapping[str, Any]
    """Its own JSON Schema, with its own `$defs`."""
    read: Callable[[Any], Any]
    """Makes the value; ForeignMismatch where it does not fit."""
    kinds: frozenset[str] | None = None
    """JSON Schema's names of what its values are in JSON; None where they may be anything."""
    tags: Mapping[str, tuple[Any, ...]] = Factory(dict)
    """The fields of an object that can have these values only."""


@frozen(eq=False)
class ObjectField:
    """One named value of an object."""

    form: TypeNode
    required: bool = True
    description: str | None = None
    default: Any = MISSING
    """What it is when it is left out, where JSON can say it."""
    argument: str | None = None
    """Its name in Python, where that is another than in JSON."""
    fill: Callable[[], Any] | None = None
    """Makes the value of a field that is left out; None where the class or function has a default of its own."""


@define(eq=False)
class ObjectNode:
    """An object with fields: a dataclass, an attrs class, a TypedDict, the parameters of a function."""

    name: str
    make: Callable[[dict[str, Any]], Any]
    description: str | None = None
    fields: Mapping[str, ObjectField] = Factory(dict)
    """By name in JSON; set last, because a class may mention itself."""


TypeNode: TypeAlias = (
    AnyNode
    | ScalarNode
    | DecimalNode
    | StringNode
    | LiteralNode
    | FlagNode
    | ListNode
    | TupleNode
    | MappingNode
    | AnnotatedNode
    | UnionNode
    | ForeignNode
    | ObjectNode
)
