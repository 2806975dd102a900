"""Hooks for scalars: a value of the right type is returned unchanged, nothing is coerced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .json_types import JSON_TYPES, MISSING, named_type

__all__ = ["SCALARS", "Hook", "TypeMismatch"]

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
