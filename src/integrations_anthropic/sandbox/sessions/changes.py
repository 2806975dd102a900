"""What an update changes of a record that handlers keep as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["with_changes"]

Json = Any


def with_changes(held: Json, given: Mapping[str, Json], now: str) -> Json:
    """The record after an update: null empties lists and clears the rest; notes are changed one by one."""
    changed = dict(given)
    if "metadata" in given:
        notes = {**held["metadata"], **given["metadata"]} if given["metadata"] else {}
        changed["metadata"] = {name: text for name, text in notes.items() if text is not None}
    for name, value in given.items():
        if value is None and isinstance(held.get(name), list):
            changed[name] = []
    return {**held, **changed, "updated_at": now}
