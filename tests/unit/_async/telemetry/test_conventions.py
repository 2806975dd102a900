"""The conventions of OpenTelemetry for generative AI and HTTP, beside the package's own names."""

from __future__ import annotations

from typing import Any

import pytest
from opentelemetry.sdk.metrics.export import HistogramDataPoint
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF, Decision, Sampler, SamplingResult
from prometheus_client import generate_latest

from integrations_anthropic import ConfigurationError, NotFoundError, OverloadedError, Telemetry
from integrations_anthropic.testing import AsyncMockTransport, VirtualClock
from tests.unit.responses import MESSAGE, failure, page, reply_with
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of
from .traced import HELLO, only, streamed

pytestmark = pytest.mark.anyio

MODEL = HELLO["model"]
SCHEMA_URL = "https://opentelemetry.io/schemas/1.41.0"
LABELS: dict[str, Any] = {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "anthropic",
    "gen_ai.request.model": MODEL,
    "gen_ai.response.model": MODEL,
    "server.address": "api.anthropic.com",
    "server.port": 443,
}
SECONDS = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92)
TOKENS = (1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864)


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


def points(watched: TelemetryRecorder, name: str) -> list[HistogramDataPoint]:
    data = watched.reader.get_metrics_data()
    assert data is not None
    (scope,) = (scope for resource in data.resource_metrics for scope in resource.scope_metrics)
    assert scope.schema_url == SCHEMA_URL
    found: list[Any] = [point for m in scope.metrics if m.name == name for point in m.data.data_points]
    return found


async def test_a_request_is_described_as_the_conventions_say(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(reply_with(MESSAGE)), telemetry=watched.telemetry())
    config = {"effort": "high", "format": {"type": "json_schema", "schema": {"type": "object"}}}
    stops = ["END", "sk-ant-api03-c4n4ry-secret", "x" * 500, *map(str, range(30))]
    await client.messages.create(**HELLO, temperature=1, top_p=0.5, top_k=7, stop_sequences=stops, output_config=config)
    attributes = only(watched).attributes
    asked = {name.removeprefix("gen_ai.request."): v for name, v in attributes.items() if "gen_ai.request." in name}
    sequences = asked.pop("stop_sequences")
    assert asked == {
        "model": MODEL,
        "max_tokens": 9,
        "stream": False,
        "temperature": 1.0,
        "top_p": 0.5,
        "top_k": 7,
        "reasoning.level": "high",
    }
    assert isinstance(attributes["gen_ai.request.top_k"], int)
    assert attributes["gen_ai.output.type"] == "json"
    assert (len(sequences), sequences[0], sequences[2]) == (16, "END", "x" * 100)
    assert "c4n4ry" not in str(sequences)


@pytest.mark.parametrize(
    "odd", [{"top_k": 1.5}, {"temperature": "hot"}, {"stop_sequences": "END"}, {"output_config": 7}, {"top_p": True}]
)
async def test_what_is_not_of_its_type_is_left_out(odd: dict[str, Any], watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(reply_with(MESSAGE)), telemetry=watched.telemetry())
    await client.messages.create(**HELLO, extra_body=odd)
    asked = {name for name in only(watched).attributes if name.startswith(("gen_ai.request.", "gen_ai.output"))}
    assert asked == {"gen_ai.request.model", "gen_ai.request.max_tokens", "gen_ai.request.stream"}


class SeenByASampler(Sampler):
    """Records nothing, and keeps what it could decide by."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[str, Any]]] = []

    def should_sample(self, parent_context: Any, trace_id: Any, name: str, *args: Any, **more: Any) -> SamplingResult:
        attributes = args[1] if len(args) > 1 else more.get("attributes")
        self.seen.append((name, dict(attributes or {})))
        return SamplingResult(Decision.DROP)

    def get_description(self) -> str:
        return "sees"


async def test_a_sampler_sees_what_the_conventions_name_and_nothing_else_is_made(watched: TelemetryRecorder) -> None:
    sampler = watched.tracer_provider.sampler = SeenByASampler()
    client = client_of(AsyncMockTransport(reply_with(MESSAGE)), telemetry=watched.telemetry(span_names="genai"))
    await client.messages.create(**HELLO, temperature=1)
    call, execute, attempt = sampler.seen
    known = {name: label for name, label in LABELS.items() if name != "gen_ai.response.model"}
    assert call == (f"chat {MODEL}", known | {"anthropic.operation": "messages.create", "anthropic.model": MODEL})
    assert execute == ("anthropic.resilience.execute", {})
    assert attempt[1].keys() == {"http.request.method", "url.full"}
    assert watched.spans == ()


async def test_spans_are_named_by_the_convention_where_that_is_asked_for(watched: TelemetryRecorder) -> None:
    replies = [reply_with(MESSAGE), streamed(), reply_with({"input_tokens": 3}), reply_with(page([], more=False))]
    client = client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry(span_names="genai"))
    await client.messages.create(**HELLO)
    async with client.messages.create_stream(**HELLO) as stream:
        await stream.get_final_message()
    await client.messages.count_tokens(model=MODEL, messages=HELLO["messages"])
    assert [model async for model in client.models.list()] == []
    names = [tree.name for tree in watched.trees()]
    assert names == [f"chat {MODEL}", f"chat {MODEL}", f"count_tokens {MODEL}", "list_models"]
    assert {span.instrumentation_scope.schema_url for span in watched.spans if span.instrumentation_scope} == {
        SCHEMA_URL
    }


async def test_a_name_may_be_long_or_a_secret_and_makes_no_such_span(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(reply_with(MESSAGE)), telemetry=watched.telemetry(span_names="genai"))
    await client.messages.create(**HELLO | {"model": "sk-ant-api03-c4n4ry-secret" + "m" * 900})
    (tree,) = watched.trees()
    assert "c4n4ry" not in tree.name
    assert len(tree.name) < 250


def test_other_names_are_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"telemetry\.span_names must be one of .package., .genai."):
        Telemetry(span_names="seed")  # type: ignore[arg-type]  # what is tested


async def test_a_call_is_measured_by_the_conventions_too(watched: TelemetryRecorder) -> None:
    clock = VirtualClock()
    replies = [reply_with(failure("rate_limit_error"), 429, retry_after="3"), streamed()]
    client = client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry(), clock=clock)
    async with client.messages.create_stream(**HELLO) as stream:
        clock.advance(2)
        await stream.get_final_message()
    (duration,) = points(watched, "gen_ai.client.operation.duration")
    (first,) = points(watched, "gen_ai.client.operation.time_to_first_chunk")
    assert (duration.sum, duration.explicit_bounds, dict(duration.attributes or {})) == (5, SECONDS, LABELS)
    assert (first.sum, first.explicit_bounds, dict(first.attributes or {})) == (3, SECONDS, LABELS)
    tokens = points(watched, "gen_ai.client.token.usage")
    assert {(point.attributes or {})["gen_ai.token.type"]: point.sum for point in tokens} == {"input": 3, "output": 4}
    assert {point.explicit_bounds for point in tokens} == {TOKENS}
    assert all({**(point.attributes or {})}.items() >= LABELS.items() for point in tokens)


async def test_an_error_is_measured_with_its_type_and_a_model_of_no_answer_is_other(
    watched: TelemetryRecorder,
) -> None:
    replies = [reply_with(failure("overloaded_error"), 529), reply_with(failure("not_found_error"), 404)]
    client = client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry(), max_retries=0)
    with pytest.raises(OverloadedError):
        await client.messages.create(**HELLO)
    with pytest.raises(NotFoundError):
        await client.messages.create(**HELLO | {"model": "no-such-model"})
    seen = [dict(point.attributes or {}) for point in points(watched, "gen_ai.client.operation.duration")]
    asked = {name: label for name, label in LABELS.items() if name != "gen_ai.response.model"}
    asked["gen_ai.request.model"] = "other"
    assert sorted(seen, key=str) == [asked | {"error.type": kind} for kind in ("not_found", "overloaded")]
    assert points(watched, "gen_ai.client.token.usage") == []


async def test_a_call_in_which_no_model_writes_is_none_of_generative_ai(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(reply_with(page([], more=False))), telemetry=watched.telemetry())
    assert [model async for model in client.models.list()] == []
    assert watched.metered("gen_ai.client.operation.duration") == {}
    assert watched.registry.get_sample_value("gen_ai_client_operation_duration_count") is None


UNITS = {
    "anthropic_requests_total": "{request}",
    "anthropic_tokens_total": "{token}",
    "anthropic_request_duration_seconds": "s",
    "anthropic_active_streams": "{stream}",
    "anthropic_circuit_breaker_state": "{state}",
    "anthropic_rate_limit_remaining": "{request}",
    "gen_ai.client.operation.duration": "s",
    "gen_ai.client.token.usage": "{token}",
}


async def test_no_unit_is_one_because_prometheus_would_call_a_gauge_a_ratio(watched: TelemetryRecorder) -> None:
    limits = {"anthropic_ratelimit_requests_limit": "9", "anthropic_ratelimit_requests_remaining": "5"}
    client = client_of(AsyncMockTransport(reply_with(MESSAGE, **limits)), telemetry=watched.telemetry())
    await client.messages.create(**HELLO)
    data = watched.reader.get_metrics_data()
    assert data is not None
    found = {
        metric.name: metric.unit
        for resource in data.resource_metrics
        for scope in resource.scope_metrics
        for metric in scope.metrics
    }
    assert {name: found.get(name) for name in UNITS} == UNITS
    assert "1" not in found.values()


async def test_what_is_not_sampled_costs_no_attributes(watched: TelemetryRecorder) -> None:
    watched.tracer_provider.sampler = ALWAYS_OFF
    client = client_of(AsyncMockTransport(reply_with(MESSAGE)), telemetry=watched.telemetry())
    await client.messages.create(**HELLO, stop_sequences=["END"])
    assert watched.spans == ()


async def test_a_key_that_a_gateway_took_for_a_model_is_in_no_signal(watched: TelemetryRecorder) -> None:
    key = "sk-ant-api03-c4n4ry-secret-of-somebody"
    transport = AsyncMockTransport(reply_with(MESSAGE | {"model": key}))
    await client_of(transport, telemetry=watched.telemetry()).messages.create(**HELLO | {"model": key})
    assert not any("c4n4ry" in span.to_json() for span in watched.spans)
    data = watched.reader.get_metrics_data()
    assert data is not None
    assert "c4n4ry" not in data.to_json()
    assert "c4n4ry" not in generate_latest(watched.registry).decode()
