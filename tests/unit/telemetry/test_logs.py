"""How records are written, and what setting the log up does."""

from __future__ import annotations

import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import ConfigurationError, JsonFormatter, configure_logging
from integrations_anthropic.telemetry.logging_config import TextFormatter

CANARY = "sk-ant-c4n4ry"


@pytest.fixture(autouse=True)
def logger() -> Iterator[logging.Logger]:
    """The package's logger, put back as it was."""
    logger = logging.getLogger("integrations_anthropic")
    before = (list(logger.handlers), logger.level, logger.propagate)
    yield logger
    logger.handlers[:], level, logger.propagate = before
    logger.setLevel(level)


def record(message: str, *args: object, level: int = logging.INFO, **extra: Any) -> logging.LogRecord:
    return logging.getLogger("x").makeRecord(
        "integrations_anthropic.messages", level, "file.py", 1, message, args, None, extra=extra
    )


def written(made: logging.LogRecord) -> dict[str, Any]:
    line = JsonFormatter().format(made)
    assert "\n" not in line and line.isascii()
    data: dict[str, Any] = json.loads(line)
    return data


def test_a_record_has_the_documented_shape() -> None:
    made = record(
        "Request completed",
        fields={"request_id": "req_abc123", "duration_ms": 1234, "status": "success"},
        span={"trace_id": "abc123def456", "span_id": "span789"},
    )
    made.created = 1765276200.0
    assert list(written(made).items()) == [
        ("timestamp", "2025-12-09T10:30:00.000Z"),
        ("level", "INFO"),
        ("target", "integrations_anthropic::messages"),
        ("message", "Request completed"),
        ("fields", {"request_id": "req_abc123", "duration_ms": 1234, "status": "success"}),
        ("span", {"trace_id": "abc123def456", "span_id": "span789"}),
    ]


@pytest.mark.parametrize(
    ("level", "name"), [(10, "DEBUG"), (20, "INFO"), (30, "WARN"), (40, "ERROR"), (50, "CRITICAL"), (15, "Level 15")]
)
def test_levels_have_the_documented_names(level: int, name: str) -> None:
    assert written(record("x", level=level))["level"] == name


@pytest.mark.parametrize(("seconds", "milliseconds"), [(1.0004, "000"), (1.0016, "001"), (1.999, "999"), (2.0, "000")])
def test_a_timestamp_has_milliseconds(seconds: float, milliseconds: str) -> None:
    made = record("x")
    made.created = seconds
    assert re.fullmatch(rf"1970-01-01T00:00:0\d\.{milliseconds}Z", written(made)["timestamp"])


def test_a_record_of_another_logger_is_formatted_too() -> None:
    made = record("%s of %d", "one", 3, user="me", when=object, bad=float("nan"), lone="\ud800", many={1: [(2,)]})
    data = written(made)
    assert data["message"] == "one of 3"
    assert data["fields"] == {"user": "me", "when": str(object), "bad": "nan", "lone": "\ud800", "many": {"1": [[2]]}}
    assert data["span"] == {}


def test_a_value_that_contains_itself_is_formatted() -> None:
    loop: list[Any] = []
    loop.append(loop)
    assert "[[" in json.dumps(written(record("x", loop=loop))["fields"])


def test_an_exception_is_a_field_and_shows_no_key() -> None:
    try:
        raise ValueError(f"bad {CANARY}")
    except ValueError:
        made = record("failed with %s", CANARY)
        made.exc_info = sys.exc_info()
    data = written(made)
    assert "ValueError: bad [REDACTED]" in data["fields"]["exception"]
    assert CANARY not in json.dumps(data) + TextFormatter().format(made)


def test_a_text_line_ends_with_its_fields() -> None:
    made = record("Request completed", fields={"model": "m", "said": "two words", "usage": {"a": 1}, "none": None})
    line = TextFormatter().format(made)
    assert re.fullmatch(
        r"\S+Z INFO    integrations_anthropic\.messages: Request completed"
        r"  model=m said='two words' usage=\{\"a\": 1\} none=None",
        line,
    )


def handlers(logger: logging.Logger) -> list[logging.Handler]:
    return [handler for handler in logger.handlers if not isinstance(handler, logging.NullHandler)]


def test_nothing_is_configured_by_importing_the_package(logger: logging.Logger) -> None:
    assert handlers(logger) == []
    assert logger.level == logging.NOTSET
    assert logger.propagate


def test_configuring_twice_writes_every_record_once(logger: logging.Logger) -> None:
    first, second = io.StringIO(), io.StringIO()
    configure_logging("DEBUG", stream=first)
    configure_logging("INFO", stream=second)
    logger.getChild("messages").info("once")
    logger.getChild("messages").debug("never")
    assert first.getvalue() == ""
    assert [json.loads(line)["message"] for line in second.getvalue().splitlines()] == ["once"]


def test_a_root_handler_does_not_write_a_record_once_more_unless_it_is_asked_to(logger: logging.Logger) -> None:
    written, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(written)
    root.addHandler(handler)
    try:
        configure_logging("INFO", stream=written)
        logger.getChild("messages").info("said")
        assert written.getvalue().count("said") == 1
        configure_logging("INFO", stream=written, propagate=True)
        logger.getChild("messages").info("again")
        assert written.getvalue().count("again") == 2
    finally:
        root.removeHandler(handler)


def test_formatters_of_this_package_write_what_the_fields_say_once() -> None:
    made = record(
        "Request completed: %s", "messages.create, success in 5 ms", event="Request completed", fields={"a": 1}
    )
    assert (written(made)["message"], written(made)["fields"]) == ("Request completed", {"a": 1})
    assert TextFormatter().format(made).endswith("Request completed  a=1")
    assert logging.Formatter().format(made) == "Request completed: messages.create, success in 5 ms"
    made.name = "app"
    assert written(made)["message"].endswith("5 ms")
    assert written(made)["fields"] == {"a": 1, "event": "Request completed"}


def test_records_go_to_the_current_stderr(logger: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(json=False)
    logger.warning("here")
    assert "WARNING integrations_anthropic: here" in capsys.readouterr().err
    later = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stderr", later)
        logger.warning("there")
    assert "there" in later.getvalue()


@pytest.mark.parametrize(
    ("given", "environment", "level"),
    [
        (None, None, logging.INFO),
        (None, "debug", logging.DEBUG),
        ("warn", "debug", logging.WARNING),
        (logging.ERROR, None, logging.ERROR),
        (None, " ", logging.INFO),
    ],
)
def test_the_level_is_the_given_one_else_that_of_the_environment(
    given: str | int | None,
    environment: str | None,
    level: int,
    logger: logging.Logger,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if environment is not None:
        monkeypatch.setenv("ANTHROPIC_LOG_LEVEL", environment)
    configure_logging(given)
    assert logger.level == level


@pytest.mark.parametrize("level", ["LOUD", 7, True])
def test_an_unknown_level_is_refused_and_changes_nothing(level: Any, logger: logging.Logger) -> None:
    with pytest.raises(ConfigurationError, match=r"log_level \(from level\) must be one of DEBUG") as caught:
        configure_logging(level)
    assert caught.value.field == "log_level"
    assert handlers(logger) == []


@pytest.mark.parametrize("stream", ["log.txt", Path("log.txt"), 1])
def test_a_stream_that_cannot_be_written_to_is_refused_and_changes_nothing(stream: Any, logger: logging.Logger) -> None:
    before = (logger.level, logger.handlers[:])
    with pytest.raises(ConfigurationError, match=f"stream must be an open text file.* not {type(stream).__name__}"):
        configure_logging(stream=stream)
    assert (logger.level, logger.handlers) == before


def test_a_bad_level_of_the_environment_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_LOG_LEVEL", "LOUD")
    with pytest.raises(ConfigurationError, match="variable ANTHROPIC_LOG_LEVEL"):
        configure_logging()
