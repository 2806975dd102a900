"""The parts of a JSON Schema, one by one, and the `$defs` of several schemas in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..codec.json import dumps

__all__ = ["Definitions", "parts_of", "rewritten"]

Json = Any

_ONE = frozenset({"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"})
_ONE |= {"unevaluatedItems", "unevaluatedProperties"}
_LISTS = ("anyOf", "allOf", "oneOf", "prefixItems")
_MAPS = ("properties", "patternProperties", "$defs", "dependentSchemas")
_PREFIX = "#/$defs/"


def rewritten(schema: Json, change: Callable[[dict[str, Json]], dict[str, Json]]) -> Json:
    """The schema with `change` made to it and to every schema in it; what is no schema (a default) stays."""
    if not isinstance(schema, Mapping):
        return schema
    made = {key: _part(key, value, lambda part: rewritten(part, change)) for key, value in schema.items()}
    return change(made)


def parts_of(schema: Mapping[str, Json]) -> Iterator[Json]:
    """The schemas directly below this one."""
    found: list[Json] = []
    for key, value in schema.items():
        _part(key, value, found.append)
    yield from found


def _part(key: str, value: Json, do: Callable[[Json], Json]) -> Json:
    if key in _MAPS and isinstance(value, Mapping):
        return {name: do(part) for name, part in value.items()}
    if key in _LISTS and isinstance(value, list):
        return [do(part) for part in value]
    return do(value) if key in _ONE else value


class Definitions:
    """The `$defs` of a schema in the making; each has a name of its own."""

    def __init__(self) -> None:
        self.schemas: dict[str, Json] = {}
        self._names: dict[Any, str] = {}

    def name_of(self, key: Any) -> str | None:
        """The name of what was placed under that key; None where nothing was."""
        return self._names.get(key)

    def place(self, name: str, key: Any) -> str:
        """A name, like that one, for what follows; its place is kept, as what it holds may lead back to it."""
        free = name if name not in self.schemas else f"{name}_{len(self.schemas) + 1}"
        while free in self.schemas:
            free += "_"
        self._names[key] = free
        self.schemas[free] = {}
        return free

    def key_of(self, name: str, schema: Mapping[str, Json]) -> Any:
        """What `merged` knows a schema by that has a name: found where it was one of the definitions of another."""
        rest = {key: value for key, value in schema.items() if key != "$defs"}
        return _key(name, {name: rest, **schema.get("$defs", {})})

    def merged(self, schema: Mapping[str, Json]) -> dict[str, Json]:
        """A schema with definitions of its own, which become some of these. Equal ones are one."""
        own = schema.get("$defs", {})
        rest: dict[str, Json] = {key: value for key, value in schema.items() if key != "$defs"}
        if rest.keys() == {"$ref"} and _own_name(rest, own):
            # A definition that nothing else refers to needs no name.
            name = _own_name(rest, own)
            used = [found for part in own.values() for found in _referred(part, own)]
            if name not in used:
                rest = own[name]
                own = {key: value for key, value in own.items() if key != name}
        names = {name: self._adopt(name, own) for name in own}
        return self._renamed(rest, names)

    def _adopt(self, name: str, own: Mapping[str, Json]) -> str:
        key = _key(name, {other: own[other] for other in _closure(name, own)})
        known = self.name_of(key)
        if known is not None:
            return known
        placed = self.place(name, key)
        names = {other: self._adopt(other, own) for other in _referred(own[name], own)}
        self.schemas[placed] = self._renamed(own[name], names)
        return placed

    def _renamed(self, schema: Mapping[str, Json], names: Mapping[str, str]) -> dict[str, Json]:
        def change(part: dict[str, Json]) -> dict[str, Json]:
            name = _own_name(part, names)
            return part if name is None else part | {"$ref": f"{_PREFIX}{names[name]}"}

        made: dict[str, Json] = rewritten(schema, change)
        return made


def _key(name: str, schemas: Mapping[str, Json]) -> Any:
    return name, dumps(dict(sorted(schemas.items())))


def _own_name(part: Mapping[str, Json], own: Mapping[str, Any]) -> str | None:
    reference = part.get("$ref")
    if not isinstance(reference, str) or not reference.startswith(_PREFIX):
        return None
    name = reference.removeprefix(_PREFIX)
    return name if name in own else None


def _referred(schema: Json, own: Mapping[str, Json]) -> list[str]:
    """The definitions that a schema refers to, at any depth within it."""
    if not isinstance(schema, Mapping):
        return []
    name = _own_name(schema, own)
    below = [found for part in parts_of(schema) for found in _referred(part, own)]
    return below if name is None else [name, *below]


def _closure(name: str, own: Mapping[str, Json]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += _referred(own[one], own)
    return found
