"""The bounds a client checks, in what it sends and what it gets: JSON Schema keywords of `x-checked` records."""

from __future__ import annotations

from typing import Any

from .ir import Api, Field
from .types import names_in

__all__ = ["answer_bounds", "rules"]

BOUNDS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "pattern",
)
JSON_TYPES = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "list": "array",
    "dict": "object",
}

Rules = dict[str, dict[str, dict[str, Any]]]


def rules(api: Api) -> Rules:
    """Record to field to what its value has to be before it is sent."""
    checked = {r.name for r in api.records if r.checked and r.sent}
    shapes = {a.name: a.shape for a in api.aliases} | {u.name: "dict" for u in api.unions}
    enums = {a.name: a.type for a in api.aliases if a.shape == "str"}
    return {
        record.name: {f.wire: _rule(f, checked, shapes, enums) for f in record.fields}
        for record in api.records
        if record.name in checked
    }


def answer_bounds(api: Api) -> Rules:
    """Record to field to the bounds of its value, of the records that only ever come as an answer."""
    fields = {r.name: {f.wire: _bounds(f.schema) for f in r.fields} for r in api.records if r.checked and not r.sent}
    return {name: {wire: bounds for wire, bounds in found.items() if bounds} for name, found in fields.items()}


def _bounds(schema: dict[str, Any]) -> dict[str, Any]:
    found = {key: schema[key] for key in BOUNDS if key in schema}
    if str(found.get("pattern", "")).endswith("$"):
        # JSON Schema's `$` is the end; Python's also stands before a last line break.
        found["pattern"] = found["pattern"][:-1] + r"\Z"
    return found


def _rule(f: Field, checked: set[str], shapes: dict[str, str], enums: dict[str, str]) -> dict[str, Any]:
    rule = _bounds(f.schema)
    rule |= {"types": types} if (types := _json_types(f.shape, shapes)) else {}
    if f.required:
        rule["required"] = True
    if f.schema.get("x-rule") == "known-value":
        rule["enum"] = _values(f, enums)
    elif "x-rule" in f.schema:
        rule["rule"] = f.schema["x-rule"]
    if inside := sorted(names_in(f.shape) & checked):
        rule["record"] = inside[0]
    if "items" in f.schema and f.schema["items"].get("type") == "string":
        rule["items"] = {"types": ("string",), **_bounds(f.schema["items"])}
    return rule


def _json_types(shape: str, shapes: dict[str, str]) -> tuple[str, ...]:
    """The JSON types a value may have; empty where anything goes."""
    found: set[str] = set()
    for part in shape.split(" | "):
        base = part.partition("[")[0]
        if base in ("Any", ""):
            return ()
        if base in shapes and shapes[base] != base:
            inner = _json_types(shapes[base], shapes)
            if not inner:
                return ()
            found |= set(inner)
        else:
            # Whatever is no scalar, list or map by name is a record: an object.
            found.add("string" if base == "Literal" else JSON_TYPES.get(base, "object"))
    return tuple(sorted(found))


def _values(f: Field, enums: dict[str, str]) -> list[str]:
    text = enums.get(f.shape, f.shape)
    values: list[str] = [part.strip(" '\"") for part in text.partition("[")[2].partition("]")[0].split(",")]
    return values
