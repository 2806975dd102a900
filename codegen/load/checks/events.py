"""What the generator requires of `x-events`: a GET whose response is a stream of events that make no message."""

from __future__ import annotations

from typing import Any

from ..description import Spec, SpecError

__all__ = ["EVENTS", "check_events"]

Json = Any

EVENTS = "text/event-stream"
KEYS = ("ends", "resume", "cursor", "key")
OTHER_KINDS = ("x-streaming", "x-paging", "x-lines", "x-resume", "requestBody")


def check_events(spec: Spec, op: Json, where: str) -> None:
    """Raise SpecError, at the key, for an operation whose events cannot be read, ended or resumed as it says."""
    location = f"{where}/x-events"
    rules = op["x-events"]
    if not isinstance(rules, dict):
        raise SpecError(location, "must be a mapping")
    for key in rules:
        if key not in KEYS:
            raise SpecError(f"{location}/{key}", f"must be one of {', '.join(KEYS)}")
    for key in OTHER_KINDS:
        if key in op:
            raise SpecError(f"{where}/{key}", "cannot be combined with x-events")
    content = f"{where}/responses/200/content"
    media = op["responses"]["200"]["content"][EVENTS]
    name = media["schema"]["$ref"].rsplit("/", 1)[1]
    union = spec.schemas.get(name, {}).get("discriminator", {})
    if union.get("propertyName") != "type" or not union.get("mapping"):
        reason = f"{name} must be a union with the discriminator `type`: a stream has several kinds of events"
        raise SpecError(f"{content}/text~1event-stream/schema", reason)
    ends = rules.get("ends", [])
    _ends(ends, union["mapping"], name, f"{location}/ends")
    kinds = [event.get("type") for event in media["example"]]
    if ends and [kind in ends for kind in kinds] != [False] * (len(kinds) - 1) + [True]:
        raise SpecError(f"{content}/text~1event-stream/example", f"must end with {' or '.join(ends)}, and not before")
    _resume(spec, op, rules, union["mapping"], location)


def _ends(ends: Json, mapping: Json, name: str, where: str) -> None:
    if not isinstance(ends, list) or len(set(map(str, ends))) != len(ends):
        raise SpecError(where, "must be a list of types of events, each once")
    for index, kind in enumerate(ends):
        if kind not in mapping:
            raise SpecError(f"{where}/{index}", f"{name} has no event {kind!r}")


def _resume(spec: Spec, op: Json, rules: Json, mapping: Json, where: str) -> None:
    resume, cursor, key = rules.get("resume"), rules.get("cursor"), rules.get("key")
    if resume not in (None, "last-event-id", "cursor"):
        raise SpecError(f"{where}/resume", "must be last-event-id or cursor")
    if (resume == "cursor") != (cursor is not None):
        raise SpecError(where, "resume: cursor needs cursor, the query parameter that takes an id, and only it has one")
    if resume == "cursor" and key is None:
        raise SpecError(where, "resume: cursor needs key, the field of an event that is its id")
    if resume == "last-event-id" and key is not None:
        raise SpecError(f"{where}/key", "is not read: with last-event-id, `id:` of the event stream is the id")
    queries = {p["name"]: p for p in op.get("parameters", ()) if p["in"] == "query"}
    if cursor is not None and queries.get(cursor, {}).get("schema", {}).get("type") != "string":
        raise SpecError(f"{where}/cursor", f"there is no query parameter {cursor!r} that is a string")
    members = [spec.schemas[ref.rsplit("/", 1)[1]] for ref in mapping.values()]
    if key is not None and not any(m.get("properties", {}).get(key, {}).get("type") == "string" for m in members):
        raise SpecError(f"{where}/key", f"no event has a field {key!r} that is a string")
