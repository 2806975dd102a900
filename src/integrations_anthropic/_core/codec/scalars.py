"""What JSON calls its values, and scalars taken as they are: nothing coerced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["JSON_KINDS", "MISSING", "NAMES_OF_KINDS", "SCALARS", "Hook", "TypeMismatch"]

Hook = Callable[[Any, Any], Any]
MISSING: Any = object()
"""Stands for a value that is not there."""


class TypeMismatch(Exception):
    """A value is not what its place asks for; `path` grows on the way out."""

    def __init__(self, wanted: str, value: object) -> None:
        super().__init__(f"expected {wanted}, got {_json_name(value)}")
        self.path: list[str] = []

    def at(self, step: str) -> TypeMismatch:
        """The same fault, one step further out."""
        self.path.append(step)
        return self


def _scalar(wanted: str, *kinds: type) -> Hook:
    def hook(value: Any, _: Any) -> Any:
        if value.__class__ in kinds:
            return value
        raise TypeMismatch(wanted, value)

    return hook


NAMES_OF_KINDS = {
    str: "a text",
    list: "a list",
    dict: "an object",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}
JSON_KINDS = frozenset({str, int, float, bool, list, dict, type(None)})
SCALARS: dict[Any, Hook] = {
    str: _scalar("a text", str),
    int: _scalar("a whole number", int),
    float: _scalar("a number", int, float),
    bool: _scalar("true or false", bool),
    None: _scalar("null", type(None)),
    type(None): _scalar("null", type(None)),
}


def _json_name(value: object) -> str:
    if value is MISSING:
        return "nothing"
    if value is None:
        return "null"
    return NAMES_OF_KINDS.get(type(value), type(value).__name__)
