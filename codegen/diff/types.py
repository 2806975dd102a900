"""Compares two versions of a type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..audit.shapes import Shape, reference, schema_shape
from ..load.description import Spec
from .changes import Changes
from .usage import Usage

__all__ = ["Versions", "compare_types"]

Json = Any

BOUNDS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("minimum", "exclusiveMinimum"), 1),
    (("maximum", "exclusiveMaximum"), -1),
    (("minLength",), 1),
    (("maxLength",), -1),
    (("minItems",), 1),
    (("maxItems",), -1),
)
"""Keys of one bound, and 1 where more is narrower."""
TYPED_FORMATS = ("date", "date-time", "binary")
"""Formats whose values are no `str` in Python; for `byte`, a text is still accepted."""


class Versions:
    """The two versions of the description, and what was renamed between them."""

    def __init__(self, old: Spec, new: Spec, renamed: Mapping[str, str]) -> None:
        self.old, self.new, self.renamed = old, new, renamed
        """`renamed`: {old name of a schema: new name}."""

    def same(self, old: Json, new: Json) -> bool:
        """Whether both refer to the same schema: its changes are listed at the schema itself."""
        name = reference(old)
        return name is not None and self.renamed.get(name, name) == reference(new)


def compare_types(versions: Versions, changes: Changes, subject: str, old: Json, new: Json, use: Usage) -> None:
    """Note what the type of `subject` admits no longer (breaks requests) and newly (breaks answers)."""
    _values(changes, subject, old, new, use)
    if versions.same(old, new):
        return
    before, after = schema_shape(versions.old, old), schema_shape(versions.new, new)
    _bounds(changes, subject, old, new, use)
    _format(changes, subject, old, new)
    lost, gained = _kinds(versions, before, after)
    if lost:
        changes.add("Changed", subject, f"no longer {_list(lost)}", breaking=use.request)
    if gained:
        # A union of records is open: a reader has to expect members that it does not know.
        closed = not (before.records and all(kind.startswith("`") for kind in gained))
        changes.add("Changed", subject, f"may be {_list(gained)}", breaking=use.answer and closed)
    _known_values(changes, subject, before, after, use)
    for ours, theirs in ((before.items, after.items), (before.entries, after.entries)):
        if len(ours) == len(theirs) == 1 and isinstance(ours[0], dict) and isinstance(theirs[0], dict):
            compare_types(versions, changes, f"{subject}[]", ours[0], theirs[0], use)


def _kinds(versions: Versions, before: Shape, after: Shape) -> tuple[list[str], list[str]]:
    old, new = _names(before, versions.renamed), _names(after, {})
    # Any JSON admits everything; an integer is a number.
    lost = [] if after.free else [each for each in old if each not in new and not _wider(each, new)]
    gained = [] if before.free else [each for each in new if each not in old and not _wider(each, old)]
    return lost, gained


def _wider(kind: str, among: list[str]) -> bool:
    return (kind == "integer" and "number" in among) or (kind == "a known text" and "string" in among)


def _names(shape: Shape, renamed: Mapping[str, str]) -> list[str]:
    kinds = [("null", shape.null), ("any JSON", shape.free), ("a list", shape.items), ("a map", shape.entries)]
    texts = bool(shape.values) and not shape.scalars
    names = [name for name, admitted in [*kinds, ("a known text", texts)] if admitted]
    return [*names, *sorted(shape.scalars), *(f"`{renamed.get(name, name)}`" for name in shape.records)]


def _known_values(changes: Changes, subject: str, before: Shape, after: Shape, use: Usage) -> None:
    if before.constant and after.constant and before.values != after.values and not before.records:
        text = f"{_list(map(repr, after.values))} instead of {_list(map(repr, before.values))}"
        changes.add("Changed", subject, text, breaking=True)
        return
    if not (before.values and after.values):
        return
    for value in before.values:
        if value not in after.values:
            # Where any text is accepted, the values are only those that editors complete.
            changes.add("Removed", subject, f"the value {value!r}", breaking=use.request and not after.scalars)
    for value in after.values:
        if value not in before.values:
            changes.add("Added", subject, f"the value {value!r}")


def _bounds(changes: Changes, subject: str, old: Json, new: Json, use: Usage) -> None:
    texts, narrower = [], False
    for keys, sign in BOUNDS:
        # An exclusive bound is a little narrower than the same number that is included.
        before, after = (max(_limits(each, keys, sign), default=None) for each in (old, new))
        if before != after:
            texts += [f"`{key}` is {new.get(key, 'gone')}" for key in keys if old.get(key) != new.get(key)]
            narrower |= after is not None and (before is None or after > before)
    for key in ("pattern", "multipleOf", "uniqueItems"):
        if old.get(key) != new.get(key):
            texts.append(f"`{key}` is {new.get(key, 'gone')}")
            narrower |= bool(new.get(key))
    for text in texts:
        changes.add("Changed", subject, text, breaking=use.request and narrower)


def _limits(schema: Json, keys: tuple[str, ...], sign: int) -> list[tuple[float, bool]]:
    """Return the bounds among `keys`, so that a greater one is narrower."""
    return [(sign * schema[key], key.startswith("exclusive")) for key in keys if key in schema]


def _format(changes: Changes, subject: str, old: Json, new: Json) -> None:
    if old.get("format") != new.get("format") and old.get("type") == new.get("type"):
        before, after = old.get("format"), new.get("format")
        text = f"format {after or 'none'} instead of {before or 'none'}"
        changes.add("Changed", subject, text, breaking=before in TYPED_FORMATS or after in TYPED_FORMATS)


def _values(changes: Changes, subject: str, old: Json, new: Json, use: Usage) -> None:
    if old.get("deprecated") != new.get("deprecated"):
        text = "is deprecated" if new.get("deprecated") else "is no longer deprecated"
        changes.add("Changed", subject, text)
    if old.get("default") != new.get("default"):
        changes.add("Changed", subject, f"default {new.get('default')!r} instead of {old.get('default')!r}")
    before, after = set(old.get("x-beta", ())), set(new.get("x-beta", ()))
    for header in sorted(after - before):
        changes.add("Changed", subject, f"needs the beta header `{header}`", breaking=use.request and not before)
    for header in sorted(before - after):
        changes.add("Changed", subject, f"needs the beta header `{header}` no longer")


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)
