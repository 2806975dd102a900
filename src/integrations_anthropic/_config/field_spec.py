"""What the table of configuration fields says of each field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from . import validators as checks

__all__ = ["FieldSpec"]


class FieldSpec(NamedTuple):
    """One field of the configuration."""

    type: str
    """Type of the argument. Of `X | AsyncX`, the async client takes `AsyncX` and the sync client `X`."""
    check: checks.Validator
    """Returns the value as it is used, or what is wrong with it."""
    default: Any = None
    nullable: bool = False
    """Whether None is a value; otherwise None means "not given"."""
    environment: str | None = None
    """Name of the environment variable."""
    converter: Callable[[Any], Any] | None = None
    """Applied to a given value at once, before any check: hides a secret, collects an iterator."""
    doc: str = ""
    """What it does, with unit and range; the default and the environment variable are added by the generator."""
