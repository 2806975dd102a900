"""Metrics in a registry of prometheus_client."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary, ref

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram

from .._runtime.fork import FORK_LOCK
from ..errors import ConfigurationError
from .instruments import INSTRUMENTS, Instrument
from .metrics import MetricStore

__all__ = ["store_of"]

_stores: WeakKeyDictionary[CollectorRegistry, MetricStore] = WeakKeyDictionary()


class _RegistryBackend:
    """The metrics of one registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._metrics: dict[Instrument, Any] = {}
        # Weak, because the registry is what this backend is kept by.
        self._registry = ref(registry)
        try:
            for each in INSTRUMENTS:
                self._metrics[each] = _made(each, registry)
        except ConfigurationError:
            for metric in self._metrics.values():
                registry.unregister(metric)
            raise

    def use(self, instrument: Instrument) -> None:
        """Make a metric, unless it is made."""
        registry = self._registry()
        if instrument not in self._metrics and registry is not None:
            self._metrics[instrument] = _made(instrument, registry)

    def add(self, instrument: Instrument, amount: float, *labels: str) -> None:
        """Add to a counter."""
        self._of(instrument, labels).inc(amount)

    def observe(self, instrument: Instrument, value: float, *labels: str | int) -> None:
        """Record a value in a histogram."""
        self._of(instrument, labels).observe(value)

    def set(self, instrument: Instrument, value: float, *labels: str) -> None:
        """Set a gauge."""
        self._of(instrument, labels).set(value)

    def _of(self, instrument: Instrument, labels: tuple[str | int, ...]) -> Any:
        metric = self._metrics[instrument]
        return metric.labels(*labels) if labels else metric


def store_of(registry: CollectorRegistry | None) -> MetricStore:
    """The store of a registry, shared by all clients; None means the global registry.

    Raises ConfigurationError where another metric has one of the names.
    """
    wanted = REGISTRY if registry is None else registry
    with FORK_LOCK:
        store = _stores.get(wanted)
        if store is None:
            store = _stores[wanted] = MetricStore(_RegistryBackend(wanted))
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
            f"telemetry.prometheus_registry cannot take the metric {name}: {error}; pass a separate registry",
            field="telemetry.prometheus_registry",
        ) from None
