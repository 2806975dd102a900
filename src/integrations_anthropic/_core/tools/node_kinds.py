"""At a glance: which kind of JSON value a form asks for, and what to call it."""

from __future__ import annotations

from typing import Any

from .type_nodes import Choice, Either, Entries, Field, Fields, Fixed, Form, Items, Noted, Scalar, Text

__all__ = ["KINDS", "called", "likely"]

KINDS: dict[str, tuple[type, str]] = {
    "string": (str, "a text"),
    "integer": (int, "a whole number"),
    "number": (float, "a number"),
    "boolean": (bool, "true or false"),
    "null": (type(None), "null"),
}
"""JSON Schema's name of a scalar to its class, and what to call it."""


def likely(value: Any, form: Form) -> bool:
    """Whether the value is of the kind the form asks for, and has its tags: no more than a glance."""
    match form:
        case Noted():
            return likely(value, form.form)
        case Either():
            return any(likely(value, member) for member in form.members)
        case Scalar(kind="number"):
            return value.__class__ in (int, float)
        case Scalar():
            return value.__class__ is KINDS[form.kind][0]
        case Text():
            return value.__class__ is str
        case Choice():
            return any(told.__class__ is value.__class__ for told, _ in form.values)
        case Items() | Fixed():
            return value.__class__ is list
        case Entries():
            return value.__class__ is dict
        case Fields():
            return value.__class__ is dict and all(_tagged(value, name, f) for name, f in form.fields.items())
    return True


def called(form: Form) -> str:
    """What to call a value of that form in a sentence."""
    match form:
        case Noted():
            return called(form.form)
        case Either():
            return " or ".join(dict.fromkeys(map(called, form.members)))
        case Scalar():
            return KINDS[form.kind][1]
        case Text():
            return f"a text ({form.format})"
        case Choice():
            values = ["null" if told is None else repr(told) for told, _ in form.values]
            return values[0] if len(values) == 1 else f"one of {', '.join(values)}"
        case Items() | Fixed():
            return "a list"
        case Entries():
            return "an object"
        case Fields():
            return f"an object ({form.name})"
    return "anything"


def _tagged(value: dict[str, Any], name: str, field: Field) -> bool:
    """Whether the field is no tag, or has the value of it."""
    form = field.form
    while isinstance(form, Noted):
        form = form.form
    if not isinstance(form, Choice) or len(form.values) != 1:
        return True
    tag = form.values[0][0]
    return value[name] == tag if name in value else not field.required
