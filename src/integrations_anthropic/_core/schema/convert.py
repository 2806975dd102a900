"""From JSON data to what a type hint asks for, every fault named.

Nothing is coerced but numbers: 5 fits a float, and 5.0, which is the same number to JSON, an integer.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from ..call.library_faults import is_from_signal_handler
from ..codec.json import loads, without_comments
from ..codec.json_types import JSON_TYPES
from ..codec.scalars import SCALARS, TypeMismatch
from .foreign_types import ForeignMismatch
from .node_kinds import called, is_whole, likely, may_fit
from .scalar_values import broken_by, decimal_of, flags_of, json_with_decimals, key_of
from .type_nodes import (
    AnnotatedNode,
    AnyNode,
    Check,
    DecimalNode,
    FlagNode,
    ForeignNode,
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

__all__ = ["ConversionError", "convert", "convert_text"]

NO_DIGITS: Mapping[int, Any] = MappingProxyType({})
# More digits than a float is sure to keep.
_LONG_FRACTION = re.compile(rb"[0-9.]{17}")
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


def convert_text(text: bytes, form: TypeNode) -> Any:
    """The value of JSON text as the form asks; for a `Decimal`, with all the digits of a number that are written.

    Raises SerializationError for what is no JSON, and ConversionError.
    """
    value, exact = loads(text), NO_DIGITS
    if _LONG_FRACTION.search(text):
        try:
            value, exact = json_with_decimals(without_comments(text))
        except RecursionError:
            raise ConversionError(["the value: nested too deeply"]) from None
    return convert(value, form, exact)


def convert(value: Any, form: TypeNode, exact: Mapping[int, Any] = NO_DIGITS) -> Any:
    """`value`, as parsed from JSON, as the form asks. Raises ConversionError, with every problem and its place.

    `exact` has, by their ids, the decimal digits of floats in it.
    """
    try:
        made, problems = _Converter(exact).convert(value, form)
    except RecursionError:
        raise ConversionError(["the value: nested too deeply"]) from None
    if problems:
        raise ConversionError([str(problem) for problem in problems]) from next(
            filter(None, (p.cause for p in problems)), None
        )
    return made


class _Converter:
    def __init__(self, exact: Mapping[int, Any]) -> None:
        self._exact = exact
        # A union inside a union inside a union is tried once for each value, not once for each way to get there.
        self._tried: dict[tuple[int, int], _Found] = {}

    def convert(self, value: Any, form: TypeNode) -> _Found:
        match form:
            case AnyNode():
                return value, []
            case ScalarNode():
                return _scalar(value, form)
            case DecimalNode():
                return _read(self._exact.get(id(value), value), decimal_of)
            case FlagNode():
                return _read(value, partial(flags_of, form.flags))
            case ForeignNode():
                return _foreign(value, form)
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
        if problems:
            return made, problems
        broken = broken_by(form.bounds, value, made)
        if broken:
            return None, [_Problem((), broken)]
        problems = [found for check in form.checks for found in _checked(check, made)]
        return (None, problems) if problems else (made, [])

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
        if form.key is None:
            return (None, problems) if problems else _made(form.make, dict(zip(value, made, strict=True)))
        keys: list[Any] = []
        for key in value:
            found, wrong = self.convert(key_of(form.key, key), form.key)
            keys.append(found)
            problems += [problem._replace(text=f"the key: {problem.text}").below(f".{key}") for problem in wrong]
        return (None, problems) if problems else _made(form.make, dict(zip(keys, made, strict=True)))

    def _fields(self, value: Any, form: ObjectNode) -> _Found:
        if value.__class__ is not dict:
            return _wrong("an object", value)
        fields = form.fields
        given = [name for name in fields if name in value]
        made, problems = self._each([(f".{name}", value[name], fields[name].form) for name in given])
        problems += [_Problem((f".{n}",), "is missing") for n, f in fields.items() if f.required and n not in value]
        problems += [_Problem((f".{key}",), _stray(key, fields)) for key in value if key not in fields]
        if problems:
            return None, problems
        values = {fields[name].argument or name: done for name, done in zip(given, made, strict=True)}
        absent = {f.argument or name: f.fill for name, f in fields.items() if f.fill and name not in value}
        return _made(lambda found: form.make(found | {name: fill() for name, fill in absent.items()}), values)

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
        if not tried:
            # An object whose tag matches no member: name the members there are. Validators may take other kinds too.
            tried = [member for member in form.members if may_fit(value, member)]
        if len(tried) == 1:
            return self.convert(value, tried[0])
        # A number without a fraction is whole before it is a number, one with a point the other way round.
        later = "integer" if value.__class__ is float else "number"
        tried.sort(key=lambda member: isinstance(member, ScalarNode) and member.kind == later)
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
    if kind is int and value.__class__ is float and value.is_integer():
        return (int(value), []) if is_whole(value) else (None, [_Problem((), "is too large: write all of its digits")])
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
    except (ValueError, ArithmeticError) as error:
        return None, [_Problem((), f"must be written like {form.example}", error)]


def _read(value: Any, read: Callable[[Any], Any]) -> _Found:
    try:
        return read(value), []
    except (ValueError, TypeMismatch) as error:
        return None, [_Problem((), str(error))]


def _foreign(value: Any, form: ForeignNode) -> _Found:
    try:
        return form.read(value), []
    except ForeignMismatch as error:
        cause = error.__cause__ if isinstance(error.__cause__, Exception) else None
        return None, [_Problem(steps, text, cause) for steps, text in error.problems]
    except Exception as error:  # what the user's own validators raise is about the value
        if is_from_signal_handler(error):
            raise
        return None, [_Problem((), f"{type(error).__name__}: {error}", error)]


def _checked(check: Check, made: Any) -> list[_Problem]:
    holds, problems = _made(check.holds, made)
    return problems or ([] if holds else [_Problem((), check.text)])


def _choice(value: Any, form: LiteralNode) -> _Found:
    # True is 1 to Python, but not to JSON; 1.0 is.
    numbers = value.__class__ in (int, float)
    for exact in (True, False):
        for literal, meant in form.values:
            same = literal.__class__ is value.__class__ if exact else numbers and literal.__class__ in (int, float)
            if same and literal == value:
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
