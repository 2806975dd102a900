"""Warns of keys of a config file, or of a mapping of a policy, that name no field."""

from __future__ import annotations

import logging
from collections.abc import Iterable

_log = logging.getLogger("integrations_anthropic.config")


def warn_unknown(names: Iterable[str], source: str) -> None:
    """Log the unknown keys of `source` in one warning; without keys, log nothing. Values are never logged."""
    if unknown := sorted(names):
        # A lone surrogate could not be written to a log.
        shown = ", ".join(unknown).encode("utf-8", "backslashreplace").decode()
        _log.warning("%s: unknown keys are ignored: %s", source, shown)
