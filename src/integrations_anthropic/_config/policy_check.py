"""The check of options that hold a policy, such as `retry`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import ConfigurationError
from . import validators as checks
from .policies import Telemetry, policy_from
from .unknown_keys import warn_unknown

__all__ = ["policy_check"]


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
