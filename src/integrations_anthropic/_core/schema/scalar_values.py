"""Choices, flags, keys, and numbers with all their digits: their forms, and JSON's values as theirs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum, Flag
from typing import Any

from ...errors import ValidationError
from ..codec.bounds import broken_bound, broken_number_bound
from ..codec.json import dumps
from ..codec.scalars import TypeMismatch
from .node_kinds import is_whole
from .type_nodes import AnnotatedNode, FlagNode, LiteralNode, ScalarNode, StringNode, TypeNode

__all__ = ["as_key", "broken_by", "choice", "decimal_of", "flags_of", "is_key", "json_with_decimals", "key_of"]
__all__ += ["members_as_form"]

_DECIMAL = re.compile(r"[+-]?[0-9]+(?:[.][0-9]+)?(?:[eE][+-]?[0-9]{1,4})?")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_LONGEST = 4000
"""Digits of a number; Python reads no longer ones either."""


def decimal_of(value: Any) -> Decimal:
    """The number, written as one or as a text. A float is the shortest number that it stands for, as it was written."""
    if value.__class__ in (int, float, Decimal):
        return Decimal(repr(value) if value.__class__ is float else value)
    if value.__class__ is not str:
        raise TypeMismatch("a number", value)
    if len(value) > _LONGEST or not _DECIMAL.fullmatch(value):
        raise ValueError("must be a number, written like 19.99")
    return Decimal(value)


def flags_of(cls: type[Flag], value: Any) -> Flag:
    """The flags of a list of names, or of one name, or of the sum of their bits."""
    if value.__class__ is int or is_whole(value):
        every = 0
        for flag in cls:
            every |= flag.value
        if value < 0 or int(value) & ~every:
            raise ValueError(f"must be a sum of {', '.join(str(flag.value) for flag in cls)}")
        return cls(int(value))
    names = value if value.__class__ is list else [value]
    if not all(name.__class__ is str for name in names):
        raise TypeMismatch("a list of names", value)
    found = cls(0)
    for name in names:
        if name not in cls.__members__:
            raise ValueError(f"must be a list of {', '.join(repr(flag.name) for flag in cls)}")
        found |= cls[name]
    return found


def key_of(form: TypeNode, key: str) -> Any:
    """What the text of a key says in JSON: a number where the form asks for one; else the text."""
    while isinstance(form, AnnotatedNode):
        form = form.form
    if not isinstance(form, ScalarNode) or form.kind == "string":
        return key
    if _WHOLE.fullmatch(key) and len(key) <= _LONGEST:
        return int(key)
    return float(key) if form.kind == "number" and _DECIMAL.fullmatch(key) else key


def is_key(form: TypeNode) -> bool:
    """Whether the text of a key can say a value of that form."""
    while isinstance(form, AnnotatedNode):
        form = form.form
    if isinstance(form, ScalarNode):
        return form.kind in ("string", "integer", "number")
    return isinstance(form, StringNode)


def as_key(literal: Any) -> str:
    return literal if isinstance(literal, str) else dumps(literal).decode()


def members_as_form(cls: Any, where: str) -> TypeNode:
    """The form of an Enum."""
    if not issubclass(cls, Flag):
        return choice([(member.value, member) for member in cls], where)
    if not list(cls):
        raise ValidationError(f"{where}: the type has no values", field=where)
    return FlagNode(cls)


def choice(values: list[tuple[Any, Any]], where: str) -> LiteralNode:
    for literal, value in values:
        if not (literal is None or literal.__class__ in (str, int, bool, float)):
            text = f"{where}: {value!r} is no choice JSON can say: values are texts, numbers, true, false or null"
            raise ValidationError(text, field=where)
    if not values:
        raise ValidationError(f"{where}: the type has no values", field=where)
    return LiteralNode(tuple(values))


def json_with_decimals(text: bytes) -> tuple[Any, dict[int, Decimal]]:
    """The value of JSON text, and, by their ids, the digits of those of its floats that have other digits."""
    exact: dict[int, Decimal] = {}

    def number(digits: str) -> float:
        value, meant = float(digits), Decimal(digits)
        if Decimal(repr(value)) != meant:
            exact[id(value)] = meant
        return value

    return json.loads(text, parse_float=number), exact


def broken_by(bounds: Mapping[str, Any], value: Any, made: Any) -> str | None:
    """What bound the value breaks: by what it was made into where that is a number or a set, else as JSON has it."""
    if isinstance(made, Decimal):
        # 0.1 is a little more than Decimal("0.1"): what is meant are its digits.
        exact = {name: Decimal(repr(bound)) if isinstance(bound, float) else bound for name, bound in bounds.items()}
        return broken_number_bound(exact, made)
    whole = isinstance(made, (int, float, set, frozenset)) and not isinstance(made, Enum)
    return broken_bound(bounds, made if whole else value)
