"""JSON data to models: nothing is coerced, nothing lost, unknown parts are kept.

Each kind of type has a hook factory: a hook is built, and a model imported, when its first value arrives. The kinds
that models consist of are looked up here; cattrs, which is slow to import, is asked for any other type.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from ... import models
from ..._loading.lazy_import import load
from ..._record import Record, Unknown
from ...errors import SerializationError
from ...models._facts import ALIASES, RESPONSE_BOUNDS, UNIONS, UnionFacts
from ...models._functions import READERS
from .json_types import MISSING, title_of
from .record_hooks import closest_hook, with_known_model
from .scalars import SCALARS, Hook, TypeMismatch, bounded_hook
from .type_refs import FieldPlan, TypeRef, fields_of, json_classes, members_of, shape_of, union_name_in

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["FieldPlan", "hook_of", "plan_of", "structure", "tag_of", "union_of_classes"]


def structure(value: Any, into: Any) -> Any:
    """`value`, as parsed from JSON, as the model (or union of models) `into`.

    Raises SerializationError with the path of what does not fit; its body is the whole value.
    """
    try:
        return hook_of(into)(value, into)
    except TypeMismatch as fault:
        path = "$" + "".join(reversed(fault.path))
        raise SerializationError(f"{path}: {fault}", path=path, body=value) from None
    except RecursionError:
        raise SerializationError("$: nested too deeply", path="$", body=value) from None


def _record_hook(cls: Any) -> Hook:
    if issubclass(cls, Unknown):
        return lambda value, _: cls(tag_of(value, "type"), value)
    plan = plan_of(cls)
    hook, reader = _general_hook(cls, plan), READERS.get(cls.__name__)
    # A class that hooks on setting attributes is read as the general hook does.
    if reader is None or cls.__setattr__ is not object.__setattr__:
        return with_known_model(cls, hook)
    hooks = {field.wire: field.hook for field in plan if field.hook}
    members = {field.wire: _hooks_by_tag(union) for field in plan if (union := union_name_in(field.shape)) is not None}
    return with_known_model(cls, reader(cls, hook, hooks, members, TypeMismatch))


@cache
def _hooks_by_tag(union: str) -> dict[Any, Hook]:
    """The hooks of the members of a union by their tags: of those of which a value has arrived."""
    return {}


def _general_hook(cls: Any, plan: list[FieldPlan]) -> Hook:
    """Sets fields one by one, without `__init__`: a response can have fewer and more fields than a request."""
    known = frozenset(field.wire for field in plan)
    new = cls.__new__

    def hook(data: Any, _: Any) -> Any:
        if data.__class__ is not dict:
            raise TypeMismatch(f"an object ({cls.__name__})", data)
        record = new(cls)
        nulls: list[str] = []
        found = 0
        for wire, put, scalar, convert, required, _ in plan:
            value = data.get(wire, MISSING)
            if value is MISSING:
                if required:
                    raise TypeMismatch("a value", MISSING).at(f".{wire}")
                put(record, None)
                continue
            found += 1
            if value is None and not required:
                nulls.append(wire)
            elif value.__class__ is not scalar and convert is not None:
                try:
                    value = convert(value, None)
                except TypeMismatch as fault:
                    raise fault.at(f".{wire}") from None
            put(record, value)
        if found != len(data):
            record._extra = {key: value for key, value in data.items() if key not in known}
        if nulls:
            record._nulls = tuple(nulls)
        return record

    return hook


def plan_of(cls: Any) -> list[FieldPlan]:
    """How each field is read."""
    bounded = RESPONSE_BOUNDS.get(cls.__name__, {})
    plan: list[FieldPlan] = []
    for name, wire, shape, required in fields_of(cls):
        hook, scalar = _field_hook(wire, shape), _scalar_class(wire, shape)
        if wire in bounded:
            hook, scalar = bounded_hook(hook, bounded[wire]), MISSING
        plan.append(FieldPlan(wire, getattr(cls, name).__set__, scalar, hook, required, shape))
    return plan


def _scalar_class(wire: str, shape: Any) -> Any:
    """The class of a plain scalar, also of an open enum, which is a string; MISSING for any other shape."""
    while isinstance(shape, TypeRef) and shape.name in ALIASES:
        shape = shape_of(ALIASES[shape.name])
    if typing.get_origin(shape) is typing.Literal and wire != "type":
        return str
    return shape if shape in SCALARS else MISSING


def _field_hook(wire: str, shape: Any) -> Hook | None:
    """The hook of a field; None where any value is allowed."""
    if shape is Any:
        return None
    if wire == "type" and typing.get_origin(shape) is typing.Literal:
        return _tag_hook(typing.get_args(shape))
    return _lazy(shape)


def _lazy(shape: Any) -> Hook:
    """A hook of a type that is looked up when its first value arrives."""
    if shape in SCALARS:
        return SCALARS[shape]
    if isinstance(shape, TypeRef) and shape.name in READERS:
        return hook_of(shape)  # arrives with nearly every response, and does not contain itself
    found: Hook | None = None

    def hook(value: Any, _: Any) -> Any:
        nonlocal found
        if found is None:
            found = hook_of(shape)
        return found(value, shape)

    return hook


def _tag_hook(allowed: tuple[Any, ...]) -> Hook:
    def hook(value: Any, _: Any) -> Any:
        if value not in allowed:
            raise TypeMismatch(f"the string {' or '.join(map(repr, allowed))}", value)
        return value

    return hook


def _named_hook(named: TypeRef) -> Hook:
    if named.name in UNIONS:
        return _union_hook(UNIONS[named.name], _hooks_by_tag(named.name))
    if named.name in ALIASES:
        return hook_of(shape_of(ALIASES[named.name]))
    return hook_of(getattr(models, named.name))


def _union_hook(facts: UnionFacts, by_tag: dict[Any, Hook]) -> Hook:
    """By discriminator; an unknown value gives the union's unknown class, never another member."""
    unknown: Any = getattr(models, facts.unknown)
    key = facts.tag

    def hook(value: Any, _: Any) -> Any:
        if value.__class__ is not dict:
            raise TypeMismatch("an object", value)
        tag = value.get(key)
        if tag.__class__ is str and tag in by_tag:
            return by_tag[tag](value, None)
        name = facts.default if tag is None else facts.members.get(tag) if isinstance(tag, str) else None
        if name is None:
            return unknown(tag_of(value, key), value)
        found = hook_of(getattr(models, name))
        if isinstance(tag, str):
            by_tag[tag] = found
        return found(value, None)

    return hook


def _alternatives_hook(shape: Any) -> Hook:
    """A string, list or object, distinguished by its JSON type."""
    members = members_of(shape)
    # A string or one of several objects: Python flattens a union inside a union.
    facts = union_of_classes(members)
    by_kind: dict[type, Hook] = {dict: _union_hook(facts, {})} if facts else {}
    if facts is None and len(objects := [_lazy(member) for member in members if dict in json_classes(member)]) > 1:
        by_kind[dict] = closest_hook(objects)
    for member in members:
        for kind in json_classes(member):
            by_kind.setdefault(kind, _lazy(member))

    def hook(value: Any, _: Any) -> Any:
        found = by_kind.get(value.__class__)
        if found is None:
            raise TypeMismatch(" or ".join(sorted(map(title_of, by_kind))), value)
        return found(value, None)

    return hook


def union_of_classes(members: tuple[Any, ...]) -> UnionFacts | None:
    """The facts of a union given as Python knows it, such as `StreamEvent`."""
    names = {m.__name__ for m in members if isinstance(m, type) and issubclass(m, Record)}
    for facts in UNIONS.values():
        if names and names == {*facts.members.values(), facts.unknown}:
            return facts
    return None


def _list_hook(shape: Any) -> Hook:
    (inner,) = typing.get_args(shape) or (Any,)
    convert = _lazy(inner) if inner is not Any else None

    def hook(value: Any, _: Any) -> Any:
        if value.__class__ is not list:
            raise TypeMismatch("a list", value)
        if convert is None:
            return value
        done: list[Any] = []
        try:
            for item in value:
                done.append(convert(item, None))
        except TypeMismatch as fault:
            raise fault.at(f"[{len(done)}]") from None
        return done

    return hook


def _dict_hook(shape: Any) -> Hook:
    arguments = typing.get_args(shape) or (str, Any)
    convert = _lazy(arguments[1]) if arguments[1] is not Any else None

    def hook(value: Any, _: Any) -> Any:
        if value.__class__ is not dict:
            raise TypeMismatch("an object", value)
        if convert is None:
            return value
        done: dict[str, Any] = {}
        for key, item in value.items():
            try:
                done[key] = convert(item, None)
            except TypeMismatch as fault:
                raise fault.at(f".{key}") from None
        return done

    return hook


def tag_of(value: Any, name: str) -> str:
    tag = value.get(name) if isinstance(value, dict) else None
    return tag if isinstance(tag, str) else ""


def _origin(shape: Any) -> Any:
    return typing.get_origin(shape) or shape


_FACTORIES: tuple[tuple[Callable[[Any], bool], Callable[[Any], Hook]], ...] = (
    (lambda t: isinstance(t, type) and issubclass(t, Record), _record_hook),
    (lambda t: isinstance(t, TypeRef), _named_hook),
    (lambda t: members_of(t) != (t,), _alternatives_hook),
    (lambda t: _origin(t) is dict, _dict_hook),
    (lambda t: _origin(t) is list, _list_hook),
    (lambda t: _origin(t) is typing.Literal, lambda t: SCALARS[str]),
)
"""The kinds of types and what makes their hooks; the first that fits is taken."""


@cache
def _converter() -> Converter:
    load("cattrs")  # which takes longer than building a client
    from cattrs import Converter

    converter = Converter(detailed_validation=False)
    for kind, hook in SCALARS.items():
        if kind is not None:
            converter.register_structure_hook(kind, hook)
    for fits, make in reversed(_FACTORIES):  # the last one registered is tried first
        converter.register_structure_hook_factory(fits, make)
    return converter


@cache
def hook_of(shape: Any) -> Hook:
    """The hook of any shape; hooks are made once."""
    if shape in SCALARS:
        return SCALARS[shape]
    for fits, make in _FACTORIES:
        if fits(shape):
            return make(shape)
    hook: Hook = _converter().get_structure_hook(shape)
    return hook
