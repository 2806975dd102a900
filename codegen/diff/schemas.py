"""Compares the schemas of two versions: which came, went or were renamed, and each field of the others."""

from __future__ import annotations

from typing import Any

from ..audit.shapes import Field, is_record, schema_fields
from ..load.description import Spec
from .changes import Changes
from .types import Versions, compare_types
from .usage import Usage

__all__ = ["compare_schemas", "renamed_schemas"]

Json = Any

WORDS = ("description", "example", "examples", "title")
"""Keys that say something to people only."""


def without_words(node: Json) -> Json:
    """Return a schema without what only people read."""
    if isinstance(node, dict):
        return {key: without_words(value) for key, value in node.items() if key not in WORDS or isinstance(value, dict)}
    return [without_words(each) for each in node] if isinstance(node, list) else node


def renamed_schemas(old: Spec, new: Spec) -> dict[str, str]:
    """Return {old name: new name} of schemas that went while exactly one with the same content came."""
    gone = {name: without_words(schema) for name, schema in old.schemas.items() if name not in new.schemas}
    came = {name: without_words(schema) for name, schema in new.schemas.items() if name not in old.schemas}
    return _pairs(gone, came)


def _pairs(gone: dict[str, Json], came: dict[str, Json]) -> dict[str, str]:
    found = {}
    for name, content in gone.items():
        alike = [other for other, each in came.items() if each == content]
        rivals = [other for other, each in gone.items() if each == content]
        if len(alike) == len(rivals) == 1:
            found[name] = alike[0]
    return found


def compare_schemas(versions: Versions, changes: Changes, uses: dict[str, Usage]) -> None:
    """Note every change of the schemas by name."""
    old, new = versions.old.schemas, versions.new.schemas
    for name, schema in old.items():
        other = versions.renamed.get(name, name)
        if other not in new:
            changes.add("Removed", name, breaking=True)
            continue
        if other != name:
            changes.add("Changed", name, f"renamed to `{other}`", breaking=True)
        if is_record(schema) and is_record(new[other]):
            compare_fields(versions, changes, (name, other), other, uses[other] | uses[name])
        compare_types(versions, changes, other, schema, new[other], uses[other] | uses[name])
    for name in new.keys() - old.keys() - set(versions.renamed.values()):
        changes.add("Added", name)


def compare_fields(versions: Versions, changes: Changes, names: tuple[str, str], subject: str, use: Usage) -> None:
    """Note every change of the fields of a record; `names`: its name in the old and in the new version."""
    old, new = schema_fields(versions.old, names[0]), schema_fields(versions.new, names[1])
    gone = {name: each.type for name, each in old.items() if name not in new}
    came = {name: each.type for name, each in new.items() if name not in old}
    renamed = _pairs(gone, came)
    for name in gone:
        if name in renamed:
            changes.add("Changed", f"{subject}.{name}", f"renamed to `{renamed[name]}`", breaking=True)
        else:
            changes.add("Removed", f"{subject}.{name}", breaking=True)
    for name in came.keys() - set(renamed.values()):
        required = new[name].required and use.request
        changes.add("Added", f"{subject}.{name}", "required" if required else "", breaking=required)
    for name, before in old.items():
        after = new.get(renamed.get(name, name))
        if after is not None:
            _presence(changes, f"{subject}.{name}", before, after, use)
            compare_types(versions, changes, f"{subject}.{name}", before.type, after.type, use)


def _presence(changes: Changes, subject: str, before: Field, after: Field, use: Usage) -> None:
    if after.required and not before.required:
        changes.add("Changed", subject, "is required" if use.request else "is always sent", breaking=use.request)
    if before.required and not after.required:
        changes.add("Changed", subject, "may be absent" if use.answer else "is optional", breaking=use.answer)
