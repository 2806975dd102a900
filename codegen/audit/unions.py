"""Says which record of a union of the description is which of the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..load.description import Spec
from .facts import Facts, short_name
from .shapes import schema_fields, schema_tag

__all__ = ["Pairs", "pairs"]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The records that are the same, and what has no counterpart."""

    both: list[tuple[str, str]]
    """(record of the description, type of the facts)."""
    missing: list[tuple[str, str]]
    """(tag or name, type of the facts) of what the description lacks."""
    our_tags: set[str]
    their_tags: set[str]


def pairs(spec: Spec, facts: Facts, ours: Sequence[str], theirs: Sequence[str]) -> Pairs:
    """Match by the tag in `type`; records without one by name, then by the fields they share."""
    if len(ours) == len(theirs) == 1:
        return Pairs([(ours[0], theirs[0])], [], set(), set())
    here: dict[str | None, list[str]] = defaultdict(list)
    there: dict[str | None, list[str]] = defaultdict(list)
    for name in ours:
        here[schema_tag(spec, name)].append(name)
    for key in theirs:
        for tag in facts.tags(key) or (None,):
            there[tag].append(key)
    found = Pairs([], [], {tag for tag in here if tag}, {tag for tag in there if tag})
    for tag, keys in there.items():
        for key in keys:
            names = here.get(tag, []) if tag else _nearest(spec, facts, ours, key)
            found.both.extend((name, key) for name in names)
            if not names:
                found.missing.append((tag or short_name(key), key))
    return found


def _nearest(spec: Spec, facts: Facts, ours: Sequence[str], key: str) -> list[str]:
    theirs = facts.types[key]["name"].removeprefix("Beta").removesuffix("Param").lower()
    named = [name for name in ours if name.lower() in theirs or theirs in name.lower()]
    if len(named) == 1:
        return named
    fields = set(facts.fields(key))
    shared = {name: len(fields & set(schema_fields(spec, name))) for name in ours}
    best = max(ours, key=lambda name: shared[name])
    return [best] if shared[best] else []
