"""What a type hint asks of a JSON value, as data: a schema is written from it, and values are fitted to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from attrs import Factory, define, frozen

from ..codec.json_types import MISSING

__all__ = [
    "AnnotatedNode",
    "AnyNode",
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
class StringNode:
    """A text that stands for something else, such as a date."""

    format: str
    """JSON Schema's name of the format: `date-time`."""
    read: Callable[[str], Any]
    """Makes the value; ValueError for a text it cannot read."""
    example: str


@frozen(eq=False)
class LiteralNode:
    """One of these values."""

    values: tuple[tuple[Any, Any], ...]
    """(in JSON, in Python) of each."""


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


@frozen(eq=False)
class AnnotatedNode:
    """Another form, with what its hint says beside the type."""

    form: TypeNode
    description: str | None
    bounds: Mapping[str, Any]
    """Further keywords of JSON Schema: `minimum`, `maxLength`, …"""


@frozen(eq=False)
class UnionNode:
    """One of several forms."""

    members: tuple[TypeNode, ...]


@frozen(eq=False)
class ObjectField:
    """One named value of an object."""

    form: TypeNode
    required: bool = True
    description: str | None = None
    default: Any = MISSING
    """What it is when it is left out, where JSON can say it."""


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
    | StringNode
    | LiteralNode
    | ListNode
    | TupleNode
    | MappingNode
    | AnnotatedNode
    | UnionNode
    | ObjectNode
)
