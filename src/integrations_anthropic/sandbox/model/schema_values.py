"""Values that fit a JSON Schema: arguments for tools and answers that must be JSON."""

from __future__ import annotations

import math
import re
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.exceptions import Unresolvable

__all__ = ["NoSmallValueError", "fits", "value_for"]

Json = Any

DEEPEST = 5
# Enough for any tool; a schema that goes round in circles would otherwise grow without end.
MOST_VALUES = 1000
MOST_ITEMS = 100
MOST_CHARACTERS = 10_000
LARGEST_INTEGER = 2**53
PLACES = ("city", "location", "place", "town")
BOUNDS = ("pattern", "minLength", "maxLength")
FORMATS = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "time": "12:00:00Z",
    "duration": "P1D",
    "email": "person@example.com",
    "hostname": "example.com",
    "ipv4": "127.0.0.1",
    "ipv6": "::1",
    "uri": "https://example.com/",
    "uuid": "12345678-1234-4234-8234-123456789abc",
}
# Tried in turn for a string that must match a pattern.
CANDIDATES = (
    "a",
    "A",
    "1",
    "abc",
    "ABC",
    "Abc",
    "123",
    "12345",
    "1234567890",
    "1.0",
    "1.0.0",
    "a1",
    "A1",
    "AB12",
    "#aabbcc",
)


class NoSmallValueError(ValueError):
    """A schema whose values are all too large to be made; the message says what makes them so."""


def value_for(schema: Json, question: str) -> Json:
    """A value for the schema, made from its examples, defaults and bounds; strings come from the question.

    It fits the schema unless that needs invention, such as a rare pattern; then it is the nearest that was found.
    NoSmallValueError where every value that fits is larger than the sandbox makes any.
    """
    first = too_large = None
    for hints, optional in ((True, True), (False, True), (True, False), (False, False)):
        try:
            value = _Maker(schema, question, hints=hints, optional=optional).make(schema, "", 0, 0)
        except NoSmallValueError as error:
            too_large = error
            continue
        if fits(schema, value):
            return value
        first = value if first is None else first
    if too_large is not None:
        raise too_large
    return first


def fits(schema: Json, value: Json) -> bool:
    """Whether the value is valid against the schema; False also where the schema refers to what is not in it."""
    try:
        # A registry of its own, because the default one fetches references from the network.
        Draft202012Validator(schema, registry=Registry()).validate(value)
    except (ValidationError, Unresolvable, RecursionError, OverflowError, re.error):
        return False
    return True


class _Maker:
    def __init__(self, root: Json, question: str, *, hints: bool, optional: bool) -> None:
        self._root, self._question = root, question
        self._hints, self._optional = hints, optional
        self._made = 0

    def make(self, schema: Json, name: str, depth: int, turn: int) -> Json:
        """A value for `schema`, which is the property `name`; `turn` tells the items of a list apart."""
        self._made += 1
        if not isinstance(schema, dict):
            return self._question
        schema = self._merged(schema, depth)
        if "const" in schema:
            return schema["const"]
        if self._hints:
            if schema.get("examples"):
                return schema["examples"][turn % len(schema["examples"])]
            if "default" in schema:
                return schema["default"]
        if schema.get("enum"):
            return schema["enum"][turn % len(schema["enum"])]
        kind = _kind(schema)
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return self._array(schema, name, depth)
        if kind in ("integer", "number"):
            return _number(schema, kind, turn)
        if kind in ("boolean", "null"):
            return True if kind == "boolean" else None
        return self._string(schema, name, turn)

    def _merged(self, schema: Json, depth: int) -> Json:
        """The schema with what it refers to, all of `allOf`, and the first of `anyOf` and `oneOf` that is not null."""
        parts = []
        if "$ref" in schema:
            parts.append(self._find(schema["$ref"]))
        parts += schema.get("allOf", [])
        for key in ("anyOf", "oneOf"):
            if schema.get(key):
                members = [member for member in schema[key] if member != {"type": "null"}]
                parts.append((members or schema[key])[0])
        rest = {key: value for key, value in schema.items() if key not in ("$ref", "allOf", "anyOf", "oneOf")}
        merged: dict[str, Json] = {}
        for part in [*parts, rest]:
            if not isinstance(part, dict):
                continue
            # Schemas may go round in circles; the depth ends that.
            plain = self._merged(part, depth + 1) if part is not rest and depth < DEEPEST * 2 else part
            for key, value in plain.items():
                old = merged.get(key)
                if isinstance(old, dict) and isinstance(value, dict):
                    merged[key] = {**old, **value}
                elif isinstance(old, list) and key == "required":
                    merged[key] = [*old, *value]
                else:
                    merged[key] = value
        return merged

    def _find(self, reference: str) -> Json:
        target = self._root
        for part in reference.removeprefix("#").split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            if not isinstance(target, dict) or key not in target:
                return {}
            target = target[key]
        return target

    def _object(self, schema: Json, depth: int) -> Json:
        required = schema.get("required", [])
        properties = schema.get("properties", {})
        optional = self._optional and depth < DEEPEST and self._made < MOST_VALUES
        names = [name for name in properties if optional or name in required]
        names += [name for name in required if name not in properties]
        if depth > DEEPEST * 2 or self._made > MOST_VALUES * 2:
            return {}
        return {name: self.make(properties.get(name, {}), name, depth + 1, 0) for name in names}

    def _array(self, schema: Json, name: str, depth: int) -> Json:
        fixed = schema.get("prefixItems", [])
        least = _size(schema, "minItems", MOST_ITEMS)
        wanted = max(len(fixed), least or int(self._optional and depth < DEEPEST and self._made < MOST_VALUES))
        wanted = int(min(wanted, schema.get("maxItems", wanted)))
        items = schema.get("items", {})
        if depth > DEEPEST * 2 or self._made > MOST_VALUES * 2:
            return []
        return [self.make(fixed[i] if i < len(fixed) else items, name, depth + 1, i) for i in range(wanted)]

    def _string(self, schema: Json, name: str, turn: int) -> str:
        least, most = _size(schema, "minLength", MOST_CHARACTERS), schema.get("maxLength")
        if "pattern" in schema:
            for word in (self._question, *self._question.split(), *CANDIDATES, *FORMATS.values()):
                if fits({key: schema[key] for key in BOUNDS if key in schema}, word):
                    return word
        text = FORMATS.get(schema.get("format", ""), "")
        if not text:
            text = _place_in(self._question) if any(place in name.lower() for place in PLACES) else self._question
            text = text or name or "text"
            text += f" {turn + 1}" if turn else ""
        text = text.ljust(least, ".")
        return text if most is None else text[: int(most)]


def _size(schema: Json, keyword: str, most: int) -> int:
    """The least size the schema allows; NoSmallValueError above `most`."""
    least = schema.get(keyword, 0)
    if least > most:
        raise NoSmallValueError(f"{keyword} is {least}, but nothing larger than {most} is made here")
    return int(least)


def _place_in(question: str) -> str:
    """The word of the question that looks most like a place: the last one with a capital that begins no sentence."""
    words = re.findall(r"[\w'-]+", question)
    inner = re.findall(r"(?<=[^\s.!?])\s+([\w'-]+)", question)
    capitals = [word for word in inner if word[:1].isupper() and word != "I"]
    return str((capitals or words or [""])[-1])


def _kind(schema: Json) -> str:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((item for item in kind if item != "null"), "null")
    if kind is None:
        kind = "object" if "properties" in schema else "array" if "items" in schema else "string"
    return str(kind)


def _number(schema: Json, kind: str, turn: int) -> Json:
    step = schema.get("multipleOf", 1 if kind == "integer" else None)
    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    high = schema.get("maximum", schema.get("exclusiveMaximum"))
    value = 1 + turn if low is None else low + turn
    if low is not None and value == schema.get("exclusiveMinimum"):
        value += step or (0.5 if high is None else (high - low) / 2)
    if high is not None and value > high:
        value = high
    if high is not None and value == schema.get("exclusiveMaximum"):
        value -= step or 0.5
    if step:
        value = -(-value // step) * step
        value = value - step if high is not None and value > high else value
    if not math.isfinite(value) or (kind == "integer" and abs(value) > LARGEST_INTEGER):
        raise NoSmallValueError("its bounds and multipleOf lead beyond the numbers that can be told apart")
    return int(value) if kind == "integer" else value
