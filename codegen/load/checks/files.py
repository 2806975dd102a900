"""What the generator requires of bodies with files and of responses that are files."""

from __future__ import annotations

from typing import Any

from ..description import Spec, SpecError, escape

__all__ = ["BINARY", "FORM", "SCALARS", "check_binary", "check_form"]

Json = Any

FORM = "multipart/form-data"
BINARY = ("application/octet-stream", "*/*")
SCALARS = ("string", "integer", "number", "boolean")


def check_form(spec: Spec, op: Json, where: str, name: str) -> None:
    """Check a body of several parts: at least one file, and beside files nothing but single values."""
    properties = spec.schemas[name].get("properties", {})
    kinds = {field: _part(node) for field, node in properties.items()}
    for field, kind in kinds.items():
        if kind == "":
            location = spec.schema_location(name, "properties", field)
            raise SpecError(location, "a part must be a file, a list of files, a string, a number or a boolean")
    if not {"file", "files"} & set(kinds.values()):
        raise SpecError(spec.schema_location(name), "needs a property with `format: binary`: a file")
    for key in ("x-streaming", "x-paging", "x-lines", "x-companions"):
        if key in op:
            raise SpecError(f"{where}/{key}", f"cannot be combined with a body of {FORM}")


def _part(node: Json) -> str:
    """What a property of a form is: "file", "files", "value", or empty for what no part can hold."""
    if node.get("format") == "binary":
        return "file"
    if node.get("type") == "array":
        return "files" if node.get("items", {}).get("format") == "binary" else ""
    return "value" if node.get("type") in SCALARS else ""


def check_binary(op: Json, media_types: Json, where: str) -> None:
    """Check a response that is a file: nothing else, with an example."""
    location = f"{where}/responses/200/content"
    if len(media_types) > 1:
        raise SpecError(location, "a binary response can have no other media type")
    ((media, value),) = media_types.items()
    at_media = f"{location}/{escape(media)}"
    if value.get("schema") != {"type": "string", "format": "binary"}:
        raise SpecError(f"{at_media}/schema", "must be `type: string` with `format: binary`")
    if not isinstance(value.get("example"), str):
        raise SpecError(at_media, "needs an example: a string")
    for key in ("x-streaming", "x-paging", "x-lines", "x-companions"):
        if key in op:
            raise SpecError(f"{where}/{key}", "cannot be combined with a binary response")
    if "requestBody" in op:
        raise SpecError(f"{where}/requestBody", "a binary response cannot be combined with a body")
