"""Classes of every kind, as a user writes them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, IntEnum, StrEnum
from typing import Annotated, Any, Generic, Literal, NamedTuple, NewType, NotRequired, Required, TypedDict, TypeVar

import attrs


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Mood(StrEnum):
    GOOD = "good"


@dataclass
class Place:
    """A place.

    Args:
        city: its name.
    """

    city: str
    degrees: float = 20
    colour: Colour | None = None
    tags: list[str] = dataclasses.field(default_factory=list)
    secret: int = dataclasses.field(default=1, init=False)


@dataclass
class Outer:
    @dataclass
    class Inner:
        x: int

    inner: Inner
    # TypeRef like its type: the type is meant.
    datetime: datetime | None = None


@dataclass
class Silent:
    x: int = dataclasses.field(metadata={"description": "across"})


@attrs.define
class Journey:
    """A journey."""

    start: Place
    stops: list[Place] = attrs.Factory(list)
    _hidden: int = 3
    when: datetime | None = None


@dataclass
class Node:
    """A node."""

    value: int
    next: Node | None = None


class Paper(TypedDict):
    title: str
    pages: NotRequired[Annotated[int, "how many"]]


class Loose(TypedDict, total=False):
    title: Required[str]
    pages: int


class Both(Paper, total=False):
    extra: bool


class Point(NamedTuple):
    x: int
    y: float = 0.5


T = TypeVar("T")
UserId = NewType("UserId", int)


@attrs.define
class Box(Generic[T]):
    item: T
    more: list[T] = attrs.Factory(list)


@dataclass
class Cat:
    kind: Literal["cat"]
    lives: int


@dataclass
class Dog:
    kind: Literal["dog"]
    bone: Any = None


@dataclass
class Even:
    number: int

    def __post_init__(self) -> None:
        if self.number % 2:
            raise ValueError("must be even")


@attrs.define
class Small:
    number: int = attrs.field(validator=attrs.validators.lt(10))


@dataclass
class Lost:
    x: Nowhere  # noqa: F821 - deliberately undefined


@dataclass
class Left:
    item: Left | Right


@dataclass
class Right:
    item: Left | Right
