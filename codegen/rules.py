"""The bounds a client checks before it sends: JSON Schema keywords of the records marked `x-checked`."""

from __future__ import annotations

from typing import Any

from .ir import Api, Field
from .types import names_in

__all__ = ["rules"]

BOUNDS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
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
    """Record to field to what its value has to be."""
    checked = {r.name for r in api.records if r.checked}
    shapes = {a.name: a.shape for a in api.aliases} | {u.name: "dict" for u in api.unions}
    enums = {a.name: a.type for a in api.aliases if a.shape == "str"}
    return {
        record.name: {f.wire: _rule(f, checked, shapes, enums) for f in record.fields}
        for record in api.records
        if record.checked
    }


def _rule(f: Field, checked: set[str], shapes: dict[str, str], enums: dict[str, str]) -> dict[str, Any]:
    rule: dict[str, Any] = {key: f.schema[key] for key in BOUNDS if key in f.schema}
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
        rule["items"] = "string"
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
