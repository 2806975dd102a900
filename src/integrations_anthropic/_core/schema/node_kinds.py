"""At a glance: which kind of JSON value a form asks for, and what to call it."""

from __future__ import annotations

from typing import Any

from ..codec.json_types import JSON_TYPES, SCHEMA_NAMES
from .type_nodes import (
    AnnotatedNode,
    DecimalNode,
    FlagNode,
    ForeignNode,
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

__all__ = ["called", "is_whole", "kinds_of", "likely", "may_fit"]

EXACT = 2**53
"""Whole numbers up to this size have a float of their own; from there on, several share one."""


def is_whole(value: Any) -> bool:
    """Whether it is a float that stands for one whole number."""
    return value.__class__ is float and value.is_integer() and abs(value) <= EXACT


def likely(value: Any, form: TypeNode) -> bool:
    """Whether the value is of the kind the form asks for, and has its tags: no more than a glance."""
    match form:
        case LiteralNode():
            return value.__class__ in {literal.__class__ for literal, _ in form.values} or any(
                literal.__class__ is int and is_whole(value) for literal, _ in form.values
            )
        case ObjectNode():
            return value.__class__ is dict and all(_tagged(value, name, f) for name, f in form.fields.items())
        case AnnotatedNode():
            return likely(value, form.form)
        case UnionNode():
            return any(likely(value, member) for member in form.members)
        case DecimalNode():
            return value.__class__ in (int, float, str)
        case FlagNode():
            return value.__class__ in (list, int) or is_whole(value)
        case ForeignNode() if value.__class__ is dict:
            if any(name in value and value[name] not in values for name, values in form.tags.items()):
                return False
    kinds = kinds_of(form)
    return (
        kinds is None
        or any(value.__class__ in JSON_TYPES[kind].classes for kind in kinds)
        or ("integer" in kinds and is_whole(value))
    )


def may_fit(value: Any, form: TypeNode) -> bool:
    """Whether a value that is not likely is worth a try: an object, or what a validator of another library reads."""
    match form:
        case AnnotatedNode():
            return may_fit(value, form.form)
        case ForeignNode():
            return value.__class__ is dict or form.kinds != frozenset({"object"})
    return value.__class__ is dict and isinstance(form, ObjectNode)


def kinds_of(form: TypeNode) -> frozenset[str] | None:
    """JSON Schema's names of what the form's values are in JSON; None where they may be anything."""
    match form:
        case AnnotatedNode():
            return kinds_of(form.form)
        case UnionNode():
            found = [kinds_of(member) for member in form.members]
            return None if None in found else frozenset().union(*(kinds for kinds in found if kinds))
        case ScalarNode():
            return frozenset({form.kind})
        case DecimalNode():
            return frozenset({"number"})
        case StringNode():
            return frozenset({"string"})
        case LiteralNode():
            return frozenset(SCHEMA_NAMES[literal.__class__] for literal, _ in form.values)
        case ListNode() | TupleNode() | FlagNode():
            return frozenset({"array"})
        case MappingNode() | ObjectNode():
            return frozenset({"object"})
        case ForeignNode():
            return form.kinds
    return None


def called(form: TypeNode) -> str:
    """What to call a value of that form in a sentence."""
    match form:
        case AnnotatedNode():
            return called(form.form)
        case UnionNode():
            return " or ".join(dict.fromkeys(map(called, form.members)))
        case ScalarNode():
            return JSON_TYPES[form.kind].title
        case DecimalNode():
            return "a number"
        case StringNode():
            return f"a string ({form.format})"
        case LiteralNode():
            values = ["null" if literal is None else repr(literal) for literal, _ in form.values]
            return values[0] if len(values) == 1 else f"one of {', '.join(values)}"
        case ListNode() | TupleNode():
            return "a list"
        case FlagNode():
            return f"a list of {', '.join(repr(flag.name) for flag in form.flags)}"
        case MappingNode():
            return "an object"
        case ObjectNode():
            return f"an object ({form.name})"
        case ForeignNode():
            objects = form.kinds == frozenset({"object"})
            return f"an object ({form.name})" if objects else f"a value of {form.name}"
    return "anything"


def _tagged(value: dict[str, Any], name: str, field: ObjectField) -> bool:
    """Whether the field is no tag, or has the value of it."""
    form = field.form
    while isinstance(form, AnnotatedNode):
        form = form.form
    if not isinstance(form, LiteralNode) or len(form.values) != 1:
        return True
    tag = form.values[0][0]
    return value[name] == tag if name in value else not field.required
