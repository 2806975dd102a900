"""What a field holds, read off its annotation without loading the classes it names."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from ...models._facts import FIELDS, GROUPS

__all__ = ["TypeRef", "fields_of", "members_of", "shape_of"]


class TypeRef(str):
    """A model, a union or an alias by its name: what it is gets looked up when a value of it first comes.

    A text, because its hash is kept: hooks are looked up by shape for every event of a stream.
    """

    __slots__ = ()

    @property
    def name(self) -> str:
        """The name alone."""
        return str(self)

    def __or__(self, other: Any) -> tuple[Any, ...]:
        return (self, *other) if isinstance(other, tuple) else (self, other)

    def __ror__(self, other: Any) -> tuple[Any, ...]:
        return (*other, self) if isinstance(other, tuple) else (other, self)


class _Names(Mapping[str, Any]):
    """The names an annotation may use."""

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
    # The text is our own generated source, never anything that came over the wire.
    return eval(annotation, {"__builtins__": {}}, _NAMES)  # noqa: S307


def fields_of(cls: Any) -> Iterator[tuple[str, str, Any, bool]]:
    """(attribute, JSON name, shape, whether it is required) of every field of a model."""
    odd = FIELDS.get(cls.__name__, {})
    for attribute in cls.__attrs_attrs__:
        wire, text = odd.get(attribute.name, (attribute.name, attribute.type))
        required = attribute.default is not None
        # A null in an optional field is taken as it is before its shape is looked at.
        yield attribute.name, wire, shape_of(text if required else text.removesuffix(" | None")), required


def members_of(shape: Any) -> tuple[Any, ...]:
    """The alternatives of a shape; the shape itself where there is but one."""
    if isinstance(shape, tuple):
        return shape
    return typing.get_args(shape) if typing.get_origin(shape) in (typing.Union, types.UnionType) else (shape,)
