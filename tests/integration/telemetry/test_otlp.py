"""Traces and metrics over OTLP: a receiver with the usual limit takes every span, and one that fails harms no call."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from opentelemetry.exporter.otlp.proto.grpc.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter as HttpMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter as HttpSpanExporter
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, Telemetry
from integrations_anthropic.telemetry.call_record import CallRecord
from integrations_anthropic.testing import AsyncMockTransport, MockTransport, Reply

from .receiver import LIMIT, FailingReceiver, Receiver, attributes, hangs, refuses, resets

MODEL = "claude-sonnet-5-5"
CONTENT = ("gen_ai.system_instructions", "gen_ai.tool.definitions", "gen_ai.input.messages", "gen_ai.output.messages")
TRUNCATED = "anthropic.content_truncated"


def answer(text: str = "Yes.") -> Reply:
    return Reply(
        {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": MODEL,
            "content": [{"type": "text", "text": text}],
            "stop_reason": "end_turn",
            "usage": {"input_tokens": 3, "output_tokens": 4},
        }
    )


def blocking(telemetry: Telemetry, count: int, text: str, **request: Any) -> None:
    """Make calls with the blocking client."""
    transport = MockTransport(*[answer(text) for _ in range(count)])
    with AnthropicClient(api_key="k", transport=transport, telemetry=telemetry) as client:
        for _ in range(count):
            client.messages.create(model=MODEL, max_tokens=9, **request)


def at_once(telemetry: Telemetry, count: int, text: str, **request: Any) -> None:
    """Make calls with the async client, all at once."""

    async def main() -> None:
        transport = AsyncMockTransport(*[answer(text) for _ in range(count)])
        async with AsyncAnthropicClient(api_key="k", transport=transport, telemetry=telemetry) as client:
            calls = (client.messages.create(model=MODEL, max_tokens=9, **request) for _ in range(count))
            await asyncio.gather(*calls)

    asyncio.run(main())


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


@pytest.fixture
def provider(receiver: Receiver, caplog: pytest.LogCaptureFixture) -> Iterator[TracerProvider]:
    """A provider that exports in the usual batches. An export that is refused fails the test."""
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=receiver.address, insecure=True)))
    yield provider
    provider.shutdown()
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def arrived(receiver: Receiver, provider: TracerProvider) -> list[dict[str, Any]]:
    """The attributes of all spans of calls, once everything was exported; every span of theirs arrived."""
    assert provider.force_flush()
    calls = [span for span in receiver.spans if span.name.startswith("anthropic.client.")]
    assert len(receiver.spans) == 3 * len(calls)
    return [attributes(span) for span in calls]


def said(text: str, messages: int = 1) -> list[dict[str, Any]]:
    return [{"role": "user", "content": text}] * messages


SIX: dict[str, dict[str, Any]] = {
    "one text": {"messages": said("x" * 600_000)},
    "80 messages": {"messages": said("word " * 1_500, 80)},
    "escapes": {"messages": said('"\\ \n' * 1_875, 80)},
    "other alphabets": {"messages": said("слово " * 1_000, 55)},
    "emoji": {"messages": said("\U0001f600" * 7_500, 20)},
    "system and tools": {
        "messages": said("word " * 1_500, 40),
        "system": [{"type": "text", "text": "word " * 1_500}] * 20,
        "tools": [{"name": f"t{n}", "description": "x" * 7_500, "input_schema": {"type": "object"}} for n in range(20)],
    },
    "results of tools": {
        "messages": [
            {"role": "assistant", "content": [{"type": "tool_use", "id": "t", "name": "n", "input": {}}]},
            {
                "role": "user",
                "content": [{"type": "tool_result", "tool_use_id": "t", "content": '{"a": "b"}' * 60_000}],
            },
        ]
    },
}


@pytest.mark.parametrize("make", [blocking, at_once])
@pytest.mark.parametrize("request_", SIX.values(), ids=SIX)
def test_a_receiver_takes_all_spans_of_six_calls_with_600_kb_of_content(
    make: Callable[..., None], request_: dict[str, Any], receiver: Receiver, provider: TracerProvider
) -> None:
    make(Telemetry(tracer_provider=provider, log_content=True), 6, "Yes.", **request_)
    calls = arrived(receiver, provider)
    assert len(calls) == 6
    assert all(size < LIMIT for size, _ in receiver.batches)
    for call in calls:
        cut = any("… (" in call.get(name, "") for name in CONTENT)
        assert cut is call.get(TRUNCATED, False)


@pytest.mark.parametrize("make", [blocking, at_once])
def test_where_texts_of_600_kb_are_asked_for_whole_six_calls_have_them_whole(
    make: Callable[..., None], receiver: Receiver, provider: TracerProvider
) -> None:
    telemetry = Telemetry(tracer_provider=provider, log_content=True, max_content_length=10**6)
    make(telemetry, 6, "Yes.", messages=said("x" * 600_000))
    for call in arrived(receiver, provider):
        assert TRUNCATED not in call
        assert json.loads(call["gen_ai.input.messages"])[0]["parts"][0]["content"] == "x" * 600_000


@pytest.mark.parametrize("make", [blocking, at_once])
def test_a_receiver_takes_six_calls_whose_prompt_and_answer_are_longer_than_the_limit_of_a_call(
    make: Callable[..., None], receiver: Receiver, provider: TracerProvider
) -> None:
    telemetry = Telemetry(tracer_provider=provider, log_content=True, max_content_length=10**7)
    make(telemetry, 6, "y\n" * 600_000, messages=said('"' * 600_000), system="s" * 600_000)
    calls = arrived(receiver, provider)
    assert [call[TRUNCATED] for call in calls] == [True] * 6
    assert all(json.loads(call[name]) for call in calls for name in CONTENT if name in call)


@pytest.mark.parametrize("make", [blocking, at_once])
def test_a_full_batch_fits_however_much_content_its_calls_have(
    make: Callable[..., None], receiver: Receiver, provider: TracerProvider
) -> None:
    telemetry = Telemetry(tracer_provider=provider, log_content=True)
    # 510 spans: the processor exports by itself from 512 on.
    make(telemetry, 170, "word " * 1_500, messages=said("word " * 1_500, 6))
    calls = arrived(receiver, provider)
    assert len(calls) == 170
    assert all(size < LIMIT for size, _ in receiver.batches)
    assert sum(size for size, _ in receiver.batches) > 3_700_000
    whole = [call for call in calls if TRUNCATED not in call]
    assert len(whole) >= 60
    left_out = json.loads(calls[-1]["gen_ai.input.messages"])[0]["parts"][0]["content"]
    assert "bytes left out: spans that end together have 3700000 at most" in left_out


def test_metrics_arrive(receiver: Receiver) -> None:
    exporter = OTLPMetricExporter(endpoint=receiver.address, insecure=True)
    provider = MeterProvider([PeriodicExportingMetricReader(exporter)], shutdown_on_exit=False)
    telemetry = Telemetry(meter_provider=provider)
    blocking(telemetry, 3, "Yes.", messages=said("Hi"))
    at_once(telemetry, 4, "Yes.", messages=said("Hi"))
    assert provider.force_flush()
    provider.shutdown()
    # Beside it are series that begin at zero.
    counted = receiver.metrics["anthropic_requests_total"].sum.data_points
    (point,) = (point for point in counted if point.as_int or point.as_double)
    assert attributes(point) == {"service": "messages", "method": "create", "status": "success", "model": MODEL}
    assert point.as_int == 7 or point.as_double == 7
    timed = receiver.metrics["anthropic_request_duration_seconds"].histogram.data_points
    assert sum(each.count for each in timed) == 7
    (streams,) = receiver.metrics["anthropic_active_streams"].gauge.data_points
    assert streams.as_int == 0


def calls_in_memory() -> int:
    """How many calls are kept, also those of other tests."""
    gc.collect()
    return sum(type(thing) is CallRecord for thing in gc.get_objects())


FAULTS = {"400": refuses(400), "503": refuses(503), "reset": resets, "silence": hangs, "not there": None}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_receiver_that_fails_harms_no_call_and_nothing_of_a_call_is_kept_for_it(fault: Any) -> None:
    before = calls_in_memory()
    with FailingReceiver(fault or refuses(400)) as failing:
        url = failing.url if fault else "http://127.0.0.1:1"
        spans = HttpSpanExporter(endpoint=f"{url}/v1/traces", timeout=1)
        provider = TracerProvider(shutdown_on_exit=False)
        provider.add_span_processor(BatchSpanProcessor(spans, max_queue_size=64, max_export_batch_size=8))
        metrics = HttpMetricExporter(endpoint=f"{url}/v1/metrics", timeout=1)
        meters = MeterProvider([PeriodicExportingMetricReader(metrics, 20)], shutdown_on_exit=False)
        telemetry = Telemetry(tracer_provider=provider, meter_provider=meters, log_content=True)
        # Far more spans than the queue of the processor takes.
        for make in (blocking, at_once):
            make(telemetry, 100, "Yes.", messages=said("word " * 1_500))
        assert fault is None or failing.asked.wait(20)
        assert calls_in_memory() <= before
        for make in (blocking, at_once):
            make(telemetry, 1, "Yes.", messages=said("Hi"))
        # Ends the pauses between their tries, for which the providers would wait.
        spans.shutdown()
        metrics.shutdown()
        failing.ended.set()
        provider.shutdown()
        meters.shutdown()
