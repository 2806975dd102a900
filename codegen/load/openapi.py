"""Read the YAML description and validate it as OpenAPI: refused with a JSON pointer and the reason where it is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from .bundle import bundle
from .description import METHODS, ROOT_FILE, Spec, SpecError, at, escape, resolve
from .schema_checks import check_circles

__all__ = ["Spec", "SpecError", "escape", "load", "resolve"]

NOT_GENERATED = ("head", "options", "trace")

Json = Any


def load(folder: Path) -> Spec:
    """The description in `folder`, whole and valid as OpenAPI; SpecError where it is not."""
    with at(ROOT_FILE):
        spec = bundle(folder)
        for name, schema in spec.schemas.items():
            with at(spec.where(name)):
                _validate_schema(spec, name, schema)
        for path, item in spec.document["paths"].items():
            for method in NOT_GENERATED:
                if method in item:
                    raise SpecError(spec.place(path, method), f"only {', '.join(METHODS)} are generated")
        _validate_names(spec)
        for path, method, operation in spec.operations():
            with at(spec.place(path, method)):
                _validate_parameters(spec, path, spec.place(path, method), operation)
        _validate_tags(spec)
        check_circles(spec)
        _validate_openapi(spec)
    return spec


def _validate_schema(spec: Spec, name: str, schema: Json) -> None:
    """Against JSON Schema itself: here the place inside the schema is still known."""
    for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema):
        deepest = _deepest(error)
        raise SpecError(spec.where(name, *map(str, deepest.absolute_path)), deepest.message[:300])


def _deepest(error: Any) -> Any:
    while error.context:
        error = max(error.context, key=lambda e: len(e.absolute_path))
    return error


def _validate_names(spec: Spec) -> None:
    """Each operation has a name of its own; the validator would say so too, but not where."""
    seen: dict[str, str] = {}
    for path, method, operation in spec.operations():
        name, place = str(operation.get("operationId")), spec.place(path, method)
        if name in seen and "operationId" in operation:
            raise SpecError(f"{place}/operationId", f"{name!r} is already used at {seen[name]}")
        seen[name] = place


def _validate_parameters(spec: Spec, path: str, where: str, op: Json) -> None:
    """The path's template and the declared parameters agree, and none stands twice."""
    seen = set()
    for index, parameter in enumerate(op.get("parameters", ())):
        place = spec.parameter(where, index)
        key = parameter.get("name"), parameter.get("in")
        if not all(isinstance(part, str) for part in key):
            raise SpecError(place, "every parameter needs name and in")
        if key in seen:
            raise SpecError(place, f"the parameter {key[0]!r} in {key[1]} stands twice")
        seen.add(key)
    template = re.findall(r"\{([^{}]*)\}", path)
    declared = {name for name, place in seen if place == "path"}
    for name in template:
        if name not in declared:
            raise SpecError(where, f"the path's {{{name}}} is not among the parameters")
        if template.count(name) > 1:
            raise SpecError(where, f"{{{name}}} stands twice in the path")
    for name in sorted(declared - set(template)):
        raise SpecError(where, f"the parameter {name!r} is not in the path {path}")


def _validate_tags(spec: Spec) -> None:
    tags = spec.document.get("tags", [])
    seen = set()
    for index, tag in enumerate(tags if isinstance(tags, list) else ()):
        name = tag.get("name") if isinstance(tag, dict) else None
        if name in seen:
            raise SpecError(f"{ROOT_FILE}#/tags/{index}", f"the tag {name!r} stands twice")
        seen.add(name)


def _validate_openapi(spec: Spec) -> None:
    for error in OpenAPIV31SpecValidator(spec.document).iter_errors():
        deepest = _deepest(error)
        raise SpecError(_written_at(spec, [str(part) for part in deepest.absolute_path]), deepest.message[:300])


def _written_at(spec: Spec, parts: list[str]) -> str:
    """The file and pointer behind a pointer into the one document."""
    if len(parts) > 1 and parts[0] == "paths" and parts[1] in spec.document["paths"]:
        return spec.place(parts[1], *parts[2:])
    if len(parts) > 2 and parts[:2] == ["components", "schemas"]:
        return spec.where(parts[2], *parts[3:])
    return f"{ROOT_FILE}#/" + "/".join(map(escape, parts))
