"""What a caller may pass for a model of the description, as annotations and as facts for the run time."""

from __future__ import annotations

from .ir import Api, Record, Union

__all__ = ["base64_fields", "record_input", "union_input"]

MESSAGE = "MessageResponse"
"""The response that the results of `parse` and streams hold, which may be given in its place."""


def record_input(record: Record) -> str:
    """The annotation for a record: itself, a dict, a response (`x-response`), or what is of no known type."""
    response = [record.schema["x-response"]] if "x-response" in record.schema else []
    holders = ["HasMessage"] if MESSAGE in response else []
    return " | ".join([record.name, f"{record.name}Param", *response, *holders, "Data"])


def union_input(union: Union) -> str:
    """The annotation for a union: what its members take, and a function where one may stand for a member."""
    members = [f"{name}Input" for name in dict.fromkeys(union.members.values())]
    return " | ".join([*members, union.unknown, *(["Callable[..., Any]"] if union.functions else [])])


def base64_fields(api: Api) -> tuple[tuple[str, str, str], ...]:
    """(Discriminator property, its value, field) of each field with `format: byte`."""
    found = set()
    for record in api.records:
        tags = [(f.wire, str(f.schema["const"])) for f in record.fields if "const" in f.schema]
        found |= {(*tags[0], f.wire) for f in record.fields if f.schema.get("format") == "byte"}
    return tuple(sorted(found))
