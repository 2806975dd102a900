"""What the generator requires beyond valid OpenAPI: named schemas, discriminated unions, names possible in Python."""

from __future__ import annotations

from typing import Any

from ...names import field_name
from ...package import GENERATED_MODULE_NAMES
from ..description import Spec, SpecError, errors_at
from ..examples import check_examples
from ..extensions import check_extensions, schema_nodes
from .names import check_class_name
from .operations import check_operations
from .security import check_security
from .tags import check_tags
from .unread import check_unread

__all__ = ["check", "check_recursion"]

Json = Any

UNSUPPORTED = {
    "allOf": "list the properties in one schema",
    "not": "describe the accepted values",
    "if": "use a union",
    "prefixItems": "use an object with properties",
    "patternProperties": "use additionalProperties",
    "dependentSchemas": "use a union",
    "$defs": "use components/schemas",
    "$dynamicRef": "use $ref",
}


def check(spec: Spec) -> None:
    """Raise SpecError, with file and JSON pointer, for the first part the generator does not support."""
    for name, schema in spec.schemas.items():
        with errors_at(spec.schema_location(name)):
            check_class_name(name, spec.schema_location(name), spec.origins[name])
            _check_keywords(spec, name)
            _check_schema(spec, name, schema)
    with errors_at(spec.schema_location("")[:-1]):
        check_extensions(spec)
    check_operations(spec)
    with errors_at("anthropic.yaml#/tags"):
        check_tags(spec)
    check_unread(spec)
    check_security(spec)
    check_examples(spec)


def _check_keywords(spec: Spec, name: str) -> None:
    """Check that only supported keywords are used, and references lead to named schemas."""
    schema = spec.schemas[name]
    if not isinstance(schema, dict):
        raise SpecError(spec.schema_location(name), "must be a mapping")
    for where, _, node in schema_nodes(spec, name):
        for key, advice in UNSUPPORTED.items():
            if key in node:
                raise SpecError(f"{where}/{key}", f"{key} is not supported: {advice}")
        ref = node.get("$ref")
        if ref is not None and str(ref).rpartition("/")[0] != "#/components/schemas":
            raise SpecError(f"{where}/$ref", "must refer to a named schema in components/schemas")
        if len(node.get("enum", ())) and not all(isinstance(value, str) for value in node["enum"]):
            raise SpecError(f"{where}/enum", "values of an enum must be strings")
    if "discriminator" in schema and "oneOf" not in schema:
        raise SpecError(spec.schema_location(name, "discriminator"), "needs a oneOf")


def _check_schema(spec: Spec, name: str, schema: Json) -> None:
    if not schema.get("description"):
        raise SpecError(spec.schema_location(name), "every schema needs a description")
    for index, member in enumerate(schema.get("oneOf", ())):
        if "$ref" not in member:
            raise SpecError(
                spec.schema_location(name, "oneOf", str(index)), "a member of a union must be a named schema"
            )
    if "oneOf" in schema:
        _check_union(spec, name, schema)
    required = set(schema.get("required", ()))
    for missing in sorted(required - set(schema.get("properties", ()))):
        raise SpecError(spec.schema_location(name, "required"), f"{missing!r} is required but is not a property")
    names: dict[str, str] = {}
    for prop, inner in schema.get("properties", {}).items():
        where = spec.schema_location(name, "properties", prop)
        if not isinstance(inner, dict):
            raise SpecError(where, "must be a mapping: a schema")
        if not inner.get("description") and "$ref" not in inner:
            raise SpecError(where, "every property needs a description")
        _check_property_name(spec, prop, field_name(prop, inner), names, where)
        if inner.get("format") == "byte" and (inner.get("type") != "string" or not _tag(schema)):
            raise SpecError(f"{where}/format", "byte is for a string, in an object with a property that has a const")
        if inner.get("format") == "password" and inner.get("type") not in ("string", ["string", "null"]):
            raise SpecError(f"{where}/format", "password is for a string")
        _check_inline(spec, inner, where)


def _tag(schema: Json) -> str | None:
    """The property that says of which kind an object is."""
    return next((name for name, inner in schema["properties"].items() if "const" in inner), None)


def _check_property_name(spec: Spec, wire: str, name: str, names: dict[str, str], where: str) -> None:
    if not name.isidentifier() or name in spec.schemas or name in GENERATED_MODULE_NAMES:
        raise SpecError(where, f"its Python name {name} conflicts with a name used in annotations: add x-name")
    if name in names:
        raise SpecError(where, f"its Python name {name} is already that of {names[name]!r}: add x-name")
    names[name] = wire


def _check_union(spec: Spec, name: str, schema: Json) -> None:
    discriminator = schema.get("discriminator")
    if not discriminator:
        raise SpecError(spec.schema_location(name), "a union of objects needs a discriminator with a mapping")
    mapped = set()
    for tag, ref in discriminator.get("mapping", {}).items():
        where = spec.schema_location(name, "discriminator", "mapping", tag)
        target = str(ref).rsplit("/", 1)[-1]
        member = spec.schemas.get(target)
        if member is None:
            raise SpecError(where, f"the target of {ref} does not exist")
        const = member.get("properties", {}).get(discriminator["propertyName"], {}).get("const")
        if const != tag:
            raise SpecError(where, f"{ref} has {discriminator['propertyName']}: {const!r}, not {tag!r}")
        mapped.add(target)
    members = {member["$ref"].rsplit("/", 1)[1] for member in schema["oneOf"]}
    if missing := members - mapped:
        raise SpecError(
            spec.schema_location(name, "discriminator", "mapping"), f"no value for {', '.join(sorted(missing))}"
        )
    if extra := mapped - members:
        raise SpecError(
            spec.schema_location(name, "discriminator", "mapping"),
            f"not a member of the oneOf: {', '.join(sorted(extra))}",
        )


def _check_inline(spec: Spec, schema: Json, where: str) -> None:
    """Check an inline schema: it may be a scalar, a reference, a list, a map or any JSON."""
    members = [m for m in schema.get("oneOf", schema.get("anyOf", ())) if m != {"type": "null"}]
    if "properties" in schema:
        raise SpecError(where, "an object with properties must be a named schema")
    if len(schema.get("enum", ())) > 1:
        raise SpecError(where, "an enum must be a named schema")
    if len(members) > 1:
        raise SpecError(where, "a union must be a named schema")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            _check_inline(spec, schema[key], f"{where}/{key}")
    for member in members:
        _check_inline(spec, member, where)


def check_recursion(spec: Spec) -> None:
    """Raise SpecError for an alias that refers to itself without an object between: validators would not terminate."""
    names = [name for name, schema in spec.schemas.items() if isinstance(schema, dict) and "properties" not in schema]
    references = {
        name: {
            str(node["$ref"]).rsplit("/", 1)[-1]
            for _, _, node in schema_nodes(spec, name)
            if "$ref" in node and "discriminator" not in spec.schemas[name]
        }
        for name in names
    }
    for name in names:
        seen: set[str] = set()
        todo = set(references[name])
        while todo:
            step = todo.pop()
            if step == name:
                raise SpecError(spec.schema_location(name), "refers to itself without an object between")
            if step not in seen:
                seen.add(step)
                todo |= references.get(step, set())
