"""Checks requests against the description and words what is wrong as the API does: `max_tokens: Field required`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from jsonschema import Draft202012Validator, ValidationError, validators
from referencing import Registry

from ..errors import invalid
from .loader import Description, OperationSpec
from .strict_schemas import strict

__all__ = ["Checks", "refuse"]

Json = Any

DEEPEST = 200
LARGEST_EXACT = 2**53
NUMERALS = {
    "integer": re.compile(r"-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"),
}
NAMES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "array": "list",
    "object": "dictionary",
}
PHRASES = {
    "minimum": "Input should be greater than or equal to {}",
    "maximum": "Input should be less than or equal to {}",
    "exclusiveMinimum": "Input should be greater than {}",
    "exclusiveMaximum": "Input should be less than {}",
    "minLength": "String should have at least {} characters",
    "maxLength": "String should have at most {} characters",
    "pattern": "String should match pattern '{}'",
}


def _required(validator: Json, required: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
    if isinstance(instance, dict):
        for name in required:
            if name not in instance:
                yield ValidationError("Field required", path=[name])


def _additional(validator: Json, allowed: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
    if not isinstance(instance, dict) or allowed is True:
        return
    for name in instance.keys() - schema.get("properties", {}).keys():
        if allowed is False:
            yield ValidationError("Extra inputs are not permitted", path=[name])
        else:
            yield from validator.descend(instance[name], allowed, path=name)


def _tagged(validator: Json, union: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
    by, members, default = union["by"], union["members"], union["default"]
    if not isinstance(instance, dict):
        yield ValidationError("Input should be a valid dictionary or object to extract fields from")
        return
    tag = instance.get(by, default)
    if by not in instance and default is None:
        yield ValidationError("Field required", path=[by])
    elif not isinstance(tag, str) or tag not in members:
        expected = ", ".join(f"'{name}'" for name in members)
        message = f"Input tag '{tag}' found using '{by}' does not match any of the expected tags: {expected}"
        yield ValidationError(message)
    else:
        # The API names the tag in the path: `messages.0.content.1.document.source`.
        yield from validator.descend(instance, members[tag], path=tag)


def _branches(validator: Json, branches: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
    for name, branch in branches:
        if validator.is_type(instance, name):
            yield from validator.descend(instance, branch)
            return
    yield ValidationError(f"Input should be a valid {NAMES[branches[-1][0]]}")


_extend: Json = validators.extend
_Validator = _extend(
    Draft202012Validator,
    {
        "required": _required,
        "additionalProperties": _additional,
        "x-tagged": _tagged,
        "x-branches": _branches,
    },
)


class Checks:
    """The checks of all operations, each compiled once."""

    def __init__(self, description: Description, relaxed: Mapping[str, Mapping[str, Json]] | None = None) -> None:
        """`relaxed` replaces properties of named schemas: {schema: {property: schema of the property}}."""
        schemas = dict(description.schemas)
        for name, changes in (relaxed or {}).items():
            schemas[name] = {**schemas[name], "properties": {**schemas[name]["properties"], **changes}}
        self._schemas = schemas
        self._definitions = {name: strict(schema, schemas) for name, schema in schemas.items()}
        self._bodies = {o.id: self._compile(o.body) for o in description.operations if o.body is not None}
        self._queries = {o.id: self._query_check(o) for o in description.operations}

    def schema(self, name: str) -> Json:
        """The check of one named schema."""
        return self._compile({"$ref": f"#/components/schemas/{name}"})

    def body(self, operation: OperationSpec, content_type: str, raw: bytes) -> Json:
        """The parsed body, or None where the operation takes none; SandboxAPIError 400 where it is wrong."""
        check = self._bodies.get(operation.id)
        if check is None or (not raw and not operation.body_required):
            return None
        if content_type.partition(";")[0].strip().lower() != "application/json":
            raise invalid("content-type: Input should be 'application/json'")
        if not raw:
            raise invalid("The request body is empty, but a JSON object is required")
        try:
            body = orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            raise invalid(f"The request body is not valid JSON: {error}") from None
        if _too_deep(raw):
            raise invalid(f"The request body is nested more than {DEEPEST} levels deep")
        refuse(check, body)
        return _with_integers(body)

    def query(self, operation: OperationSpec, pairs: list[tuple[str, str]]) -> dict[str, Json]:
        """The query parameters the operation knows, typed, with defaults; SandboxAPIError 400 where one is wrong."""
        parameters = [p for p in operation.parameters if p["in"] == "query"]
        values = {p["name"]: p["schema"]["default"] for p in parameters if "default" in p["schema"]}
        for parameter in parameters:
            name, schema = parameter["name"], parameter["schema"]
            if schema.get("type") == "array":
                given: Json = [value for key, value in pairs if key in (name, name + "[]")]
            else:
                given = [_typed(schema.get("type"), value) for key, value in pairs if key == name][-1:]
                given = given[0] if given else None
            if given not in (None, []):
                values[name] = given
        refuse(self._queries[operation.id], values)
        return values

    def _query_check(self, operation: OperationSpec) -> Json:
        known = [p for p in operation.parameters if p["in"] == "query"]
        required = [p["name"] for p in known if p.get("required")]
        properties = {p["name"]: p["schema"] for p in known}
        return self._compile({"type": "object", "required": required, "properties": properties})

    def _compile(self, schema: Json) -> Json:
        whole = {**strict(schema, self._schemas), "$defs": self._definitions}
        # A registry of its own, because the default one fetches references from the network.
        return _Validator(whole, registry=Registry())


def refuse(check: Json, value: Json) -> None:
    """SandboxAPIError 400 with the first thing that is wrong with the value; nothing where all is well."""
    for error in check.iter_errors(value):
        path = ".".join(str(part) for part in error.absolute_path)
        sentence = _sentence(error)
        raise invalid(f"{path}: {sentence}" if path else sentence)


def _with_integers(node: Json) -> Json:
    """The same JSON, where a float without a fraction is the integer that JSON Schema takes it for."""
    if isinstance(node, float):
        # Beyond that a float is no longer exact, and an integer might not fit back into JSON.
        return int(node) if abs(node) <= LARGEST_EXACT and node.is_integer() else node
    if isinstance(node, dict):
        return {key: _with_integers(value) for key, value in node.items()}
    return [_with_integers(value) for value in node] if isinstance(node, list) else node


def _too_deep(raw: bytes) -> bool:
    """Whether the JSON may be deeper than can be written again."""
    if raw.count(b"[") + raw.count(b"{") <= DEEPEST:
        return False
    level = deepest = 0
    for mark in re.findall(rb"[\[\]{}]", re.sub(rb'"(?:[^"\\]|\\.)*"', b"", raw)):
        level += 1 if mark in b"[{" else -1
        deepest = max(deepest, level)
    return deepest > DEEPEST


def _sentence(error: ValidationError) -> str:
    keyword: Json = error.validator
    value: Json = error.validator_value
    instance: Json = error.instance
    if keyword == "type":
        names = [value] if isinstance(value, str) else [name for name in value if name != "null"]
        return f"Input should be a valid {NAMES.get(names[0], names[0])}"
    if keyword == "const":
        return f"Input should be '{value}'"
    if keyword == "enum":
        *first, last = [f"'{item}'" for item in value]
        return "Input should be " + (f"{', '.join(first)} or {last}" if first else last)
    if keyword in ("minItems", "maxItems"):
        bound = "at least" if keyword == "minItems" else "at most"
        noun = "item" if value == 1 else "items"
        return f"List should have {bound} {value} {noun} after validation, not {len(instance)}"
    if keyword in PHRASES:
        sentence = PHRASES[keyword].format(value)
        return sentence[:-1] if keyword.endswith("Length") and value == 1 else sentence
    return str(error.message)


def _typed(kind: str | None, value: str) -> Json:
    if kind == "boolean":
        return {"true": True, "false": False}.get(value, value)
    # Written as in JSON: Python alone would take `1_0`, ` 5` and digits of every script as well.
    if kind not in NUMERALS or not NUMERALS[kind].fullmatch(value):
        return value
    try:
        return int(value) if kind == "integer" else float(value)
    except ValueError:
        # More digits than Python reads.
        return value
