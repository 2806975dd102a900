"""A double that remembers what was logged."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, NamedTuple

__all__ = ["Logged", "MockLogger"]

# What `logging` itself writes onto a record; it refuses an extra of such a name.
_TAKEN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class Logged(NamedTuple):
    """One record: `level` as in `logging`, `message` with its arguments put in, `extra` as it was given."""

    level: int
    message: str
    extra: Mapping[str, Any]


class MockLogger:
    """Keeps every record of its level and above in `records`.

    What `logging` would only complain about on stderr raises AssertionError: a message whose arguments do not fit, a
    level that is no number, an extra named like an attribute of a record.
    """

    def __init__(self, level: int | str = logging.DEBUG) -> None:
        """`level`: the lowest that is kept, as a number or a name."""
        self.level = _number(level)
        self.records: list[Logged] = []

    def isEnabledFor(self, level: int) -> bool:
        """Whether a record of this level would be kept."""
        return level >= self.level

    def log(self, level: int, msg: str, *args: object, extra: Mapping[str, Any] | None = None) -> None:
        """Keep one record."""
        if not isinstance(level, int) or isinstance(level, bool):
            raise AssertionError(f"a level is a number such as logging.INFO, not {level!r}")
        clash = sorted(_TAKEN.intersection(extra or {}))
        if clash:
            raise AssertionError(f"logging refuses an extra named {clash[0]!r}: a record has an attribute of that name")
        if not self.isEnabledFor(level):
            return
        try:
            # As `logging` does: a single mapping is looked into by name.
            values: Any = args[0] if len(args) == 1 and isinstance(args[0], Mapping) and args[0] else args
            message = msg % values if args else msg
        except (TypeError, ValueError, KeyError) as error:
            raise AssertionError(f"the arguments {args!r} do not fit the message {msg!r}: {error}") from error
        self.records.append(Logged(level, message, dict(extra or {})))

    def messages(self, level: int | str | None = None) -> list[str]:
        """The texts in order; of exactly one level where one is given, as a number or a name."""
        wanted = None if level is None else _number(level)
        return [record.message for record in self.records if wanted is None or record.level == wanted]


def _number(level: int | str) -> int:
    if isinstance(level, int):
        return level
    number = logging.getLevelNamesMapping().get(level.upper())
    if number is None:
        raise AssertionError(f"there is no level {level!r}: use DEBUG, INFO, WARNING, ERROR or CRITICAL")
    return number
