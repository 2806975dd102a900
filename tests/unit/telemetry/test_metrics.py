"""The nine metrics, with their labels and buckets, for both backends."""

from __future__ import annotations

import gc
import os
from types import SimpleNamespace
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from prometheus_client import CollectorRegistry, Counter, generate_latest

from integrations_anthropic import AnthropicClient, ConfigurationError, Telemetry
from integrations_anthropic._config.validators import HISTOGRAMS
from integrations_anthropic.telemetry import otel_metrics, prometheus
from integrations_anthropic.telemetry.instruments import INSTRUMENTS, MOST_MODELS, ModelNames, attempt_label

REQUEST_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120]
TOKEN_BUCKETS = [0.1, 0.25, 0.5, 1, 2, 5]
SEED = {
    "anthropic_requests_total": ("counter", ["service", "method", "status", "model"], []),
    "anthropic_tokens_total": ("counter", ["service", "direction", "model"], []),
    "anthropic_errors_total": ("counter", ["service", "error_type", "retryable"], []),
    "anthropic_retries_total": ("counter", ["service", "attempt_number"], []),
    "anthropic_request_duration_seconds": ("histogram", ["service", "method", "status"], REQUEST_BUCKETS),
    "anthropic_time_to_first_token_seconds": ("histogram", ["model"], TOKEN_BUCKETS),
    "anthropic_rate_limit_remaining": ("gauge", ["limit_type"], []),
    "anthropic_circuit_breaker_state": ("gauge", ["service"], []),
    "anthropic_active_streams": ("gauge", [], []),
}

SIGNAL: Any = object()
PROFILE = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0"


def begin_stream(store: Any) -> Any:
    """A call whose stream is counted as active."""
    call = SimpleNamespace(state={})
    store.stream_of(call, SIGNAL, active=True)
    return call


def test_the_table_of_metrics_is_complete() -> None:
    assert {each.name: (each.kind, list(each.labels), list(each.buckets)) for each in INSTRUMENTS} == SEED


def fill(backend: Any) -> None:
    """One value for each instrument."""
    for each in INSTRUMENTS:
        labels = [f"a-{name}" for name in each.labels]
        give = {"counter": backend.add, "histogram": backend.observe, "gauge": backend.set}[each.kind]
        give(each, 2, *labels)


def test_prometheus_has_each_with_its_labels_and_buckets() -> None:
    registry = CollectorRegistry()
    fill(prometheus.store_of(registry).backend)
    text = generate_latest(registry).decode()
    for name, (kind, labels, buckets) in SEED.items():
        shown = ",".join(f'{label}="a-{label}"' for label in sorted(labels))
        series = f"{{{shown}}}" if shown else ""
        assert f"# TYPE {name} {kind}\n" in text
        if kind == "histogram":
            found = [
                line.partition('le="')[2].partition('"')[0]
                for line in text.splitlines()
                if line.startswith(f"{name}_bucket")
            ]
            assert [float(bound) for bound in found] == [*buckets, float("inf")]
            assert f"{name}_sum{series} 2.0\n" in text
        else:
            assert f"{name}{series} 2.0\n" in text


def test_opentelemetry_has_each_with_its_labels_and_buckets() -> None:
    reader = InMemoryMetricReader()
    provider = MeterProvider([reader], shutdown_on_exit=False)
    fill(otel_metrics.store_of(provider).backend)
    data = reader.get_metrics_data()
    assert data is not None
    (scope,) = data.resource_metrics[0].scope_metrics
    assert scope.scope.name == "integrations_anthropic"
    found = {metric.name: metric.data for metric in scope.metrics}
    assert found.keys() == SEED.keys()
    for name, (kind, labels, buckets) in SEED.items():
        point = next(each for each in found[name].data_points if getattr(each, "value", None) != 0)
        assert dict(point.attributes or {}) == {label: f"a-{label}" for label in labels}
        assert type(found[name]).__name__ == {"counter": "Sum", "histogram": "Histogram", "gauge": "Gauge"}[kind]
        if kind == "histogram":
            assert list(point.explicit_bounds) == buckets  # type: ignore[union-attr]
    provider.shutdown()


def test_clients_that_share_a_registry_share_its_metrics() -> None:
    registry = CollectorRegistry()
    store = prometheus.store_of(registry)
    assert prometheus.store_of(registry) is store
    streaming = [begin_stream(store) for _ in range(2)]
    prometheus.store_of(registry).stream_of(streaming[0], SIGNAL, active=False)
    assert registry.get_sample_value("anthropic_active_streams") == 1
    assert prometheus.store_of(CollectorRegistry()) is not store
    provider = MeterProvider(shutdown_on_exit=False)
    assert otel_metrics.store_of(provider) is otel_metrics.store_of(provider)


def test_a_name_that_is_taken_is_refused_and_no_metric_of_this_package_is_left() -> None:
    registry = CollectorRegistry()
    taken = Counter("anthropic_errors_total", "somebody's", registry=registry)
    with pytest.raises(ConfigurationError, match="anthropic_errors_total") as caught:
        prometheus.store_of(registry)
    assert caught.value.field == "telemetry.prometheus_registry"
    registry.unregister(taken)
    assert list(registry.collect()) == []
    assert prometheus.store_of(registry) is prometheus.store_of(registry)


def test_a_child_of_a_fork_has_no_streams_of_its_parent() -> None:
    registry = CollectorRegistry()
    store = prometheus.store_of(registry)
    for _ in range(3):
        begin_stream(store)
    child = os.fork()
    if child == 0:
        begin_stream(store)
        os._exit(0 if registry.get_sample_value("anthropic_active_streams") == 1 else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert registry.get_sample_value("anthropic_active_streams") == 3


@pytest.mark.parametrize(
    ("model", "label"),
    [
        (None, "none"),
        ("claude-sonnet-4-5", "claude-sonnet-4-5"),
        ("anthropic.claude-3-5-sonnet-20241022-v2:0", "anthropic.claude-3-5-sonnet-20241022-v2:0"),
        ("anthropic/claude-opus-4", "anthropic/claude-opus-4"),
        ("claude-3-haiku@20240307", "claude-3-haiku@20240307"),
        ("gpt", "gpt"),
        ("claude-" + "x" * 500, "other"),
        (PROFILE, PROFILE),
        ("sk-ant-api03-c4n4ry-secret-of-somebody", "other"),
        ("claude-sonnet\n", "other"),
        ("", "other"),
    ],
)
def test_a_model_name_of_a_possible_form_is_a_label_once_the_api_accepted_it(model: str | None, label: str) -> None:
    names = ModelNames()
    assert names.label(model) == ("none" if model is None else "other")
    assert names.label(model, accepted=True) == label
    assert names.label(model) == label


def test_names_that_were_only_asked_for_use_up_no_label() -> None:
    names = ModelNames()
    assert {names.label(f"claude-invented-{number}") for number in range(10_000)} == {"other"}
    assert names.label("claude-sonnet-5-5", accepted=True) == "claude-sonnet-5-5"
    assert names.label("a b", accepted=True) == "other"


def test_however_many_models_are_asked_for_the_labels_stay_few() -> None:
    names = ModelNames()
    labels = {names.label(f"claude-{number}", accepted=True) for number in range(10_000)}
    assert len(labels) == MOST_MODELS + 1
    assert "other" in labels
    assert names.label("claude-0") == "claude-0"


def test_however_many_attempts_are_made_the_labels_stay_few() -> None:
    assert {attempt_label(number) for number in range(2, 5000)} == {*map(str, range(2, 11)), "11+"}


def test_the_store_of_a_registry_is_freed_with_it() -> None:
    gc.collect()
    before = len(prometheus._stores)
    for _ in range(3):
        prometheus.store_of(CollectorRegistry())
    gc.collect()
    assert len(prometheus._stores) == before


DURATION, FIRST_TOKEN = HISTOGRAMS


def bounds(registry: CollectorRegistry, name: str) -> list[str]:
    return [
        sample.labels["le"]
        for metric in registry.collect()
        for sample in metric.samples
        if sample.name == f"{name}_bucket"
    ]


@pytest.mark.parametrize(
    ("buckets", "durations", "first_tokens"),
    [
        ([1, 5.5], ["1.0", "5.5", "+Inf"], ["1.0", "5.5", "+Inf"]),
        ({DURATION: (0.2,)}, ["0.2", "+Inf"], [*map(str, map(float, TOKEN_BUCKETS)), "+Inf"]),
        ({}, [*map(str, map(float, REQUEST_BUCKETS)), "+Inf"], [*map(str, map(float, TOKEN_BUCKETS)), "+Inf"]),
    ],
)
def test_buckets_can_be_chosen_for_all_histograms_or_for_some(
    buckets: Any, durations: list[str], first_tokens: list[str]
) -> None:
    registry = CollectorRegistry()
    telemetry = Telemetry(prometheus_registry=registry, buckets=buckets)
    for _ in range(2):
        AnthropicClient(api_key="k", telemetry=telemetry).close()
    AnthropicClient(api_key="k", telemetry=Telemetry(prometheus_registry=registry)).close()
    fill(prometheus.store_of(registry).backend)
    assert bounds(registry, DURATION) == durations
    assert bounds(registry, FIRST_TOKEN) == first_tokens


@pytest.mark.parametrize(
    "buckets",
    [
        *(
            [],
            (),
            "1,2",
            [0, 1],
            [1, 1],
            [2, 1],
            [1, float("inf")],
            [float("nan")],
            [True],
            ["1"],
            5,
            [1, 10**400],
            list(range(1, 102)),
        ),
        *({DURATION: []}, {DURATION: "x"}, {"anthropic_requests_total": [1]}),
    ],
)
def test_buckets_that_are_none_are_refused(buckets: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"telemetry\.buckets (must be 1 to 100 rising|has 'anth)") as caught:
        Telemetry(buckets=buckets)
    assert caught.value.field == "telemetry.buckets"


@pytest.mark.parametrize("given", [{}, {"prometheus_registry": False}, {"meter_provider": True}])
def test_buckets_without_a_registry_are_refused_and_not_ignored(given: dict[str, Any]) -> None:
    why = r"telemetry\.buckets are those of Prometheus: pass prometheus_registry=, or .* views"
    with pytest.raises(ConfigurationError, match=why) as caught:
        Telemetry(buckets=[1, 2], **given)
    assert caught.value.field == "telemetry.buckets"
    with pytest.raises(ConfigurationError, match=why):
        AnthropicClient(api_key="k", telemetry={"buckets": [1, 2], **given})


def test_two_clients_that_want_different_buckets_in_one_registry_are_refused() -> None:
    registry = CollectorRegistry()
    AnthropicClient(api_key="k", telemetry=Telemetry(prometheus_registry=registry, buckets=[1, 2])).close()
    with pytest.raises(ConfigurationError, match=r"made anthropic_request_duration_seconds .* buckets \(1\.0, 2\.0\)"):
        AnthropicClient(api_key="k", telemetry=Telemetry(prometheus_registry=registry, buckets=[1, 3]))


def test_the_names_of_histograms_are_those_of_the_table() -> None:
    assert set(HISTOGRAMS) <= {each.name for each in INSTRUMENTS if each.kind == "histogram"}
