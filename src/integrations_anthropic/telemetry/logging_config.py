"""Formatters for the log of this package: one JSON object per line, or a line of text; and `configure_logging`."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TextIO

from .._config import validators as checks
from .._config.sources import from_environment
from .._redact import scrubbed, shown_data
from ..errors import ConfigurationError

__all__ = ["ROOT", "JsonFormatter", "TextFormatter", "configure_logging"]

ROOT = "integrations_anthropic"

_LEVELS = {"WARNING": "WARN"}
# Attributes of every record, and those of this package's records: everything else was given as `extra=`.
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "fields", "span", "target", "taskName"}


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON: `timestamp`, `level`, `target`, `message`, `fields`, `span`.

    `timestamp` is UTC with milliseconds; `level` is DEBUG, INFO, WARN, ERROR or CRITICAL; `target` is the logger's
    name with `::` between its parts; `fields` holds the record's other data, also the `extra=` of your own
    records; `span` has `trace_id` and `span_id` where the record belongs to a trace, else nothing. Always ASCII, and
    credentials are redacted, so that it can format the records of a whole program.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line, without a line end."""
        return json.dumps(
            {
                "timestamp": _timestamp(record.created),
                "level": _LEVELS.get(record.levelname, record.levelname),
                "target": str(record.__dict__.get("target", record.name)).replace(".", "::"),
                "message": _message(record),
                "fields": _fields(record),
                "span": _span(record),
            }
        )


class TextFormatter(logging.Formatter):
    """A record as one line of text: time, level, logger, message, then the fields as `name=value`."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line, without a line end."""
        fields = " ".join(f"{name}={_short(value)}" for name, value in _fields(record).items())
        head = f"{_timestamp(record.created)} {record.levelname:<7} {record.name}: {_message(record)}"
        return f"{head}{fields and '  ' + fields}"


class _Stderr(logging.StreamHandler[TextIO]):
    """Writes to a given stream, else to the current `sys.stderr` at each record."""

    def __init__(self, stream: TextIO | None) -> None:
        logging.Handler.__init__(self)
        self._given = stream

    @property
    def stream(self) -> TextIO:  # type: ignore[override]  # looked up each time: stderr may be replaced
        return self._given or sys.stderr


def configure_logging(
    level: str | int | None = None, *, json: bool = True, stream: TextIO | None = None, propagate: bool = False
) -> None:
    """Write the log of this package to a stream; without this call it only reaches the handlers of your program.

    `level`: DEBUG, INFO, WARNING, ERROR or CRITICAL, by name or number; None takes `ANTHROPIC_LOG_LEVEL`, else INFO.
    `json`: one JSON object per line (`JsonFormatter`); False writes lines of text. `stream`: where to write; None means
    stderr. Another call replaces the handler of the last one. `propagate`: whether the handlers of parent loggers get
    the records as well; where one of them writes to the same place, each record is there twice.

    Raises ConfigurationError for an unknown level, or a stream that cannot be written to.
    """
    number = _level(level)
    if stream is not None and not callable(getattr(stream, "write", None)):
        why = f"stream must be an open text file, such as sys.stdout, not {type(stream).__name__}"
        raise ConfigurationError(why, field="stream")
    handler = _Stderr(stream)
    handler.setFormatter(JsonFormatter() if json else TextFormatter())
    logger = logging.getLogger(ROOT)
    for old in [old for old in logger.handlers if isinstance(old, _Stderr)]:
        logger.removeHandler(old)
    logger.addHandler(handler)
    logger.setLevel(number)
    logger.propagate = propagate


def _level(given: str | int | None) -> int:
    origin = "level"
    if given is None:
        found = from_environment().values.get("log_level")
        given, origin = ("INFO", origin) if found is None else (found.value, found.source)
    name, problem = checks.log_level(given)
    if problem:
        raise ConfigurationError(f"log_level (from {origin}) {problem}", field="log_level")
    return logging.getLevelNamesMapping()[name]


def _timestamp(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _event(record: logging.LogRecord) -> str | None:
    """The message of a record of this package without what repeats its fields, where it has that."""
    event = record.__dict__.get("event") if record.name.startswith(f"{ROOT}.") else None
    return event if isinstance(event, str) else None


def _message(record: logging.LogRecord) -> str:
    return _event(record) or scrubbed(record.getMessage())


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    given = record.__dict__.get("fields")
    fields = dict(given) if isinstance(given, Mapping) else {}
    fields |= {name: value for name, value in record.__dict__.items() if name not in _OWN}
    if _event(record):
        del fields["event"]
    if record.exc_info and record.exc_info[1] is not None:
        fields["exception"] = logging.Formatter().formatException(record.exc_info)
    return {str(name): shown_data(value, 4) for name, value in fields.items()}


def _span(record: logging.LogRecord) -> dict[str, str]:
    given = record.__dict__.get("span")
    if isinstance(given, Mapping):
        return dict(given)
    # No span can be open where OpenTelemetry was never imported.
    tracing = sys.modules.get("opentelemetry.trace")
    context = tracing.get_current_span().get_span_context() if tracing is not None else None
    if context is None or not context.is_valid:
        return {}
    return {"trace_id": f"{context.trace_id:032x}", "span_id": f"{context.span_id:016x}"}


def _short(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return json.dumps(value)
    text = str(value)
    return repr(text) if not text or any(c.isspace() or c in "\"'" for c in text) else text
