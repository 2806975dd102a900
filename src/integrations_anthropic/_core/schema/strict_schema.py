"""The part of JSON Schema that the API can hold a tool's input or an answer to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...errors import ValidationError
from ..codec.json import dumps

__all__ = ["check_property_names", "strict"]

Json = Any

# Source: "JSON Schema limitations" of the API's page on structured outputs,
# https://platform.claude.com/docs/en/build-with-claude/structured-outputs
_KEPT = {"type", "enum", "const", "default", "title", "description", "properties", "required", "items"}
_KEPT |= {"anyOf", "allOf", "$ref", "additionalProperties"}
_FORMATS = {"date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid"}
_SHAPES = ("type", "enum", "const", "anyOf", "allOf")
"""A schema with none of these takes any value."""
_NAME = re.compile(r"[a-zA-Z0-9_.-]{1,64}")
_PREFIX = "#/$defs/"
# "Pattern support (regex)" of the same page: no look-around, back references, word borders, lazy or large quantifiers.
_SIMPLE_PATTERN = re.compile(
    r"""(?: [^\\()\[\]{}*+?] | \\[dws] | \\[^\w\s] | \((?!\?) | \)
        | \[ \^? (?: [^\\\[\]] | \\[dws] | \\[^\w\s] )+ \]
        | (?: [*+?] | \{[0-9]{1,2}(?:,[0-9]{0,2})?\} ) (?![*+?{]) )*""",
    re.VERBOSE,
)


def check_property_names(schema: Mapping[str, Json], where: str) -> None:
    """Raises ValidationError for a property whose name the API does not take."""
    for name in schema.get("properties", {}):
        if not _NAME.fullmatch(name):
            text = (
                f"{where}.{name}: the API takes names of 1 to 64 letters (a to z), digits, `_`, `.` and `-` only; "
                "Field(alias=…) gives a parameter another name"
            )
            raise ValidationError(text, field=f"{where}.{name}")


def strict(schema: Mapping[str, Json], where: str) -> dict[str, Json]:
    """The schema in the words the API can hold an answer to; what it has none for is said in the descriptions.

    Raises ValidationError, with the place, for what it has no words for at all: classes that hold themselves, any
    value, objects with free keys, names of properties with other characters. How many optional properties, unions and
    strict tools there may be is left to the API, which counts them over the whole request.
    """
    return _Reduction(schema.get("$defs", {})).whole(schema, where)


class _Reduction:
    def __init__(self, definitions: Mapping[str, Json]) -> None:
        self._given = definitions
        self._made: dict[str, Json] = {}
        self._path: list[str] = []
        """The definitions around what is being reduced."""

    def whole(self, schema: Mapping[str, Json], where: str) -> dict[str, Json]:
        made = self._reduced({key: value for key, value in schema.items() if key != "$defs"}, where)
        # Nothing refers to the others.
        kept = {name: self._made[name] for name in self._given if name in self._made}
        return made | {"$defs": kept} if kept else made

    def _reduced(self, schema: Json, where: str) -> dict[str, Json]:
        if not isinstance(schema, Mapping):
            raise _any(where)
        if "$ref" in schema:
            self._follow(schema["$ref"], where)
            beside = {key: value for key, value in schema.items() if key != "$ref"}
            return self._reduced({"anyOf": [{"$ref": schema["$ref"]}], **beside}, where) if beside else dict(schema)
        kept, extra = _sorted(schema)
        if not any(key in kept for key in _SHAPES):
            raise _any(where)
        if any(isinstance(value, (dict, list)) for value in [*kept.get("enum", ()), kept.get("const")]):
            text = f"{where}: the choices of structured output are texts, numbers, true, false and null only"
            raise ValidationError(text, field=where)
        kinds = [kept["type"]] if isinstance(kept.get("type"), str) else kept.get("type", [])
        if "object" in kinds or "properties" in kept:
            kept |= self._closed(kept, where)
        if "array" in kinds:
            kept["items"] = self._reduced(kept.get("items"), f"{where}[]")
        if any("$ref" in part for part in kept.get("allOf", ()) if isinstance(part, Mapping)):
            raise ValidationError(f"{where}: structured output cannot have a reference in allOf", field=where)
        for key in ("anyOf", "allOf"):
            if key in kept:
                kept[key] = [self._reduced(part, where) for part in kept[key]]
        if extra:
            text = "; ".join(f"{key}: {dumps(value).decode()}" for key, value in extra.items())
            kept["description"] = " ".join(filter(None, [kept.get("description"), f"({text})"]))
        return kept

    def _follow(self, reference: str, where: str) -> None:
        name = reference.removeprefix(_PREFIX)
        if name in self._path:
            text = (
                f"{where}: structured output cannot have a class that holds itself ({name}), as the API compiles the "
                "whole schema: use a class for each level, or a list of items that name their parents"
            )
            raise ValidationError(text, field=where)
        if name not in self._given:
            text = f"{where}: the schema refers to {reference!r}, which is not among its definitions"
            raise ValidationError(text, field=where)
        if name not in self._made:
            self._path.append(name)
            self._made[name] = self._reduced(self._given[name], where)
            self._path.pop()

    def _closed(self, schema: Mapping[str, Json], where: str) -> dict[str, Json]:
        if "properties" not in schema:
            raise ValidationError(
                f"{where}: structured output needs objects with named keys: use a dataclass, an attrs class "
                "or a TypedDict instead of a dict, or a list of keys and values",
                field=where,
            )
        check_property_names(schema, where)
        properties = {name: self._reduced(part, f"{where}.{name}") for name, part in schema["properties"].items()}
        required = [name for name in schema.get("required", ()) if name in properties]
        return {"properties": properties, "required": required, "additionalProperties": False}


def _sorted(schema: Mapping[str, Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    """The keywords the API has, and those that can only be said in words."""
    kept = {key: value for key, value in schema.items() if key in _KEPT}
    extra = {key: value for key, value in schema.items() if key not in kept}
    if "oneOf" in extra and "anyOf" not in kept:
        kept["anyOf"] = extra.pop("oneOf")
    if len(kept.get("allOf", ())) == 1 and "anyOf" not in kept:
        # A reference cannot stand in allOf; of one schema both mean the same.
        kept["anyOf"] = kept.pop("allOf")
    if isinstance(extra.get("format"), str) and extra["format"] in _FORMATS:
        kept["format"] = extra.pop("format")
    if isinstance(extra.get("pattern"), str) and _SIMPLE_PATTERN.fullmatch(extra["pattern"]):
        kept["pattern"] = extra.pop("pattern")
    if extra.get("minItems") in (0, 1):
        kept["minItems"] = extra.pop("minItems")
    if "prefixItems" in extra:
        # Each place has its own schema; all that can be held to is that every item has one of them.
        different = list({dumps(item): item for item in extra["prefixItems"]}.values())
        kept["items"] = different[0] if len(different) == 1 else {"anyOf": different}
        extra["prefixItems"] = [_brief(item) for item in extra["prefixItems"]]
    return kept, extra


def _brief(item: Json) -> Json:
    """What a place of a tuple takes, in few words: its schema stands below."""
    if not isinstance(item, Mapping):
        return item
    return {key: value for key, value in item.items() if key in ("type", "format", "enum", "const", "$ref", "title")}


def _any(where: str) -> ValidationError:
    text = f"{where}: structured output needs a type for every value: Any, object and a list of no type have none"
    return ValidationError(text, field=where)
