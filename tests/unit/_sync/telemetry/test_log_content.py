# Derived from tests/unit/_async/telemetry/test_log_content.py by `make codegen`. Do not edit.
"""What log records hold, which logger gets them, and from which level."""

from __future__ import annotations

import json
import logging

import pytest

from integrations_anthropic import InternalServerError, JsonFormatter, Telemetry
from integrations_anthropic.testing import MockLogger, MockTransport
from tests.unit.responses import MESSAGE, failure, reply_with
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of
from .logged import DEBUG, ERROR, HELLO, ROOT, WARNING, fields, said


@pytest.fixture(autouse=True)
def _at_debug(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(DEBUG, logger=ROOT)


def test_trouble_is_logged_also_where_info_is_not_read(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(WARNING, logger=ROOT)
    low = {"anthropic_ratelimit_requests_limit": "50", "anthropic_ratelimit_requests_remaining": "4"}
    replies = [reply_with(MESSAGE), reply_with(failure("api_error"), 500), reply_with(failure("api_error"), 500, **low)]
    client = client_of(MockTransport(*replies), max_retries=1)
    client.messages.create(**HELLO)
    assert said(caplog) == []
    with pytest.raises(InternalServerError):
        client.messages.create(**HELLO)
    expected = [(part, level) for part, level, _ in said(caplog)]
    assert expected == [("retry", WARNING), ("limits", WARNING), ("messages", ERROR)]
    assert "attempt 2 follows" in said(caplog)[0][2]
    assert fields(caplog, "Request failed")["attempts"] == 2


def test_details_hold_neither_keys_nor_content_unless_content_is_turned_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = reply_with(MESSAGE | {"content": [{"type": "text", "text": "c4n4ry"}]}, set_cookie="c4n4ry-cookie")
    options = {"api_key": "c4n4ry-key", "default_headers": {"x-team": "c4n4ry-team"}}
    client_of(MockTransport(answer), **options).messages.create(**HELLO)
    records = [json.loads(JsonFormatter().format(record)) for record in caplog.records]
    assert "c4n4ry" not in json.dumps(records)
    assert records[2]["fields"]["headers"]["x-api-key"] == "[REDACTED]"
    caplog.clear()
    client = client_of(MockTransport(answer), telemetry=Telemetry(log_content=True), **options)
    client.messages.create(**HELLO)
    expected = json.dumps([json.loads(JsonFormatter().format(record)) for record in caplog.records])
    assert expected.count("c4n4ry") == 2
    assert not any(f"c4n4ry-{what}" in expected for what in ("key", "cookie", "team"))


def test_a_record_of_a_traced_call_names_its_span(caplog: pytest.LogCaptureFixture) -> None:
    watched = TelemetryRecorder()
    replies = [reply_with(failure("api_error"), 500), reply_with(MESSAGE)]
    client_of(MockTransport(*replies), telemetry=watched.telemetry()).messages.create(**HELLO)
    (call,) = [span.context for span in watched.spans if span.parent is None and span.context]
    expected = {"trace_id": f"{call.trace_id:032x}", "span_id": f"{call.span_id:016x}"}
    for message in ("Request started", "Sending request", "Received body", "Retry triggered", "Request completed"):
        assert fields(caplog, message)["span"] == expected


def test_a_custom_logger_gets_every_record_in_place_of_the_usual_one(
    caplog: pytest.LogCaptureFixture,
) -> None:
    logger = MockLogger()
    replies = [reply_with(failure("api_error"), 500), reply_with(MESSAGE)]
    client_of(MockTransport(*replies), logger=logger).messages.create(**HELLO)
    assert said(caplog) == []
    found = [message.partition(":")[0] for message in logger.messages("INFO")]
    assert found == ["Configuration loaded", "Request started", "Request completed"]
    assert len(logger.messages("WARNING")) == 1
    targets = [record.extra["target"] for record in logger.records]
    assert targets[0] == f"{ROOT}.config"
    assert f"{ROOT}.messages" in targets and f"{ROOT}.retry" in targets


@pytest.mark.parametrize("level", ["WARNING", logging.WARNING])
def test_log_level_holds_back_what_is_below_it(level: str | int) -> None:
    logger = MockLogger()
    replies = [reply_with(failure("api_error"), 500), reply_with(MESSAGE)]
    client = client_of(MockTransport(*replies), logger=logger, log_level=level)
    client.messages.create(**HELLO)
    assert [record.level for record in logger.records] == [WARNING]


def test_log_level_sets_the_packages_level_and_nothing_sets_it_where_it_is_not_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    logger = logging.getLogger(ROOT)
    before = logger.level
    try:
        logger.setLevel(logging.NOTSET)
        client = client_of(MockTransport())
        assert logger.level == logging.NOTSET
        client.with_options(log_level="error")
        assert logger.level == ERROR
        client.with_options(timeout=3)
        assert logger.level == ERROR
        monkeypatch.setenv("ANTHROPIC_LOG_LEVEL", "warning")
        client_of(MockTransport())
        assert logger.level == WARNING
        client_of(MockTransport(), log_level="DEBUG")
        assert logger.level == DEBUG
        assert [each for each in logger.handlers if not isinstance(each, logging.NullHandler)] == []
    finally:
        logger.setLevel(before)


def test_the_sources_of_the_configuration_are_logged_without_its_values(caplog: pytest.LogCaptureFixture) -> None:
    client_of(MockTransport(), api_key="c4n4ry-key", proxy="http://u:c4n4ry@proxy", base_url="http://c.test/v")
    found = fields(caplog, "Configuration loaded")
    assert found["base_url"] == "http://c.test/v"
    assert "api_key from argument" in found["given"]
    assert "c4n4ry" not in json.dumps(found)
