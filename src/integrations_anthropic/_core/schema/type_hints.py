"""Type hints as forms: what a function's parameter or a class asks of a JSON value."""

from __future__ import annotations

import collections.abc as abc
import types
import typing
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Literal
from uuid import UUID

from ...errors import ValidationError
from ..codec.bounds import bounds_in
from ..codec.json_types import MISSING
from .class_fields import class_doc, json_default, members_of
from .docstrings import read_docstring
from .node_kinds import likely
from .type_nodes import (
    AnnotatedNode,
    AnyNode,
    ListNode,
    LiteralNode,
    MappingNode,
    ObjectField,
    ObjectNode,
    ScalarNode,
    StringNode,
    TupleNode,
    TypeNode,
    UnionNode,
)

__all__ = ["TypeHintReader"]

_SCALARS: dict[Any, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    None: "null",
    type(None): "null",
}
_LISTS: dict[Any, Any] = {
    list: list,
    abc.Sequence: list,
    abc.MutableSequence: list,
    abc.Collection: list,
    abc.Iterable: list,
    set: set,
    abc.Set: set,
    abc.MutableSet: set,
    frozenset: frozenset,
}
_OBJECTS = frozenset({dict, abc.Mapping, abc.MutableMapping})
# Say something about a field, not about its value.
_AROUND = ("Required", "NotRequired", "ReadOnly", "Final")
_KNOWN = (
    "str, int, float, bool, None, list, dict, tuple, set, Literal, Enum, Union, Optional, Annotated, datetime, date, "
    "time, UUID, TypedDict, NamedTuple, dataclasses and attrs classes"
)


def _uuid(text: str) -> UUID:
    # Python reads braces and `urn:` too; a schema's format does not.
    found = UUID(text)
    if str(found) != text.lower():
        raise ValueError(text)
    return found


def _moment(text: str) -> datetime:
    # Python also reads a date alone, as midnight; the text did not state a time.
    if len(text) <= len("2026-01-31T"):
        raise ValueError(text)
    return datetime.fromisoformat(text)


# By name, and read when they are used: freezegun puts other classes in the place of those of `datetime` for a while.
_TEXTS: dict[tuple[str, str], StringNode] = {
    ("datetime", "datetime"): StringNode("date-time", _moment, "2026-01-31T12:00:00Z"),
    ("datetime", "date"): StringNode("date", lambda text: date.fromisoformat(text), "2026-01-31"),
    ("datetime", "time"): StringNode("time", lambda text: time.fromisoformat(text), "12:00:00Z"),
    ("uuid", "UUID"): StringNode("uuid", _uuid, "12345678-1234-4234-8234-123456789abc"),
}


def _text_of(kind: Any) -> StringNode | None:
    """The form of a class whose values are texts in JSON; None for any other."""
    if not isinstance(kind, type):
        return None
    genuine = kind.__bases__[0] if kind.__module__.startswith("freezegun.") else kind
    return _TEXTS.get((genuine.__module__, genuine.__qualname__))


class TypeHintReader:
    """Reads hints that belong together; a class is read once, so that it may mention itself."""

    def __init__(self) -> None:
        self._classes: dict[tuple[Any, ...], ObjectNode] = {}

    def read(self, hint: Any, where: str) -> TypeNode:
        """The form of a hint. Raises ValidationError, with the place, for a hint without a JSON form."""
        try:
            return self._form(hint, where)
        except RecursionError:
            text = f"{where}: the hint refers to itself without end; only a class may mention itself"
            raise ValidationError(text, field=where) from None

    def field(
        self, hint: Any, where: str, *, required: bool, default: Any = MISSING, description: str | None = None
    ) -> ObjectField:
        """A field of that hint. A default of None makes null a value of it, as everybody means by `x: int = None`."""
        form = self.read(hint, where)
        if default is None and not likely(None, form):
            form = UnionNode((form, ScalarNode("null")))
        return ObjectField(form, required, description, json_default(default))

    def _form(self, hint: Any, where: str) -> TypeNode:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin is typing.Annotated:
            return self._annotated(arguments[0], hint.__metadata__, where)
        if getattr(origin, "_name", None) in _AROUND:
            return self._form(arguments[0], where)
        if origin in (typing.Union, types.UnionType):
            return self._either([self._form(member, where) for member in arguments])
        if origin is Literal:
            return _choice([(v.value if isinstance(v, Enum) else v, v) for v in arguments], where)
        if hint is tuple or (origin is tuple and not isinstance(hint, types.GenericAlias) and not arguments):
            return ListNode(AnyNode(), tuple)
        form = self._plain(origin or hint, arguments, where) or self._fields(origin or hint, arguments, where)
        if form is not None:
            return form
        if isinstance(hint, type) and issubclass(hint, Enum):
            return _choice([(member.value, member) for member in hint], where)
        meant = _meaning(hint)
        if meant is None:
            raise _unknown(hint, where)
        return self._form(meant, where)

    def _plain(self, kind: Any, arguments: tuple[Any, ...], where: str) -> TypeNode | None:
        if not isinstance(kind, abc.Hashable):
            return None
        if kind in (Any, object):
            return AnyNode()
        if kind in _SCALARS:
            return ScalarNode(_SCALARS[kind])
        if (text := _text_of(kind)) is not None:
            return text
        if kind in _LISTS:
            make = _LISTS[kind]
            item = self._form(arguments[0], f"{where}[]") if arguments else AnyNode()
            return ListNode(item, make, unique=make in (set, frozenset))
        if kind is tuple:
            return self._tuple(arguments, where)
        return self._entries(arguments, where) if kind in _OBJECTS else None

    def _tuple(self, arguments: tuple[Any, ...], where: str) -> TypeNode:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return ListNode(self._form(arguments[0], f"{where}[]"), tuple)
        return TupleNode(tuple(self._form(item, f"{where}[{i}]") for i, item in enumerate(arguments)))

    def _entries(self, arguments: tuple[Any, ...], where: str) -> TypeNode:
        key, value = arguments or (str, Any)
        keys, form = self._form(key, where), self._form(value, f"{where}.*")
        if isinstance(keys, LiteralNode) and all(isinstance(text, str) for text, _ in keys.values):
            names = dict(keys.values)
            fields = {name: ObjectField(form, required=False) for name in names}
            return ObjectNode("dict", lambda found: {names[n]: v for n, v in found.items()}, None, fields)
        if isinstance(keys, AnyNode) or (isinstance(keys, ScalarNode) and keys.kind == "string"):
            return MappingNode(form)
        raise ValidationError(
            f"{where}: keys of a JSON object are strings: the hint has to be dict[str, …]", field=where
        )

    def _annotated(self, hint: Any, notes: tuple[Any, ...], where: str) -> TypeNode:
        texts = [n for note in notes for n in (note, getattr(note, "documentation", None)) if isinstance(n, str)]
        form = self._form(hint, where)
        try:
            bounds = bounds_in(notes)
        except ValueError as error:
            raise ValidationError(f"{where}: {error}", field=where) from None
        return AnnotatedNode(form, texts[0] if texts else None, bounds) if texts or bounds else form

    def _either(self, members: list[TypeNode]) -> TypeNode:
        # Several sets of values are one.
        values = tuple(pair for member in members if isinstance(member, LiteralNode) for pair in member.values)
        rest = [member for member in members if not isinstance(member, LiteralNode)]
        forms = ([LiteralNode(values)] if values else []) + rest
        return forms[0] if len(forms) == 1 else UnionNode(tuple(forms))

    def _fields(self, cls: Any, arguments: tuple[Any, ...], where: str) -> ObjectNode | None:
        """The form of a class of fields; None where it is none."""
        if not isinstance(cls, type):
            return None
        key = (cls, *map(id, arguments))
        if key in self._classes:
            return self._classes[key]
        members = members_of(cls, where)
        if members is None:
            return None
        make = dict if typing.is_typeddict(cls) else lambda found: cls(**found)
        form = self._classes[key] = ObjectNode(cls.__name__, make, read_docstring(class_doc(cls)).description)
        meant = dict(zip(getattr(cls, "__parameters__", ()), arguments, strict=False))
        form.fields = {
            member.name: self.field(
                _filled(member.hint, meant),
                f"{where}.{member.name}",
                required=member.required,
                default=member.default,
                description=member.description,
            )
            for member in members
        }
        return form


def _filled(hint: Any, meant: abc.Mapping[Any, Any]) -> Any:
    """A hint of a generic class, its type variables replaced by what they stand for."""
    if isinstance(hint, typing.TypeVar):
        return meant.get(hint, hint)
    parameters = () if isinstance(hint, type) else getattr(hint, "__parameters__", ())
    return hint[tuple(meant.get(p, p) for p in parameters)] if parameters and meant else hint


def _meaning(hint: Any) -> Any:
    """The hint that a name stands for: a NewType, `type X = …`, a TypeVar; None where it is no name."""
    if isinstance(hint, typing.TypeVar):
        return hint.__bound__ or (typing.Union[hint.__constraints__] if hint.__constraints__ else Any)  # noqa: UP007 - made at run time
    for name in ("__supertype__", "__value__"):
        if hasattr(hint, name) and not isinstance(hint, Enum):
            return getattr(hint, name)
    return None


def _choice(values: list[tuple[Any, Any]], where: str) -> LiteralNode:
    for literal, value in values:
        if not (literal is None or literal.__class__ in (str, int, bool, float)):
            text = f"{where}: {value!r} is no choice JSON can say: values are texts, numbers, true, false or null"
            raise ValidationError(text, field=where)
    if not values:
        raise ValidationError(f"{where}: the type has no values", field=where)
    return LiteralNode(tuple(values))


def _unknown(hint: Any, where: str) -> ValidationError:
    name = getattr(hint, "__qualname__", None) or repr(hint)
    return ValidationError(f"{where}: the type hint {name} has no JSON form; supported: {_KNOWN}", field=where)
