"""Path, query and header parameters as records."""

from __future__ import annotations

from typing import Any

from ..ir import Field, Operation, Param, Record
from ..names import python_name

__all__ = ["param", "query_record"]

Json = Any

QUERY_TYPES = {"integer": "int", "string": "str", "boolean": "bool", "number": "float"}


def param(raw: Json) -> Param:
    """A parameter as the description has it."""
    schema = raw["schema"]
    kind = QUERY_TYPES.get(schema.get("type"), "str")
    if "$ref" in schema:
        # An enum: open, so any string is accepted.
        kind = schema["$ref"].rsplit("/", 1)[1]
    elif schema.get("type") == "array":
        kind = "Strings"
    return Param(
        name=python_name(raw.get("x-name", raw["name"])),
        wire=raw["name"] + ("[]" if raw.get("x-array") == "brackets" else ""),
        type=kind,
        required=bool(raw.get("required")),
        doc=raw["description"],
        betas=tuple(raw.get("x-beta", ())),
    )


def query_record(op: Operation) -> Record:
    """The record that groups the query parameters of an operation."""
    fields = tuple(
        Field(
            name=p.name,
            wire=p.wire,
            type=p.type,
            schema_type="Any" if p.type == "Strings" else p.type,
            input=p.type,
            required=p.required,
            nullable=False,
            const=None,
            doc=p.doc,
            schema={},
        )
        for p in op.query
    )
    return Record(
        name=op.params_record or "",
        group=op.name.split(".", 1)[0],
        doc=f"Query parameters of `{op.name}`: GET {op.path}.",
        fields=fields,
        mixin=None,
        sent=False,
        received=False,
        checked=False,
        schema={},
    )
