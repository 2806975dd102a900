"""The `x-` keys: which there are, where each may stand, and what it may say."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from typing import Any

from ..companions import COMPANIONS
from ..names import is_name
from ..package import MODULES, mixins, taken
from .description import ROOT_FILE, Spec, SpecError, escape

__all__ = ["check_extensions", "schema_nodes"]

Json = Any

KEYS = {
    "root": {"x-beta-features"},
    "tag": {"x-class"},
    "operation": {"x-span", "x-retry", "x-streaming", "x-paging", "x-params", "x-lines", "x-resume", "x-beta"}
    | {"x-companions"},
    "parameter": {"x-name", "x-array", "x-beta"},
    "schema": {"x-group", "x-unknown", "x-default", "x-mixin", "x-checked", "x-accumulate", "x-beta", "x-known-values"},
    "property": {"x-rule", "x-null", "x-beta"},
    "answer or body": set[str](),
}
"""Where a key may stand. A new one goes into the table of CONTRIBUTING.md too."""

HOW = {"append", "json", "item", "set"}
RULES = {"content-not-empty", "known-value"}
DATA = ("example", "examples", "default", "const", "enum", "discriminator", "required")


def check_extensions(spec: Spec) -> None:
    """Raise SpecError for the first `x-` key that is unknown, misplaced, or says what it cannot say."""
    _check(spec.document, "root", f"{ROOT_FILE}#")
    for index, tag in enumerate(spec.document.get("tags", ())):
        _check(tag, "tag", f"{ROOT_FILE}#/tags/{index}")
    for name, schema in spec.schemas.items():
        for where, kind, node in schema_nodes(spec, name):
            _check(node, kind, where)
        _schema(spec, name, schema)
    for path, method, op in spec.operations():
        where = spec.place(path, method)
        _check(op, "operation", where)
        for index, parameter in enumerate(op.get("parameters", ())):
            _check(parameter, "parameter", spec.parameter(where, index))
            _inside(parameter.get("schema", {}), f"{spec.parameter(where, index)}/schema")
        for part in ("requestBody", "responses"):
            _inside(op.get(part, {}), f"{where}/{part}")


def schema_nodes(spec: Spec, name: str) -> Iterator[tuple[str, str, Json]]:
    """(place, "schema" or "property", node) of a schema and of every schema inside it."""
    schema = spec.schemas[name]
    yield spec.where(name), "schema", schema
    yield from _below(schema, spec.where(name))


def _below(node: Json, where: str) -> Iterator[tuple[str, str, Json]]:
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
            yield from _below(part, f"{where}/{key}")


def _inside(node: Json, where: str) -> None:
    for key, value in node.items() if isinstance(node, dict) else ():
        if key not in DATA:
            _inside(value, f"{where}/{escape(key)}")
    _check(node, "answer or body", where)


def _check(node: Json, kind: str, where: str) -> None:
    for key in [key for key in node if key.startswith("x-")] if isinstance(node, dict) else ():
        if key not in KEYS[kind]:
            raise SpecError(f"{where}/{escape(key)}", _unknown(key, kind))
        allowed = VALUES.get(key)
        if allowed and not allowed[0](node[key]):
            raise SpecError(f"{where}/{key}", f"must be {allowed[1]}")


def _unknown(key: str, kind: str) -> str:
    places = sorted(place for place, keys in KEYS.items() if key in keys)
    if places:
        return f"{key} stands on a {' or '.join(places)}, not on a {kind}"
    near = difflib.get_close_matches(key, sorted(set().union(*KEYS.values())), n=1, cutoff=0)
    return f"there is no such key: did you mean {near[0]}?"


def _texts(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _companions(value: Json) -> bool:
    return _texts(value) and set(value) <= COMPANIONS.keys() and len(set(value)) == len(value)


def _features(value: Json) -> bool:
    return isinstance(value, dict) and all(_texts(item) for item in value.values())


def _known_values(value: Json) -> bool:
    return _texts(value) and bool(value) and len(set(value)) == len(value)


def _group(value: Json) -> bool:
    return is_name(value) and value not in MODULES


def _flag(value: Json) -> bool:
    return isinstance(value, bool)


def _text(value: Json) -> bool:
    return isinstance(value, str) and bool(value)


VALUES: dict[str, tuple[Callable[[Json], bool], str]] = {
    "x-beta-features": (_features, "a map of lists of texts"),
    "x-class": (is_name, "a name of Python"),
    "x-span": (_text, "a text"),
    "x-retry": (lambda value: value in ("safe", "unsafe"), "safe or unsafe"),
    "x-params": (is_name, "a name of Python"),
    "x-unknown": (is_name, "a name of Python"),
    "x-name": (is_name, "a name of Python"),
    "x-lines": (_flag, "true or false"),
    "x-resume": (_text, "a text"),
    "x-checked": (_flag, "true or false"),
    "x-companions": (_companions, f"a list of some of {', '.join(sorted(COMPANIONS))}, each once"),
    "x-beta": (_texts, "a list of texts"),
    "x-array": (lambda value: value == "brackets", "brackets"),
    "x-null": (lambda value: value == "sent", "sent"),
    "x-rule": (lambda value: value in RULES, f"one of {sorted(RULES)}"),
    "x-known-values": (_known_values, "a list of strings, each once"),
    "x-group": (_group, f"a name of Python, and none of {', '.join(sorted(MODULES))}"),
    "x-mixin": (lambda value: value in mixins(), f"a class of _record.py: {', '.join(sorted(mixins()))}"),
}


def _schema(spec: Spec, name: str, schema: Json) -> None:
    """What a key of a schema says about the rest of it."""
    module = spec.origins[name].removesuffix(".yaml")
    if "x-group" not in schema and not _group(module):
        raise SpecError(spec.where(name), f"needs x-group: the file's name {module!r} cannot be a module")
    unknown = schema.get("x-unknown")
    if unknown in spec.schemas or unknown in taken():
        raise SpecError(spec.where(name, "x-unknown"), f"the name {unknown} is already used")
    members = {str(m.get("$ref")).rsplit("/", 1)[-1] for m in schema.get("oneOf", ()) if isinstance(m, dict)}
    if "x-default" in schema and schema["x-default"] not in members:
        raise SpecError(spec.where(name, "x-default"), f"{schema['x-default']} is no member of the union")
    if "x-known-values" in schema and (schema.get("type") != "string" or "enum" in schema):
        raise SpecError(spec.where(name, "x-known-values"), "only a schema with `type: string` and no enum can have it")
    if "x-accumulate" in schema:
        _accumulate(spec, name, schema)


def _accumulate(spec: Spec, name: str, schema: Json) -> None:
    properties = schema.get("properties", {})
    if not isinstance(properties.get("type", {}).get("const"), str):
        raise SpecError(spec.where(name, "x-accumulate"), "only a schema with a `type` of one value can be a delta")
    rules = schema["x-accumulate"]
    for index, rule in enumerate(rules if isinstance(rules, list) else [None]):
        where = spec.where(name, "x-accumulate", str(index))
        if not isinstance(rule, dict) or rule.keys() != {"from", "into", "how"} or rule["how"] not in HOW:
            raise SpecError(where, f"needs from, into, and how: {sorted(HOW)}")
        if rule["from"] not in properties:
            raise SpecError(where, f"there is no property {rule['from']!r}")
