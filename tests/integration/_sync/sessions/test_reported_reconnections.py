# Derived from tests/integration/_async/sessions/test_reported_reconnections.py by `make codegen`. Do not edit.
"""A cut that is got over is a warning in logs, spans and metrics; one that ends the reading is one error."""

from __future__ import annotations

from logging import ERROR, WARNING
from typing import Any

import pytest

from integrations_anthropic import AnthropicError, RetryPolicy
from tests.integration.sessions.session_server import Part, SessionServer, error_answer, event
from tests.unit.telemetry_recorder import TelemetryRecorder

from .session_clients import client_of, ids_of

LAST = event(5, "session.status_terminated")
BUSY = {"type": "error", "error": {"type": "overloaded_error", "message": "busy"}}
EVENTS = "integrations_anthropic.sessions.events"


def said(caplog: pytest.LogCaptureFixture) -> list[tuple[str, int, str]]:
    """The warnings and errors: logger, level and the event."""
    records = [record for record in caplog.records if record.levelno >= WARNING]
    return [(record.name, record.levelno, record.getMessage().partition(":")[0]) for record in records]


@pytest.mark.parametrize("watched", [False, True])
@pytest.mark.parametrize("end", ["close", "reset", "end", "stall", "busy"])
def test_a_cut_that_is_got_over_is_one_warning(watched: bool, end: str, caplog: pytest.LogCaptureFixture) -> None:
    options: dict[str, Any] = {"telemetry": TelemetryRecorder().telemetry()} if watched else {}
    busy = Part(unsent=[event(1), BUSY], missed=[event(1)])
    cut = busy if end == "busy" else Part([event(1)], end=end)
    with SessionServer(cut, Part([event(2)], end="end"), Part([LAST], end="end")) as server:
        # Long enough for what is not stalled to arrive on a busy machine.
        idle = 1.0 if end == "stall" else 60
        with client_of(server.url, stream_idle_timeout=idle, **options) as client:
            assert ids_of(client) == ["e1", "e2", "e5"]
    assert said(caplog) == [(EVENTS, WARNING, "Stream reconnects")] * 2
    record = next(record for record in caplog.records if record.levelno == WARNING)
    fields: Any = record.__dict__["fields"]
    assert fields["operation"] == "sessions.events.stream" and fields["delay_ms"] >= 0
    assert {"error_type", "http_status", "request_id"} <= fields.keys()


def test_a_cut_is_a_retry_in_metrics_and_no_error_of_its_span() -> None:
    watched = TelemetryRecorder()
    with SessionServer(Part([event(1)], end="end"), Part([LAST], end="end")) as server:
        with client_of(server.url, telemetry=watched.telemetry()) as client:
            assert ids_of(client) == ["e1", "e5"]
    first, second = [tree for tree in watched.trees() if tree.name.endswith("stream_session_events")]
    assert first.events == ["reconnect", "closed before its end"]
    assert (first.status, first.attributes["anthropic.outcome"]) == ("UNSET", "closed")
    assert "error.type" not in first.attributes
    assert "reconnect" not in second.events
    assert watched.counted("anthropic_errors_total") == {}
    retries = {"service": "sessions.events", "attempt_number": "2"}
    assert watched.prometheus("anthropic_retries_total", **retries) == 1.0


REFUSED = Part(refused=error_answer(403, "permission_error"))
SLOW = RetryPolicy(initial_delay=3000, max_delay=3000)
FAILURES = {
    "no retries": ([Part(end="end")], {"max_retries": 0}, 0, ERROR),
    "no retries left": ([Part(end="end")], {"max_retries": 2}, 2, ERROR),
    "too late": ([Part(end="end")], {"max_retries": 5, "retry": SLOW}, 0, ERROR),
    "refused": ([Part([event(1)], end="end"), REFUSED], {"max_retries": 1}, 1, WARNING),
}
"""Parts, options, how often it reconnects, and the level of the failure at the end."""


@pytest.mark.parametrize("watched", [False, True])
@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_that_ends_the_reading_is_one_error(
    watched: bool, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    parts, options, reconnections, level = FAILURES[name]
    telemetry: dict[str, Any] = {"telemetry": TelemetryRecorder().telemetry()} if watched else {}
    with SessionServer(*parts) as server:
        with client_of(server.url, **options, **telemetry) as client:
            with pytest.raises(AnthropicError):
                ids_of(client, deadline=1000)
    reported = [(level, text) for _, level, text in said(caplog)]
    assert reported == [(WARNING, "Stream reconnects")] * reconnections + [(level, "Request failed")]
