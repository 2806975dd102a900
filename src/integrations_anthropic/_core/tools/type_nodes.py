"""What a type hint asks of a JSON value, as data: a schema is written from it, and values are fitted to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from attrs import Factory, define, frozen

from ..codec.scalars import MISSING

__all__ = [
    "Anything",
    "Choice",
    "Either",
    "Entries",
    "Field",
    "Fields",
    "Fixed",
    "Form",
    "Items",
    "Noted",
    "Scalar",
    "Text",
]


@frozen(eq=False)
class Anything:
    """Any JSON value, taken as it is."""


@frozen(eq=False)
class Scalar:
    """A text, a number, true or false, or null."""

    kind: str
    """JSON Schema's name: `string`, `integer`, `number`, `boolean`, `null`."""


@frozen(eq=False)
class Text:
    """A text that stands for something else, such as a date."""

    format: str
    """JSON Schema's name of the format: `date-time`."""
    read: Callable[[str], Any]
    """Makes the value; ValueError for a text it cannot read."""
    example: str


@frozen(eq=False)
class Choice:
    """One of these values."""

    values: tuple[tuple[Any, Any], ...]
    """(in JSON, in Python) of each."""


@frozen(eq=False)
class Items:
    """A list of any length."""

    item: Form
    make: Callable[[list[Any]], Any]
    unique: bool = False


@frozen(eq=False)
class Fixed:
    """A list with a place for each item: a tuple."""

    items: tuple[Form, ...]


@frozen(eq=False)
class Entries:
    """An object with keys of any name."""

    value: Form


@frozen(eq=False)
class Noted:
    """Another form, with what its hint says beside the type."""

    form: Form
    description: str | None
    bounds: Mapping[str, Any]
    """Further keywords of JSON Schema: `minimum`, `maxLength`, …"""


@frozen(eq=False)
class Either:
    """One of several forms."""

    members: tuple[Form, ...]


@frozen(eq=False)
class Field:
    """One named value of an object."""

    form: Form
    required: bool = True
    description: str | None = None
    default: Any = MISSING
    """What it is when it is left out, where JSON can say it."""


@define(eq=False)
class Fields:
    """An object with fields: a dataclass, an attrs class, a TypedDict, the parameters of a function."""

    name: str
    make: Callable[[dict[str, Any]], Any]
    description: str | None = None
    fields: Mapping[str, Field] = Factory(dict)
    """By name in JSON; set last, because a class may mention itself."""


Form: TypeAlias = Anything | Scalar | Text | Choice | Items | Fixed | Entries | Noted | Either | Fields
