# Derived from tests/unit/_async/telemetry/test_content_of_calls.py by `make codegen`. Do not edit.
"""The content of calls: nothing of it is made for a trace that is not sampled, and it is cut where the user says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF

from integrations_anthropic import Telemetry
from integrations_anthropic.telemetry import content_writer
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import MESSAGE, reply_with
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of
from .logged import DEBUG, HELLO, ROOT, fields
from .traced import only, streamed

RECEIVER = 4 * 1024 * 1024
"""Bytes that a receiver of OTLP over gRPC takes at once by default."""


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are looked at."""
    seen: list[str] = []
    plain = content_writer.shown_text

    def shown_text(text: str, longest: int) -> str:
        seen.append(text)
        return plain(text, longest)

    monkeypatch.setattr(content_writer, "shown_text", shown_text)
    return seen


def test_nothing_of_the_content_is_read_for_a_trace_that_is_not_sampled(
    read: list[str], watched: TelemetryRecorder
) -> None:
    providers: list[Any] = [TracerProvider(sampler=ALWAYS_OFF, shutdown_on_exit=False), watched.tracer_provider]
    for provider, count in zip(providers, (0, 2), strict=True):
        telemetry = Telemetry(tracer_provider=provider, log_content=True)
        client = client_of(MockTransport(reply_with(MESSAGE), streamed()), telemetry=telemetry)
        client.messages.create(**HELLO)
        client.messages.create_stream(**HELLO).get_final_message()
        assert read.count("c4n4ry") == count


def test_content_is_cut_at_the_lengths_of_the_policy_in_spans_and_logs(
    watched: TelemetryRecorder, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(DEBUG, logger=ROOT)
    telemetry = watched.telemetry(log_content=True, max_content_length=40)
    client = client_of(MockTransport(reply_with(MESSAGE)), telemetry=telemetry)
    client.messages.create(**HELLO | {"system": "y" * 40 + "z" * 60})
    attributes = only(watched).attributes
    (part,) = json.loads(attributes["gen_ai.system_instructions"])
    assert part["content"] == "y" * 40 + "… (60 characters more)"
    assert attributes["anthropic.content_truncated"] is True
    body = fields(caplog, "Sending request")["body"]
    assert body[40:].startswith("… (") and body.endswith(" bytes more)")


def test_by_default_a_text_has_8000_characters_and_a_logged_body_1950(
    watched: TelemetryRecorder, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(DEBUG, logger=ROOT)
    transport = MockTransport(reply_with(MESSAGE))
    client = client_of(transport, telemetry=watched.telemetry(log_content=True))
    client.messages.create(**HELLO | {"system": [{"type": "text", "text": "y" * n} for n in (8_000, 8_001)]})
    whole, cut = json.loads(only(watched).attributes["gen_ai.system_instructions"])
    assert whole["content"] == "y" * 8_000
    assert cut["content"] == "y" * 8_000 + "… (1 characters more)"
    sent = len(transport.requests[0].body or b"")
    assert fields(caplog, "Sending request")["body"].endswith(f"y… ({sent - 1_950} bytes more)")


def test_six_calls_with_much_content_fit_into_what_a_receiver_takes_at_once(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(*[reply_with(MESSAGE)] * 6), telemetry=watched.telemetry(log_content=True))
    messages = [{"role": "user", "content": "word " * 1_500}] * 80
    for _ in range(6):
        client.messages.create(**HELLO | {"messages": messages})
    assert len(watched.spans) == 18
    assert sum(len(span.to_json(indent=None)) for span in watched.spans) < RECEIVER
    asked = [json.loads(tree.attributes["gen_ai.input.messages"]) for tree in watched.trees()]
    assert [len(each) for each in asked] == [80] * 6
    assert not any("anthropic.content_truncated" in tree.attributes for tree in watched.trees())


def test_the_content_of_a_call_has_the_limit_of_the_policy(watched: TelemetryRecorder) -> None:
    telemetry = watched.telemetry(log_content=True, max_content_bytes=20_000)
    client = client_of(MockTransport(reply_with(MESSAGE)), telemetry=telemetry)
    messages = [{"role": "user", "content": f"{n} " + "word " * 1_000} for n in range(80)]
    client.messages.create(**HELLO | {"messages": messages, "system": "s" * 9_000})
    attributes = only(watched).attributes
    content = {name: text for name, text in attributes.items() if isinstance(text, str) and len(text) > 500}
    assert set(content) == {"gen_ai.system_instructions", "gen_ai.input.messages"}
    assert 10_000 < sum(map(len, content.values())) < 20_000
    mark, *kept = json.loads(content["gen_ai.input.messages"])
    assert mark["parts"][0]["content"] == f"… ({80 - len(kept)} earlier messages left out)"
    assert kept[-1]["parts"][0]["content"].startswith("79 ")
    assert attributes["anthropic.content_truncated"] is True
