"""Reads responses as models: leniently, or strictly where a client asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from ...errors import SerializationError
from .decode import hook_of, structure
from .lenient import Report, recovered, structure_leniently
from .scalars import TypeMismatch

__all__ = ["DeviationLog", "ResponseReader", "unreported"]

MAX_KINDS = 200
"""Kinds of deviation that are logged; further ones are not."""
_INDEX = re.compile(r"\[\d+\]")
_WARNING = 30  # logging.WARNING


class WarningLogger(Protocol):
    """Where deviations are logged."""

    def log(self, level: int, msg: str, /, *args: object, extra: Mapping[str, Any] | None = None) -> None:
        """Log one record, as `logging.Logger` does."""
        ...


class DeviationLog:
    """Logs the first deviation of each kind, with its path and what was found; never a value of the response."""

    def __init__(self, logger: Callable[[], WarningLogger]) -> None:
        self._logger = logger
        self._kinds: set[tuple[str, str]] = set()

    def __call__(self, path: str, what: str) -> None:
        """Report what was found at a path."""
        # All items of a list are of one kind.
        kind = (_INDEX.sub("[]", path), what)
        if kind in self._kinds or len(self._kinds) >= MAX_KINDS:
            return
        self._kinds.add(kind)
        text = "the response is not what the API promises: %s: %s; it is read as it came (logged once)"
        extra: dict[str, Any] = {"fields": {"path": path}, "target": "integrations_anthropic.responses"}
        self._logger().log(_WARNING, text, path, what, extra=extra)


class ResponseReader:
    """How a client reads responses."""

    def __init__(self, log: DeviationLog, *, strict: bool) -> None:
        self._log = log
        self.strict = strict
        """Whether a response that does not fit is an error."""

    @property
    def report(self) -> Report | None:
        """Receives what does not fit; None where that is an error."""
        return None if self.strict else self._log

    def but(self, *, strict: bool) -> ResponseReader:
        """The same, with another answer to whether it is strict; what was logged is not logged again."""
        return self if strict == self.strict else ResponseReader(self._log, strict=strict)

    def read(self, value: Any, into: Any) -> Any:
        """`value`, as parsed from JSON, as the model (or union of models) `into`.

        Raises SerializationError where it is no object; where it is strict, with the path of what does not fit.
        """
        try:
            return hook_of(into)(value, into)
        except (TypeMismatch, RecursionError):
            # Done again, for the error or for what can be read of it.
            pass
        return structure(value, into) if self.strict else structure_leniently(value, into, self._log)

    def recovered(self, value: Any, into: Any, misfit: SerializationError) -> Any:
        """What `structure` could not read because of a `misfit`; raises that where it is strict."""
        if self.strict:
            raise misfit
        return recovered(value, into, misfit, self._log)


def unreported(path: str, what: str) -> None:
    """Report nothing."""
