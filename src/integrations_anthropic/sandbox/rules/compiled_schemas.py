"""Schemas that the API compiles, of strict tools and of output formats: a part of JSON Schema only.

The part is described at https://platform.claude.com/docs/en/build-with-claude/structured-outputs. Left alone is what
the API is not known to refuse: `oneOf`, unknown formats and keywords, and how large the compiled grammar may become.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from ..errors import invalid

__all__ = ["check_compiled", "children"]

Json = Any

NUMBER_KEYWORDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
UNSUPPORTED = {
    "integer": NUMBER_KEYWORDS,
    "number": NUMBER_KEYWORDS,
    "string": ("minLength", "maxLength"),
    "array": ("maxItems", "uniqueItems", "contains", "minContains", "maxContains"),
}
MAPS = ("properties", "$defs", "definitions")
LISTS = ("anyOf", "allOf", "oneOf", "prefixItems")
DEFINITIONS = ("#/$defs/", "#/definitions/")
CONSTRAINTS = ("type", "enum", "const", "anyOf", "allOf", "oneOf", "$ref")
"""A schema with none of these accepts any value."""


def check_compiled(schema: Json, where: str) -> None:
    """Raise SandboxAPIError 400 for a valid JSON Schema that the API does not compile."""
    _check_references(schema, where)
    _check(schema, where)


def _check(schema: Json, where: str) -> None:
    if schema is False:
        return
    if schema is True or not any(keyword in schema for keyword in CONSTRAINTS):
        raise invalid(f"{where}: Invalid schema: a schema that accepts any value is not supported. Set its 'type'")
    types = schema.get("type", ())
    for kind in (types,) if isinstance(types, str) else types:
        _check_keywords(schema, kind, where)
    if any(isinstance(value, (dict, list)) for value in schema.get("enum", ())):
        raise invalid(f"{where}: Invalid schema: 'enum' supports strings, numbers, booleans and null only")
    if any(isinstance(part, dict) and "$ref" in part for part in schema.get("allOf", ())):
        raise invalid(f"{where}: Invalid schema: 'allOf' with '$ref' is not supported")
    for child in children(schema):
        _check(child, where)


def _check_keywords(schema: Json, kind: str, where: str) -> None:
    found = [keyword for keyword in UNSUPPORTED.get(kind, ()) if keyword in schema]
    if len(found) > 1:
        raise invalid(f"{where}: For '{kind}' type, properties {', '.join(found)} are not supported")
    if found:
        raise invalid(f"{where}: For '{kind}' type, property '{found[0]}' is not supported")
    if kind == "array" and schema.get("minItems", 0) not in (0, 1):
        raise invalid(f"{where}: For 'array' type, 'minItems' values other than 0 or 1 are not supported")
    if kind == "object" and schema.get("additionalProperties", False) is not False:
        raise invalid(
            f"{where}: For 'object' type, 'additionalProperties: {_shown(schema['additionalProperties'])}' is not "
            "supported. Please set 'additionalProperties' to false"
        )
    if kind == "object" and "additionalProperties" not in schema:
        raise invalid(f"{where}: For 'object' type, 'additionalProperties' must be explicitly set to false")
    if kind == "object" and any(value is True for value in (schema.get("properties") or {}).values()):
        # What the API says about `"value": true`.
        raise invalid(f"{where}: For 'object' type, property 'properties' is not supported")


def _shown(value: Json) -> str:
    return "true" if value is True else "object"


def children(schema: Json) -> Iterator[Json]:
    """The schemas directly below this one, in the order of their keywords."""
    for keyword, value in schema.items():
        if keyword in MAPS:
            yield from value.values()
        elif keyword in LISTS:
            yield from value
        elif keyword == "items":
            yield value


def _check_references(schema: Json, where: str) -> None:
    """Refuse references to other documents, and definitions that lead back to themselves."""
    edges: dict[str, list[str]] = {"#": list(_references(schema, within_definitions=False))}
    for keyword in ("$defs", "definitions"):
        for name, definition in schema.get(keyword, {}).items() if isinstance(schema, dict) else ():
            edges[name] = list(_references(definition, within_definitions=True))
    for reference in chain.from_iterable(edges.values()):
        if not reference.startswith("#"):
            raise invalid(f"{where}: Invalid schema: External references are not supported: {reference}")
    circle = _circle({name: [_target(reference) for reference in found] for name, found in edges.items()})
    if circle:
        raise invalid(
            f"{where}: Invalid schema: Circular reference detected in schema definitions: {' -> '.join(circle)}. "
            "Self-referencing or mutually-referencing definitions are not supported."
        )


def _target(reference: str) -> str:
    """The name of the definition a local reference leads to; else the reference, which is `#` for the whole schema."""
    for prefix in DEFINITIONS:
        if reference.startswith(prefix):
            return reference.removeprefix(prefix).partition("/")[0].replace("~1", "/").replace("~0", "~")
    return reference


def _references(schema: Json, *, within_definitions: bool) -> Iterator[str]:
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("$ref"), str):
        yield schema["$ref"]
    rest = {key: value for key, value in schema.items() if within_definitions or key not in ("$defs", "definitions")}
    for child in children(rest):
        yield from _references(child, within_definitions=True)


def _circle(edges: dict[str, list[str]]) -> list[str]:
    """The first definition that leads back to itself, with those on the way; empty if there is none."""
    done: set[str] = set()
    for start in edges:
        path = [start]
        rest = [iter(edges[start])]
        while path and start not in done:
            name = next(rest[-1], None)
            if name is None:
                done.add(path.pop())
                rest.pop()
            elif name in path:
                return [*path[path.index(name) :], name]
            elif name in edges and name not in done:
                path.append(name)
                rest.append(iter(edges[name]))
    return []
