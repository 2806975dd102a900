"""At a glance: which kind of JSON value a form asks for, and what to call it."""

from __future__ import annotations

from typing import Any

from ..codec.json_types import JSON_TYPES
from .type_nodes import (
    AnnotatedNode,
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

__all__ = ["called", "likely"]


def likely(value: Any, form: TypeNode) -> bool:
    """Whether the value is of the kind the form asks for, and has its tags: no more than a glance."""
    match form:
        case AnnotatedNode():
            return likely(value, form.form)
        case UnionNode():
            return any(likely(value, member) for member in form.members)
        case ScalarNode(kind="number"):
            return value.__class__ in (int, float)
        case ScalarNode():
            return value.__class__ is JSON_TYPES[form.kind].classes[0]
        case StringNode():
            return value.__class__ is str
        case LiteralNode():
            return any(literal.__class__ is value.__class__ for literal, _ in form.values)
        case ListNode() | TupleNode():
            return value.__class__ is list
        case MappingNode():
            return value.__class__ is dict
        case ObjectNode():
            return value.__class__ is dict and all(_tagged(value, name, f) for name, f in form.fields.items())
    return True


def called(form: TypeNode) -> str:
    """What to call a value of that form in a sentence."""
    match form:
        case AnnotatedNode():
            return called(form.form)
        case UnionNode():
            return " or ".join(dict.fromkeys(map(called, form.members)))
        case ScalarNode():
            return JSON_TYPES[form.kind].title
        case StringNode():
            return f"a string ({form.format})"
        case LiteralNode():
            values = ["null" if literal is None else repr(literal) for literal, _ in form.values]
            return values[0] if len(values) == 1 else f"one of {', '.join(values)}"
        case ListNode() | TupleNode():
            return "a list"
        case MappingNode():
            return "an object"
        case ObjectNode():
            return f"an object ({form.name})"
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
