"""Which way each schema is sent: narrowing breaks those who send it, widening those who read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..load.description import Spec, all_refs

__all__ = ["Usage", "usage"]

Json = Any


@dataclass(frozen=True, slots=True)
class Usage:
    """Whether a part of the description is sent in requests, in answers, or in both."""

    request: bool
    answer: bool

    def __or__(self, other: Usage) -> Usage:
        return Usage(self.request or other.request, self.answer or other.answer)


def usage(*specs: Spec) -> dict[str, Usage]:
    """Return how each schema is used in any of the versions; one that no operation reaches counts as both."""
    found: dict[str, Usage] = {}
    for spec in specs:
        operations = [operation for _, _, operation in spec.operations()]
        sent = _reached(spec, [[op.get("parameters", []), op.get("requestBody", {})] for op in operations])
        read = _reached(spec, [op.get("responses", {}) for op in operations] + [spec.document.get("webhooks", {})])
        for name in spec.schemas:
            own = Usage(name in sent, name in read)
            own = own if own.request or own.answer else Usage(True, True)
            found[name] = found[name] | own if name in found else own
    return found


def _reached(spec: Spec, nodes: Iterable[Json]) -> set[str]:
    waiting = [ref for node in nodes for ref in all_refs(node)]
    seen: set[str] = set()
    while waiting:
        _, section, name = waiting.pop().rsplit("/", 2)
        if section != "schemas":
            waiting += all_refs(spec.document["components"].get(section, {}).get(name, {}))
        elif name not in seen:
            seen.add(name)
            waiting += all_refs(spec.schemas.get(name, {}))
    return seen
