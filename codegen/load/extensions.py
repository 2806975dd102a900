"""The `x-` keys: which exist, on what each is allowed, and which values it accepts."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from ..companions import COMPANIONS
from ..names import is_public_name
from ..package import RESERVED_MODULES, mixins, package_names
from .description import ROOT_FILE, Spec, SpecError, escape, known_values

__all__ = ["check_extensions", "schema_nodes"]

Json = Any

KEYS = {
    "root": {"x-beta-features"},
    "tag": {"x-class"},
    "operation": {"x-span", "x-retry", "x-streaming", "x-paging", "x-params", "x-lines", "x-resume", "x-beta"}
    | {"x-companions", "x-error-codes", "x-deprecated", "x-events"},
    "parameter": {"x-name", "x-array", "x-rule", "x-beta", "x-deprecated"},
    "schema": {
        "x-group",
        "x-unknown",
        "x-default",
        "x-mixin",
        "x-checked",
        "x-hot",
        "x-accumulate",
        "x-beta",
        "x-known-values",
        "x-end-of-life",
        "x-functions",
        "x-response",
        "x-deprecated",
        "x-deprecated-values",
    },
    "property": {"x-name", "x-rule", "x-null", "x-beta", "x-until", "x-folder", "x-deprecated"},
    "response or body": set[str](),
}
"""Keys by the object they are allowed on. Document a new one in the table of CONTRIBUTING.md."""

MERGES = {"append", "json", "item", "set"}
RULES = {"content-not-empty", "known-value"}
DATA = ("example", "examples", "default", "const", "enum", "discriminator", "required")


def check_extensions(spec: Spec) -> None:
    """Raise SpecError for the first `x-` key that is unknown, misplaced, or has an invalid value."""
    _check(spec.document, "root", f"{ROOT_FILE}#")
    for index, tag in enumerate(spec.document.get("tags", ())):
        _check(tag, "tag", f"{ROOT_FILE}#/tags/{index}")
    for name, schema in spec.schemas.items():
        for where, kind, node in schema_nodes(spec, name):
            _check(node, kind, where)
        _schema(spec, name, schema)
    for path, method, op in spec.operations():
        where = spec.path_location(path, method)
        _check(op, "operation", where)
        for index, parameter in enumerate(op.get("parameters", ())):
            _check(parameter, "parameter", spec.parameter_location(where, index))
            _check_below(parameter.get("schema", {}), f"{spec.parameter_location(where, index)}/schema")
        for part in ("requestBody", "responses"):
            _check_below(op.get(part, {}), f"{where}/{part}")


def schema_nodes(spec: Spec, name: str) -> Iterator[tuple[str, str, Json]]:
    """Yield (location, "schema" or "property", node) of a schema and of every schema inside it."""
    schema = spec.schemas[name]
    yield spec.schema_location(name), "schema", schema
    yield from _subschemas(schema, spec.schema_location(name))


def _subschemas(node: Json, where: str) -> Iterator[tuple[str, str, Json]]:
    inner: list[tuple[str, Json]] = []
    for key, value in node.items():
        if key in DATA or key.startswith("x-"):
            continue
        if key in ("properties", "patternProperties", "$defs", "dependentSchemas") and isinstance(value, dict):
            inner += [(f"{key}/{escape(name)}", part) for name, part in value.items()]
        elif isinstance(value, dict):
            inner.append((key, value))
        elif isinstance(value, list):
            inner += [(f"{key}/{index}", part) for index, part in enumerate(value)]
    for key, part in inner:
        if isinstance(part, dict):
            yield f"{where}/{key}", "property", part
            yield from _subschemas(part, f"{where}/{key}")


def _check_below(node: Json, where: str) -> None:
    for key, value in node.items() if isinstance(node, dict) else ():
        if key not in DATA:
            _check_below(value, f"{where}/{escape(key)}")
    _check(node, "response or body", where)


def _check(node: Json, kind: str, where: str) -> None:
    if isinstance(node, dict) and kind in ("operation", "parameter", "schema", "property"):
        if node.get("deprecated", True) is not True:
            raise SpecError(f"{where}/deprecated", "must be true, or left out")
        if "x-deprecated" in node and "deprecated" not in node:
            raise SpecError(f"{where}/x-deprecated", "needs `deprecated: true`")
    for key in [key for key in node if key.startswith("x-")] if isinstance(node, dict) else ():
        if key not in KEYS[kind]:
            raise SpecError(f"{where}/{escape(key)}", _unknown(key, kind))
        allowed = VALUES.get(key)
        if allowed and not allowed[0](node[key]):
            raise SpecError(f"{where}/{key}", f"must be {allowed[1]}")


def _unknown(key: str, kind: str) -> str:
    places = sorted(place for place, keys in KEYS.items() if key in keys)
    if places:
        return f"{key} is allowed on a {' or '.join(places)}, not on a {kind}"
    near = difflib.get_close_matches(key, sorted(set().union(*KEYS.values())), n=1, cutoff=0)
    return f"unknown key: did you mean {near[0]}?"


def _is_string_list(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_companion_list(value: Json) -> bool:
    return _is_string_list(value) and set(value) <= COMPANIONS.keys() and len(set(value)) == len(value)


def _is_feature_map(value: Json) -> bool:
    return isinstance(value, dict) and all(_is_string_list(item) for item in value.values())


def _is_known_values(value: Json) -> bool:
    return _is_string_list(value) and bool(value) and len(set(value)) == len(value)


def _is_dates(value: Json) -> bool:
    try:
        return bool(value) and all(date.fromisoformat(day) for day in value.values())
    except (AttributeError, TypeError, ValueError):
        return False


def _is_group(value: Json) -> bool:
    return is_public_name(value) and value not in RESERVED_MODULES


def _is_boolean(value: Json) -> bool:
    return isinstance(value, bool)


def _is_texts(value: Json) -> bool:
    return isinstance(value, dict) and bool(value) and all(isinstance(text, str) for text in value.values())


def _is_string(value: Json) -> bool:
    return isinstance(value, str) and bool(value)


VALUES: dict[str, tuple[Callable[[Json], bool], str]] = {
    "x-beta-features": (_is_feature_map, "an object whose values are lists of strings"),
    "x-class": (is_public_name, "a Python identifier"),
    "x-span": (_is_string, "a non-empty string"),
    "x-retry": (lambda value: value in ("safe", "unsafe"), "safe or unsafe"),
    "x-params": (is_public_name, "a Python identifier"),
    "x-unknown": (is_public_name, "a Python identifier"),
    "x-name": (is_public_name, "a Python identifier"),
    "x-lines": (_is_boolean, "a boolean"),
    "x-deprecated": (_is_string, "a text: what to do instead"),
    "x-deprecated-values": (_is_texts, "an object of texts by value: what to do instead"),
    "x-functions": (lambda value: value is True, "true"),
    "x-response": (is_public_name, "a Python identifier"),
    "x-resume": (_is_string, "a non-empty string"),
    "x-folder": (
        lambda value: _is_string_list(value) and bool(value),
        "a list of names of files, the needed one first",
    ),
    "x-checked": (_is_boolean, "a boolean"),
    "x-hot": (_is_boolean, "a boolean"),
    "x-companions": (_is_companion_list, f"a list of {', '.join(sorted(COMPANIONS))}, each at most once"),
    "x-error-codes": (_is_known_values, "a list of strings, each once"),
    "x-beta": (_is_string_list, "a list of strings"),
    "x-array": (lambda value: value in ("brackets", "comma"), "brackets or comma"),
    "x-until": (lambda value: _is_dates({"": value}), "the date of a version of the API, such as '2026-10-21'"),
    "x-null": (lambda value: value in ("sent", "received"), "sent or received"),
    "x-rule": (lambda value: value in RULES, f"one of {sorted(RULES)}"),
    "x-known-values": (_is_known_values, "a list of strings, each once"),
    "x-end-of-life": (_is_dates, "an object of dates such as '2026-11-30' by value"),
    "x-group": (_is_group, f"a Python identifier other than {', '.join(sorted(RESERVED_MODULES))}"),
    "x-mixin": (lambda value: value in mixins(), f"a class of _record.py: {', '.join(sorted(mixins()))}"),
}


def _schema(spec: Spec, name: str, schema: Json) -> None:
    """Check keys of a schema against its other content."""
    for wire, raw in schema.get("properties", {}).items():
        if "x-until" in raw and wire in schema.get("required", ()):
            raise SpecError(spec.schema_location(name, "properties", wire, "x-until"), "a required property has none")
        if "x-folder" in raw and raw.get("items", {}).get("format") != "binary":
            raise SpecError(spec.schema_location(name, "properties", wire, "x-folder"), "only a list of files has it")
    module = spec.origins[name].removesuffix(".yaml")
    if "x-group" not in schema and not _is_group(module):
        raise SpecError(spec.schema_location(name), f"needs x-group: the file name {module!r} cannot be a module name")
    unknown = schema.get("x-unknown")
    if unknown in spec.schemas or unknown in package_names():
        raise SpecError(spec.schema_location(name, "x-unknown"), f"the name {unknown} is already used")
    members = {str(m.get("$ref")).rsplit("/", 1)[-1] for m in schema.get("oneOf", ()) if isinstance(m, dict)}
    if "x-default" in schema and schema["x-default"] not in members:
        raise SpecError(spec.schema_location(name, "x-default"), f"{schema['x-default']} is not a member of the union")
    if "x-known-values" in schema and (schema.get("type") != "string" or "enum" in schema):
        location = spec.schema_location(name, "x-known-values")
        raise SpecError(location, "only a schema with `type: string` and no enum can have it")
    if not schema.get("x-end-of-life", {}).keys() <= set(schema.get("x-known-values", ())):
        raise SpecError(spec.schema_location(name, "x-end-of-life"), "only a value of x-known-values can have a date")
    if not schema.get("x-deprecated-values", {}).keys() <= set(known_values(schema)):
        location = spec.schema_location(name, "x-deprecated-values")
        raise SpecError(location, "only a value of the enum can be deprecated")
    if "x-functions" in schema and "discriminator" not in schema:
        raise SpecError(spec.schema_location(name, "x-functions"), "only a union with a discriminator can have it")
    if "x-response" in schema and "properties" not in spec.schemas.get(schema["x-response"], {}):
        raise SpecError(spec.schema_location(name, "x-response"), "must be the name of an object schema")
    if "x-accumulate" in schema:
        _accumulate(spec, name, schema)


def _accumulate(spec: Spec, name: str, schema: Json) -> None:
    properties = schema.get("properties", {})
    if not isinstance(properties.get("type", {}).get("const"), str):
        raise SpecError(
            spec.schema_location(name, "x-accumulate"),
            "needs a property `type` with a const: only such a schema can be a delta",
        )
    rules = schema["x-accumulate"]
    for index, rule in enumerate(rules if isinstance(rules, list) else [None]):
        where = spec.schema_location(name, "x-accumulate", str(index))
        if not isinstance(rule, dict) or rule.keys() != {"from", "into", "how"} or rule["how"] not in MERGES:
            raise SpecError(where, f"needs from, into, and how: {sorted(MERGES)}")
        if rule["from"] not in properties:
            raise SpecError(where, f"there is no property {rule['from']!r}")
