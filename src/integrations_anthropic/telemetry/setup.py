"""Builds the observer that a client's settings ask for. The packages of a signal are imported where it is on."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .._loading.lazy_import import load
from ..errors import ConfigurationError
from .log_events import LogSignal
from .observer import Observer
from .runs.run_log import RunLogSignal

if TYPE_CHECKING:
    from .._config.policies import Telemetry
    from .._core.call.protocols import Clock, Logger
    from ..prices import Meter
    from .content_writer import ContentLimits
    from .metrics import MetricSignal
    from .signal import Signal

__all__ = ["build_signals"]


def build_signals(
    policy: Telemetry,
    logger: Callable[[str], Logger],
    clock: Clock,
    meter: Meter | None = None,
    provider_name: str = "anthropic",
) -> Observer:
    """An observer with the signals that are on, and always the log, which writes nothing that is not read.

    `meter`: counts what calls use, and what they cost, which is then a metric too. `provider_name`: who serves the
    model, as OpenTelemetry names it.

    Raises ConfigurationError where a package is missing, or where a provider or registry is not one.
    """
    signals: list[Signal] = []
    if _is_on(policy.tracer_provider):
        signals.append(_traces(policy, provider_name))
    if _is_on(policy.meter_provider):
        provider = _given("meter_provider", policy.meter_provider, "get_meter", "a MeterProvider of OpenTelemetry")
        metrics = _metrics("meter_provider", "otel_metrics", "otel", provider, clock)
        load(f"{__package__}.conventions.genai_metrics")
        from .conventions.genai_metrics import GenAIMetricSignal

        signals += [metrics, GenAIMetricSignal(metrics.store, provider_name)]
    if _is_on(policy.prometheus_registry):
        registry = _given("prometheus_registry", policy.prometheus_registry, "register", "a CollectorRegistry")
        signals.append(_metrics("prometheus_registry", "prometheus", "prometheus", registry, clock, policy.buckets))
    if meter is not None:
        load("integrations_anthropic.telemetry.meter_signal", "integrations_anthropic.telemetry.metrics")
        from .meter_signal import MeterSignal
        from .metrics import MetricSignal

        stores = [signal.store for signal in signals if isinstance(signal, MetricSignal)]
        signals.append(MeterSignal(meter, clock, stores))
    # Last, so that its records can name the trace of the call.
    signals.append(LogSignal(logger, clock, content=policy.log_content, longest=policy.max_content_length))
    signals.append(RunLogSignal(logger))
    return Observer(signals, clock)


def _traces(policy: Telemetry, provider_name: str) -> Signal:
    provider = _given("tracer_provider", policy.tracer_provider, "get_tracer", "a TracerProvider of OpenTelemetry")
    signal: Signal = _loaded("tracer_provider", "otel_traces", "otel").TraceSignal(
        provider,
        content=_content_limits(policy),
        propagate=policy.propagate,
        named_by_convention=policy.span_names == "genai",
        provider_name=provider_name,
    )
    return signal


def _content_limits(policy: Telemetry) -> ContentLimits | None:
    if not policy.log_content:
        return None
    load(f"{__package__}.content_writer")
    from .content_writer import ContentLimits

    return ContentLimits(policy.max_content_length, policy.max_content_bytes, policy.max_batch_content_bytes)


def _is_on(given: Any) -> bool:
    return given is not None and given is not False


def _given(field: str, value: Any, method: str, what: str) -> Any:
    """The given provider or registry; None where it is True, which means the global one."""
    if value is True:
        return None
    if isinstance(value, type) or not callable(getattr(value, method, None)):
        given = f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__
        raise ConfigurationError(
            f"telemetry.{field} must be {what}, or True for the global one, not {given}",
            field=f"telemetry.{field}",
        )
    return value


def _metrics(field: str, module: str, extra: str, keeper: Any, clock: Clock, *options: Any) -> MetricSignal:
    loaded = _loaded(field, module, extra)
    load("integrations_anthropic.telemetry.metrics")
    from .metrics import MetricSignal

    return MetricSignal(loaded.store_of(keeper, *options), clock)


def _loaded(field: str, module: str, extra: str) -> Any:
    try:
        load(f"{__package__}.{module}")
        return import_module(f".{module}", __package__)
    except ImportError as error:
        raise ConfigurationError(
            f"telemetry.{field} needs a package that is not installed ({error.name}): "
            f"pip install 'integrations-anthropic[{extra}]'",
            field=f"telemetry.{field}",
        ) from error
