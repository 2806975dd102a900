"""Convert schemas of the description to stricter ones, whose validation errors point at one field.

The description covers requests and responses and leaves enums, unions and objects open. In the strict schemas a union
member is selected by the discriminator or by the JSON type of the value, not by trying each member, and objects accept
no unknown properties, as in the API.
"""

from __future__ import annotations

from typing import Any

__all__ = ["strict"]

Json = Any
COPIED_KEYWORDS = (
    "type",
    "enum",
    "const",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
)
NULL = {"type": "null"}


def strict(schema: Json, schemas: dict[str, Json]) -> Json:
    """The strict form of a schema. `schemas` are the named schemas; references become `#/$defs/<name>`."""
    if "$ref" in schema:
        return {"$ref": "#/$defs/" + _name(schema["$ref"])}
    members = schema.get("oneOf") or schema.get("anyOf")
    if members and NULL in members:
        rest = [strict(member, schemas) for member in members if member != NULL]
        return {"if": NULL, "else": rest[0] if len(rest) == 1 else {"anyOf": rest}}
    if members and "discriminator" in schema:
        return {"x-tagged": _discriminated(schema, schemas)}
    if members:
        return {"x-branches": [(_type(member, schemas), strict(member, schemas)) for member in members]}
    return _object_or_scalar(schema, schemas)


def _object_or_scalar(schema: Json, schemas: dict[str, Json]) -> Json:
    result = {key: schema[key] for key in COPIED_KEYWORDS if key in schema}
    if "items" in schema:
        result["items"] = strict(schema["items"], schemas)
    if "properties" in schema:
        result["properties"] = {key: strict(_sent(value), schemas) for key, value in schema["properties"].items()}
        result["required"] = schema.get("required", [])
    rest = schema.get("additionalProperties", "properties" not in schema)
    result["additionalProperties"] = strict(rest, schemas) if isinstance(rest, dict) else rest
    return result


def _sent(schema: Json) -> Json:
    """The schema of a property in a request, where null is refused if only responses may have it."""
    if schema.get("x-null") != "received":
        return schema
    if "oneOf" in schema:
        members = [member for member in schema["oneOf"] if member != NULL]
        return members[0] if len(members) == 1 else {**schema, "oneOf": members}
    kinds = [kind for kind in schema["type"] if kind != "null"]
    return {**schema, "type": kinds[0] if len(kinds) == 1 else kinds}


def _discriminated(schema: Json, schemas: dict[str, Json]) -> Json:
    discriminator = schema["discriminator"]
    mapping = discriminator["mapping"]
    fallback = schema.get("x-default")
    return {
        "by": discriminator["propertyName"],
        "members": {tag: strict({"$ref": reference}, schemas) for tag, reference in mapping.items()},
        "default": next((tag for tag, reference in mapping.items() if _name(reference) == fallback), None),
    }


def _type(schema: Json, schemas: dict[str, Json]) -> str:
    while "$ref" in schema:
        schema = schemas[_name(schema["$ref"])]
    # A union of objects has no `type` keyword.
    return str(schema.get("type", "object"))


def _name(reference: str) -> str:
    return reference.rsplit("/", 1)[1]
