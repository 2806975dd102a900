"""Values of the description's records, made of what a request gave and, for what it did not, of the example."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Mapping
from copy import deepcopy
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry

from ..ids import new_id

__all__ = ["RecordValues", "is_nullable", "is_time"]

Json = Any
UUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")
EMPTY: dict[str, Json] = {"integer": 0, "number": 0, "boolean": False, "array": [], "object": {}}


def is_nullable(schema: Json) -> bool:
    """Whether a property may be null."""
    kinds: Json = schema.get("type", ())
    return "null" in kinds or {"type": "null"} in _members(schema)


def is_time(schema: Json) -> bool:
    """Whether a property is a point in time."""
    return bool(schema.get("format") == "date-time")


def _members(schema: Json) -> list[Json]:
    return [*schema.get("oneOf", ()), *schema.get("anyOf", ())]


class RecordValues:
    """Makes values that fit their schemas."""

    def __init__(self, schemas: Mapping[str, Json]) -> None:
        self._schemas = schemas
        self._validators: dict[int, tuple[Json, Json]] = {}
        """Validators by the identity of their schema, with the schema, which lives as long."""

    def resolved(self, schema: Json) -> Json:
        """The schema itself, where it is a reference."""
        while "$ref" in schema:
            schema = self._schemas[schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def record(self, schema: Json, *hints: Json) -> Json:
        """The schema of a record; of a union, the member that the tag of a hint names, else the first."""
        schema = self.resolved(schema)
        if not (members := _members(schema)):
            return schema
        found = (self._member(schema, hint) for hint in hints)
        return next((one for one in found if "properties" in one), None) or self.record(members[0], *hints)

    def properties(self, schema: Json, *hints: Json) -> dict[str, Json]:
        """The properties of a record, which may be one of a union."""
        found: dict[str, Json] = self.record(schema, *hints).get("properties", {})
        return found

    def named(self, schema: Json, path: Mapping[str, str]) -> dict[str, Json]:
        """What a record has of a path, by a longer name than the parameter's: `book_shelf_id` of `{shelf_id}`."""
        properties = self.properties(schema)
        keys = [key for key in path if key not in properties]
        return {name: path[key] for key in keys for name in properties if name.endswith(f"_{key}")}

    def keys(self, schema: Json, given: Mapping[str, Json]) -> dict[str, Json]:
        """The fields of a request that say what it is about, which are records and enums, and not how much."""
        fields = self.properties(schema, given)
        return {name: given[name] for name, node in fields.items() if "$ref" in node and name in given}

    def fits(self, value: Json, schema: Json) -> bool:
        """Whether a value is valid against a schema."""
        held = self._validators.get(id(schema))
        if held is None:
            # An explicit registry, because the default one fetches references from the network.
            whole = {**schema, "components": {"schemas": self._schemas}}
            held = self._validators[id(schema)] = (schema, Draft202012Validator(whole, registry=Registry()))
        return bool(held[1].is_valid(value))

    def new(self, schema: Json, example: Json, given: Mapping[str, Json], asked: Json, now: str, later: str) -> Json:
        """A new record. What is not `given` is null, absent or empty where that fits, else as in the example.

        `asked`: schema of the request, whose defaults count; `now`, `later`: points in time, of its creation and of
        when it expires.
        """
        record = self.record(schema, given, example)
        properties, required = record.get("properties", {}), record.get("required", ())
        requested = self.properties(asked, given) if asked else {}
        result: dict[str, Json] = {}
        for name, node in properties.items():
            shown = example.get(name) if isinstance(example, dict) else None
            if given.get(name) is not None:
                result[name] = self.filled(node, shown, given[name])
            elif name == "id":
                result[name] = _fresh_id(shown)
            elif is_nullable(node):
                result[name] = None
            elif name not in required:
                continue
            elif is_time(node):
                result[name] = later if name.startswith("expire") else now
            elif self.fits(default := requested.get(name, {}).get("default"), node):
                result[name] = deepcopy(default)
            else:
                result[name] = self._left_out(node, shown)
        return result

    def changed(self, value: Json, schema: Json, given: Mapping[str, Json]) -> Json:
        """The record with the changes of a request: null clears what may be null or absent, and leaves the rest.

        Maps such as `metadata` are changed key by key; there, null removes a key. Any other JSON is replaced.
        """
        record, result = self.record(schema, value), dict(value)
        required = record.get("required", ())
        for name, node in record.get("properties", {}).items():
            if name not in given:
                continue
            if given[name] is not None:
                wanted = _merged(value.get(name), given[name]) if _is_map(node) else given[name]
                result[name] = self.filled(node, value.get(name), wanted)
            elif is_nullable(node):
                result[name] = None
            elif name not in required:
                result.pop(name, None)
        return result

    def merged(self, asked: Json, held: Mapping[str, Json], given: Mapping[str, Json]) -> dict[str, Json]:
        """A change with the maps inside its fields as they are after it, where their values may be null to remove them.

        `asked`: schema of the change.
        """
        properties, result = self.properties(asked, given), dict(given)
        for name, value in given.items():
            member = self._member(properties.get(name, {}), value)
            if isinstance(value, dict) and "properties" in member:
                result[name] = self._merged_fields(member, held.get(name), value)
        return result

    def _merged_fields(self, record: Json, held: Json, given: Mapping[str, Json]) -> dict[str, Json]:
        known: Mapping[str, Json] = held if isinstance(held, dict) else {}
        result = dict(given)
        for name, value in given.items():
            node = record["properties"].get(name, {})
            if isinstance(value, dict) and _is_map(node) and is_nullable(node["additionalProperties"]):
                result[name] = _merged(known.get(name), value)
        return result

    def shown(self, value: Json, schema: Json, example: Json, kept: Collection[str] = ()) -> Json:
        """A record as a response has it, which may have more properties than what is kept, or fewer.

        `kept`: names of optional properties that are absent where the value has none; others are as in the example.
        """
        record, result = self.record(schema, value, example), {}
        required = record.get("required", ())
        for name, node in record.get("properties", {}).items():
            if name in value and self.fits(value[name], node):
                result[name] = value[name]
            elif "const" in node:
                result[name] = node["const"]
            elif name in required or (name in example and name not in kept):
                result[name] = example[name] if name in example else self._left_out(node, None)
        return result

    def filled(self, schema: Json, example: Json, given: Json) -> Json:
        """What was given for a property, with what a response says beside it; the example where it does not fit.

        What a response has no property for, such as a secret, is left out.
        """
        if self.fits(given, schema):
            return self._described(given, schema)
        member = self._member(schema, given)
        if isinstance(given, list) and "items" in member:
            value: Json = [self.filled(member["items"], _alike(example, one), one) for one in given]
            if self.fits(value, schema):
                return value
        if isinstance(given, dict) and _is_map(member):
            value = {key: self.filled(member["additionalProperties"], None, one) for key, one in given.items()}
            if self.fits(value, schema):
                return value
        if isinstance(given, dict) and "properties" in member:
            known = example if isinstance(example, dict) else {}
            value = {
                name: self.filled(node, known.get(name), given[name])
                if given.get(name) is not None
                else self._left_out(node, known.get(name))
                for name, node in member["properties"].items()
                if given.get(name) is not None or name in member.get("required", ())
            }
            if self.fits(value, schema):
                return value
        return deepcopy(example) if self.fits(example, schema) else self.smallest(schema)

    def _described(self, value: Json, schema: Json) -> Json:
        """A value that fits a schema, without what the schema has no property for."""
        member = self._member(schema, value)
        if isinstance(value, dict) and "properties" in member and "additionalProperties" not in member:
            return {name: self._described(value[name], n) for name, n in member["properties"].items() if name in value}
        if isinstance(value, list) and "items" in member:
            return [self._described(one, member["items"]) for one in value]
        return deepcopy(value)

    def smallest(self, schema: Json) -> Json:
        """A value that fits a schema, as small as can be."""
        schema = self.resolved(schema)
        if "const" in schema or "default" in schema:
            return deepcopy(schema.get("const", schema.get("default")))
        if "enum" in schema:
            return schema["enum"][0]
        if is_nullable(schema):
            return None
        if members := _members(schema):
            return self.smallest(members[0])
        if is_time(schema):
            return "1970-01-01T00:00:00.000000+00:00"
        if "properties" in schema:
            return {name: self.smallest(schema["properties"][name]) for name in schema.get("required", ())}
        kind = schema.get("type", "object")
        if kind == "array" and schema.get("minItems"):
            return [self.smallest(schema["items"]) for _ in range(schema["minItems"])]
        if kind == "string":
            return "x" * schema.get("minLength", 0)
        return schema.get("minimum", deepcopy(EMPTY[kind]))

    def _left_out(self, node: Json, example: Json) -> Json:
        """The value of a required property that no request gives: empty lists and maps, else as in the example."""
        empties: tuple[Json, Json] = ([], {})
        for empty in empties:
            if "$ref" not in node and self.fits(empty, node):
                return empty
        return deepcopy(example) if self.fits(example, node) else self.smallest(node)

    def _member(self, schema: Json, given: Json) -> Json:
        """The record of a union that a value names by its tag; the schema itself where it is no union."""
        schema = self.resolved(schema)
        members = [self.resolved(member) for member in _members(schema) if member != {"type": "null"}]
        if len(members) == 1:
            return self._member(members[0], given)
        if "discriminator" in schema and isinstance(given, dict):
            by = schema["discriminator"]
            target = by.get("mapping", {}).get(given.get(by["propertyName"]))
            return self.resolved({"$ref": target}) if target else {}
        return {} if members else schema


def _is_map(node: Json) -> bool:
    return isinstance(node.get("additionalProperties"), dict)


def _merged(held: Json, changes: Json) -> Json:
    both = {**(held or {}), **changes}
    return {key: value for key, value in both.items() if value is not None}


def _alike(examples: Json, given: Json) -> Json:
    """The item of a list that is of the same type."""
    kind = given.get("type") if isinstance(given, dict) else None
    items = examples if isinstance(examples, list) else []
    return next((one for one in items if isinstance(one, dict) and one.get("type") == kind), None)


def _fresh_id(example: Json) -> str:
    if isinstance(example, str) and UUID.fullmatch(example):
        return str(uuid.uuid4())
    prefix = example.rpartition("_")[0] if isinstance(example, str) else ""
    return new_id(prefix or "item")
