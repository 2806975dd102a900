"""Generate values that are valid against a JSON Schema: tool arguments and structured outputs."""

from __future__ import annotations

import math
import re
from typing import Any

from .patterns import WorkLimitError, example, work_limit
from .schema_validation import is_valid

__all__ = ["ValueTooLargeError", "value_for"]

Json = Any

MAX_DEPTH = 5
# Sufficient for any tool; without a limit a recursive schema would generate values endlessly.
MAX_VALUES = 1000
MAX_ITEMS = 100
MAX_CHARACTERS = 10_000
MAX_INTEGER = 2**53
# Steps of matching patterns and following references: a tenth of a second.
MAX_WORK = 300_000
MAX_CANDIDATES = 50
MAX_CANDIDATE_CHARACTERS = 500
PLACE_PROPERTIES = ("city", "location", "place", "town")
STRING_KEYWORDS = ("pattern", "minLength", "maxLength")
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
# Tried in this order for a string with a `pattern`.
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


class ValueTooLargeError(ValueError):
    """A schema with no value small enough to generate. The message names the keyword that prevents it."""


def value_for(schema: Json, prompt: str) -> Json:
    """Generate a value from the examples, defaults and bounds of the schema; strings are taken from the prompt.

    The value is valid unless none was found, for example for an unusual `pattern`; then it is the first candidate.
    Raises ValueTooLargeError if every candidate exceeds the limits of this module.
    """
    with work_limit(MAX_WORK):
        return _first_valid(schema, prompt)


def _first_valid(schema: Json, prompt: str) -> Json:
    first = too_large = None
    for hints, optional in ((True, True), (False, True), (True, False), (False, False)):
        try:
            value = _ValueGenerator(schema, prompt, hints=hints, optional=optional).generate(schema, "", 0, 0)
        except ValueTooLargeError as error:
            too_large = error
            continue
        if is_valid(schema, value):
            return value
        first = value if first is None else first
    if too_large is not None:
        raise too_large
    return first


class _ValueGenerator:
    def __init__(self, root: Json, prompt: str, *, hints: bool, optional: bool) -> None:
        self._root, self._prompt = root, prompt
        self._hints, self._optional = hints, optional
        self._generated = 0

    def generate(self, schema: Json, name: str, depth: int, index: int) -> Json:
        """A value for `schema`, the schema of property `name`. `index` is the position in a list, to vary its items."""
        self._generated += 1
        if not isinstance(schema, dict):
            return self._prompt
        schema = self._merged(schema, depth)
        if "const" in schema:
            return schema["const"]
        if self._hints:
            if schema.get("examples"):
                return schema["examples"][index % len(schema["examples"])]
            if "default" in schema:
                return schema["default"]
        if schema.get("enum"):
            return schema["enum"][index % len(schema["enum"])]
        kind = _kind(schema)
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return self._array(schema, name, depth)
        if kind in ("integer", "number"):
            return _number(schema, kind, index)
        if kind in ("boolean", "null"):
            return True if kind == "boolean" else None
        return self._string(schema, name, index)

    def _merged(self, schema: Json, depth: int) -> Json:
        """Merge the schema with its `$ref`, all of `allOf`, and the first non-null member of `anyOf` and `oneOf`."""
        parts = []
        if "$ref" in schema:
            parts.append(self._resolve(schema["$ref"]))
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
            # The depth limit ends the recursion of schemas that refer to themselves.
            flat = self._merged(part, depth + 1) if part is not rest and depth < MAX_DEPTH * 2 else part
            for key, value in flat.items():
                old = merged.get(key)
                if isinstance(old, dict) and isinstance(value, dict):
                    merged[key] = {**old, **value}
                elif isinstance(old, list) and key == "required":
                    merged[key] = [*old, *value]
                else:
                    merged[key] = value
        return merged

    def _resolve(self, reference: str) -> Json:
        target = self._root
        for part in reference.removeprefix("#").split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            if not isinstance(target, dict) or key not in target:
                return {}
            target = target[key]
        return target

    def _object(self, schema: Json, depth: int) -> Json:
        required = dict.fromkeys(schema.get("required", []))
        properties = schema.get("properties", {})
        optional = self._optional and depth < MAX_DEPTH and self._generated < MAX_VALUES
        names = [name for name in properties if optional or name in required]
        names += [name for name in required if name not in properties]
        if depth > MAX_DEPTH * 2 or self._generated > MAX_VALUES * 2:
            return {}
        return {name: self.generate(properties.get(name, {}), name, depth + 1, 0) for name in names}

    def _array(self, schema: Json, name: str, depth: int) -> Json:
        fixed = schema.get("prefixItems", [])
        min_items = _size(schema, "minItems", MAX_ITEMS)
        count = max(len(fixed), min_items or int(self._optional and depth < MAX_DEPTH and self._generated < MAX_VALUES))
        count = int(min(count, schema.get("maxItems", count)))
        items = schema.get("items", {})
        if depth > MAX_DEPTH * 2 or self._generated > MAX_VALUES * 2:
            return []
        return [self.generate(fixed[i] if i < len(fixed) else items, name, depth + 1, i) for i in range(count)]

    def _string(self, schema: Json, name: str, index: int) -> str:
        min_length, max_length = _size(schema, "minLength", MAX_CHARACTERS), schema.get("maxLength")
        if "pattern" in schema:
            found = self._matching({key: schema[key] for key in STRING_KEYWORDS if key in schema})
            if found is not None:
                return found
        text = FORMATS.get(schema.get("format", ""), "")
        if not text:
            text = _place_in(self._prompt) if any(place in name.lower() for place in PLACE_PROPERTIES) else self._prompt
            text = text or name or "text"
            text += f" {index + 1}" if index else ""
        text = text.ljust(min_length, ".")
        return text if max_length is None else text[: int(max_length)]

    def _matching(self, schema: Json) -> str | None:
        """A text that is valid against a schema with a `pattern`; None if none of those tried is."""
        given = (self._prompt, *self._prompt.split()[:MAX_CANDIDATES])
        short = [text for text in given if len(text) <= MAX_CANDIDATE_CHARACTERS]
        try:
            made = example(schema["pattern"])
        except WorkLimitError:
            return None
        return next((text for text in (*short, *CANDIDATES, *FORMATS.values(), made) if is_valid(schema, text)), None)


def _size(schema: Json, keyword: str, limit: int) -> int:
    """The minimum size the schema allows. Raises ValueTooLargeError above `limit`."""
    minimum = schema.get(keyword, 0)
    if minimum > limit:
        raise ValueTooLargeError(f"{keyword} is {minimum}, but the sandbox generates no value larger than {limit}")
    return int(minimum)


def _place_in(prompt: str) -> str:
    """Guess a place name: the last capitalized word that does not start a sentence, else the last word."""
    words = re.findall(r"[\w'-]+", prompt)
    inner = re.findall(r"(?<=[^\s.!?])\s+([\w'-]+)", prompt)
    capitals = [word for word in inner if word[:1].isupper() and word != "I"]
    return str((capitals or words or [""])[-1])


def _kind(schema: Json) -> str:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((item for item in kind if item != "null"), "null")
    if kind is None:
        kind = "object" if "properties" in schema else "array" if "items" in schema else "string"
    return str(kind)


def _number(schema: Json, kind: str, index: int) -> Json:
    step = schema.get("multipleOf", 1 if kind == "integer" else None)
    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    high = schema.get("maximum", schema.get("exclusiveMaximum"))
    value = 1 + index if low is None else low + index
    if low is not None and value == schema.get("exclusiveMinimum"):
        value += step or (0.5 if high is None else (high - low) / 2)
    if high is not None and value > high:
        value = high
    if high is not None and value == schema.get("exclusiveMaximum"):
        value -= step or 0.5
    if step:
        value = -(-value // step) * step
        value = value - step if high is not None and value > high else value
    if not math.isfinite(value) or (kind == "integer" and abs(value) > MAX_INTEGER):
        raise ValueTooLargeError("its bounds and multipleOf allow only numbers too large to be exact")
    return int(value) if kind == "integer" else value
