"""`logger=` takes the loggers of structlog and loguru: their records have the fields as data."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, ClassVar

import loguru
import pytest
import structlog

from integrations_anthropic import AnthropicClient, CircuitConfig, ConfigurationError, OverloadedError
from integrations_anthropic.testing import MockTransport, Reply
from tests.unit.responses import MESSAGE, failure, reply_with
from tests.unit.telemetry_recorder import TelemetryRecorder

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def client_of(logger: Any, *replies: Reply, **options: Any) -> AnthropicClient:
    options = {"max_retries": 0} | options
    return AnthropicClient(api_key="sk-c4n4ry", transport=MockTransport(*replies), logger=logger, **options)


@pytest.fixture
def events() -> Iterator[list[Any]]:
    """What structlog writes with its default logger."""
    before = structlog.get_config()
    with structlog.testing.capture_logs() as captured:
        yield captured
    structlog.configure(**before)


def test_an_event_of_structlog_has_the_fields_as_keywords(events: list[Any]) -> None:
    watched = TelemetryRecorder()
    client = client_of(structlog.get_logger(), reply_with(MESSAGE), telemetry=watched.telemetry())
    client.messages.create(**HELLO)
    assert [each["event"] for each in events if each["log_level"] == "info"] == [
        "Configuration loaded",
        "Request started",
        "Request completed",
    ]
    ended = events[-1]
    assert (ended["operation"], ended["status"], ended["request_id"]) == ("messages.create", "success", "req_1")
    assert ended["target"] == "integrations_anthropic.messages"
    assert ended["output_tokens"] == 4
    assert len(ended["trace_id"]) == 32 and len(ended["span_id"]) == 16
    assert not {"fields", "span", "extra"} & ended.keys()
    assert "c4n4ry" not in str(events)


def test_failures_and_circuits_are_events_of_structlog_too(events: list[Any]) -> None:
    overloaded = reply_with(failure("overloaded_error", "100% {busy}"), 529)
    client = client_of(structlog.get_logger(), overloaded, circuit=CircuitConfig(failure_threshold=1))
    with pytest.raises(OverloadedError):
        client.messages.create(**HELLO)
    failed = next(each for each in events if each["event"].startswith("Request failed"))
    assert failed["event"].endswith("OverloadedError: 100% {busy} (status 529, request_id req_1)")
    assert (failed["log_level"], failed["http_status"]) == ("error", 529)
    assert [each["service"] for each in events if "circuit" in each["event"]] == ["messages", "messages"]


@pytest.mark.parametrize(
    ("wrapper", "written"),
    [
        (structlog.make_filtering_bound_logger(logging.WARNING), 0),
        (structlog.make_filtering_bound_logger(logging.INFO), 3),
        (structlog.BoundLogger, 6),
    ],
)
def test_the_level_of_a_structlog_logger_holds_and_any_kind_of_it_is_taken(wrapper: Any, written: int) -> None:
    kept: list[Any] = []

    def keep(_logger: Any, _method: str, event: Any) -> Any:
        kept.append(event)
        raise structlog.DropEvent

    inner = structlog.testing.CapturingLogger()
    client_of(structlog.wrap_logger(inner, [keep], wrapper), reply_with(MESSAGE)).messages.create(**HELLO)
    assert len(kept) == written
    assert inner.calls == []


def test_an_async_logger_of_structlog_writes_without_waiting(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        inner = logging.getLogger("of-structlog")
        wrapper = structlog.stdlib.AsyncBoundLogger
        client = client_of(structlog.wrap_logger(inner, [structlog.stdlib.render_to_log_kwargs], wrapper), *replies)
        client.messages.create(**HELLO)

    replies = [reply_with(MESSAGE)]
    caplog.set_level(logging.INFO)
    asyncio.run(main())
    assert [record.message for record in caplog.records if record.name == "of-structlog"] == [
        *("Configuration loaded", "Request started", "Request completed")
    ]


@pytest.fixture
def sunk() -> Iterator[list[Any]]:
    """The records of loguru, from INFO on."""
    records: list[Any] = []
    loguru.logger.remove()
    number = loguru.logger.add(lambda message: records.append(message.record), level="INFO")
    yield records
    loguru.logger.remove(number)


def test_a_record_of_loguru_says_all_in_its_message_and_has_the_fields_as_extra(sunk: list[Any]) -> None:
    replies = [reply_with(MESSAGE), reply_with(failure("overloaded_error", "100% {busy}"), 529)]
    client = client_of(loguru.logger.bind(team="search"), *replies)
    client.messages.create(**HELLO)
    with pytest.raises(OverloadedError):
        client.messages.create(**HELLO)
    assert [record["level"].name for record in sunk] == ["INFO", "INFO", "INFO", "INFO", "ERROR"]
    assert sunk[2]["message"].startswith("Request completed: messages.create, success in ")
    assert sunk[2]["extra"]["status"] == "success"
    assert (sunk[2]["extra"]["team"], sunk[2]["extra"]["target"]) == ("search", "integrations_anthropic.messages")
    assert sunk[4]["message"].endswith("OverloadedError: 100% {busy} (status 529, request_id req_1)")
    assert "c4n4ry" not in str(sunk)


def test_details_that_no_sink_of_loguru_takes_are_not_made(sunk: list[Any]) -> None:
    logger = client_of(loguru.logger)._settings.logger
    assert (logger.isEnabledFor(logging.DEBUG), logger.isEnabledFor(logging.INFO)) == (False, True)
    # Loguru does not say so in public: without that name, every record is made.
    assert hasattr(loguru.logger._core, "min_level")  # type: ignore[attr-defined]  # private


def test_log_level_holds_for_other_loggers_too(sunk: list[Any]) -> None:
    client_of(loguru.logger, reply_with(MESSAGE), log_level="WARNING").messages.create(**HELLO)
    assert sunk == []


def test_a_logger_of_neither_kind_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="logger must be a Logger: dict has no method log"):
        client_of({"level": "INFO"})


def test_a_class_is_no_logger_unless_it_has_the_methods_itself() -> None:
    with pytest.raises(
        ConfigurationError, match="logger must be a Logger, not the class Logger: pass an instance"
    ) as it:
        client_of(logging.Logger)
    assert it.value.field == "logger"

    class Written:
        lines: ClassVar[list[str]] = []

        @staticmethod
        def isEnabledFor(level: int) -> bool:
            return True

        @classmethod
        def log(cls, level: int, msg: str, *args: object, extra: object = None) -> None:
            cls.lines.append(msg % args)

    client_of(Written)
    assert Written.lines == ["Configuration loaded"]


def test_neither_library_is_imported_by_the_package() -> None:
    program = (
        "import sys, integrations_anthropic as a, logging\n"
        "a.AnthropicClient(api_key='k', logger=logging.getLogger('x'))\n"
        "print({'structlog', 'loguru'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.strip() == "set()"
