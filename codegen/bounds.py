"""The bounds a client checks in requests and responses: the JSON Schema keywords of `x-checked` schemas."""

from __future__ import annotations

from typing import Any

from .ir import Api, Field
from .types import names_in

__all__ = ["bounds_of", "request_rules", "response_bounds"]

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


def request_rules(api: Api) -> Rules:
    """Return the checks made before a request is sent: {record: {JSON field name: keywords}}."""
    checked = {r.name for r in api.records if r.checked and r.sent}
    types = {a.name: a.schema_type for a in api.aliases} | {u.name: "dict" for u in api.unions}
    enums = {a.name: a.type for a in api.aliases if a.schema_type == "str"}
    return {
        record.name: {f.wire: _rule(f, checked, types, enums) for f in record.fields}
        for record in api.records
        if record.name in checked
    }


def response_bounds(api: Api) -> Rules:
    """Return the bounds checked in responses, of records no request contains: {record: {JSON field name: keywords}}."""
    fields = {r.name: {f.wire: bounds_of(f.schema) for f in r.fields} for r in api.records if r.checked and not r.sent}
    return {name: {wire: bounds for wire, bounds in found.items() if bounds} for name, found in fields.items()}


def bounds_of(schema: dict[str, Any]) -> dict[str, Any]:
    """The bounds of a schema itself, as the client checks them."""
    found = {key: schema[key] for key in BOUNDS if key in schema}
    if str(found.get("pattern", "")).endswith("$"):
        # In JSON Schema `$` matches only at the end; in Python also before a trailing newline.
        found["pattern"] = found["pattern"][:-1] + r"\Z"
    return found


def _rule(f: Field, checked: set[str], types: dict[str, str], enums: dict[str, str]) -> dict[str, Any]:
    rule = bounds_of(f.schema)
    rule |= {"types": json_types} if (json_types := _json_types(f.schema_type, types)) else {}
    if f.required:
        rule["required"] = True
    if f.schema.get("x-rule") == "known-value":
        rule["enum"] = _values(f, enums)
    elif "x-rule" in f.schema:
        rule["rule"] = f.schema["x-rule"]
    if inside := sorted(names_in(f.schema_type) & checked):
        rule["record"] = inside[0]
    if "items" in f.schema and f.schema["items"].get("type") == "string":
        rule["items"] = {"types": ("string",), **bounds_of(f.schema["items"])}
    return rule


def _json_types(schema_type: str, types: dict[str, str]) -> tuple[str, ...]:
    """The JSON types a value may have; empty for any type."""
    found: set[str] = set()
    for part in schema_type.split(" | "):
        base = part.partition("[")[0]
        if base in ("Any", ""):
            return ()
        if base in types and types[base] != base:
            inner = _json_types(types[base], types)
            if not inner:
                return ()
            found |= set(inner)
        else:
            # Any other name is a record: an object.
            found.add("string" if base == "Literal" else JSON_TYPES.get(base, "object"))
    return tuple(sorted(found))


def _values(f: Field, enums: dict[str, str]) -> list[str]:
    text = enums.get(f.schema_type, f.schema_type)
    values: list[str] = [part.strip(" '\"") for part in text.partition("[")[2].partition("]")[0].split(",")]
    return values
