"""JSON data that does not fit its model, as that model all the same: the part that does not fit stays as it came."""

from __future__ import annotations

import typing
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from types import NoneType
from typing import Any

from ... import models
from ..._record import MessageText, Record, Unknown
from ...errors import SerializationError
from ...models._facts import ALIASES, UNIONS, UnionFacts
from .decode import hook_of, plan_of, structure, tag_of, union_of_classes
from .json_types import MISSING
from .record_hooks import know_model
from .scalars import Hook, TypeMismatch
from .type_refs import TypeRef, json_classes, members_of, shape_of

__all__ = ["Report", "recovered", "structure_leniently"]

Report = Callable[[str, str], None]
"""Receives each part that does not fit: its path, and what was found, without its value."""


def structure_leniently(value: Any, into: Any, report: Report) -> Any:
    """`value`, as parsed from JSON, as the model (or union of models) `into`, whatever part of it does not fit."""
    try:
        return structure(value, into)
    except SerializationError as misfit:
        return recovered(value, into, misfit, report)


def recovered(value: Any, into: Any, misfit: SerializationError, report: Report) -> Any:
    """What `structure` could not read because of a `misfit`, in a slower way that reads whatever does fit.

    A required field that is missing or null is None; a value of another kind, or outside its bounds, stays as it came;
    what is no object where one of several models is due is the unknown member of that union, and so is a model with a
    required part that is no object. Raises SerializationError where `value` itself is no object but should be one.
    """
    found: list[tuple[str, str]] = []
    try:
        read = _Reading(found).read(value, into, "$")
    except (TypeMismatch, RecursionError):
        raise misfit from None
    for path, what in found:
        report(path, what)
    return read


_plan_of = cache(plan_of)


class _Reading:
    """Reads one value. `found` grows by each part that does not fit."""

    def __init__(self, found: list[tuple[str, str]]) -> None:
        self._found = found

    def read(self, value: Any, shape: Any, path: str) -> Any:
        """The value as its shape; raises TypeMismatch where it is of another kind altogether."""
        if isinstance(shape, TypeRef) and shape.name in ALIASES:
            shape = shape_of(ALIASES[shape.name])
        if (facts := _union_in(shape)) is not None:
            return self._member(value, facts, path)
        if (cls := _record_in(shape)) is not None:
            return self._record(value, cls, path)
        origin = typing.get_origin(shape) or shape
        if origin is list and value.__class__ is list:
            (inner,) = typing.get_args(shape) or (Any,)
            return [self._item(item, inner, f"{path}[{index}]") for index, item in enumerate(value)]
        if origin is dict and value.__class__ is dict:
            inner = (typing.get_args(shape) or (str, Any))[1]
            # The keys are the sender's words, which are not to be logged.
            return {key: self._item(item, inner, f"{path}.*") for key, item in value.items()}
        members = members_of(shape)
        if len(members) > 1:
            return self._alternative(value, members, path)
        return hook_of(shape)(value, None)

    def _item(self, value: Any, shape: Any, path: str) -> Any:
        """An item of a list or a mapping. Of several models, null is the unknown one: no item is missing."""
        if value is None and (facts := _union_in(shape)) is not None:
            return self._member(value, facts, path)
        return self._part(value, None if shape is Any else hook_of(shape), shape, path)

    def _part(self, value: Any, hook: Hook | None, shape: Any, path: str) -> Any:
        """A field or an item: it stays as it came where it does not fit."""
        if hook is None:
            return value
        try:
            return hook(value, None)
        except TypeMismatch as fault:
            mismatch = fault
        count = len(self._found)
        if value is not None:
            with suppress(TypeMismatch):
                value = self.read(value, shape, path)
        if len(self._found) == count:
            # Not a part of it, but the value itself.
            self._found.append((path, str(mismatch)))
        return value

    def _record(self, data: Any, cls: Any, path: str, *, member: bool = False) -> Any:
        """The object as its model; of a `member` of a union, TypeMismatch for a required part that is no object."""
        if issubclass(cls, Unknown):
            return cls(tag_of(data, "type"), data)
        if data.__class__ is not dict:
            raise TypeMismatch(f"an object ({cls.__name__})", data)
        record = cls.__new__(cls)
        unlike: list[str] = []
        plan = _plan_of(cls)
        for wire, put, _, hook, required, shape in plan:
            value = data.get(wire, MISSING)
            here = f"{path}.{wire}"
            if value is MISSING:
                if required:
                    unlike.append(wire)
                    self._found.append((here, str(TypeMismatch("a value", MISSING))))
                value = None
            elif value is None and not required:
                unlike.append(wire)
            else:
                if member and required and value.__class__ not in (dict, NoneType):
                    _check_is_record(value, shape, wire)
                value = self._part(value, hook, shape, here)
            put(record, value)
        known = {field.wire for field in plan}
        if not data.keys() <= known:
            record._extra = {key: value for key, value in data.items() if key not in known}
        if unlike:
            record._nulls = tuple(unlike)
        if isinstance(record, MessageText):
            know_model(record)
        return record

    def _member(self, value: Any, facts: UnionFacts, path: str) -> Any:
        """The member that the discriminator names; the unknown one where the value is no such member."""
        unknown: Any = getattr(models, facts.unknown)
        tag = value.get(facts.tag) if value.__class__ is dict else None
        name = facts.default if tag is None else facts.members.get(tag) if isinstance(tag, str) else None
        if value.__class__ is not dict:
            self._found.append((path, str(TypeMismatch("an object", value))))
        elif name is not None:
            count = len(self._found)
            try:
                return self._record(value, getattr(models, name), path, member=True)
            except TypeMismatch as fault:
                del self._found[count:]
                self._found.append((path + "".join(fault.path), str(fault)))
        return unknown(tag_of(value, facts.tag), value)

    def _alternative(self, value: Any, members: tuple[Any, ...], path: str) -> Any:
        for member in members:
            if value.__class__ in json_classes(member):
                return self.read(value, member, path)
        raise TypeMismatch("one of several types", value)


def _check_is_record(value: Any, shape: Any, wire: str) -> None:
    if (cls := _record_in(shape)) is not None:
        raise TypeMismatch(f"an object ({cls.__name__})", value).at(f".{wire}")


def _union_in(shape: Any) -> UnionFacts | None:
    if isinstance(shape, TypeRef):
        return UNIONS.get(shape.name)
    members = members_of(shape)
    return union_of_classes(members) if len(members) > 1 else None


def _record_in(shape: Any) -> Any:
    """The model that a shape is; None for any other shape."""
    if isinstance(shape, TypeRef):
        return None if shape.name in UNIONS or shape.name in ALIASES else getattr(models, shape.name)
    return shape if isinstance(shape, type) and issubclass(shape, Record) else None
