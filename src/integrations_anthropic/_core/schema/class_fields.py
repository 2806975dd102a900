"""The fields of a class of the user's: a dataclass, an attrs class, a TypedDict, a NamedTuple."""

from __future__ import annotations

import dataclasses
import math
import sys
import typing
from collections.abc import Callable, Iterator, Mapping
from enum import Enum, Flag
from typing import Any, NamedTuple

import attrs

from ...errors import ValidationError
from ..codec.json_types import MISSING
from .docstrings import read_docstring

__all__ = ["Member", "class_doc", "is_typed_dict", "json_default", "members_of", "names_around", "resolved"]


class Member(NamedTuple):
    """One field."""

    name: str
    """In JSON, and as an argument of the class."""
    hint: Any
    required: bool
    default: Any
    """MISSING where there is none, or where it is made by calling something."""
    description: str | None
    made: bool = False
    """Whether its default is made by calling something."""


def members_of(cls: Any, where: str) -> tuple[Member, ...] | None:
    """The fields of a class in order; None where it is no class of fields.

    Raises ValidationError where a hint names what cannot be found.
    """
    if is_typed_dict(cls):
        found = _typed_dict
    elif not isinstance(cls, type):
        return None
    elif dataclasses.is_dataclass(cls):
        found = _dataclass
    elif attrs.has(cls):
        found = _attrs_class
    elif issubclass(cls, tuple) and hasattr(cls, "_fields"):
        found = _named_tuple
    else:
        return None
    hints = resolved(lambda: _hints(cls), cls, where)
    # A class says of its own fields; those that it inherits are documented where they come from.
    documented: dict[str, str] = {}
    for base in reversed(getattr(cls, "__mro__", (cls,))):
        text = class_doc(base)
        documented |= read_docstring(text).parameters if text else {}
    return tuple(m if m.description else m._replace(description=documented.get(m.name)) for m in found(cls, hints))


def is_typed_dict(cls: Any) -> bool:
    """Whether it is a TypedDict, of `typing` or of `typing_extensions`."""
    return isinstance(cls, type) and issubclass(cls, dict) and hasattr(cls, "__required_keys__")


def _hints(cls: Any) -> dict[str, Any]:
    try:
        return typing.get_type_hints(cls, include_extras=True)
    except NameError:
        # A class made inside a function may still mention itself, and what is beside it.
        return typing.get_type_hints(cls, localns=names_around(cls) | {cls.__name__: cls}, include_extras=True)


def names_around(of: Any) -> dict[str, Any]:
    """The local names of the function inside which a class or function was made, if that function still runs."""
    outer, _, _ = of.__qualname__.rpartition(".<locals>.")
    frame = sys._getframe() if outer else None
    while frame is not None:
        if frame.f_code.co_qualname == outer and frame.f_globals.get("__name__") == of.__module__:
            return dict(frame.f_locals)
        frame = frame.f_back
    return {}


def resolved(read: Callable[[], dict[str, Any]], of: Any, where: str) -> dict[str, Any]:
    """The hints that `read` gives; ValidationError where one names what cannot be found."""
    try:
        return read()
    except (NameError, AttributeError, TypeError, SyntaxError) as error:
        name = getattr(of, "__qualname__", type(of).__qualname__)
        raise ValidationError(
            f"{where}: the type hints of {name} cannot be read: {error}. What a hint names has to be there at run "
            "time, at the top of its module or in a function that still runs, and not below TYPE_CHECKING",
            field=where,
        ) from error


def class_doc(cls: Any) -> str | None:
    """The docstring somebody wrote for the class; not the one Python makes up."""
    text = vars(cls).get("__doc__")
    if not isinstance(text, str) or cls.__module__ in ("builtins", "typing", "typing_extensions"):
        return None
    return None if text.startswith(f"{cls.__name__}(") else text


def json_default(value: Any) -> Any:
    """The value where a schema can say it, else MISSING."""
    if isinstance(value, Flag):
        return [flag.name for flag in value]
    if isinstance(value, Enum):
        value = value.value
    if value is None or value.__class__ in (str, int, bool):
        return value
    if value.__class__ is float:
        return value if math.isfinite(value) else MISSING
    if isinstance(value, (list, tuple)):
        items = [json_default(item) for item in value]
        return MISSING if any(item is MISSING for item in items) else items
    return MISSING


def _dataclass(cls: Any, hints: Mapping[str, Any]) -> Iterator[Member]:
    # Beside the fields there are the arguments of `__post_init__`, which no object keeps.
    every = cls.__dataclass_fields__.values()
    arguments = {name for name, hint in hints.items() if isinstance(hint, dataclasses.InitVar)}
    kept = {field.name for field in dataclasses.fields(cls)}
    for field in every:
        if field.init and field.name in kept | arguments:
            absent = field.default is dataclasses.MISSING
            default = MISSING if absent else field.default
            made = field.default_factory is not dataclasses.MISSING
            said = _description_from(field.metadata)
            yield Member(field.name, hints[field.name], absent and not made, default, said, made)


def _attrs_class(cls: Any, hints: Mapping[str, Any]) -> Iterator[Member]:
    for field in attrs.fields(cls):
        if field.init:
            made = isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]  # a class, though typed as a function
            required = field.default is attrs.NOTHING
            default = MISSING if required or made else field.default
            # What has no hint takes anything.
            said = _description_from(field.metadata)
            yield Member(field.alias, hints.get(field.name, Any), required, default, said, made)


def _named_tuple(cls: Any, hints: Mapping[str, Any]) -> Iterator[Member]:
    for name in cls._fields:
        default = cls._field_defaults.get(name, MISSING)
        yield Member(name, hints.get(name, Any), default is MISSING, default, None)


def _typed_dict(cls: Any, hints: Mapping[str, Any]) -> Iterator[Member]:
    for name, hint in hints.items():
        # Where hints are texts, Python takes every key for required or not by its class alone.
        said = {"Required": True, "NotRequired": False}.get(_wrapper(hint))
        yield Member(name, hint, name in cls.__required_keys__ if said is None else said, MISSING, None)


def _wrapper(hint: Any) -> str:
    """`Required` or `NotRequired`, where the hint says one of them; by name, as `typing_extensions` has its own."""
    while (origin := typing.get_origin(hint)) is typing.Annotated:
        hint = typing.get_args(hint)[0]
    return getattr(origin, "_name", None) or ""


def _description_from(metadata: Mapping[Any, Any]) -> str | None:
    text = metadata.get("description")
    return text if isinstance(text, str) else None
