"""Compares the operations of two versions: methods, their arguments, what they return."""

from __future__ import annotations

from typing import Any

from ..audit.shapes import reference
from ..load.description import Spec
from .changes import Changes
from .schemas import compare_fields
from .types import Versions, compare_types
from .usage import Usage

__all__ = ["compare_operations"]

Json = Any

SHAPES = {
    "x-paging": "pages",
    "x-lines": "lines",
    "x-events": "events",
    "x-streaming": "a streaming method",
    "x-companions": "companions",
}
"""Keys that decide what a method returns, or which further methods there are."""

REQUEST, ANSWER = Usage(request=True, answer=False), Usage(request=False, answer=True)


def compare_operations(versions: Versions, changes: Changes) -> None:
    """Note every change of the operations."""
    old, new = _by_name(versions.old), _by_name(versions.new)
    places = {place: name for name, (place, _) in new.items()}
    renamed = {name: places[place] for name, (place, _) in old.items() if name not in new and place in places}
    for name, (_, before) in old.items():
        other = renamed.get(name, name)
        if other not in new:
            changes.add("Removed", name, breaking=True)
            continue
        if other != name:
            changes.add("Changed", name, f"renamed to `{other}`", breaking=True)
        _compare(versions, changes, other, before, new[other][1])
    for name in new.keys() - old.keys() - set(renamed.values()):
        changes.add("Added", name)
    _compare_classes(versions, changes)


def _by_name(spec: Spec) -> dict[str, tuple[tuple[str, str], Json]]:
    """Return {operationId: ((path, HTTP method), operation)}."""
    return {op["operationId"]: ((path, method), op) for path, method, op in spec.operations()}


def _compare(versions: Versions, changes: Changes, name: str, old: Json, new: Json) -> None:
    _parameters(versions, changes, name, old, new)
    _body(versions, changes, name, old, new)
    _answer(versions, changes, name, old, new)
    if bool(old.get("deprecated")) != bool(new.get("deprecated")):
        changes.add("Changed", name, "is deprecated" if new.get("deprecated") else "is no longer deprecated")
    for header in sorted(set(new.get("x-beta", ())) ^ set(old.get("x-beta", ()))):
        gone = " no longer" if header in old.get("x-beta", ()) else ""
        changes.add("Changed", name, f"sends the beta header `{header}`{gone}")
    if old.get("x-retry") != new.get("x-retry"):
        changes.add("Changed", name, f"retries are {new.get('x-retry')} instead of {old.get('x-retry')}")


def _arguments(operation: Json) -> dict[str, Json]:
    """Return {name in Python: parameter}."""
    return {each.get("x-name", each["name"]): each for each in operation.get("parameters", ())}


def _parameters(versions: Versions, changes: Changes, name: str, old: Json, new: Json) -> None:
    before, after = _arguments(old), _arguments(new)
    wire = {(each["in"], each["name"]): key for key, each in after.items()}
    renamed = {
        key: wire[each["in"], each["name"]]
        for key, each in before.items()
        if key not in after and (each["in"], each["name"]) in wire
    }
    for key, each in before.items():
        subject, other = f"{name}({key})", renamed.get(key, key)
        if other not in after:
            changes.add("Removed", subject, breaking=True)
            continue
        if other != key:
            changes.add("Changed", subject, f"renamed to `{other}`", breaking=True)
        required = bool(after[other].get("required"))
        if required != bool(each.get("required")):
            changes.add("Changed", subject, "is required" if required else "is optional", breaking=required)
        compare_types(versions, changes, subject, each.get("schema", {}), after[other].get("schema", {}), REQUEST)
    for key in after.keys() - before.keys() - set(renamed.values()):
        required = bool(after[key].get("required"))
        changes.add("Added", f"{name}({key})", "required" if required else "", breaking=required)


def _schemas(content: Json) -> dict[str, Json]:
    return {media: each.get("schema", {}) for media, each in (content or {}).get("content", {}).items()}


def _body(versions: Versions, changes: Changes, name: str, old: Json, new: Json) -> None:
    """The fields of a body are arguments of the method: a body of another name is compared by its fields."""
    before, after = _schemas(old.get("requestBody")), _schemas(new.get("requestBody"))
    if bool(before) != bool(after):
        required = bool(_required(versions.new, after))
        changes.add("Changed", name, "takes a body" if after else "takes no body", breaking=required or not after)
        return
    if not before:
        return
    ours, theirs = next(iter(before.values())), next(iter(after.values()))
    names = reference(ours), reference(theirs)
    if names[0] and names[1] and not versions.same(ours, theirs):
        compare_fields(versions, changes, (names[0], names[1]), name, REQUEST)
    elif not versions.same(ours, theirs):
        compare_types(versions, changes, name, ours, theirs, REQUEST)
    if before.keys() != after.keys():
        changes.add("Changed", name, f"sends {', '.join(after)} instead of {', '.join(before)}")


def _required(spec: Spec, schemas: dict[str, Json]) -> list[str]:
    found: list[str] = []
    for schema in schemas.values():
        target = reference(schema)
        found += (spec.schemas[target] if target else schema).get("required", ())
    return found


def _answer(versions: Versions, changes: Changes, name: str, old: Json, new: Json) -> None:
    for key, what in SHAPES.items():
        before, after = old.get(key), new.get(key)
        if bool(before) != bool(after):
            # A further method breaks no code; a method that answers something else does.
            breaking = not after or key in ("x-paging", "x-lines", "x-events")
            text = f"{'has' if after else 'no longer has'} {what}"
            changes.add("Changed" if after else "Removed", name, text, breaking=breaking)
        elif key == "x-streaming" and before and before.get("name") != after.get("name"):
            changes.add("Changed", name, f"its streaming method is `{after.get('name')}`", breaking=True)
    answers = [_schemas(each.get("responses", {}).get("200")) for each in (old, new)]
    if bool(answers[0]) != bool(answers[1]):
        changes.add("Changed", name, "answers a body" if answers[1] else "answers no body", breaking=True)
    for media in answers[0].keys() & answers[1].keys():
        compare_types(versions, changes, f"{name} → answer", answers[0][media], answers[1][media], ANSWER)
    if answers[0] and answers[1] and not answers[0].keys() & answers[1].keys():
        changes.add("Changed", name, f"answers {', '.join(answers[1])}", breaking=True)


def _compare_classes(versions: Versions, changes: Changes) -> None:
    old, new = _classes(versions.old), _classes(versions.new)
    for tag in old.keys() & new.keys():
        if old[tag] != new[tag]:
            changes.add("Changed", str(old[tag]), f"renamed to `{new[tag]}`", breaking=True)


def _classes(spec: Spec) -> dict[str, str | None]:
    return {tag["name"]: tag.get("x-class") for tag in spec.document.get("tags", ())}
