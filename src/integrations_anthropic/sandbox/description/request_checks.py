"""Validate requests against the description; error messages like the API's: `max_tokens: Field required`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from jsonschema import Draft202012Validator, ValidationError, validators
from referencing import Registry

from ..errors import invalid
from .forms import FormFile
from .loader import Description, OperationSpec
from .strict_schemas import strict

__all__ = ["RequestChecks", "require_valid"]

Json = Any

MAX_DEPTH = 200
MAX_EXACT_INTEGER = 2**53
NUMBER_FORMATS = {
    "integer": re.compile(r"-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"),
}
TYPE_NAMES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "array": "list",
    "object": "dictionary",
}
MESSAGES = {
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


def _additional_properties(validator: Json, allowed: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
    if not isinstance(instance, dict) or allowed is True:
        return
    for name in instance.keys() - schema.get("properties", {}).keys():
        if allowed is False:
            yield ValidationError("Extra inputs are not permitted", path=[name])
        else:
            yield from validator.descend(instance[name], allowed, path=name)


def _pattern(validator: Json, pattern: str, instance: Json, schema: Json) -> Iterator[ValidationError]:
    # `$` of JSON Schema matches at the end only; Python's also before a newline that ends the text.
    exact = pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern
    if isinstance(instance, str) and not re.search(exact, instance):
        yield ValidationError(f"{instance!r} does not match")


def _discriminated_union(validator: Json, union: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
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
        # The API includes the tag in the path: `messages.0.content.1.document.source`.
        yield from validator.descend(instance, members[tag], path=tag)


def _union_by_type(validator: Json, branches: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
    for name, branch in branches:
        if validator.is_type(instance, name):
            yield from validator.descend(instance, branch)
            return
    yield ValidationError(f"Input should be a valid {TYPE_NAMES[branches[-1][0]]}")


_extend: Json = validators.extend
_Validator = _extend(
    Draft202012Validator,
    {
        "required": _required,
        "additionalProperties": _additional_properties,
        "pattern": _pattern,
        "x-tagged": _discriminated_union,
        "x-branches": _union_by_type,
    },
)


class RequestChecks:
    """The validators of all operations, each compiled once."""

    def __init__(self, description: Description, relaxed: Mapping[str, Mapping[str, Json]] | None = None) -> None:
        """`relaxed`: replacements of property schemas, as {schema name: {property name: property schema}}."""
        schemas = dict(description.schemas)
        for name, changes in (relaxed or {}).items():
            schemas[name] = {**schemas[name], "properties": {**schemas[name]["properties"], **changes}}
        self._schemas = schemas
        self._definitions = {name: strict(schema, schemas) for name, schema in schemas.items()}
        self._bodies = {o.id: self._compile(o.body) for o in description.operations if o.body is not None}
        self._forms = {o.id: self._compile(o.form) for o in description.operations if o.form is not None}
        self._queries = {o.id: self._query_validator(o) for o in description.operations}

    def schema_validator(self, name: str) -> Json:
        """The validator of one named schema."""
        return self._compile({"$ref": f"#/components/schemas/{name}"})

    def body(self, operation: OperationSpec, content_type: str, raw: bytes) -> Json:
        """Parse and validate the body; None if the operation has none. Raises SandboxAPIError 400 if it is invalid."""
        validator = self._bodies.get(operation.id)
        if validator is None or (not raw and not operation.body_required):
            return None
        if content_type.partition(";")[0].strip().lower() != "application/json":
            raise invalid("content-type: Input should be 'application/json'")
        if not raw:
            raise invalid("The request body is empty, but a JSON object is required")
        try:
            body = orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            raise invalid(f"The request body is not valid JSON: {error}") from None
        if _nested_too_deeply(raw):
            raise invalid(f"The request body is nested more than {MAX_DEPTH} levels deep")
        require_valid(validator, body)
        return _floats_to_integers(body)

    def form(self, operation: OperationSpec, parts: dict[str, Json], *, any_part_is_a_file: bool = False) -> Json:
        """Validate the parts of a form, files aside; numbers are converted. Raises SandboxAPIError 400.

        `any_part_is_a_file`: also one without a file name, where a file is due; else that is refused.
        """
        properties = self._schemas[operation.form["$ref"].rsplit("/", 1)[1]]["properties"]
        lists = {f"{name}[]": name for name, node in properties.items() if node.get("type") == "array"}
        body = {
            lists.get(name, name): value if name not in lists or isinstance(value, list) else [value]
            for name, value in parts.items()
        }
        for name, value in body.items():
            if isinstance(value, str):
                body[name] = _parse_value(properties.get(name, {}).get("type"), value)
        for name, node in properties.items():
            is_list = node.get("items", {}).get("format") == "binary"
            given = body.get(name, []) if is_list else [body[name]] if name in body else []
            if (is_list or node.get("format") == "binary") and not any_part_is_a_file:
                _require_files(name, given)
        # The content of a file has no bounds in the description.
        require_valid(self._forms[operation.id], {name: _without_content(value) for name, value in body.items()})
        return body

    def query(self, operation: OperationSpec, pairs: list[tuple[str, str]]) -> dict[str, Json]:
        """Parse the declared query parameters and add defaults; others are ignored. 400 if one is invalid."""
        parameters = [p for p in operation.parameters if p["in"] == "query"]
        values = {p["name"]: p["schema"]["default"] for p in parameters if "default" in p["schema"]}
        for parameter in parameters:
            name, schema = parameter["name"], parameter["schema"]
            if schema.get("type") == "array":
                given: Json = [value for key, value in pairs if key in (name, name + "[]")]
                if parameter.get("x-array") == "comma":
                    given = [item for value in given for item in value.split(",")]
            else:
                given = [_parse_value(schema.get("type"), value) for key, value in pairs if key == name][-1:]
                given = given[0] if given else None
            if given not in (None, []):
                values[name] = given
        require_valid(self._queries[operation.id], values)
        return values

    def _query_validator(self, operation: OperationSpec) -> Json:
        declared = [p for p in operation.parameters if p["in"] == "query"]
        required = [p["name"] for p in declared if p.get("required")]
        properties = {p["name"]: p["schema"] for p in declared}
        return self._compile({"type": "object", "required": required, "properties": properties})

    def _compile(self, schema: Json) -> Json:
        whole = {**strict(schema, self._schemas), "$defs": self._definitions}
        # An explicit registry, because the default one fetches references from the network.
        return _Validator(whole, registry=Registry())


def _require_files(name: str, given: Json) -> None:
    if not isinstance(given, list) or not all(isinstance(one, FormFile) for one in given):
        raise invalid(f"{name}: Input should be a file")


def _without_content(value: Json) -> Json:
    if isinstance(value, list):
        return [_without_content(one) for one in value]
    return "" if isinstance(value, FormFile) else value


def require_valid(validator: Json, value: Json) -> None:
    """Raise SandboxAPIError 400 with the first validation error of the value, if there is one."""
    for error in validator.iter_errors(value):
        path = ".".join(str(part) for part in error.absolute_path)
        message = _message(error)
        raise invalid(f"{path}: {message}" if path else message)


def _floats_to_integers(node: Json) -> Json:
    """Copy the JSON, with floats without a fraction converted to integers, as JSON Schema treats them."""
    if isinstance(node, float):
        # Larger floats are not exact, and as integers they might be too large for orjson.
        return int(node) if abs(node) <= MAX_EXACT_INTEGER and node.is_integer() else node
    if isinstance(node, dict):
        return {key: _floats_to_integers(value) for key, value in node.items()}
    return [_floats_to_integers(value) for value in node] if isinstance(node, list) else node


def _nested_too_deeply(raw: bytes) -> bool:
    """Whether the JSON is nested more than MAX_DEPTH levels, which orjson could not serialize again."""
    if raw.count(b"[") + raw.count(b"{") <= MAX_DEPTH:
        return False
    level = max_level = 0
    for bracket in re.findall(rb"[\[\]{}]", re.sub(rb'"(?:[^"\\]|\\.)*"', b"", raw)):
        level += 1 if bracket in b"[{" else -1
        max_level = max(max_level, level)
    return max_level > MAX_DEPTH


def _message(error: ValidationError) -> str:
    keyword: Json = error.validator
    value: Json = error.validator_value
    instance: Json = error.instance
    if keyword == "type":
        names = [value] if isinstance(value, str) else [name for name in value if name != "null"]
        return f"Input should be a valid {TYPE_NAMES.get(names[0], names[0])}"
    if keyword == "const":
        return f"Input should be '{value}'"
    if keyword == "enum":
        *first, last = [f"'{item}'" for item in value]
        return "Input should be " + (f"{', '.join(first)} or {last}" if first else last)
    if keyword in ("minItems", "maxItems"):
        bound = "at least" if keyword == "minItems" else "at most"
        noun = "item" if value == 1 else "items"
        return f"List should have {bound} {value} {noun} after validation, not {len(instance)}"
    if keyword in MESSAGES:
        message = MESSAGES[keyword].format(value)
        return message[:-1] if keyword.endswith("Length") and value == 1 else message
    return str(error.message)


def _parse_value(kind: str | None, value: str) -> Json:
    if kind == "boolean":
        return {"true": True, "false": False}.get(value, value)
    # JSON number syntax only: `int` also accepts `1_0`, ` 5` and digits of every script.
    if kind not in NUMBER_FORMATS or not NUMBER_FORMATS[kind].fullmatch(value):
        return value
    try:
        return int(value) if kind == "integer" else float(value)
    except ValueError:
        # More digits than `int` converts.
        return value
