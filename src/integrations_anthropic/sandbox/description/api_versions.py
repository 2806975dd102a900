"""What a version of the API leaves out of its responses: the properties with `x-until` of the description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
from starlette.responses import Response

from .loader import Description, OperationSpec

__all__ = ["ResponseVersions"]

Json = Any
JSON = "application/json"


class ResponseVersions:
    """Responses as each version of the API sends them."""

    def __init__(self, description: Description) -> None:
        self._schemas = description.schemas
        self._changed = {o.id for o in description.operations if self._is_changed(o)}
        """Ids of the operations whose responses are not the same in all versions."""

    def apply(self, operation: OperationSpec, version: str, response: Response) -> Response:
        """The response without the properties that `version`, such as `2026-10-21`, does not have any more."""
        if operation.id not in self._changed or response.status_code >= 400:
            return response
        body = orjson.loads(response.body)
        return Response(
            orjson.dumps(self._pruned(body, operation.responses[JSON]["schema"], version)),
            response.status_code,
            media_type=JSON,
        )

    def _is_changed(self, operation: OperationSpec) -> bool:
        return JSON in operation.responses and any(self._untils(operation.responses[JSON]["schema"], set()))

    def _untils(self, node: Json, seen: set[str]) -> Iterator[str]:
        """Each `x-until` of a schema and of the schemas it refers to; `seen`: those that were looked at."""
        if isinstance(node, list):
            for item in node:
                yield from self._untils(item, seen)
        if not isinstance(node, dict):
            return
        if "x-until" in node:
            yield node["x-until"]
        name = _name(node)
        if name and name not in seen:
            seen.add(name)
            yield from self._untils(self._schemas[name], seen)
        for key in ("properties", "items", "oneOf", "anyOf", "additionalProperties"):
            below = node.get(key)
            yield from self._untils(list(below.values()) if key == "properties" and below else below, seen)

    def _pruned(self, value: Json, schema: Json, version: str) -> Json:
        schema = self._schemas[name] if (name := _name(schema)) else schema
        if isinstance(value, list):
            return [self._pruned(item, schema.get("items", {}), version) for item in value]
        members = [member for member in schema.get("oneOf", ()) if member != {"type": "null"}]
        if len(members) == 1:
            return self._pruned(value, members[0], version)
        if members and "discriminator" in schema and isinstance(value, dict):
            union = schema["discriminator"]
            member = union["mapping"].get(value.get(union["propertyName"]))
            return self._pruned(value, {"$ref": member}, version) if member else value
        if not isinstance(value, dict):
            return value
        properties = schema.get("properties", {})
        return {
            key: self._pruned(item, properties.get(key, {}), version)
            for key, item in value.items()
            # Versions are dates, so they compare as texts do.
            if not version >= properties.get(key, {}).get("x-until", "9999")
        }


def _name(schema: Json) -> str | None:
    reference = schema.get("$ref") if isinstance(schema, dict) else None
    return reference.rsplit("/", 1)[1] if isinstance(reference, str) else None
