"""The order of a list: by the field that its query names, or by when its items were created."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from math import isfinite
from typing import Any

from .tables import Row

__all__ = ["is_ascending", "moment", "ordered"]

Json = Any


def is_ascending(query: Mapping[str, Json]) -> bool:
    """Whether a list begins with the smallest or oldest."""
    return query.get("order") == "asc"


def ordered(rows: Sequence[Row], query: Mapping[str, Json]) -> list[Row]:
    """Rows, the newest first, in the order that a query asks for.

    Those without the field come last in either direction; of equal ones, the order is that of their creation. A field
    that no item has changes nothing.
    """
    found = list(rows)[::-1] if is_ascending(query) else list(rows)
    held = {row.number: _held(row.value, query.get("order_by")) for row in found}
    given = [value for value in held.values() if value is not None]
    key = _key(given)
    if key is None:
        return found
    with_it = [row for row in found if held[row.number] is not None]
    # Sorting keeps the order of equal ones, in the other direction too.
    with_it.sort(key=lambda row: key(held[row.number]), reverse=not is_ascending(query))
    return with_it + [row for row in found if held[row.number] is None]


def moment(text: Json) -> datetime | None:
    """The moment that a text is, in UTC where it names no time zone; None for what is none."""
    try:
        found = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _held(value: Json, name: Json) -> Json:
    """What an item has in the field, itself or in a record that it holds."""
    if not isinstance(value, dict) or value.get(name) is not None or name is None:
        return value.get(name) if isinstance(value, dict) else None
    inner = (_held(one, name) for one in value.values() if isinstance(one, dict))
    return next((one for one in inner if one is not None), None)


def _key(given: Sequence[Json]) -> Callable[[Json], Any] | None:
    """What values are compared by; None where they cannot be."""
    if given and all(isinstance(value, (int, float)) for value in given):
        return float
    if not given or not all(isinstance(value, str) for value in given):
        return None
    for kind in (_number, moment):
        if all(kind(value) is not None for value in given):
            return kind
    return str.casefold


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if isfinite(found) else None
