"""Values that a caller may give, or set in the environment, each with where it comes from: errors name that."""

from __future__ import annotations

import os
from typing import Any

from .._config.sources import SourcedValue
from .._record import UNSET
from ..config import ClientConfig

__all__ = ["given_or_set", "given_url"]


def given_url(base_url: str | None, config: Any, variable: str) -> SourcedValue | None:
    """The URL that the caller has given: as an argument, else in a ClientConfig, else in the environment; or None."""
    if base_url:
        return SourcedValue(base_url, "argument")
    if isinstance(config, ClientConfig) and config.base_url is not UNSET and config.base_url:
        return SourcedValue(config.base_url, "ClientConfig")
    return of_environment(variable)


def given_or_set(value: Any, variable: str) -> SourcedValue | None:
    """The value of an argument, else of a variable of the environment; None where neither has one."""
    return SourcedValue(value, "argument") if value else of_environment(variable)


def of_environment(variable: str) -> SourcedValue | None:
    """The value of a variable of the environment; None where it has none, or only white space."""
    text = os.environ.get(variable, "").strip()
    return SourcedValue(text, f"variable {variable}") if text else None
