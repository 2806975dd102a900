"""Forms as JSON Schema."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..codec.bounds import for_kinds
from ..codec.json_types import MISSING, SCHEMA_NAMES
from .definitions import Definitions
from .node_kinds import kinds_of
from .type_nodes import (
    AnnotatedNode,
    AnyNode,
    DecimalNode,
    FlagNode,
    ForeignNode,
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

__all__ = ["schema_of"]

Json = Any


def schema_of(form: TypeNode) -> dict[str, Json]:
    """The JSON Schema of a form. A class that is used more than once, or mentions itself, stands in `$defs`."""
    return _Writer(form).whole()


class _Writer:
    def __init__(self, form: TypeNode) -> None:
        self._form = form
        self._uses: Counter[int] = Counter()
        self._definitions = Definitions()
        self._count(form)

    def whole(self) -> dict[str, Json]:
        schema = self._schema(self._form)
        definitions = self._definitions.schemas
        return schema | {"$defs": definitions} if definitions else schema

    def _count(self, form: TypeNode) -> None:
        if isinstance(form, (ObjectNode, ForeignNode)):
            self._uses[id(form)] += 1
            if self._uses[id(form)] > 1:
                return
        for part in _parts(form):
            self._count(part)

    def _schema(self, form: TypeNode) -> dict[str, Json]:
        match form:
            case AnyNode():
                return {}
            case ScalarNode():
                return {"type": form.kind}
            case DecimalNode():
                return {"type": "number"}
            case StringNode():
                return {"type": "string", form.keyword: form.format}
            case FlagNode():
                names = [flag.name for flag in form.flags]
                return {"type": "array", "items": {"type": "string", "enum": names}, "uniqueItems": True}
            case ForeignNode():
                return self._foreign(form)
            case LiteralNode():
                return _choice(form)
            case ListNode():
                unique = {"uniqueItems": True} if form.unique else {}
                return {"type": "array", "items": self._schema(form.item)} | unique
            case TupleNode():
                items = [self._schema(item) for item in form.items]
                size = {"minItems": len(items), "maxItems": len(items)}
                return {"type": "array", **({"prefixItems": items} if items else {}), **size}
            case MappingNode():
                schema = {"type": "object", "additionalProperties": self._schema(form.value) or True}
                return schema if form.key is None else schema | {"propertyNames": self._key(form.key)}
            case UnionNode():
                return {"anyOf": [self._schema(member) for member in form.members]}
            case AnnotatedNode():
                schema = self._schema(form.form)
                described = {"description": form.description} if form.description else {}
                return schema | for_kinds(form.bounds, kinds_of(form.form) or ()) | described
            case ObjectNode():
                return self._fields(form)

    def _key(self, form: TypeNode) -> dict[str, Json]:
        """The schema of the text of a key."""
        schema = self._schema(form)
        if schema.get("type") == "string":
            return schema
        return {"pattern": "^-?(0|[1-9][0-9]*)$" if schema.get("type") == "integer" else "^[+-]?[0-9.eE+-]+$"}

    def _foreign(self, form: ForeignNode) -> dict[str, Json]:
        key = self._definitions.key_of(form.name, form.schema)
        name = self._definitions.name_of(key)
        if name is not None:
            return {"$ref": f"#/$defs/{name}"}
        own = self._definitions.merged(form.schema)
        if self._uses[id(form)] < 2 or "properties" not in own:
            return own
        name = self._definitions.place(form.name, key)
        self._definitions.schemas[name] = own
        return {"$ref": f"#/$defs/{name}"}

    def _fields(self, form: ObjectNode) -> dict[str, Json]:
        if self._uses[id(form)] < 2:
            return self._object(form)
        name = self._definitions.name_of(id(form))
        if name is None:
            name = self._definitions.place(form.name, id(form))
            self._definitions.schemas[name] = self._object(form)
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, form: ObjectNode) -> dict[str, Json]:
        required = [name for name, field in form.fields.items() if field.required]
        schema = {"type": "object"} | ({"description": form.description} if form.description else {})
        schema |= {"properties": {name: self._field(f) for name, f in form.fields.items()}}  # type: ignore[dict-item]  # JSON
        return schema | ({"required": required} if required else {}) | {"additionalProperties": False}

    def _field(self, field: ObjectField) -> dict[str, Json]:
        schema = self._schema(field.form)
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
