"""Validation against the meta-schemas of JSON Schema and OpenAPI: only of what an earlier run has not found valid."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache as once
from typing import Any

from ..cache.store import Cache, digest
from .description import Spec, all_refs

__all__ = ["openapi_errors", "schema_errors"]

VALID = "valid"

Json = Any


def schema_errors(schema: Json, cache: Cache) -> Iterator[Any]:
    """Errors of a schema against the meta-schema: unlike the OpenAPI validator's, they are located in the schema."""
    key = digest("schema", schema)
    if cache.get(VALID, key):
        return
    # Only where something changed: importing the validators takes as long as a small change.
    from jsonschema import Draft202012Validator

    found = list(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema))
    if not found:
        cache.put(VALID, key, True)
    yield from found


def openapi_errors(spec: Spec, cache: Cache) -> Iterator[Any]:
    """Errors of the description as OpenAPI 3.1.

    Path items and schemas are valid one by one. What refers to others needs them to exist, and is valid or not without
    regard to what is in them, but where it has a default, which has to fit the schema it stands beside.
    """
    document = spec.document
    root = {key: value for key, value in document.items() if key != "paths"}
    root["components"] = {key: value for key, value in document["components"].items() if key != "schemas"}
    dialect = digest(document.get("jsonSchemaDialect"))
    units: dict[tuple[str, str], str] = {("root", ""): digest("root", root)}
    units |= {("path", path): _key(spec, "path", item, dialect) for path, item in document["paths"].items()}
    units |= {("schema", name): _key(spec, "schema of", item, dialect) for name, item in spec.schemas.items()}
    todo = {unit for unit, key in units.items() if not cache.get(VALID, key)}
    if not todo:
        return
    found = list(_validator(_reduced(spec, root, todo)))
    yield from found
    if not found:
        for unit in todo:
            cache.put(VALID, units[unit], True)


def _key(spec: Spec, kind: str, node: Json, dialect: str) -> str:
    below = _closure(spec, node) if _has_default(node) else ()
    return digest(kind, dialect, node, [[name, spec.schemas[name]] for name in below])


def _has_default(node: Json) -> bool:
    if isinstance(node, dict):
        return "default" in node or any(map(_has_default, node.values()))
    return isinstance(node, list) and any(map(_has_default, node))


def _closure(spec: Spec, node: Json) -> list[str]:
    """Every schema the node refers to, directly or through others."""
    found: dict[str, None] = {}
    todo = [node]
    while todo:
        for ref in all_refs(todo.pop()):
            name = ref.rsplit("/", 1)[1]
            if name in spec.schemas and name not in found:
                found[name] = None
                todo.append(spec.schemas[name])
    return sorted(found)


def _reduced(spec: Spec, root: Json, todo: set[tuple[str, str]]) -> Json:
    """The document with what is not yet known to be valid; other schemas it refers to are there, but empty."""
    paths = {path: item for path, item in spec.document["paths"].items() if ("path", path) in todo}
    kept = [item for path, item in paths.items()]
    kept += [spec.schemas[name] for name in spec.schemas if ("schema", name) in todo]
    whole = {name for node in kept if _has_default(node) for name in _closure(spec, node)}
    named = {ref.rsplit("/", 1)[1] for node in [root, *kept, *map(spec.schemas.get, whole)] for ref in all_refs(node)}
    schemas = {
        name: schema if ("schema", name) in todo or name in whole else {}
        for name, schema in spec.schemas.items()
        if ("schema", name) in todo or name in whole or name in named
    }
    return {**root, "paths": paths, "components": {**root["components"], "schemas": schemas}}


def _validator(document: Json) -> Iterator[Any]:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    class Validator(OpenAPIV31SpecValidator):
        schema_validator = _openapi_schema()

    yield from Validator(document).iter_errors()


@once
def _openapi_schema() -> Any:
    """The validator's own schema of OpenAPI, its anchors looked up beforehand instead of at each reference."""
    from jsonschema.validators import validator_for
    from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]  # it has no types
    from openapi_spec_validator.schemas import schema_v31
    from referencing import Resource

    schema: Json = dict(schema_v31)
    registry = REGISTRY.with_resource(schema["$id"], Resource.from_contents(schema)).crawl()
    return validator_for(schema)(schema, registry=registry)
