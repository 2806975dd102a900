"""What an action such as `/archive` or `/approve` changes of an item: what its example says of the state after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .shapes import OperationShape
from .values import is_nullable, is_time

__all__ = ["acted"]

Json = Any
STATES = ("status", "state")


def acted(value: Json, properties: Mapping[str, Json], shape: OperationShape, now: str) -> Json:
    """The item after the action.

    Its state becomes that of the example. What begins with the name of the action (`archived_at`, `archived_by_id`) is
    set where it is null, and cleared by `unarchive`; where nothing does, all that the example has and the item not.
    """
    result, example = dict(value), shape.example
    undone = shape.action.removeprefix("un")
    named = [name for name in properties if name.startswith(undone.rstrip("ey"))]
    for name in named if named else properties:
        if undone != shape.action:
            if is_nullable(properties[name]):
                result[name] = None
        elif is_nullable(properties[name]) and value.get(name) is None and example.get(name) is not None:
            result[name] = now if is_time(properties[name]) else example[name]
    for name in STATES:
        if name in properties and name in example:
            result[name] = example[name]
    if "updated_at" in properties:
        result["updated_at"] = now
    return result
