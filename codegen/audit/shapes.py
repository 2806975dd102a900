"""What a type admits, in one form for a schema of the description and for a type of the facts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from ..load.description import Spec

__all__ = ["Field", "Shape", "is_record", "merged", "reference", "schema_fields", "schema_shape", "schema_tag"]

Json = Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """The kinds of value that a type admits; a union admits those of each member."""

    free: bool = False
    """Any JSON."""
    null: bool = False
    scalars: frozenset[str] = frozenset()
    """JSON Schema's names: `string`, `integer`, `number`, `boolean`."""
    values: tuple[str, ...] = ()
    """Known values, as text."""
    constant: bool = False
    """Whether a value is the only one of its member, such as the tag of a record."""
    items: tuple[Json, ...] = ()
    """Types of the items, one for each list of the union."""
    entries: tuple[Json, ...] = ()
    """Types of the values, one for each map of the union."""
    records: tuple[str, ...] = ()
    """Names of the records."""
    names: tuple[str, ...] = field(default=(), compare=False)
    """Names of the enums and unions on the way, outermost first: a finding about them is listed once."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its type, and whether it is always there."""

    type: Json
    required: bool


def merged(shapes: list[Shape]) -> Shape:
    """Return what any of `shapes` admits."""
    return Shape(
        free=any(each.free for each in shapes),
        null=any(each.null for each in shapes),
        scalars=frozenset().union(*(each.scalars for each in shapes)),
        values=tuple(dict.fromkeys(value for each in shapes for value in each.values)),
        constant=any(each.constant for each in shapes),
        items=tuple(item for each in shapes for item in each.items),
        entries=tuple(entry for each in shapes for entry in each.entries),
        records=tuple(dict.fromkeys(record for each in shapes for record in each.records)),
        names=tuple(dict.fromkeys(name for each in shapes for name in each.names)),
    )


def reference(schema: Json) -> str | None:
    """Return the name of the schema that `schema` refers to, None if it is no reference."""
    return schema["$ref"].rsplit("/", 1)[1] if isinstance(schema, dict) and "$ref" in schema else None


def is_record(schema: Json) -> bool:
    """Whether a schema is an object of its own rather than a union, an enum or a scalar."""
    return "properties" in schema or (schema.get("type") == "object" and "additionalProperties" in schema)


def schema_shape(spec: Spec, schema: Json) -> Shape:
    """Return what a schema of the description admits. Unions are opened, records are named."""
    if not isinstance(schema, dict) or not schema:
        return Shape(free=True)
    name = reference(schema)
    if name is not None:
        target = spec.schemas[name]
        if is_record(target):
            return Shape(records=(name,))
        shape = schema_shape(spec, target)
        return replace(shape, names=(name, *shape.names))
    for key in ("oneOf", "anyOf"):
        if key in schema:
            return merged([schema_shape(spec, member) for member in schema[key]])
    if "const" in schema:
        return Shape(values=(str(schema["const"]),), constant=True)
    if "enum" in schema:
        known = tuple(str(value) for value in schema["enum"] if value is not None)
        return Shape(values=known, null=None in schema["enum"])
    return _typed(spec, schema)


def _typed(spec: Spec, schema: Json) -> Shape:
    kind = schema.get("type")
    known = tuple(map(str, schema.get("x-known-values", ())))
    if isinstance(kind, list):
        return merged([schema_shape(spec, {**schema, "type": each}) for each in kind])
    if kind == "null":
        return Shape(null=True)
    if kind == "array":
        return Shape(items=(schema.get("items", {}),))
    if kind == "object":
        return Shape(entries=(schema.get("additionalProperties", {}),))
    return Shape(scalars=frozenset([kind]), values=known) if kind else Shape(free=True)


def schema_fields(spec: Spec, name: str) -> dict[str, Field]:
    """Return the fields of a record of the description."""
    schema = spec.schemas[name]
    required = schema.get("required", ())
    return {key: Field(value, key in required) for key, value in schema.get("properties", {}).items()}


def schema_tag(spec: Spec, name: str, key: str = "type") -> str | None:
    """Return the constant that tells a record from the others of its union, None if it has none."""
    constant = spec.schemas[name].get("properties", {}).get(key, {}).get("const")
    return None if constant is None else str(constant)
