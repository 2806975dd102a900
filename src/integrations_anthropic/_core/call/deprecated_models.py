"""Warns of what is deprecated, at the line of the call: models, operations, parameters, fields and values."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from ...models._facts import END_OF_LIFE

__all__ = ["warn_of", "warn_of_deprecated_model", "warn_of_deprecated_models", "warn_of_parameters"]

PACKAGE = __name__.partition(".")[0]
_warned: set[str] = set()


def warn_of_deprecated_models(body: Mapping[str, Any]) -> None:
    """Give a DeprecationWarning, with the date, for each deprecated model in a body: once in a process."""
    for model in _models(body):
        if isinstance(model, str) and model not in _warned:
            warn_of_deprecated_model(model)


def warn_of_deprecated_model(model: str) -> None:
    """Give the DeprecationWarning of a model each time, where it is deprecated."""
    if model in END_OF_LIFE:
        warn_of(
            f"The model {model!r} is deprecated: it retires on {END_OF_LIFE[model]}, see "
            "https://docs.claude.com/en/docs/about-claude/model-deprecations"
        )
        # Only now: where warnings are errors, each call raises it.
        _warned.add(model)


def warn_of(text: str) -> None:
    """Give a DeprecationWarning at the line of the user's call."""
    warnings.warn(text, DeprecationWarning, stacklevel=_level_of_caller())


def warn_of_parameters(notices: Mapping[str, str], given: Mapping[str, Any]) -> None:
    """Give the warnings of a call: of the operation (""), of parameters that were given, of their values (`a=old`)."""
    for name, text in notices.items():
        wire, _, value = name.partition("=")
        values = given.get(wire)
        if not name or (wire in given and not value) or value in (values if isinstance(values, list) else [values]):
            warn_of(text)


def _models(body: Mapping[str, Any]) -> Iterator[Any]:
    model = body.get("model")
    yield model.get("id") if isinstance(model, Mapping) else model
    for one in body.get("requests") or ():
        if isinstance(one, Mapping) and isinstance(params := one.get("params"), Mapping):
            yield params.get("model")


def _level_of_caller() -> int:
    """The `stacklevel` of the first frame outside of this package: that of the user's call."""
    level, frame = 1, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == PACKAGE:
        level, frame = level + 1, frame.f_back
    return level
