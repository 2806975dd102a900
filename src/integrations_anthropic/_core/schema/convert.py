"""From JSON data to what a type hint asks for: nothing coerced but a whole number to a float, every fault named."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..call.library_faults import is_from_signal_handler
from ..codec.bounds import broken_bound
from ..codec.json_types import JSON_TYPES
from ..codec.scalars import SCALARS, TypeMismatch
from .node_kinds import called, likely
from .type_nodes import (
    AnnotatedNode,
    AnyNode,
    ListNode,
    LiteralNode,
    MappingNode,
    ObjectNode,
    ScalarNode,
    StringNode,
    TupleNode,
    TypeNode,
    UnionNode,
)

__all__ = ["ConversionError", "convert"]

MAX_REPORTED = 10
LONGEST_FAULT = 120


class ConversionError(Exception):
    """A value does not fit. `problems`: what is wrong, each with its place; no values of theirs are in the text."""

    def __init__(self, problems: Sequence[str]) -> None:
        reported = list(problems[:MAX_REPORTED])
        more = len(problems) - len(reported)
        super().__init__("; ".join([*reported, *([f"and {more} more"] if more else [])]))
        self.problems = tuple(problems)


class _Problem(NamedTuple):
    steps: tuple[str, ...]
    text: str
    cause: Exception | None = None

    def below(self, step: str) -> _Problem:
        return self._replace(steps=(step, *self.steps))

    def __str__(self) -> str:
        return f"{''.join(self.steps).lstrip('.') or 'the value'}: {self.text}"


_Found = tuple[Any, list[_Problem]]


def convert(value: Any, form: TypeNode) -> Any:
    """`value`, as parsed from JSON, as the form asks. Raises ConversionError, with every problem and its place."""
    try:
        made, problems = _Converter().convert(value, form)
    except RecursionError:
        raise ConversionError(["the value: nested too deeply"]) from None
    if problems:
        raise ConversionError([str(problem) for problem in problems]) from next(
            filter(None, (p.cause for p in problems)), None
        )
    return made


class _Converter:
    def __init__(self) -> None:
        # A union inside a union inside a union is tried once for each value, not once for each way to get there.
        self._tried: dict[tuple[int, int], _Found] = {}

    def convert(self, value: Any, form: TypeNode) -> _Found:
        match form:
            case AnyNode():
                return value, []
            case ScalarNode():
                return _scalar(value, form)
            case StringNode():
                return _text(value, form)
            case LiteralNode():
                return _choice(value, form)
            case AnnotatedNode():
                return self._noted(value, form)
            case UnionNode():
                return self._either(value, form)
            case ListNode():
                return self._items(value, form)
            case TupleNode():
                return self._fixed(value, form)
            case MappingNode():
                return self._entries(value, form)
            case ObjectNode():
                return self._fields(value, form)

    def _noted(self, value: Any, form: AnnotatedNode) -> _Found:
        made, problems = self.convert(value, form.form)
        broken = None if problems else broken_bound(form.bounds, value)
        return (made, problems) if broken is None else (None, [_Problem((), broken)])

    def _items(self, value: Any, form: ListNode) -> _Found:
        if value.__class__ is not list:
            return _wrong("a list", value)
        made, problems = self._each([(f"[{i}]", item, form.item) for i, item in enumerate(value)])
        return (None, problems) if problems else _made(form.make, made)

    def _fixed(self, value: Any, form: TupleNode) -> _Found:
        if value.__class__ is not list:
            return _wrong("a list", value)
        if len(value) != len(form.items):
            return None, [_Problem((), f"must have exactly {len(form.items)} items, not {len(value)}")]
        made, problems = self._each([(f"[{i}]", item, form.items[i]) for i, item in enumerate(value)])
        return tuple(made), problems

    def _entries(self, value: Any, form: MappingNode) -> _Found:
        if value.__class__ is not dict:
            return _wrong("an object", value)
        made, problems = self._each([(f".{key}", item, form.value) for key, item in value.items()])
        return dict(zip(value, made, strict=True)), problems

    def _fields(self, value: Any, form: ObjectNode) -> _Found:
        if value.__class__ is not dict:
            return _wrong("an object", value)
        fields = form.fields
        given = [name for name in fields if name in value]
        made, problems = self._each([(f".{name}", value[name], fields[name].form) for name in given])
        problems += [_Problem((f".{n}",), "is missing") for n, f in fields.items() if f.required and n not in value]
        problems += [_Problem((f".{key}",), _stray(key, fields)) for key in value if key not in fields]
        return (None, problems) if problems else _made(form.make, dict(zip(given, made, strict=True)))

    def _each(self, parts: list[tuple[str, Any, TypeNode]]) -> tuple[list[Any], list[_Problem]]:
        made: list[Any] = []
        problems: list[_Problem] = []
        for step, item, form in parts:
            done, wrong = self.convert(item, form)
            made.append(done)
            problems += [problem.below(step) for problem in wrong]
        return made, problems

    def _either(self, value: Any, form: UnionNode) -> _Found:
        """By what JSON calls the value and by tags; where several are left, the first that fits."""
        tried = [member for member in form.members if likely(value, member)]
        if not tried and value.__class__ is dict:
            # An object whose tag matches no member: name the members there are.
            tried = [member for member in form.members if isinstance(member, ObjectNode)]
        if len(tried) == 1:
            return self.convert(value, tried[0])
        # A whole number is one before it is a number.
        tried.sort(key=lambda member: isinstance(member, ScalarNode) and member.kind == "number")
        faults: list[str] = []
        for member in tried:
            key = (id(value), id(member))
            found = self._tried.get(key) or self.convert(value, member)
            self._tried[key] = found
            if not found[1]:
                return found
            # Cut, because a union inside a union tells of its own members again.
            faults.append(f"{called(member)} ({str(found[1][0])[:LONGEST_FAULT]})")
        if faults:
            return None, [_Problem((), f"matches none of {', '.join(faults)}")]
        return _wrong(called(form), value)


def _scalar(value: Any, form: ScalarNode) -> _Found:
    kind = JSON_TYPES[form.kind].classes[0]
    try:
        made = SCALARS[kind](value, None)
        return (float(made) if kind is float else made), []
    except TypeMismatch as fault:
        return None, [_Problem((), str(fault))]
    except OverflowError:
        return None, [_Problem((), "is too large a number")]


def _text(value: Any, form: StringNode) -> _Found:
    if value.__class__ is not str:
        return _wrong(f"a string ({form.format})", value)
    try:
        return form.read(value), []
    except ValueError as error:
        return None, [_Problem((), f"must be written like {form.example}", error)]


def _choice(value: Any, form: LiteralNode) -> _Found:
    for literal, meant in form.values:
        # True is 1 to Python, but not to JSON; a whole number is a float where one is asked for, not the other way.
        widened = literal.__class__ is float and value.__class__ is int
        if literal == value and (literal.__class__ is value.__class__ or widened):
            return meant, []
    return None, [_Problem((), f"must be {called(form)}")]


def _made(make: Any, parts: Any) -> _Found:
    try:
        return make(parts), []
    except Exception as error:  # a class may check its values as it likes, and what it raises is about them
        if is_from_signal_handler(error):
            raise
        return None, [_Problem((), f"{type(error).__name__}: {error}", error)]


def _wrong(wanted: str, value: Any) -> _Found:
    return None, [_Problem((), str(TypeMismatch(wanted, value)))]


def _stray(key: str, fields: Any) -> str:
    near = difflib.get_close_matches(key, fields, n=1)
    if near:
        return f"there is no such field (did you mean {near[0]!r}?)"
    return f"there is no such field; there are: {', '.join(fields)}" if fields else "there are no fields"
