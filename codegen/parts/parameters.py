"""Path, query and header parameters as records."""

from __future__ import annotations

import re
from typing import Any

from attrs import evolve

from ..bounds import bounds_of
from ..ir import Field, Operation, Param, Record
from ..load.description import Spec, known_values, resolve
from ..names import python_name
from .dates import DATES
from .deprecations import reason, with_notice

__all__ = ["as_field", "param", "parameter_facts", "parameter_name", "path_bounds", "query_record"]

Json = Any

QUERY_TYPES = {"integer": "int", "string": "str", "boolean": "bool", "number": "float"}
PLAIN = {"types": ("string",)}


def parameter_name(raw: Json) -> str:
    """Its name in Python: `x-name`, or what its own name becomes."""
    return python_name(raw.get("x-name", raw["name"]))


def param(spec: Spec, raw: Json) -> Param:
    """A parameter as the description has it."""
    schema = raw["schema"]
    closed = raw.get("x-rule") == "known-value"
    return Param(
        name=parameter_name(raw),
        wire=raw["name"] + ("[]" if raw.get("x-array") == "brackets" else ""),
        type=_annotation(schema, closed=closed),
        required=bool(raw.get("required")),
        doc=with_notice(_with_default(raw["description"], schema), raw),
        betas=tuple(raw.get("x-beta", ())),
        rule=_rule(spec, schema, closed=closed),
        format=schema.get("format"),
        comma=raw.get("x-array") == "comma",
        deprecated=reason(raw),
        deprecated_values=_value(spec, schema).get("x-deprecated-values", {}),
    )


def _annotation(schema: Json, *, closed: bool) -> str:
    if "$ref" in schema:
        # An enum: any string is accepted, unless the parameter takes known values alone.
        return str(schema["$ref"].rsplit("/", 1)[1]) + ("Input" if closed else "")
    if schema["type"] == "array":
        return "Strings"
    return DATES.get(schema.get("format", ""), QUERY_TYPES[schema["type"]])


def _rule(spec: Spec, schema: Json, *, closed: bool) -> dict[str, Any]:
    """The checks of a value, in the form of those of a field of a body."""
    target = resolve(spec, schema)
    bounds = {**bounds_of(target), **bounds_of(schema)}
    rule: dict[str, Any] = {"types": (target["type"],), **bounds}
    if target["type"] == "array":
        rule["items"] = _rule(spec, target["items"], closed=closed)
    elif closed:
        rule["enum"] = known_values(target)
    return rule


def _value(spec: Spec, schema: Json) -> Json:
    """The schema of the value, or of each value of a list."""
    target = resolve(spec, schema)
    return resolve(spec, target["items"]) if target["type"] == "array" else target


def _with_default(text: str, schema: Json) -> str:
    if "default" not in schema or re.search(r"\bdefault\b", text, re.IGNORECASE):
        return text
    value = schema["default"]
    shown = str(value).lower() if isinstance(value, bool) else value
    return f"{text.rstrip().removesuffix('.')}. Default: {shown}."


def path_bounds(params: tuple[Param, ...]) -> tuple[Param, ...]:
    """The parameters of the path that have bounds. That one is not empty is checked of all."""
    rules = {p.name: {key: value for key, value in p.rule.items() if (key, value) != ("minLength", 1)} for p in params}
    return tuple(evolve(p, rule=rules[p.name], required=False) for p in params if rules[p.name] != PLAIN)


def parameter_facts(params: tuple[Param, ...]) -> str:
    """A dict of what the client checks, as Python source; empty where all are optional strings of their own names."""
    found = []
    for p in params:
        facts = [repr(p.name)]
        facts += [repr(p.rule)] if p.rule != PLAIN else []
        facts += ["required=True"] if p.required else []
        facts += [f"format={p.format!r}"] if p.format else []
        facts += ["comma=True"] if p.comma else []
        if len(facts) > 1 or p.name != p.wire:
            found.append(f"{p.wire!r}: Parameter({', '.join(facts)})")
    return f"{{{', '.join(found)}}}" if found else ""


def as_field(p: Param) -> Field:
    """A parameter as an argument of a method."""
    return Field(
        name=p.name,
        wire=p.wire,
        type=p.type,
        schema_type=p.type,
        input=p.type,
        required=p.required,
        nullable=False,
        const=None,
        doc=p.doc,
        schema={},
    )


def query_record(op: Operation) -> Record:
    """The record that groups the query parameters of an operation."""
    return Record(
        name=op.params_record or "",
        group=op.name.split(".", 1)[0],
        doc=f"Query parameters of `{op.name}`: GET {op.path}.",
        fields=tuple(_record_field(p) for p in op.query),
        mixin=None,
        sent=False,
        received=False,
        checked=False,
        schema={},
    )


def _record_field(p: Param) -> Field:
    # What is no JSON type, the codec need not know: a record of parameters is never decoded.
    odd = p.type == "Strings" or p.type.endswith("Input") or p.type in DATES.values()
    return evolve(as_field(p), schema_type="Any" if odd else p.type)
