"""What the generator requires of path, query and header parameters."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

from ...names import python_name
from ..description import Spec, SpecError, escape, known_values, resolve
from .files import SCALARS

__all__ = ["check_default", "check_parameter", "parameter_name"]

Json = Any

NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
KEYWORDS = {
    "string": {"minLength", "maxLength", "pattern", "format"},
    "integer": {*NUMBERS},
    "number": {*NUMBERS},
    "boolean": set[str](),
    "array": {"items", "minItems", "maxItems"},
}
"""What the client checks of a value, by its type."""
FORMATS = ("date-time", "date")


def parameter_name(parameter: Json) -> str:
    """The name of the argument for a parameter."""
    return python_name(parameter.get("x-name", parameter["name"]))


def check_parameter(spec: Spec, parameter: Json, where: str) -> None:
    """Raise SpecError for a parameter that no argument can be made of."""
    if not parameter.get("description"):
        raise SpecError(where, "every parameter needs a description")
    if parameter["in"] not in ("path", "query", "header"):
        raise SpecError(f"{where}/in", f"parameters in {parameter['in']} are not supported")
    schema = parameter.get("schema")
    if not isinstance(schema, dict):
        raise SpecError(where, "needs a schema")
    if parameter["in"] == "path" and schema.get("type") != "string":
        raise SpecError(f"{where}/schema", "a path parameter must be a string")
    is_list = schema.get("type") == "array" and parameter["in"] == "query"
    if is_list:
        items = schema.get("items")
        if not isinstance(items, dict) or not (items.get("type") == "string" or _enum(spec, items)):
            raise SpecError(f"{where}/schema/items", "items of a list must be strings")
    elif not (_enum(spec, schema) or schema.get("type") in SCALARS):
        raise SpecError(
            f"{where}/schema", "must be a string, a number, a boolean, an enum or, in a query, a list of strings"
        )
    if "x-array" in parameter and not is_list:
        raise SpecError(f"{where}/x-array", "only a list in a query can have it")
    if parameter["name"].endswith("[]"):
        raise SpecError(f"{where}/name", f"write {parameter['name'][:-2]} with `x-array: brackets`")
    _keywords(spec, schema, f"{where}/schema")
    if parameter.get("x-rule") is not None:
        _known_value(spec, parameter, where)


def _keywords(spec: Spec, schema: Json, where: str) -> None:
    """Refuse bounds that do not belong to the type: the client would not check them."""
    kind = resolve(spec, schema)["type"]
    for key in schema:
        if key not in {"type", "$ref", "default", "description", *KEYWORDS[kind]}:
            raise SpecError(f"{where}/{escape(key)}", f"nothing reads {key} here: remove it")
    if schema.get("format", "date") not in FORMATS:
        raise SpecError(f"{where}/format", f"nothing reads it: only {' and '.join(FORMATS)} are supported")
    if kind == "array":
        _keywords(spec, schema["items"], f"{where}/items")
        if "format" in schema["items"] or "default" in schema["items"]:
            raise SpecError(f"{where}/items", "nothing reads format and default of an item")


def _known_value(spec: Spec, parameter: Json, where: str) -> None:
    target = resolve(spec, parameter["schema"])
    target = resolve(spec, target.get("items", {})) if target["type"] == "array" else target
    if parameter["x-rule"] != "known-value" or not known_values(target):
        raise SpecError(f"{where}/x-rule", "only known-value is supported, for an enum or a list of one")


def check_default(spec: Spec, parameter: Json, where: str) -> None:
    """Raise SpecError for a default that is no value of the parameter."""
    schema = parameter.get("schema")
    if not isinstance(schema, dict) or "default" not in schema:
        return
    validator = Draft202012Validator({**schema, "components": {"schemas": spec.schemas}})
    for error in validator.iter_errors(schema["default"]):
        raise SpecError(f"{where}/schema/default", f"contradicts its schema: {error.message[:300]}")


def _enum(spec: Spec, schema: Json) -> bool:
    head, _, name = str(schema.get("$ref", "")).rpartition("/")
    return head == "#/components/schemas" and bool({"enum", "x-known-values"} & spec.schemas.get(name, {}).keys())
