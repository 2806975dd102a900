"""Values that match a schema of the description, with all of its fields: the most that a request may hold."""

from __future__ import annotations

from typing import Any

__all__ = ["Values"]

Json = Any

DEEPEST = 9
"""Below it only required fields are filled in, and lists are left empty: schemas may hold themselves."""
TEXTS = {"date": "2026-11-02", "date-time": "2026-11-02T09:30:00Z", "uri": "https://example.com/a", "byte": "YQ=="}
SCALARS = {"boolean": True, "number": 0.5, "null": None}


class Values:
    """Makes values in turn: each time that a union or an enum is met, it gives its next member.

    A list has an item for each member of the union or enum that its items are.
    """

    def __init__(self, schemas: dict[str, Json]) -> None:
        """`schemas`: the named schemas that others refer to."""
        self._schemas = schemas
        self._met: dict[int, int] = {}
        self._left: set[int] = set()

    @property
    def complete(self) -> bool:
        """Whether every member of each union and enum that was met has been given."""
        return not self._left

    def make(self, schema: Json, depth: int = 0) -> Json:
        """Return a value of `schema`, with every field."""
        schema = self._resolved(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema or "x-known-values" in schema:
            return self._next(schema)
        if _choices(schema):
            return self.make(self._next(schema), depth)
        kinds = schema.get("type", "string")
        kind = kinds if isinstance(kinds, str) else kinds[0]
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return self._array(schema, depth)
        if kind == "integer":
            return int(schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1))
        if kind == "string":
            return TEXTS.get(schema.get("format", ""), "text").ljust(schema.get("minLength", 0), ".")
        return SCALARS[kind]

    def _resolved(self, schema: Json) -> Json:
        return self._schemas[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema

    def _next(self, schema: Json) -> Json:
        choices, key = _choices(schema), id(schema)
        count = self._met[key] = self._met.get(key, 0) + 1
        (self._left.add if count < len(choices) else self._left.discard)(key)
        return choices[(count - 1) % len(choices)]

    def _object(self, schema: Json, depth: int) -> Json:
        properties, required = schema.get("properties", {}), schema.get("required", ())
        names = [name for name in properties if depth < DEEPEST or name in required]
        found = {name: self.make(properties[name], depth + 1) for name in names}
        entries = schema.get("additionalProperties")
        if isinstance(entries, dict) and not properties and depth < DEEPEST:
            found["name"] = self.make(entries, depth + 1)
        return found

    def _array(self, schema: Json, depth: int) -> Json:
        count = len(_choices(self._resolved(schema["items"]))) or 1
        count = min(count, schema.get("maxItems", count)) if depth < DEEPEST else 0
        return [self.make(schema["items"], depth + 1) for _ in range(max(count, schema.get("minItems", 0)))]


def _choices(schema: Json) -> list[Json]:
    """The members of a union, without null, or the values of an enum; empty for any other schema."""
    for key in ("enum", "x-known-values"):
        if key in schema:
            return list(schema[key])
    return [member for member in schema.get("oneOf", schema.get("anyOf", ())) if member != {"type": "null"}]
