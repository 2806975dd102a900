"""Metrics in a meter provider of OpenTelemetry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from opentelemetry import metrics
from opentelemetry.metrics import CallbackOptions, Meter, MeterProvider, Observation

from .._runtime.fork import FORK_LOCK
from .._version import __version__
from .conventions.span_attributes import SCHEMA_URL
from .instruments import INSTRUMENTS, Instrument
from .metrics import MetricStore

__all__ = ["store_of"]

_stores: WeakKeyDictionary[MeterProvider, MetricStore] = WeakKeyDictionary()


class _MeterBackend:
    """The metrics of one provider."""

    def __init__(self, meter: Meter) -> None:
        self._levels: dict[Instrument, dict[tuple[str, ...], float]] = {}
        self._refresh: dict[Instrument, Callable[[], None]] = {}
        self._meter = meter
        self._instruments: dict[Instrument, Any] = {each: self._made(each, meter) for each in INSTRUMENTS}

    def use(self, instrument: Instrument) -> None:
        """Make an instrument, unless it is made."""
        if instrument not in self._instruments:
            self._instruments[instrument] = self._made(instrument, self._meter)

    def add(self, instrument: Instrument, amount: float, *labels: str) -> None:
        """Add to a counter."""
        self._instruments[instrument].add(amount, dict(zip(instrument.labels, labels, strict=True)))

    def observe(self, instrument: Instrument, value: float, *labels: str | int) -> None:
        """Record a value in a histogram."""
        named = zip(instrument.labels, labels, strict=True)
        self._instruments[instrument].record(value, {name: label for name, label in named if label != ""})

    def set(self, instrument: Instrument, value: float, *labels: str) -> None:
        """Set a gauge."""
        self._levels[instrument][labels] = value

    def remove(self, instrument: Instrument, *labels: str) -> None:
        """Remove a series of a gauge."""
        self._levels[instrument].pop(labels, None)

    def refresh_with(self, instrument: Instrument, refresh: Callable[[], None]) -> bool:
        """Call `refresh` before a gauge is read."""
        self._refresh[instrument] = refresh
        return True

    def _made(self, instrument: Instrument, meter: Meter) -> Any:
        unit = instrument.unit
        if instrument.kind == "counter":
            return meter.create_counter(instrument.name, unit, instrument.help)
        if instrument.kind == "histogram":
            return meter.create_histogram(
                instrument.name, unit, instrument.help, explicit_bucket_boundaries_advisory=list(instrument.buckets)
            )
        levels = self._levels[instrument] = {}

        def observe_levels(options: CallbackOptions) -> list[Observation]:
            if instrument in self._refresh:
                self._refresh[instrument]()
            given = ((value, zip(instrument.labels, labels, strict=True)) for labels, value in list(levels.items()))
            return [Observation(value, dict(named)) for value, named in given]

        # A callback, because older SDKs drop a value that was not set since the last collection.
        return meter.create_observable_gauge(instrument.name, [observe_levels], unit, instrument.help)


def store_of(provider: MeterProvider | None) -> MetricStore:
    """The store of a meter provider, shared by all clients; None means the global provider."""
    wanted = metrics.get_meter_provider() if provider is None else provider
    with FORK_LOCK:
        store = _stores.get(wanted)
        if store is None:
            meter = wanted.get_meter("integrations_anthropic", __version__, SCHEMA_URL)
            store = _stores[wanted] = MetricStore(_MeterBackend(meter))
        return store
