"""The types of fields, read from their annotations without importing the classes that these name."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from ...models._facts import ALIASES, FIELDS, UNIONS
from ...models._groups import GROUPS
from .json_types import JSON_CLASSES

__all__ = ["FieldPlan", "TypeRef", "fields_of", "json_classes", "members_of", "shape_of", "union_name_in"]


class TypeRef(str):
    """A reference to a model, a union or an alias by its name, resolved when its first value arrives.

    A string, because its hash is cached: hooks are looked up by type for each event of a stream.
    """

    __slots__ = ()

    @property
    def name(self) -> str:
        """The name as a plain string."""
        return str(self)

    def __or__(self, other: Any) -> tuple[Any, ...]:
        return (self, *other) if isinstance(other, tuple) else (self, other)

    def __ror__(self, other: Any) -> tuple[Any, ...]:
        return (*other, self) if isinstance(other, tuple) else (other, self)


class _Names(Mapping[str, Any]):
    """The names that an annotation may use."""

    _KNOWN: Mapping[str, Any] = {
        "str": str,
        "int": int,
        "float": float,
        "bool": bool,
        "list": list,
        "dict": dict,
        "Any": Any,
        "Literal": Literal,
    }

    def __getitem__(self, name: str) -> Any:
        if name in self._KNOWN:
            return self._KNOWN[name]
        if name in GROUPS:
            return TypeRef(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter((*self._KNOWN, *GROUPS))

    def __len__(self) -> int:
        return len(self._KNOWN) + len(GROUPS)


_NAMES = _Names()


def shape_of(annotation: str) -> Any:
    """An annotation of a generated model as a type, with `TypeRef` for every model it mentions."""
    # The annotation is our own generated source, never data from a response.
    return eval(annotation, {"__builtins__": {}}, _NAMES)  # noqa: S307


def fields_of(cls: Any) -> Iterator[tuple[str, str, Any, bool]]:
    """(attribute, JSON name, type, whether it is required) of each field of a model."""
    odd = FIELDS.get(cls.__name__, {})
    for attribute in cls.__attrs_attrs__:
        wire, text = odd.get(attribute.name, (attribute.name, attribute.type))
        required = attribute.default is not None
        # A null in an optional field is accepted before its type is checked.
        yield attribute.name, wire, shape_of(text if required else text.removesuffix(" | None")), required


def members_of(shape: Any) -> tuple[Any, ...]:
    """The members of a union; the type itself where it is not one."""
    if isinstance(shape, tuple):
        return shape
    return typing.get_args(shape) if typing.get_origin(shape) in (typing.Union, types.UnionType) else (shape,)


def json_classes(member: Any) -> tuple[type, ...]:
    """The classes that JSON values of a member of a union have."""
    origin = typing.get_origin(member)
    if origin is typing.Literal:
        return (str,)
    if isinstance(member, TypeRef):
        alias = ALIASES.get(member.name)
        if alias is None:
            return (dict,)
        return tuple(kind for inner in members_of(shape_of(alias)) for kind in json_classes(inner))
    kind = origin or member
    if kind is float:
        return (float, int)
    return (type(None),) if kind is None else (kind if isinstance(kind, type) and kind in JSON_CLASSES else dict,)


def union_name_in(shape: Any) -> str | None:
    """The union that a shape is, or is a list of; None for anything else."""
    if typing.get_origin(shape) is list:
        (shape,) = typing.get_args(shape) or (Any,)
    return shape.name if isinstance(shape, TypeRef) and shape.name in UNIONS else None


class FieldPlan(NamedTuple):
    """How one field is read: its JSON name, its setter, and so on."""

    wire: str
    put: Any
    scalar: Any
    """The class of a plain scalar: a value of it needs no call of the hook."""
    hook: Callable[[Any, Any], Any] | None
    """None where any value is allowed."""
    required: bool
    shape: Any
