"""Hints that stand for others: names, type variables, and what is put around the hint of a field."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import InitVar
from enum import Enum
from typing import Any

__all__ = ["filled", "is_around", "meaning", "taken_apart"]

# Say something about a field, not about its value.
_AROUND = ("Required", "NotRequired", "ReadOnly", "Final")


def is_around(origin: Any) -> bool:
    """Whether a hint of that origin says something about a field, and has the hint of its value inside."""
    return getattr(origin, "_name", None) in _AROUND


def taken_apart(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """The hint of a field without its notes, and the notes; `Required` and the like are taken off."""
    while is_around(typing.get_origin(hint)) or isinstance(hint, InitVar):
        hint = hint.type if isinstance(hint, InitVar) else typing.get_args(hint)[0]
    if typing.get_origin(hint) is not typing.Annotated:
        return hint, ()
    inner, more = taken_apart(typing.get_args(hint)[0])
    return inner, (*more, *hint.__metadata__)


def filled(hint: Any, meant: Mapping[Any, Any]) -> Any:
    """A hint of a generic class, its type variables replaced by what they stand for."""
    if isinstance(hint, typing.TypeVar):
        return meant.get(hint, hint)
    parameters = () if isinstance(hint, type) else getattr(hint, "__parameters__", ())
    return hint[tuple(meant.get(p, p) for p in parameters)] if parameters and meant else hint


def meaning(hint: Any, arguments: tuple[Any, ...]) -> Any:
    """The hint that a name stands for: a NewType, `type X = …`, a TypeVar; None where it is no name."""
    if isinstance(hint, typing.TypeVar):
        return hint.__bound__ or (typing.Union[hint.__constraints__] if hint.__constraints__ else Any)  # noqa: UP007 - made at run time
    named = typing.get_origin(hint) or hint
    for name in ("__supertype__", "__value__"):
        if hasattr(named, name) and not isinstance(named, Enum):
            meant: Any = getattr(named, name)
            return filled(meant, dict(zip(getattr(named, "__type_params__", ()), arguments, strict=False)))
    return None
