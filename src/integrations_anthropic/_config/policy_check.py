"""The checks of options that hold more than a value: a policy such as `retry`, a table of prices."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import Any

from .._loading.lazy_import import load
from ..errors import ConfigurationError
from . import validators as checks
from .policies import Telemetry, policy_from
from .unknown_keys import warn_unknown

__all__ = ["policy_check", "prices_check"]


def policy_check(cls: type[Any], accepted: str) -> checks.Validator:
    """Return a check that accepts an instance of `cls`, a mapping of its fields, or an object used in its place."""

    def check(value: Any) -> checks.Validated:
        if isinstance(value, Mapping):
            try:
                policy, unknown = policy_from(cls, value)
            except ConfigurationError as error:
                return None, f"is invalid: {error.message}"
            warn_unknown(unknown, cls.__name__)
            return policy, None
        refused = isinstance(value, (bool, int, float, str, bytes, list, tuple, type))
        # Nothing else is used in the place of a `Telemetry`.
        if refused or (cls is Telemetry and not isinstance(value, Telemetry)):
            return None, f"must be {accepted}, not {checks.described(value)}"
        return value, None

    return check


def prices_check(value: Any) -> checks.Validated:
    """Check for a table of prices, a mapping of one, or the path of a file of one."""
    load("integrations_anthropic.prices")
    from ..prices import Prices

    if isinstance(value, Prices):
        return value, None
    try:
        if isinstance(value, Mapping):
            return Prices.from_dict(value), None
        if isinstance(value, (str, PathLike)) and value:
            return Prices.load(value), None
    except ConfigurationError as error:
        return None, f"is invalid: {error.message}"
    return None, f"must be Prices, a mapping of models to prices, or the path of a file, not {checks.described(value)}"
