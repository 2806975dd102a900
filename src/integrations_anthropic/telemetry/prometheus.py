"""Metrics in a registry of prometheus_client."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from math import inf
from typing import Any
from weakref import WeakKeyDictionary, ref

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram, Metric
from prometheus_client.values import MutexValue, ValueClass

from .._runtime.fork import FORK_LOCK
from ..errors import ConfigurationError
from .instruments import INSTRUMENTS, Instrument
from .metrics import MetricStore

__all__ = ["store_of"]

_OF_FILES = ValueClass is not MutexValue
"""Whether prometheus_client keeps its values in files, for several processes: PROMETHEUS_MULTIPROC_DIR is set."""

Buckets = Sequence[float] | Mapping[str, Sequence[float]] | None
_stores: WeakKeyDictionary[CollectorRegistry, MetricStore] = WeakKeyDictionary()
_bounds_of: WeakKeyDictionary[MetricStore, dict[str, tuple[float, ...]]] = WeakKeyDictionary()


class _RegistryBackend:
    """The metrics of one registry."""

    def __init__(self, registry: CollectorRegistry, buckets: Buckets) -> None:
        """`buckets`: as in `Telemetry`."""
        self.buckets = {each.name: _bounds(each, buckets) for each in INSTRUMENTS if each.kind == "histogram"}
        self._metrics: dict[Instrument, Any] = {}
        # Weak, because the registry is what this backend is kept by.
        self._registry = ref(registry)
        try:
            for each in INSTRUMENTS:
                self._metrics[each] = self._make(each, registry)
        except ConfigurationError:
            for metric in self._metrics.values():
                registry.unregister(metric)
            raise

    def use(self, instrument: Instrument) -> None:
        """Make a metric, unless it is made."""
        registry = self._registry()
        if instrument not in self._metrics and registry is not None:
            self._metrics[instrument] = self._make(instrument, registry)

    def add(self, instrument: Instrument, amount: float, *labels: str) -> None:
        """Add to a counter."""
        self._of(instrument, labels).inc(amount)

    def observe(self, instrument: Instrument, value: float, *labels: str | int) -> None:
        """Record a value in a histogram."""
        self._of(instrument, labels).observe(value)

    def set(self, instrument: Instrument, value: float, *labels: str) -> None:
        """Set a gauge."""
        self._of(instrument, labels).set(value)

    def remove(self, instrument: Instrument, *labels: str) -> None:
        """Remove a series of a gauge. A file's cannot be removed: what counts as the worst then is any other value."""
        if _OF_FILES:
            self.set(instrument, inf if instrument.across == "livemin" else 0, *labels)
        else:
            # Older releases raise for a series that there is not.
            with suppress(KeyError):
                self._metrics[instrument].remove(*labels)

    def refresh_with(self, instrument: Instrument, refresh: Callable[[], None]) -> bool:
        """Call `refresh` before a gauge is read, where it is not read from files."""
        self._metrics[instrument].refresh = refresh
        return not _OF_FILES

    def _make(self, instrument: Instrument, registry: CollectorRegistry) -> Any:
        return _made(instrument._replace(buckets=self.buckets.get(instrument.name, ())), registry)

    def _of(self, instrument: Instrument, labels: tuple[str | int, ...]) -> Any:
        metric = self._metrics[instrument]
        return metric.labels(*labels) if labels else metric


class _RefreshedGauge(Gauge):
    """A gauge that is brought up to date before it is read."""

    refresh: Callable[[], None] | None = None

    def collect(self) -> Iterable[Metric]:
        if self.refresh is not None:
            self.refresh()
        return super().collect()


def store_of(registry: CollectorRegistry | None, buckets: Buckets = None) -> MetricStore:
    """The store of a registry, shared by all clients; None means the global registry. `buckets`: as in `Telemetry`.

    Raises ConfigurationError where another metric has one of the names, or where the buckets are others already.
    """
    wanted = REGISTRY if registry is None else registry
    with FORK_LOCK:
        store = _stores.get(wanted)
        if store is None:
            backend = _RegistryBackend(wanted, buckets)
            store = _stores[wanted] = MetricStore(backend)
            _bounds_of[store] = backend.buckets
        for each in INSTRUMENTS:
            made = _bounds_of[store].get(each.name)
            if buckets is not None and made is not None and made != _bounds(each, buckets, made):
                raise ConfigurationError(
                    f"telemetry.buckets: another client has made {each.name} in this registry with buckets {made}; "
                    "give all clients of a registry the same ones",
                    field="telemetry.buckets",
                )
        return store


def _bounds(instrument: Instrument, buckets: Buckets, default: tuple[float, ...] = ()) -> tuple[float, ...]:
    """The bounds of a histogram: the given ones, else the default ones."""
    given = buckets.get(instrument.name) if isinstance(buckets, Mapping) else buckets
    return tuple(map(float, given)) if given is not None else default or tuple(map(float, instrument.buckets))


def _made(instrument: Instrument, registry: CollectorRegistry) -> Any:
    name, text, labels = instrument.name, instrument.help, instrument.labels
    try:
        if instrument.kind == "counter":
            return Counter(name, text, labels, registry=registry)
        if instrument.kind == "histogram":
            return Histogram(name, text, labels, registry=registry, buckets=instrument.buckets)
        return _RefreshedGauge(name, text, labels, registry=registry, multiprocess_mode=instrument.across or "all")
    except ValueError as error:
        raise ConfigurationError(
            f"telemetry.prometheus_registry cannot take the metric {name}: {error}; pass a separate registry",
            field="telemetry.prometheus_registry",
        ) from None
