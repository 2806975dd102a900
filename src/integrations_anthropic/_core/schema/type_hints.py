"""Type hints as forms: what a function's parameter or a class asks of a JSON value."""

from __future__ import annotations

import collections.abc as abc
import re
import types
import typing
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterable
from dataclasses import InitVar
from decimal import Decimal
from enum import Enum
from functools import partial
from typing import Annotated, Any, Literal

from ...errors import ValidationError
from ..codec.json_types import MISSING
from .annotations import Notes, is_field_info, is_marker, read_notes
from .class_fields import Member, class_doc, is_typed_dict, json_default, members_of
from .constraints import constrained
from .docstrings import read_docstring
from .foreign_types import foreign_node, pydantic_node
from .hint_names import filled, is_around, meaning, taken_apart
from .node_kinds import likely
from .scalar_values import as_key, choice, is_key, members_as_form
from .text_formats import text_of
from .type_nodes import (
    AnyNode,
    DecimalNode,
    ListNode,
    LiteralNode,
    MappingNode,
    ObjectField,
    ObjectNode,
    ScalarNode,
    TupleNode,
    TypeNode,
    UnionNode,
)

__all__ = ["TypeHintReader"]

_SCALARS: dict[Any, str] = {
    str: "string",
    typing.LiteralString: "string",
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
    deque: deque,
    set: set,
    abc.Set: set,
    abc.MutableSet: set,
    frozenset: frozenset,
}
_OBJECTS: dict[Any, Any] = {
    dict: dict,
    abc.Mapping: dict,
    abc.MutableMapping: dict,
    OrderedDict: OrderedDict,
    defaultdict: defaultdict,
    Counter: Counter,
}
# What a defaultdict makes where its hint says that its values are of that class.
_MADE_EMPTY = (list, dict, set, int, float, str, bool)
_KNOWN = (
    "str, int, float, bool, None, Decimal, Fraction, bytes, list, dict, tuple, set, frozenset, deque, Literal, Enum, "
    "Flag, Union, Optional, Annotated, datetime, date, time, timedelta, UUID, Path, the classes of ipaddress, "
    "ZoneInfo, re.Pattern, TypedDict, NamedTuple, dataclasses, attrs classes, and the types of pydantic 2 and msgspec"
)


class TypeHintReader:
    """Reads the hints of one function or one type. A class has one form, however often it is named: it may be built
    on itself."""

    def __init__(self) -> None:
        self._classes: dict[tuple[Any, ...], ObjectNode] = {}
        self._foreign: dict[int, tuple[Any, TypeNode | None]] = {}
        self._within: list[ObjectNode] = []

    def read(self, hint: Any, where: str) -> TypeNode:
        """The form of a hint. Raises ValidationError, with the place, for a hint without a JSON form."""
        try:
            return self._form(hint, where)
        except RecursionError:
            text = f"{where}: the hint refers to itself without end; only a class may mention itself"
            raise ValidationError(text, field=where) from None

    def fields(self, members: Iterable[Member], where: str) -> dict[str, ObjectField]:
        """Fields, or parameters, by their names in JSON. Raises ValidationError where two have the same one."""
        found: dict[str, ObjectField] = {}
        for member in members:
            place = f"{where}.{member.name}"
            said, field = self._field(member, place)
            name = said.alias or member.name
            if name in found:
                raise ValidationError(f"{place}: there is another field of the name {name!r} in JSON", field=place)
            found[name] = field
        return found

    def _field(self, member: Member, where: str) -> tuple[Notes, ObjectField]:
        hint, notes = taken_apart(member.hint)
        default, required = member.default, member.required
        if is_field_info(default):
            notes, default, required = (*notes, default), MISSING, True
        elif is_marker(default):
            kind = type(default)
            text = (
                f"{where}: the default is a {kind.__module__}.{kind.__qualname__}, which says something to another "
                "library and is no value for the function"
            )
            raise ValidationError(text, field=where)
        said = read_notes(notes, where)
        form = self._noted(hint, notes, said, where)
        # The default of the class or the function itself stands before one that is in a note.
        fill = said.factory if default is MISSING and not member.made else None
        if fill is not None:
            required, default = False, said.default
        # A default of None makes null a value of it, as everybody means by `x: int = None`.
        if default is None and not likely(None, form):
            form = UnionNode((form, ScalarNode("null")))
        argument = member.name if said.alias else None
        return said, ObjectField(form, required, member.description, json_default(default), argument, fill)

    def _form(self, hint: Any, where: str) -> TypeNode:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin is Annotated:
            said = read_notes(hint.__metadata__, where)
            if said.about_field:
                text = f"{where}: a default or an alias in the notes belongs to a parameter or a field"
                raise ValidationError(text, field=where)
            return self._noted(arguments[0], hint.__metadata__, said, where)
        if is_around(origin):
            return self._form(arguments[0], where)
        if isinstance(hint, InitVar):
            return self._form(hint.type, where)
        if origin in (typing.Union, types.UnionType):
            return self._either([self._form(member, where) for member in arguments])
        if origin is Literal:
            return choice([(v.value if isinstance(v, Enum) else v, v) for v in arguments], where)
        if hint is typing.Self and self._within:
            return self._within[-1]
        if hint is tuple or (origin is tuple and not isinstance(hint, types.GenericAlias) and not arguments):
            return ListNode(AnyNode(), tuple)
        form = self._others(hint, where) or self._plain(origin or hint, arguments, where)
        form = form or self._fields(origin or hint, arguments, where)
        if form is not None:
            return form
        if isinstance(hint, type) and issubclass(hint, Enum):
            return members_as_form(hint, where)
        stands_for = meaning(hint, arguments)
        if stands_for is None:
            raise _unknown(hint, where)
        return self._form(stands_for, where)

    def _others(self, hint: Any, where: str) -> TypeNode | None:
        """The form of a type of another library."""
        if id(hint) not in self._foreign:
            # With the hint, so that no other one can have its id.
            self._foreign[id(hint)] = hint, foreign_node(hint, where)
        return self._foreign[id(hint)][1]

    def _plain(self, kind: Any, arguments: tuple[Any, ...], where: str) -> TypeNode | None:
        if not isinstance(kind, abc.Hashable):
            return None
        if kind in (Any, object):
            return AnyNode()
        if kind in _SCALARS:
            return ScalarNode(_SCALARS[kind])
        if kind is Decimal:
            return DecimalNode()
        if kind is not re.Pattern or arguments in ((), (str,)):
            text = text_of(kind)
            if text is not None:
                return text
        if kind in _LISTS:
            make = _LISTS[kind]
            item = self._form(arguments[0], f"{where}[]") if arguments else AnyNode()
            return ListNode(item, make, unique=make in (set, frozenset))
        if kind is tuple:
            return self._tuple(arguments, where)
        return self._entries(kind, arguments, where) if kind in _OBJECTS else None

    def _tuple(self, arguments: tuple[Any, ...], where: str) -> TypeNode:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return ListNode(self._form(arguments[0], f"{where}[]"), tuple)
        return TupleNode(tuple(self._form(item, f"{where}[{i}]") for i, item in enumerate(arguments)))

    def _entries(self, kind: Any, arguments: tuple[Any, ...], where: str) -> TypeNode:
        key, value = (*arguments, int) if kind is Counter and arguments else arguments or (str, Any)
        make = _OBJECTS[kind]
        if kind is defaultdict:
            empty = typing.get_origin(value) or value
            make = partial(defaultdict, empty if empty in _MADE_EMPTY else None)
        keys, form = self._form(key, where), self._form(value, f"{where}.*")
        if isinstance(keys, LiteralNode):
            names = {as_key(literal): meant for literal, meant in keys.values}
            fields = {name: ObjectField(form, required=False) for name in names}
            return ObjectNode(kind.__name__, lambda found: make({names[n]: v for n, v in found.items()}), None, fields)
        if isinstance(keys, AnyNode) or (isinstance(keys, ScalarNode) and keys.kind == "string"):
            return MappingNode(form, None, make)
        if is_key(keys):
            return MappingNode(form, keys, make)
        text = f"{where}: keys of a JSON object are texts: the hint has to be dict[str, …], or have keys a text can say"
        raise ValidationError(text, field=where)

    def _noted(self, hint: Any, notes: tuple[Any, ...], said: Notes, where: str) -> TypeNode:
        if not said.foreign:
            return constrained(self._form(hint, where), said, where)
        # What pydantic has to read, it reads with everything beside it; texts and keywords are ours.
        theirs = [note for note in notes if not isinstance(note, (str, abc.Mapping))]
        form = pydantic_node(Annotated[(hint, *theirs)], where)
        keywords = {key: value for note in notes if isinstance(note, abc.Mapping) for key, value in note.items()}
        return constrained(form, Notes(texts=said.texts, keywords=keywords), where)

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
        make = dict if is_typed_dict(cls) else lambda found: cls(**found)
        form = self._classes[key] = ObjectNode(cls.__name__, make, read_docstring(class_doc(cls)).description)
        meant = dict(zip(getattr(cls, "__parameters__", ()), arguments, strict=False))
        self._within.append(form)
        form.fields = self.fields([m._replace(hint=filled(m.hint, meant)) for m in members], where)
        self._within.pop()
        return form


def _unknown(hint: Any, where: str) -> ValidationError:
    name = getattr(hint, "__qualname__", None) or repr(hint)
    return ValidationError(f"{where}: the type hint {name} has no JSON form; supported: {_KNOWN}", field=where)
