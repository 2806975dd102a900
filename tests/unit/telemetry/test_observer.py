"""Spans end once, however a call ends; telemetry that is off does nothing."""

from __future__ import annotations

import gc
import os
import sys
import threading
from typing import Any

import pytest
from opentelemetry import context as contexts
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.trace import TracerProvider
from prometheus_client import CollectorRegistry

from integrations_anthropic import AnthropicClient, ConfigurationError, Telemetry
from integrations_anthropic._core.call.span import NoopSpan
from integrations_anthropic.testing import MockTransport, Reply
from tests.elapsed import eventually
from tests.unit.responses import EVENTS, MESSAGE, reply_with, sse
from tests.unit.telemetry_recorder import TelemetryRecorder

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


def client_of(transport: MockTransport, **options: Any) -> AnthropicClient:
    return AnthropicClient(api_key="k", transport=transport, **options)


def open_stream(watched: TelemetryRecorder) -> Any:
    transport = MockTransport(Reply(sse(EVENTS), headers={"content-type": "text/event-stream"}, cut=40))
    stream = client_of(transport, telemetry=watched.telemetry()).messages.create_stream(**HELLO)
    next(iter(stream))
    return stream


def ended(watched: TelemetryRecorder) -> list[str]:
    return [span.name for span in watched.spans if span.name.startswith("anthropic.client")]


def test_a_span_that_is_garbage_collected_ends_in_another_thread(watched: TelemetryRecorder) -> None:
    stream = open_stream(watched)
    stream.itself = stream  # only the collector of cycles can find it now
    threads: list[int] = []
    plain_end = watched.exporter.export

    def export(spans: Any) -> Any:
        threads.append(threading.get_ident())
        return plain_end(spans)

    watched.exporter.export = export  # type: ignore[method-assign]  # looks at where it is called
    del stream
    assert ended(watched) == []
    gc.collect()
    assert eventually(lambda: bool(ended(watched)))
    assert ended(watched) == ["anthropic.client.create_message_stream"]
    assert threads != [threading.get_ident()]
    assert watched.prometheus("anthropic_active_streams") == 0


def test_a_collection_that_comes_while_the_registry_is_locked_does_not_hang(watched: TelemetryRecorder) -> None:
    stream = open_stream(watched)
    stream.itself = stream
    del stream
    lock = watched.registry._names_to_collectors["anthropic_active_streams"]._value._lock  # type: ignore[attr-defined]  # what a scrape holds
    with lock:
        gc.collect()
    assert eventually(lambda: not watched.prometheus("anthropic_active_streams"))
    assert watched.prometheus("anthropic_active_streams") == 0


def test_a_forked_child_reports_no_call_of_its_parent(watched: TelemetryRecorder) -> None:
    stream = open_stream(watched)
    child = os.fork()
    if child == 0:
        stream.close()
        del stream
        gc.collect()
        clean = ended(watched) == [] and watched.prometheus("anthropic_active_streams") == 0
        os._exit(0 if clean else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert watched.prometheus("anthropic_active_streams") == 1
    stream.close()
    assert ended(watched) == ["anthropic.client.create_message_stream"]
    assert watched.prometheus("anthropic_active_streams") == 0


def test_a_coroutine_that_is_collected_in_another_context_does_not_change_that_context(
    watched: TelemetryRecorder, caplog: pytest.LogCaptureFixture
) -> None:
    """A token of one context cannot be reset in another: that context must stay as it is, without a warning."""
    import asyncio
    import contextvars

    from integrations_anthropic import AsyncAnthropicClient
    from integrations_anthropic.testing import AsyncMockTransport

    class Waiting(AsyncMockTransport):
        def send(self, request: Any) -> Any:
            return self._forever()

        async def _forever(self) -> Any:
            await asyncio.get_running_loop().create_future()

    client = AsyncAnthropicClient(api_key="k", transport=Waiting(), telemetry=watched.telemetry())

    async def main() -> Any:
        coroutine = client.messages.create(**HELLO)
        contextvars.copy_context().run(coroutine.send, None)
        return coroutine

    coroutine = asyncio.run(main())
    before = contexts.get_current()
    coroutine.close()
    assert contexts.get_current() is before
    assert [span.attributes["anthropic.outcome"] for span in watched.spans if span.attributes] == ["closed"] * 3
    assert not [record for record in caplog.records if record.name.startswith("opentelemetry")]


def test_a_client_without_telemetry_has_a_noop_span() -> None:
    client = client_of(MockTransport(reply_with(MESSAGE)))
    assert isinstance(client._pipeline.observer, NoopSpan)
    client.messages.create(**HELLO)
    assert client._pipeline.observer.context() is None


@pytest.mark.parametrize("off", [None, False])
def test_none_and_false_turn_nothing_on(off: Any) -> None:
    policy = Telemetry(tracer_provider=off, meter_provider=off, prometheus_registry=off)
    assert isinstance(client_of(MockTransport(), telemetry=policy)._pipeline.observer, NoopSpan)


@pytest.mark.parametrize("field", ["tracer_provider", "meter_provider", "prometheus_registry"])
@pytest.mark.parametrize("value", ["yes", object(), 1])
def test_an_object_that_is_not_a_provider_is_refused_by_name(field: str, value: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"telemetry.{field} must be .* not {type(value).__name__}") as caught:
        client_of(MockTransport(), telemetry=Telemetry(**{field: value}))
    assert caught.value.field == f"telemetry.{field}"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tracer_provider", TracerProvider),
        ("meter_provider", MeterProvider),
        ("prometheus_registry", CollectorRegistry),
    ],
)
def test_a_class_of_providers_is_no_provider(field: str, value: type) -> None:
    with pytest.raises(ConfigurationError, match=f"telemetry.{field} must be .* not the class {value.__name__}"):
        client_of(MockTransport(), telemetry=Telemetry(**{field: value}))


@pytest.mark.parametrize("field", ["log_content", "propagate"])
@pytest.mark.parametrize("value", ["true", 1, None])
def test_what_is_on_or_off_takes_no_other_value(field: str, value: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"telemetry.{field} must be one of True, False, not {value!r}"):
        Telemetry(**{field: value})


@pytest.mark.parametrize(
    ("field", "package", "module", "extra"),
    [
        ("tracer_provider", "opentelemetry", "otel_traces", "otel"),
        ("meter_provider", "opentelemetry", "otel_metrics", "otel"),
        ("prometheus_registry", "prometheus_client", "prometheus", "prometheus"),
    ],
)
def test_a_package_that_is_missing_is_named_with_its_extra(
    field: str, package: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, f"integrations_anthropic.telemetry.{module}", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ConfigurationError, match=rf"pip install 'integrations-anthropic\[{extra}\]'") as caught:
        client_of(MockTransport(), telemetry=Telemetry(**{field: True}))
    assert caught.value.field == f"telemetry.{field}"


def test_true_means_the_global_one() -> None:
    from opentelemetry import metrics, trace
    from prometheus_client import REGISTRY

    client = client_of(
        MockTransport(reply_with(MESSAGE)),
        telemetry={"tracer_provider": True, "meter_provider": True, "prometheus_registry": True},
    )
    labels = {"service": "messages", "method": "create", "status": "success", "model": "claude-sonnet-4-5"}
    before = REGISTRY.get_sample_value("anthropic_requests_total", labels) or 0
    client.messages.create(**HELLO)
    assert REGISTRY.get_sample_value("anthropic_requests_total", labels) == before + 1
    assert trace.get_tracer_provider() is not None
    assert metrics.get_meter_provider() is not None


def test_the_repr_of_a_client_shows_no_telemetry(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(), telemetry=watched.telemetry())
    assert repr(client) == "AnthropicClient(base_url='https://api.anthropic.com')"
