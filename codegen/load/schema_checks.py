"""What the generator asks of a description beyond OpenAPI: named schemas, tagged unions, names Python can have."""

from __future__ import annotations

from typing import Any

from ..names import python_name
from ..package import USED, mixins, taken
from .description import Spec, SpecError, at
from .extensions import check_extensions, schema_nodes
from .operation_checks import check_operations
from .tag_checks import check_tags

__all__ = ["check", "check_circles"]

Json = Any

UNSUPPORTED = {
    "allOf": "name the fields",
    "not": "say what it is",
    "if": "make it a union",
    "prefixItems": "name the fields",
    "patternProperties": "use additionalProperties",
    "dependentSchemas": "make it a union",
    "$defs": "name it under components",
    "$dynamicRef": "use $ref",
}


def check(spec: Spec) -> None:
    """Raise SpecError, with file and JSON pointer, for the first thing the generator could not work with."""
    for name, schema in spec.schemas.items():
        with at(spec.where(name)):
            _name(spec, name)
            _shape(spec, name)
            _schema(spec, name, schema)
    with at(spec.where("")[:-1]):
        check_extensions(spec)
    check_operations(spec)
    with at("anthropic.yaml#/tags"):
        check_tags(spec)


def _name(spec: Spec, name: str) -> None:
    if name in USED | mixins():
        raise SpecError(spec.where(name), "the generated modules use this name themselves: choose another")
    if name in taken():
        raise SpecError(spec.where(name), "the package or Python has this name already: choose another")
    if name.endswith(("Input", "Param")):
        raise SpecError(spec.where(name), "names with this ending are made for what callers pass")


def _shape(spec: Spec, name: str) -> None:
    """Only keywords the generator reads; references only to whole schemas."""
    schema = spec.schemas[name]
    if not isinstance(schema, dict):
        raise SpecError(spec.where(name), "must be a mapping")
    for where, _, node in schema_nodes(spec, name):
        for key, advice in UNSUPPORTED.items():
            if key in node:
                raise SpecError(f"{where}/{key}", f"{key} is not supported: {advice}")
        ref = node.get("$ref")
        if ref is not None and str(ref).rpartition("/")[0] != "#/components/schemas":
            raise SpecError(f"{where}/$ref", "must lead to a named schema of components/schemas")
        if len(node.get("enum", ())) and not all(isinstance(value, str) for value in node["enum"]):
            raise SpecError(f"{where}/enum", "only texts can be values of an enum")
    if "discriminator" in schema and "oneOf" not in schema:
        raise SpecError(spec.where(name, "discriminator"), "only a oneOf can have one")


def _schema(spec: Spec, name: str, schema: Json) -> None:
    if not schema.get("description"):
        raise SpecError(spec.where(name), "every schema needs a description")
    for index, member in enumerate(schema.get("oneOf", ())):
        if "$ref" not in member:
            raise SpecError(spec.where(name, "oneOf", str(index)), "a member of a union must be a named schema")
    if "oneOf" in schema:
        _union(spec, name, schema)
    required = set(schema.get("required", ()))
    for missing in sorted(required - set(schema.get("properties", ()))):
        raise SpecError(spec.where(name, "required"), f"{missing!r} is required but not among the properties")
    names: dict[str, str] = {}
    for prop, inner in schema.get("properties", {}).items():
        where = spec.where(name, "properties", prop)
        if not isinstance(inner, dict):
            raise SpecError(where, "must be a mapping that says what it is")
        if not inner.get("description") and "$ref" not in inner:
            raise SpecError(where, "every property needs a description")
        _property_name(spec, prop, names, where)
        _inline(spec, inner, where)


def _property_name(spec: Spec, wire: str, names: dict[str, str], where: str) -> None:
    name = python_name(wire)
    if not name.isidentifier() or name in spec.schemas or name in USED:
        raise SpecError(where, f"its name in Python, {name}, is not possible beside the annotations")
    if name in names:
        raise SpecError(where, f"its name in Python, {name}, is already that of {names[name]!r}")
    names[name] = wire


def _union(spec: Spec, name: str, schema: Json) -> None:
    discriminator = schema.get("discriminator")
    if not discriminator:
        raise SpecError(spec.where(name), "a union of objects needs a discriminator with its mapping")
    mapped = set()
    for tag, ref in discriminator.get("mapping", {}).items():
        where = spec.where(name, "discriminator", "mapping", tag)
        target = str(ref).rsplit("/", 1)[-1]
        member = spec.schemas.get(target)
        if member is None:
            raise SpecError(where, f"{ref} points at nothing")
        const = member.get("properties", {}).get(discriminator["propertyName"], {}).get("const")
        if const != tag:
            raise SpecError(where, f"{ref} says {discriminator['propertyName']}: {const!r}, not {tag!r}")
        mapped.add(target)
    members = {member["$ref"].rsplit("/", 1)[1] for member in schema["oneOf"]}
    if missing := members - mapped:
        raise SpecError(spec.where(name, "discriminator", "mapping"), f"no tag for {', '.join(sorted(missing))}")
    if extra := mapped - members:
        raise SpecError(spec.where(name, "discriminator", "mapping"), f"no member: {', '.join(sorted(extra))}")


def _inline(spec: Spec, schema: Json, where: str) -> None:
    """Only scalars, references, lists, maps and free-form JSON may stand inline."""
    members = [m for m in schema.get("oneOf", schema.get("anyOf", ())) if m != {"type": "null"}]
    if "properties" in schema:
        raise SpecError(where, "an object with properties must be a named schema")
    if len(schema.get("enum", ())) > 1:
        raise SpecError(where, "an enum must be a named schema")
    if len(members) > 1:
        raise SpecError(where, "a union must be a named schema")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            _inline(spec, schema[key], f"{where}/{key}")
    for member in members:
        _inline(spec, member, where)


def check_circles(spec: Spec) -> None:
    """An object may hold itself; a mere name for something else may not. Before validators, that would not end."""
    names = [name for name, schema in spec.schemas.items() if isinstance(schema, dict) and "properties" not in schema]
    leads = {
        name: {
            str(node["$ref"]).rsplit("/", 1)[-1]
            for _, _, node in schema_nodes(spec, name)
            if "$ref" in node and "discriminator" not in spec.schemas[name]
        }
        for name in names
    }
    for name in names:
        seen: set[str] = set()
        todo = set(leads[name])
        while todo:
            step = todo.pop()
            if step == name:
                raise SpecError(spec.where(name), "its references lead back to itself without an object between")
            if step not in seen:
                seen.add(step)
                todo |= leads.get(step, set())
