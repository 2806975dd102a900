"""Rules about tools: their names, and the schemas of their input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from ..errors import invalid
from .compiled_schemas import check_compiled

__all__ = ["check_json_schema", "check_tools"]

Json = Any

# Checking a schema takes about 0.2 ms for each object in it.
MAX_OBJECTS = 10_000
COMBINATIONS = ("oneOf", "allOf", "anyOf")
_PROPERTY_KEY = re.compile(r"[a-zA-Z0-9_.-]{1,64}")


def check_tools(tools: list[Json]) -> None:
    """Raise SandboxAPIError 400 for tools with the same name, or an input schema that the API refuses."""
    names = [tool["name"] for tool in tools if "name" in tool]
    if len(names) != len(set(names)):
        raise invalid("tools: Tool names must be unique.")
    _check_size([tool["input_schema"] for tool in tools if "input_schema" in tool], "tools")
    for index, tool in enumerate(tools):
        if "input_schema" in tool:
            _check_input_schema(tool["input_schema"], f"tools.{index}.custom.input_schema")
            if tool.get("strict"):
                check_compiled(tool["input_schema"], f"tools.{index}.custom")


def check_json_schema(schema: Json, where: str) -> None:
    """Raise SandboxAPIError 400 if this is no JSON Schema of draft 2020-12, or too large to be checked."""
    _check_size(schema, where)
    _check_draft(schema, where)


def _check_draft(schema: Json, where: str) -> None:
    if not _is_valid_schema(orjson.dumps(schema)):
        raise invalid(f"{where}: JSON schema is invalid. It must match JSON Schema draft 2020-12")


def _check_input_schema(schema: Json, where: str) -> None:
    if "type" not in schema:
        raise invalid(f"{where}.type: Field required")
    if schema["type"] != "object":
        raise invalid(f"{where}.type: Input should be 'object'")
    if any(keyword in schema for keyword in COMBINATIONS):
        raise invalid(f"{where}: input_schema does not support oneOf, allOf, or anyOf at the top level")
    properties = schema.get("properties")
    # The API is known to check the names at the top only.
    if isinstance(properties, dict) and not all(_PROPERTY_KEY.fullmatch(name) for name in properties):
        raise invalid(f"{where}.properties: Property keys should match pattern '^{_PROPERTY_KEY.pattern}$'")
    _check_draft(schema, where)


def _check_size(schemas: Json, where: str) -> None:
    if sum(1 for _ in _objects(schemas)) > MAX_OBJECTS:
        raise invalid(f"{where}: the sandbox accepts schemas of {MAX_OBJECTS} objects in all")


def _objects(node: Json) -> Iterator[Json]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _objects(child)


@lru_cache(maxsize=1024)
def _is_valid_schema(raw: bytes) -> bool:
    try:
        Draft202012Validator.check_schema(orjson.loads(raw))
    except SchemaError:
        return False
    return True
