"""Compares beta headers: the values that each side names, and `x-beta` marks with what is beta in the facts."""

from __future__ import annotations

from typing import Any

from ..load.description import Spec, all_refs
from .facts import Facts, is_beta
from .findings import Findings
from .shapes import schema_shape
from .types import TypeComparison

__all__ = ["compare_marks"]

Json = Any


def compare_marks(spec: Spec, facts: Facts, types: TypeComparison, findings: Findings) -> None:
    """Note header values that only one side has, and fields and records whose `x-beta` does not fit the facts.

    A field is beta where no generally available type has it, and one of them has the rest of its record. A record that
    only beta operations have needs no mark: they send the header.
    """
    named, known = _header_values(spec.document), facts.beta_headers
    for value in named ^ known:
        findings.add("beta header extra" if value in named else "beta header missing", "#/x-beta", value)
    for (name, field), keys in types.seen.items():
        properties = spec.schemas[name].get("properties", {})
        if field not in properties:
            continue
        general = any(not is_beta(key) for key in types.compared[name])
        beta = all(map(is_beta, keys))
        pointer = spec.schema_location(name, "properties", field)
        if general and beta and not _marks(spec, name, properties[field]):
            findings.add("field is beta, no x-beta here", pointer)
        if not beta and properties[field].get("x-beta"):
            findings.add("field is generally available, x-beta here", pointer, ", ".join(properties[field]["x-beta"]))
    unmarked = _elsewhere(spec)
    for name, keys in types.compared.items():
        if name in unmarked and all(map(is_beta, keys)) and not spec.schemas[name].get("x-beta"):
            findings.add("record is beta, no x-beta here", spec.schema_location(name))


def _elsewhere(spec: Spec) -> set[str]:
    """The schemas that something refers to, directly or through others, that is no operation with `x-beta`."""
    left = [spec.document.get("webhooks", {}), *(one for *_, one in spec.operations() if not one.get("x-beta"))]
    found: set[str] = set()
    while left:
        names = {reference.rsplit("/", 1)[1] for reference in all_refs(left.pop())} & spec.schemas.keys()
        left += [spec.schemas[name] for name in names - found]
        found |= names
    return found


def _header_values(node: Json) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(_header_values, node))
    if not isinstance(node, dict):
        return set()
    found: set[str] = set()
    for key, value in node.items():
        if key == "x-beta":
            found |= set(value)
        elif key == "x-beta-features":
            found |= {header for headers in value.values() for header in headers}
        else:
            found |= _header_values(value)
    return found


def _marks(spec: Spec, record: str, schema: Json) -> list[str]:
    shape = schema_shape(spec, schema)
    marked = [schema, spec.schemas[record], *(spec.schemas[name] for name in (*shape.records, *shape.names))]
    return [header for each in marked for header in each.get("x-beta", ())]
