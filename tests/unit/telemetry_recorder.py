"""Record telemetry in memory: exported spans, and metrics of OpenTelemetry and Prometheus."""

from __future__ import annotations

from typing import Any, NamedTuple

from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import CollectorRegistry

from integrations_anthropic import Telemetry


class Node(NamedTuple):
    """A span and its child spans, in the order in which they started."""

    name: str
    attributes: dict[str, Any]
    status: str
    events: list[str]
    children: list[Node]


class TelemetryRecorder:
    """Records spans, OpenTelemetry metrics and Prometheus metrics in memory."""

    def __init__(self) -> None:
        self.exporter = InMemorySpanExporter()
        self.tracer_provider = TracerProvider(shutdown_on_exit=False)
        self.tracer_provider.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.reader = InMemoryMetricReader()
        self.meter_provider = MeterProvider([self.reader], shutdown_on_exit=False)
        self.registry = CollectorRegistry()

    def telemetry(self, **options: Any) -> Telemetry:
        """Telemetry with all three exporters."""
        return Telemetry(
            tracer_provider=self.tracer_provider,
            meter_provider=self.meter_provider,
            prometheus_registry=self.registry,
            **options,
        )

    @property
    def spans(self) -> tuple[ReadableSpan, ...]:
        """The finished spans."""
        return self.exporter.get_finished_spans()

    def trees(self) -> list[Node]:
        """The finished spans as trees; a root has no parent, or one that was not recorded."""
        known = {span.context.span_id for span in self.spans if span.context}
        roots = [span for span in self.spans if span.parent is None or span.parent.span_id not in known]
        return [self._node(span) for span in sorted(roots, key=lambda span: span.start_time or 0)]

    def prometheus(self, name: str, **labels: str) -> float | None:
        """One value of the Prometheus registry."""
        return self.registry.get_sample_value(name, labels)

    def metered(self, name: str) -> dict[tuple[tuple[str, Any], ...], float]:
        """The values of one OpenTelemetry instrument by attributes; for a histogram, the number of measurements."""
        data = self.reader.get_metrics_data()
        values: dict[tuple[tuple[str, Any], ...], float] = {}
        for resource in data.resource_metrics if data is not None else ():
            for metric in resource.scope_metrics[0].metrics:
                if metric.name == name:
                    for point in metric.data.data_points:
                        value = getattr(point, "value", None)
                        values[tuple(sorted((point.attributes or {}).items()))] = (
                            point.count if value is None else value  # type: ignore[union-attr]  # a histogram's
                        )
        return values

    def counted(self, name: str) -> dict[tuple[tuple[str, Any], ...], float]:
        """The values of one OpenTelemetry counter that are not 0, by attributes."""
        return {labels: value for labels, value in self.metered(name).items() if value}

    def _node(self, span: ReadableSpan) -> Node:
        children = [s for s in self.spans if s.parent and span.context and s.parent.span_id == span.context.span_id]
        return Node(
            span.name,
            dict(span.attributes or {}),
            span.status.status_code.name,
            [event.name for event in span.events],
            [self._node(child) for child in sorted(children, key=lambda s: s.start_time or 0)],
        )
