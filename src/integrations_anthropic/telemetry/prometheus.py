"""Metrics in a registry of prometheus_client."""

from __future__ import annotations

from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram

from ..errors import ConfigurationError
from .instruments import INSTRUMENTS, Instrument
from .metrics import MetricStore

__all__ = ["store_of"]

_stores: WeakKeyDictionary[CollectorRegistry, MetricStore] = WeakKeyDictionary()
_making = Lock()


class _Registered:
    """The metrics of one registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._metrics: dict[Instrument, Any] = {}
        try:
            for each in INSTRUMENTS:
                self._metrics[each] = _made(each, registry)
        except ConfigurationError:
            for metric in self._metrics.values():
                registry.unregister(metric)
            raise

    def add(self, instrument: Instrument, amount: float, *labels: str) -> None:
        """A counter grows."""
        self._of(instrument, labels).inc(amount)

    def observe(self, instrument: Instrument, value: float, *labels: str) -> None:
        """A histogram takes a value."""
        self._of(instrument, labels).observe(value)

    def set(self, instrument: Instrument, value: float, *labels: str) -> None:
        """A gauge shows a value."""
        self._of(instrument, labels).set(value)

    def _of(self, instrument: Instrument, labels: tuple[str, ...]) -> Any:
        metric = self._metrics[instrument]
        return metric.labels(*labels) if labels else metric


def store_of(registry: CollectorRegistry | None) -> MetricStore:
    """What is kept in `registry`, the same for every client; None is the global one.

    Raises ConfigurationError where something else has taken one of the names.
    """
    wanted = REGISTRY if registry is None else registry
    with _making:
        store = _stores.get(wanted)
        if store is None:
            store = _stores[wanted] = MetricStore(_Registered(wanted))
        return store


def _made(instrument: Instrument, registry: CollectorRegistry) -> Any:
    name, text, labels = instrument.name, instrument.help, instrument.labels
    try:
        if instrument.kind == "counter":
            return Counter(name, text, labels, registry=registry)
        if instrument.kind == "histogram":
            return Histogram(name, text, labels, registry=registry, buckets=instrument.buckets)
        return Gauge(name, text, labels, registry=registry, multiprocess_mode=instrument.across or "all")
    except ValueError as error:
        raise ConfigurationError(
            f"telemetry.prometheus_registry cannot take the metric {name}: {error}; give a registry of its own",
            field="telemetry.prometheus_registry",
        ) from None
