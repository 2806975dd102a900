"""Read the YAML description and validate it as OpenAPI 3.1. An error has a JSON pointer and a reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ..cache.store import Cache
from .bundle import bundle
from .checks.parameters import check_default
from .checks.schemas import check_recursion
from .description import METHODS, ROOT_FILE, Spec, SpecError, errors_at, escape, resolve
from .validation import openapi_errors, schema_errors

__all__ = ["Spec", "SpecError", "escape", "load", "resolve"]

NOT_GENERATED = ("head", "options", "trace")

Json = Any


def load(folder: Path, cache: Cache | None = None) -> Spec:
    """Return the description in `folder`, bundled and valid as OpenAPI. Raises SpecError if it is not."""
    cache = cache or Cache()
    with errors_at(ROOT_FILE):
        spec = bundle(folder)
        for name, schema in spec.schemas.items():
            with errors_at(spec.schema_location(name)):
                _validate_schema(spec, name, schema, cache)
        for path, item in spec.document["paths"].items():
            for method in NOT_GENERATED:
                if method in item:
                    raise SpecError(spec.path_location(path, method), f"only {', '.join(METHODS)} are generated")
        _validate_names(spec)
        for path, method, operation in spec.operations():
            with errors_at(spec.path_location(path, method)):
                _validate_parameters(spec, path, spec.path_location(path, method), operation)
        _validate_tags(spec)
        check_recursion(spec)
        _validate_openapi(spec, cache)
    return spec


def _validate_schema(spec: Spec, name: str, schema: Json, cache: Cache) -> None:
    for error in schema_errors(schema, cache):
        deepest = _deepest(error)
        raise SpecError(spec.schema_location(name, *map(str, deepest.absolute_path)), deepest.message[:300])


def _deepest(error: Any) -> Any:
    while error.context:
        error = max(error.context, key=lambda e: len(e.absolute_path))
    return error


def _validate_names(spec: Spec) -> None:
    """Check that operationIds are unique: the OpenAPI validator does so too, but without a location."""
    seen: dict[str, str] = {}
    for path, method, operation in spec.operations():
        name, location = str(operation.get("operationId")), spec.path_location(path, method)
        if name in seen and "operationId" in operation:
            raise SpecError(f"{location}/operationId", f"{name!r} is already used at {seen[name]}")
        seen[name] = location


def _validate_parameters(spec: Spec, path: str, where: str, op: Json) -> None:
    """Check that the path template and the declared parameters match, without duplicates."""
    seen = set()
    for index, parameter in enumerate(op.get("parameters", ())):
        location = spec.parameter_location(where, index)
        key = parameter.get("name"), parameter.get("in")
        if not all(isinstance(part, str) for part in key):
            raise SpecError(location, "every parameter needs `name` and `in`")
        if key in seen:
            raise SpecError(location, f"duplicate parameter {key[0]!r} in {key[1]}")
        seen.add(key)
        check_default(spec, parameter, location)
    template = re.findall(r"\{([^{}]*)\}", path)
    declared = {name for name, location in seen if location == "path"}
    for name in template:
        if name not in declared:
            raise SpecError(where, f"the path's {{{name}}} is not declared as a parameter")
        if template.count(name) > 1:
            raise SpecError(where, f"{{{name}}} occurs twice in the path")
    for name in sorted(declared - set(template)):
        raise SpecError(where, f"the parameter {name!r} is not in the path {path}")


def _validate_tags(spec: Spec) -> None:
    tags = spec.document.get("tags", [])
    seen = set()
    for index, tag in enumerate(tags if isinstance(tags, list) else ()):
        name = tag.get("name") if isinstance(tag, dict) else None
        if name in seen:
            raise SpecError(f"{ROOT_FILE}#/tags/{index}", f"duplicate tag {name!r}")
        seen.add(name)


def _validate_openapi(spec: Spec, cache: Cache) -> None:
    for error in openapi_errors(spec, cache):
        deepest = _deepest(error)
        raise SpecError(_source_location(spec, [str(part) for part in deepest.absolute_path]), deepest.message[:300])


def _source_location(spec: Spec, parts: list[str]) -> str:
    """Translate a pointer into the bundled document to the file and pointer it was read from."""
    if len(parts) > 1 and parts[0] == "paths" and parts[1] in spec.document["paths"]:
        return spec.path_location(parts[1], *parts[2:])
    if len(parts) > 2 and parts[:2] == ["components", "schemas"]:
        return spec.schema_location(parts[2], *parts[3:])
    return f"{ROOT_FILE}#/" + "/".join(map(escape, parts))
