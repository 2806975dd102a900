"""Forms as JSON Schema, and the part of JSON Schema that the API can hold an answer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ...errors import ValidationError
from ..codec.bounds import for_kind
from ..codec.json import dumps
from ..codec.json_types import MISSING, SCHEMA_NAMES
from .type_nodes import (
    AnnotatedNode,
    AnyNode,
    ListNode,
    LiteralNode,
    MappingNode,
    ObjectField,
    ObjectNode,
    ScalarNode,
    StringNode,
    TupleNode,
    TypeNode,
    UnionNode,
)

__all__ = ["schema_of", "strict"]

Json = Any

# Source: "JSON Schema limitations" of the API's page on structured outputs.
_KEPT = {"type", "enum", "const", "default", "title", "description", "properties", "required", "items"}
_KEPT |= {"anyOf", "allOf", "$ref", "$defs", "additionalProperties"}
_FORMATS = {"date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid"}


def schema_of(form: TypeNode) -> dict[str, Json]:
    """The JSON Schema of a form. A class that is used more than once, or mentions itself, stands in `$defs`."""
    return _Writer(form).whole()


class _Writer:
    def __init__(self, form: TypeNode) -> None:
        self._form = form
        self._uses: Counter[int] = Counter()
        self._names: dict[int, str] = {}
        self._count(form)

    def whole(self) -> dict[str, Json]:
        definitions: dict[str, Json] = {}
        schema = self._schema(self._form, definitions)
        return schema | {"$defs": definitions} if definitions else schema

    def _count(self, form: TypeNode) -> None:
        if isinstance(form, ObjectNode):
            self._uses[id(form)] += 1
            if self._uses[id(form)] > 1:
                return
        for part in _parts(form):
            self._count(part)

    def _schema(self, form: TypeNode, definitions: dict[str, Json]) -> dict[str, Json]:
        match form:
            case AnyNode():
                return {}
            case ScalarNode():
                return {"type": form.kind}
            case StringNode():
                return {"type": "string", "format": form.format}
            case LiteralNode():
                return _choice(form)
            case ListNode():
                unique = {"uniqueItems": True} if form.unique else {}
                return {"type": "array", "items": self._schema(form.item, definitions)} | unique
            case TupleNode():
                items = [self._schema(item, definitions) for item in form.items]
                size = {"minItems": len(items), "maxItems": len(items)}
                return {"type": "array", **({"prefixItems": items} if items else {}), **size}
            case MappingNode():
                value = self._schema(form.value, definitions)
                return {"type": "object", "additionalProperties": value or True}
            case UnionNode():
                return {"anyOf": [self._schema(member, definitions) for member in form.members]}
            case AnnotatedNode():
                schema = self._schema(form.form, definitions)
                described = {"description": form.description} if form.description else {}
                return schema | for_kind(form.bounds, schema.get("type")) | described
            case ObjectNode():
                return self._fields(form, definitions)

    def _fields(self, form: ObjectNode, definitions: dict[str, Json]) -> dict[str, Json]:
        if self._uses[id(form)] < 2:
            return self._object(form, definitions)
        name = self._names.get(id(form))
        if name is None:
            name = form.name if form.name not in definitions else f"{form.name}_{len(definitions) + 1}"
            self._names[id(form)] = name
            # Its place first: what it holds may lead back to it.
            definitions[name] = {}
            definitions[name] = self._object(form, definitions)
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, form: ObjectNode, definitions: dict[str, Json]) -> dict[str, Json]:
        required = [name for name, field in form.fields.items() if field.required]
        schema = {"type": "object"} | ({"description": form.description} if form.description else {})
        schema |= {"properties": {name: self._field(f, definitions) for name, f in form.fields.items()}}  # type: ignore[dict-item]  # JSON
        return schema | ({"required": required} if required else {}) | {"additionalProperties": False}

    def _field(self, field: ObjectField, definitions: dict[str, Json]) -> dict[str, Json]:
        schema = self._schema(field.form, definitions)
        # What the hint itself says stands before what a docstring says of it.
        if field.description and not (isinstance(field.form, AnnotatedNode) and field.form.description):
            schema = schema | {"description": field.description}
        return schema if field.default is MISSING else schema | {"default": field.default}


def _parts(form: TypeNode) -> list[TypeNode]:
    match form:
        case ListNode():
            return [form.item]
        case TupleNode():
            return list(form.items)
        case MappingNode():
            return [form.value]
        case AnnotatedNode():
            return [form.form]
        case UnionNode():
            return list(form.members)
        case ObjectNode():
            return [field.form for field in form.fields.values()]
    return []


def _choice(form: LiteralNode) -> dict[str, Json]:
    values = [literal for literal, _ in form.values]
    kinds = list(dict.fromkeys(SCHEMA_NAMES[value.__class__] for value in values))
    kind = {"type": kinds[0]} if len(kinds) == 1 else {}
    return kind | ({"const": values[0]} if len(values) == 1 else {"enum": values})


def strict(schema: Mapping[str, Json], where: str) -> dict[str, Json]:
    """The schema in the words the API can hold an answer to; what it has none for is said in the descriptions.

    Raises ValidationError for an object with free keys: the API wants the name of each.
    """
    if "$ref" in schema:
        beside = {key: value for key, value in schema.items() if key not in ("$ref", "$defs")}
        bare = {"anyOf": [{"$ref": schema["$ref"]}], **beside} if beside else {"$ref": schema["$ref"]}
        return bare | _definitions(schema, where)
    kept = {key: value for key, value in schema.items() if key in _KEPT}
    extra = {key: value for key, value in schema.items() if key not in kept}
    if "oneOf" in extra:
        kept["anyOf"] = extra.pop("oneOf")
    if extra.get("format") in _FORMATS:
        kept["format"] = extra.pop("format")
    if extra.get("minItems") in (0, 1):
        kept["minItems"] = extra.pop("minItems")
    if "prefixItems" in extra:
        # Each place has its own schema; all that can be held to is that every item has one of them.
        different = list({dumps(item): item for item in extra["prefixItems"]}.values())
        kept["items"] = different[0] if len(different) == 1 else {"anyOf": different}
    if schema.get("type") == "object" or "properties" in schema:
        kept |= _closed(schema, where)
    for key in ("anyOf", "allOf"):
        if key in kept:
            kept[key] = [strict(part, where) for part in kept[key]]
    if isinstance(kept.get("items"), Mapping):
        kept["items"] = strict(kept["items"], f"{where}[]")
    if extra:
        text = "; ".join(f"{key}: {dumps(value).decode()}" for key, value in extra.items())
        kept["description"] = " ".join(filter(None, [kept.get("description"), f"({text})"]))
    return kept | _definitions(schema, where)


def _closed(schema: Mapping[str, Json], where: str) -> dict[str, Json]:
    if schema.get("additionalProperties") or "properties" not in schema:
        raise ValidationError(
            f"{where}: structured output needs objects with named keys: use a dataclass, an attrs class "
            "or a TypedDict instead of a dict, or a list of keys and values",
            field=where,
        )
    properties = {name: strict(part, f"{where}.{name}") for name, part in schema["properties"].items()}
    return {"properties": properties, "additionalProperties": False}


def _definitions(schema: Mapping[str, Json], where: str) -> dict[str, Json]:
    if "$defs" not in schema:
        return {}
    return {"$defs": {name: strict(part, f"{where}.{name}") for name, part in schema["$defs"].items()}}
