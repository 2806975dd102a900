"""What a method of a service takes and returns, read off its signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from inspect import Parameter, signature
from typing import Any, NamedTuple

from ...errors import ValidationError

__all__ = ["MethodShape", "ResultKind", "shape_of"]


class ResultKind(Enum):
    """What a method returns."""

    RECORD = "record"
    PAGES = "pages"
    EVENTS = "events"
    """Events, or lines, as they arrive."""
    CONTENT = "content"
    """The bytes of a file."""


_KINDS = {
    "Page": ResultKind.PAGES,
    "PageRequest": ResultKind.PAGES,
    "TypedEventStream": ResultKind.EVENTS,
    "JSONLines": ResultKind.EVENTS,
    "BinaryResponse": ResultKind.CONTENT,
}
"""Kind by the class of the result, without `Async`."""


class MethodShape(NamedTuple):
    """What a method takes for its path, and what it returns."""

    name: str
    path: tuple[str, ...]
    """Names of the parts of the path, the outermost first; the last is that of the item."""
    kind: ResultKind

    def divided(
        self, places: tuple[Any, ...], arguments: Mapping[str, Any], official: Mapping[str, str]
    ) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """The parts of the path in the order of this package, and the other arguments.

        In the official client the id of the item may be given without its name, and everything else is given by name.
        `official`: names of arguments here and there, where these differ. Raises TypeError for what does not fit, and
        ValidationError for a blank part of the path.
        """
        rest = dict(arguments)
        path = [official.get(name, name) for name in self.path]
        if len(places) > min(len(path), 1):
            raise TypeError(f"{self.name}() takes no more than {min(len(path), 1)} argument without its name")
        if places and path[-1] in rest:
            raise TypeError(f"{self.name}() got multiple values for argument {path[-1]!r}")
        rest.update(zip(path[-1:], places, strict=False))
        if missing := [name for name in path if name not in rest]:
            raise TypeError(f"{self.name}() missing a required argument: {missing[0]!r}")
        given = {name: rest.pop(name) for name in path}
        for name, value in given.items():
            if value is None or value == "":
                text = f"Expected a non-empty value for `{name}` but received {value!r}"
                raise ValidationError(text, field=name, value=value)
        for own, name in official.items():
            if name in rest:
                value = rest.pop(name)
                rest |= value if own == "*" else {own: value}
        return tuple(given.values()), {name: _dated(value) for name, value in rest.items()}


def shape_of(method: Any) -> MethodShape:
    """The shape of a method of a service."""
    return _shape(method.__func__)


def _dated(value: Any) -> Any:
    """An argument with text in place of dates and moments, as the official client sends them at any depth.

    A moment without a time zone is left to the service, which refuses it.
    """
    if type(value) is dict:
        return {name: _dated(item) for name, item in value.items()}
    if type(value) is list or type(value) is tuple:
        return [_dated(item) for item in value]
    if isinstance(value, datetime):
        return value if value.utcoffset() is None else value.isoformat()
    return value.isoformat() if isinstance(value, date) else value


@cache
def _shape(function: Callable[..., Any]) -> MethodShape:
    found = signature(function)
    # The parts of the path have no default; a record that holds all other arguments follows them.
    path = [
        one.name
        for one in found.parameters.values()
        if one.kind is Parameter.POSITIONAL_OR_KEYWORD and one.default is Parameter.empty and one.name != "self"
    ]
    result = str(found.return_annotation).partition("[")[0].rpartition(".")[2].removeprefix("Async")
    return MethodShape(function.__name__, tuple(path), _KINDS.get(result, ResultKind.RECORD))
