"""Hooks for scalars, which coerce nothing: a value of the right type is returned unchanged. And wrappers of hooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .bounds import broken_bound
from .json_types import JSON_TYPES, MISSING, named_type

__all__ = ["SCALARS", "Hook", "TypeMismatch", "bounded_hook"]

Hook = Callable[[Any, Any], Any]


class TypeMismatch(Exception):
    """A value has the wrong type; `path` grows while the error is raised through the hooks."""

    def __init__(self, wanted: str, value: object) -> None:
        missing = value is MISSING
        super().__init__("the required field is missing" if missing else f"expected {wanted}, got {named_type(value)}")
        self.path: list[str] = []

    def at(self, step: str) -> TypeMismatch:
        """The same error, with the path one step longer."""
        self.path.append(step)
        return self


def _scalar(name: str) -> Hook:
    title, classes = JSON_TYPES[name]

    def hook(value: Any, _: Any) -> Any:
        if value.__class__ in classes:
            return value
        raise TypeMismatch(title, value)

    return hook


SCALARS: dict[Any, Hook] = {
    str: _scalar("string"),
    int: _scalar("integer"),
    float: _scalar("number"),
    bool: _scalar("boolean"),
    None: _scalar("null"),
    type(None): _scalar("null"),
}


def bounded_hook(convert: Hook | None, bounds: Mapping[str, Any]) -> Hook:
    """A hook that also checks the bounds of a value."""

    def hook(value: Any, shape: Any) -> Any:
        value = value if convert is None else convert(value, shape)
        if (broken := broken_bound(bounds, value)) is not None:
            raise TypeMismatch(f"a value that {broken}", value)
        return value

    # Ids and counts come with every response: checking them costs next to nothing.
    if bounds == {"minLength": 1}:
        return lambda value, shape: value if value.__class__ is str and value else hook(value, shape)
    if bounds.keys() != {"minimum"}:
        return hook
    least = bounds["minimum"]
    return lambda value, shape: value if value.__class__ is int and value >= least else hook(value, shape)
