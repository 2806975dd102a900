"""Loggers of structlog and loguru, which take fields as keywords. Neither library is imported here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from logging import getLevelName
from typing import Any

__all__ = ["as_logger"]


def as_logger(given: Any) -> Any:
    """`given`, with the methods of `logging.Logger` that are used where it is a logger of structlog or loguru."""
    libraries = {cls.__module__.partition(".")[0] for cls in type(given).__mro__}
    if "structlog" in libraries:
        return _StructlogLogger(given)
    return _LoguruLogger(given) if "loguru" in libraries else given


class _StructlogLogger:
    """Writes each record as an event with its fields as keywords."""

    def __init__(self, given: Any) -> None:
        # An async logger has a blocking one, which both clients can call. Of the class: a generic logger has any name.
        bound = given.bind()
        self._logger = bound.sync_bl if hasattr(type(bound), "sync_bl") else given

    def isEnabledFor(self, level: int) -> bool:
        """Whether its level lets such records pass; where it has none, they all do."""
        bound = self._logger.bind()
        for name in ("is_enabled_for", "isEnabledFor"):
            check: Callable[[Any, int], bool] | None = getattr(type(bound), name, None)
            if check is not None:
                return bool(check(bound, level))
        return True

    def log(self, level: int, msg: str, *args: object, extra: Mapping[str, Any] | None = None) -> None:
        """Log one record."""
        # Without what repeats the fields, where it does.
        event = (extra or {}).get("event") or (msg % args if args else msg)
        getattr(self._logger, getLevelName(level).lower())(event, **_flat(extra))


class _LoguruLogger:
    """Writes each record as a message with its fields in `extra`."""

    def __init__(self, given: Any) -> None:
        self._logger = given

    def isEnabledFor(self, level: int) -> bool:
        """Whether one of its sinks takes such records, as far as it says so."""
        core = getattr(self._logger, "_core", None)
        return bool(level >= getattr(core, "min_level", 0))

    def log(self, level: int, msg: str, *args: object, extra: Mapping[str, Any] | None = None) -> None:
        """Log one record."""
        # Without arguments, braces in the message are text.
        self._logger.bind(**_flat(extra)).log(getLevelName(level), msg % args if args else msg)


def _flat(extra: Mapping[str, Any] | None) -> dict[str, Any]:
    """The data of a record, its fields and the ids of its span among them."""
    found: dict[str, Any] = dict(extra or {})
    found.update(found.pop("fields", {}), **found.pop("span", {}))
    found.pop("event", None)
    return found
