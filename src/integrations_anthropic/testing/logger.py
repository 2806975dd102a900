"""A test double of the logger that records what is logged."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, NamedTuple

from .._hints.unknown_names import NamesHinted

__all__ = ["Logged", "MockLogger"]

# Attributes that `logging` sets on a record; it rejects an `extra` key with such a name.
_RESERVED = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class Logged(NamedTuple):
    """One record: `level` as in `logging`, `message` with its arguments formatted, `extra` as passed."""

    level: int
    message: str
    extra: Mapping[str, Any]


class MockLogger(NamesHinted):
    """Records every call at or above its level in `records`.

    Mistakes that `logging` reports only on stderr raise AssertionError: arguments that do not match the message, a
    level that is not an integer, an `extra` key with the name of an attribute of a record.
    """

    def __init__(self, level: int | str = logging.DEBUG) -> None:
        """`level`: the lowest level to record, as an integer or a name."""
        self.level = _level_number(level)
        self.records: list[Logged] = []

    def isEnabledFor(self, level: int) -> bool:
        """Whether a call at this level is recorded."""
        return level >= self.level

    def log(self, level: int, msg: str, *args: object, extra: Mapping[str, Any] | None = None) -> None:
        """Record one call."""
        if not isinstance(level, int) or isinstance(level, bool):
            raise AssertionError(f"level must be an integer such as logging.INFO, not {level!r}")
        clash = sorted(_RESERVED.intersection(extra or {}))
        if clash:
            raise AssertionError(f"extra must not have the key {clash[0]!r}: it is an attribute of every log record")
        if not self.isEnabledFor(level):
            return
        try:
            # As in `logging`: a single mapping is used for named placeholders.
            values: Any = args[0] if len(args) == 1 and isinstance(args[0], Mapping) and args[0] else args
            message = msg % values if args else msg
        except (TypeError, ValueError, KeyError) as error:
            raise AssertionError(f"the arguments {args!r} do not match the message {msg!r}: {error}") from error
        self.records.append(Logged(level, message, dict(extra or {})))

    def messages(self, level: int | str | None = None) -> list[str]:
        """The messages in order, of all levels or of exactly `level`, an integer or a name."""
        selected = None if level is None else _level_number(level)
        return [record.message for record in self.records if selected is None or record.level == selected]


def _level_number(level: int | str) -> int:
    if isinstance(level, int):
        return level
    number = logging.getLevelNamesMapping().get(level.upper())
    if number is None:
        raise AssertionError(f"unknown level {level!r}: use DEBUG, INFO, WARNING, ERROR or CRITICAL")
    return number
