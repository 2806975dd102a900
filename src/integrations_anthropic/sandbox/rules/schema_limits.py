"""How much a request may ask the API to compile, over all of its strict tools and its output format.

Source: "Schema complexity limits" of https://platform.claude.com/docs/en/build-with-claude/structured-outputs
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import invalid
from .compiled_schemas import children

__all__ = ["check_schema_limits"]

Json = Any

MAX_STRICT_TOOLS = 20
MAX_OPTIONAL = 24
MAX_UNIONS = 16


def check_schema_limits(body: Json) -> None:
    """Raise SandboxAPIError 400 for more strict tools, optional properties or unions than the API compiles."""
    tools = [tool["input_schema"] for tool in body.get("tools") or [] if tool.get("strict") and "input_schema" in tool]
    if len(tools) > MAX_STRICT_TOOLS:
        raise invalid(
            f"Too many strict tools ({len(tools)}). The maximum number of strict tools supported is {MAX_STRICT_TOOLS}."
        )
    formats = [(body.get("output_config") or {}).get("format"), body.get("output_format")]
    objects = [part for schema in [*tools, *(form["schema"] for form in formats if form)] for part in _objects(schema)]
    optional = sum(len(part["properties"].keys() - set(part.get("required", ()))) for part in objects)
    if optional > MAX_OPTIONAL:
        raise invalid(
            f"Schemas contains too many optional parameters ({optional}), which would make grammar compilation "
            f"inefficient. Reduce the number of optional parameters in your tool schemas (limit: {MAX_OPTIONAL})."
        )
    unions = sum(_is_union(value) for part in objects for value in part["properties"].values())
    if unions > MAX_UNIONS:
        raise invalid(
            f"Schemas contains too many parameters with union types ({unions} parameters with type arrays or anyOf). "
            f"Reduce the number of nullable or union-typed parameters (limit: {MAX_UNIONS} parameters with unions)."
        )


def _objects(schema: Json) -> Iterator[Json]:
    """The schemas with properties, each definition once."""
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("properties"), dict):
        yield schema
    for child in children(schema):
        yield from _objects(child)


def _is_union(schema: Json) -> bool:
    return isinstance(schema, dict) and (isinstance(schema.get("type"), list) or len(schema.get("anyOf", ())) > 1)
