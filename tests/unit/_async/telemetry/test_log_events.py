"""What is logged of calls, at which level, and what is not."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    APIError,
    AuthenticationError,
    CircuitBreakerOpenError,
    CircuitConfig,
    InternalServerError,
    JsonFormatter,
    LocalRateLimitError,
    OverloadedError,
    Telemetry,
)
from integrations_anthropic.testing import AsyncMockTransport, MockLogger, MockRateLimiter, Reply, VirtualClock
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with, sse
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of

pytestmark = pytest.mark.anyio

TURN = {"role": "user", "content": "c4n4ry"}
HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [TURN]}
ROOT = "integrations_anthropic"
DEBUG, INFO, WARNING, ERROR = logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR


def said(caplog: pytest.LogCaptureFixture, least: int = DEBUG) -> list[tuple[str, int, str]]:
    """Part, level and message of every record, in order."""
    return [
        (record.name.removeprefix(f"{ROOT}."), record.levelno, record.getMessage())
        for record in caplog.records
        if record.name.startswith(ROOT) and record.levelno >= least
    ]


def fields(caplog: pytest.LogCaptureFixture, message: str) -> dict[str, Any]:
    """Those of the last record whose message begins so."""
    found = [record for record in caplog.records if record.getMessage().startswith(message)]
    line: dict[str, Any] = json.loads(JsonFormatter().format(found[-1]))
    assert line["target"] == found[-1].name.replace(".", "::")
    return line["fields"] | {"span": line["span"]}


@pytest.fixture(autouse=True)
def _at_debug(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(DEBUG, logger=ROOT)


def streamed(events: list[dict[str, Any]] = EVENTS, fault: BaseException | None = None) -> Reply:
    return Reply(sse(events), headers={"content-type": "text/event-stream"}, fault=fault)


async def test_a_call_that_works_logs_its_start_and_end_at_info_and_nothing_above(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = client_of(AsyncMockTransport(reply_with(MESSAGE)))
    await client.messages.create(**HELLO)
    assert said(caplog) == [
        ("config", INFO, "Configuration loaded"),
        ("messages", INFO, "Request started"),
        ("messages", DEBUG, "Sending request"),
        ("messages", DEBUG, "Received response"),
        ("messages", DEBUG, "Received body"),
        ("messages", INFO, "Request completed"),
    ]
    assert fields(caplog, "Request completed") == {
        "request_id": "req_1",
        "operation": "messages.create",
        "model": "claude-sonnet-4-5",
        "duration_ms": 0,
        "input_tokens": 3,
        "output_tokens": 4,
        "status": "success",
        "span": {},
    }


async def test_a_stream_logs_its_start_and_end(caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(AsyncMockTransport(streamed(), streamed()))
    async with client.messages.create_stream(**HELLO) as stream:
        await stream.get_final_message()
    async with client.messages.create_stream(**HELLO):
        pass
    messages = [message for part, level, message in said(caplog, INFO) if part == "messages"]
    assert messages == ["Stream started", "Stream completed", "Stream started", "Stream closed before its end"]
    assert fields(caplog, "Stream completed")["output_tokens"] == 4
    assert fields(caplog, "Stream closed")["status"] == "closed"


async def test_a_retry_is_a_warning_and_its_attempt_a_detail(caplog: pytest.LogCaptureFixture) -> None:
    replies = [reply_with(failure("overloaded_error"), 529, retry_after="3"), reply_with(MESSAGE)]
    await client_of(AsyncMockTransport(*replies)).messages.create(**HELLO)
    text = "Retry triggered: 529 OverloadedError of messages.create, attempt 2 follows in 3.00 s"
    assert said(caplog, WARNING) == [("retry", WARNING, text)]
    assert ("messages", DEBUG, "Retry attempt") in said(caplog)
    found = fields(caplog, "Retry triggered")
    assert (found["attempt"], found["delay_ms"]) == (2, 3000)
    assert (found["error_type"], found["http_status"]) == ("overloaded", 529)


async def test_a_call_that_fails_is_an_error_once(caplog: pytest.LogCaptureFixture) -> None:
    replies = [reply_with(failure("overloaded_error", "busy"), 529)] * 2
    client = client_of(AsyncMockTransport(*replies), max_retries=1)
    with pytest.raises(OverloadedError):
        await client.messages.create(**HELLO)
    ((part, level, message),) = said(caplog, ERROR)
    assert (part, level) == ("messages", ERROR)
    assert message.startswith("Request failed: RetryExhaustedError[OverloadedError]: gave up after 2 attempts")
    found = fields(caplog, "Request failed")
    assert (found["attempts"], found["status"]) == (2, "error")
    assert (found["error_type"], found["http_status"]) == ("overloaded", 529)


async def test_a_wrong_key_is_an_authentication_failure(caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(AsyncMockTransport(reply_with(failure("authentication_error", "invalid x-api-key"), 401)))
    with pytest.raises(AuthenticationError):
        await client.messages.create(**HELLO)
    assert said(caplog, WARNING) == [
        ("messages", ERROR, "Authentication failed: AuthenticationError: invalid x-api-key")
    ]


@pytest.mark.parametrize(
    ("status", "kind", "level"),
    [
        (400, "invalid_request_error", INFO),
        (403, "permission_error", INFO),
        (404, "not_found_error", INFO),
        (402, "billing_error", ERROR),
        (500, "api_error", ERROR),
        (529, "overloaded_error", ERROR),
    ],
)
async def test_an_error_of_the_caller_is_logged_at_info(
    status: int, kind: str, level: int, caplog: pytest.LogCaptureFixture
) -> None:
    client = client_of(AsyncMockTransport(reply_with(failure(kind), status)), max_retries=0)
    with pytest.raises(APIError):
        await client.messages.create(**HELLO)
    assert [found for _, found, message in said(caplog) if message.startswith("Request failed: ")] == [level]


async def test_a_stream_that_breaks_is_an_error(caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(AsyncMockTransport(streamed(EVENTS[:4], APIConnectionError("lost", phase="read"))))
    with pytest.raises(APIConnectionError):
        await client.messages.create_stream(**HELLO).get_final_message()
    assert said(caplog, WARNING) == [("messages", ERROR, "Stream failed: APIConnectionError: lost")]


async def test_a_circuit_that_opens_is_a_warning_and_an_error_and_what_it_refuses_a_detail(
    caplog: pytest.LogCaptureFixture,
) -> None:
    replies = [reply_with(failure("api_error"), 500)] * 2
    client = client_of(AsyncMockTransport(*replies), max_retries=0, circuit=CircuitConfig(failure_threshold=2))
    for expected in (InternalServerError, InternalServerError, CircuitBreakerOpenError, CircuitBreakerOpenError):
        with pytest.raises(expected):
            await client.messages.create(**HELLO)
    circuit = [(level, message) for part, level, message in said(caplog, WARNING) if part == "circuit"]
    assert [level for level, _ in circuit] == [WARNING, ERROR]
    assert "closed -> open" in circuit[0][1]
    assert "opened" in circuit[1][1]
    refused = [(level, message) for _, level, message in said(caplog) if message.startswith("Request refused")]
    assert len(refused) == 2
    assert {level for level, _ in refused} == {DEBUG}
    assert fields(caplog, "circuit of messages")["service"] == "messages"


async def test_a_nearly_exhausted_limit_is_a_warning_once_until_its_reset(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = VirtualClock()

    def low(remaining: int, reset: int) -> Reply:
        return reply_with(
            MESSAGE,
            anthropic_ratelimit_tokens_limit="1000",
            anthropic_ratelimit_tokens_remaining=str(remaining),
            anthropic_ratelimit_tokens_reset=str(reset),
        )

    client = client_of(AsyncMockTransport(low(100, 60), low(99, 60), low(5, 60), low(1, 60)), clock=clock)
    for _ in range(3):
        await client.messages.create(**HELLO)
    near = [("limits", WARNING, "Rate limit approaching: 99 of 1000 tokens left")]
    assert said(caplog, WARNING) == near
    assert fields(caplog, "Rate limit approaching")["limit_type"] == "tokens"
    assert fields(caplog, "Rate limits")["tokens"] == 5
    clock.advance(60)
    await client.messages.create(**HELLO)
    assert said(caplog, WARNING) == [*near, ("limits", WARNING, "Rate limit approaching: 1 of 1000 tokens left")]


async def test_a_limiter_that_makes_a_call_wait_or_refuses_it_is_a_detail(caplog: pytest.LogCaptureFixture) -> None:
    limiter = MockRateLimiter(2.5)
    client = client_of(AsyncMockTransport(reply_with(MESSAGE)), rate_limits=limiter)
    await client.messages.create(**HELLO)
    assert fields(caplog, "Rate limiter waits")["seconds"] == 2.5
    limiter.refuse()
    with pytest.raises(LocalRateLimitError):
        await client.messages.create(**HELLO)
    assert said(caplog, WARNING) == []


async def test_trouble_is_logged_also_where_info_is_not_read(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(WARNING, logger=ROOT)
    low = {"anthropic_ratelimit_requests_limit": "50", "anthropic_ratelimit_requests_remaining": "4"}
    replies = [reply_with(MESSAGE), reply_with(failure("api_error"), 500), reply_with(failure("api_error"), 500, **low)]
    client = client_of(AsyncMockTransport(*replies), max_retries=1)
    await client.messages.create(**HELLO)
    assert said(caplog) == []
    with pytest.raises(InternalServerError):
        await client.messages.create(**HELLO)
    expected = [(part, level) for part, level, _ in said(caplog)]
    assert expected == [("retry", WARNING), ("limits", WARNING), ("messages", ERROR)]
    assert "attempt 2 follows" in said(caplog)[0][2]
    assert fields(caplog, "Request failed")["attempts"] == 2


async def test_details_hold_neither_keys_nor_content_unless_content_is_turned_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = reply_with(MESSAGE | {"content": [{"type": "text", "text": "c4n4ry"}]}, set_cookie="c4n4ry-cookie")
    options = {"api_key": "c4n4ry-key", "default_headers": {"x-team": "c4n4ry-team"}}
    await client_of(AsyncMockTransport(answer), **options).messages.create(**HELLO)
    records = [json.loads(JsonFormatter().format(record)) for record in caplog.records]
    assert "c4n4ry" not in json.dumps(records)
    assert records[2]["fields"]["headers"]["x-api-key"] == "[REDACTED]"
    caplog.clear()
    client = client_of(AsyncMockTransport(answer), telemetry=Telemetry(log_content=True), **options)
    await client.messages.create(**HELLO)
    expected = json.dumps([json.loads(JsonFormatter().format(record)) for record in caplog.records])
    assert expected.count("c4n4ry") == 2
    assert not any(f"c4n4ry-{what}" in expected for what in ("key", "cookie", "team"))


async def test_a_record_of_a_traced_call_names_its_span(caplog: pytest.LogCaptureFixture) -> None:
    watched = TelemetryRecorder()
    replies = [reply_with(failure("api_error"), 500), reply_with(MESSAGE)]
    await client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry()).messages.create(**HELLO)
    (call,) = [span.context for span in watched.spans if span.parent is None and span.context]
    expected = {"trace_id": f"{call.trace_id:032x}", "span_id": f"{call.span_id:016x}"}
    for message in ("Request started", "Sending request", "Received body", "Retry triggered", "Request completed"):
        assert fields(caplog, message)["span"] == expected


async def test_a_custom_logger_gets_every_record_in_place_of_the_usual_one(
    caplog: pytest.LogCaptureFixture,
) -> None:
    logger = MockLogger()
    replies = [reply_with(failure("api_error"), 500), reply_with(MESSAGE)]
    await client_of(AsyncMockTransport(*replies), logger=logger).messages.create(**HELLO)
    assert said(caplog) == []
    assert logger.messages("INFO") == ["Configuration loaded", "Request started", "Request completed"]
    assert len(logger.messages("WARNING")) == 1
    targets = [record.extra["target"] for record in logger.records]
    assert targets[0] == f"{ROOT}.config"
    assert f"{ROOT}.messages" in targets and f"{ROOT}.retry" in targets


@pytest.mark.parametrize("level", ["WARNING", logging.WARNING])
async def test_log_level_holds_back_what_is_below_it(level: str | int) -> None:
    logger = MockLogger()
    replies = [reply_with(failure("api_error"), 500), reply_with(MESSAGE)]
    client = client_of(AsyncMockTransport(*replies), logger=logger, log_level=level)
    await client.messages.create(**HELLO)
    assert [record.level for record in logger.records] == [WARNING]


async def test_log_level_sets_the_packages_level_and_nothing_sets_it_where_it_is_not_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    logger = logging.getLogger(ROOT)
    before = logger.level
    try:
        logger.setLevel(logging.NOTSET)
        client = client_of(AsyncMockTransport())
        assert logger.level == logging.NOTSET
        client.with_options(log_level="error")
        assert logger.level == ERROR
        client.with_options(timeout=3)
        assert logger.level == ERROR
        monkeypatch.setenv("ANTHROPIC_LOG_LEVEL", "warning")
        client_of(AsyncMockTransport())
        assert logger.level == WARNING
        client_of(AsyncMockTransport(), log_level="DEBUG")
        assert logger.level == DEBUG
        assert logger.handlers == []
    finally:
        logger.setLevel(before)


async def test_the_sources_of_the_configuration_are_logged_without_its_values(caplog: pytest.LogCaptureFixture) -> None:
    client_of(AsyncMockTransport(), api_key="c4n4ry-key", proxy="http://u:c4n4ry@proxy", base_url="http://c.test/v")
    found = fields(caplog, "Configuration loaded")
    assert found["base_url"] == "http://c.test/v"
    assert "api_key from argument" in found["given"]
    assert "c4n4ry" not in json.dumps(found)
