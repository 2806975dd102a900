"""Compares a type of the description with the facts' type of the same thing, down to the last field."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Literal

from ..load.description import Spec
from .facts import Facts, is_beta, short_name
from .findings import Findings
from .shapes import Field, Shape, schema_fields, schema_shape
from .unions import pairs

__all__ = ["Direction", "TypeComparison"]

Json = Any
Direction = Literal["request", "response"]

CLIENT_ONLY = ("betas",)
"""Fields of a request that the other client sends as a header."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a comparison stands: the part of the description, the type of the facts, and which way it is sent."""

    pointer: str
    source: str
    direction: Direction

    def part(self, name: str) -> _Place:
        return _Place(f"{self.pointer}/{name}", self.source, self.direction)


class TypeComparison:
    """Compares types, and remembers what it met: `finish` tells what no type of the facts has."""

    def __init__(self, spec: Spec, facts: Facts, findings: Findings) -> None:
        self.spec, self.facts, self.findings = spec, facts, findings
        self.compared: dict[str, set[str]] = defaultdict(set)
        """{our record: types of the facts it was compared with}."""
        self.seen: dict[tuple[str, str], set[str]] = defaultdict(set)
        """{(our record, field): types of the facts that have the field}."""
        self.named: dict[str, list[Json]] = defaultdict(list)
        """{our union or enum: expressions of the facts it was compared with}."""
        self._sent: dict[str, set[str]] = defaultdict(set)
        """{our record: types of the facts that are for requests alone}."""
        self._done: set[tuple[str, str, Direction]] = set()
        self._values: dict[str, tuple[set[str], set[str]]] = {}
        self._members: dict[str, tuple[set[str], set[str]]] = {}

    def record(self, name: str, key: str, direction: Direction) -> None:
        """Compare the record `name` of the description with the record `key` of the facts."""
        if (name, key, direction) in self._done:
            return
        self._done.add((name, key, direction))
        self.compared[name].add(key)
        if direction == "request" and self.facts.types[key].get("kind") == "params":
            self._sent[name].add(key)
        ours = schema_fields(self.spec, name)
        for field, theirs in self.facts.fields(key).items():
            if field in CLIENT_ONLY:
                continue
            self.seen[name, field].add(key)
            place = _Place(self.spec.schema_location(name, "properties", field), key, direction)
            if field not in ours:
                self._note(place, "field missing")
                continue
            self._presence(place, field, ours[field], theirs)
            self._type(ours[field].type, theirs.type, place)

    def type(self, ours: Json, theirs: Json, pointer: str, source: str, direction: Direction) -> None:
        """Compare a schema of the description with a type expression of the facts."""
        self._type(ours, theirs, _Place(pointer, source, direction))

    def finish(self) -> None:
        """Tell which fields, values and members of ours no type of the facts has."""
        for name, keys in self.compared.items():
            for field in schema_fields(self.spec, name):
                for key in self._lacking(name, field, keys):
                    pointer = self.spec.schema_location(name, "properties", field)
                    self.findings.add("field extra", pointer, source=key)
        for kind, found in (("enum value", self._values), ("union member", self._members)):
            for pointer, (ours, theirs) in found.items():
                for value in ours - theirs:
                    self.findings.add(f"{kind} extra", pointer, value)

    def _lacking(self, name: str, field: str, keys: set[str]) -> set[str]:
        """The types of the facts that have no such field.

        Where some have it, those of other requests of the same kind: a response may have what a request has not, and a
        generally available type lacks what is beta.
        """
        known = self.seen.get((name, field), set())
        if not known:
            return keys
        sent = self._sent[name]
        kinds = {is_beta(key) for key in known & sent}
        return {key for key in sent - known if is_beta(key) in kinds}

    def _note(self, place: _Place, kind: str, detail: str = "") -> None:
        self.findings.add(kind, place.pointer, detail, place.source)

    def _presence(self, place: _Place, field: str, ours: Field, theirs: Field) -> None:
        if ours.required == theirs.required:
            return
        if place.direction == "response":
            kind = "may be absent, required here" if ours.required else "always sent, optional here"
            self._note(place, kind)
        elif theirs.required:
            self._note(place, "required, optional here")
        elif field != "type":
            self._note(place, "optional, required here")

    def _type(self, ours: Json, theirs: Json, place: _Place) -> None:
        here, there = schema_shape(self.spec, ours), self.facts.shape(theirs)
        for name in here.names:
            self.named[name].append(theirs)
        if here.free or there.free:
            if here.free != there.free:
                self._note(place, "any JSON here" if here.free else "any JSON, narrower here")
            return
        if here.null != there.null:
            self._note(place, f"null {'allowed' if there.null else 'not allowed'}, other here", place.direction)
        self._enum(here, there, place)
        self._scalars(here, there, place)
        self._containers(here, there, place)
        self._records(here, there, place)

    def _enum(self, here: Shape, there: Shape, place: _Place) -> None:
        if here.constant:
            return
        if there.values and here.values:
            where = self._named(here) or place.pointer
            ours, theirs = self._values.setdefault(where, (set(), set()))
            ours |= set(here.values)
            theirs |= set(there.values)
            for value in there.values:
                if value not in here.values:
                    self.findings.add("enum value missing", where, value, place.source)
        elif there.values and here.scalars:
            self._note(place, "enum, scalar here", ", ".join(there.values)[:80])
        elif here.values and there.scalars:
            self._note(place, "scalar, enum here", ", ".join(here.values)[:80])

    def _named(self, here: Shape) -> str:
        return self.spec.schema_location(here.names[0]) if here.names else ""

    def _scalars(self, here: Shape, there: Shape, place: _Place) -> None:
        lacking, extra = there.scalars - here.scalars, here.scalars - there.scalars
        if lacking and not here.values:
            self._note(place, "scalar missing", ", ".join(sorted(lacking)))
        if extra and not there.values:
            self._note(place, "scalar extra", ", ".join(sorted(extra)))

    def _containers(self, here: Shape, there: Shape, place: _Place) -> None:
        open_record = any(self.spec.schemas[name].get("additionalProperties") for name in here.records)
        for what, ours, theirs in (("list", here.items, there.items), ("map", here.entries, there.entries)):
            if theirs and not ours and not (what == "map" and open_record):
                self._note(place, f"{what} missing")
            elif ours and not theirs:
                self._note(place, f"{what} extra")
            elif ours and theirs and isinstance(ours[0], dict):
                one = ours[0] if len(ours) == 1 else {"oneOf": list(ours)}
                part = "items" if what == "list" else "additionalProperties"
                self._type(one, {"anyOf": list(theirs)}, place.part(part))

    def _records(self, here: Shape, there: Shape, place: _Place) -> None:
        if bool(here.records) != bool(there.records):
            kind = "record extra" if here.records else "record missing"
            self._note(place, kind, ", ".join(here.records or [short_name(key) for key in there.records])[:120])
        if not (here.records and there.records):
            return
        where = self._named(here) or place.pointer
        matched = pairs(self.spec, self.facts, here.records, there.records)
        ours, theirs = self._members.setdefault(where, (set(), set()))
        ours |= matched.our_tags
        theirs |= matched.their_tags
        for missing, key in matched.missing:
            self.findings.add("union member missing", where, missing, key)
        for name, key in matched.both:
            self.record(name, key, place.direction)
