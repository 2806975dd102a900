"""Counts what calls use in the meter of a client, and what they cost as a metric."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..prices.calculation import field_of, text_of
from .instruments import COST
from .signal import Signal

if TYPE_CHECKING:
    from .._core.call.protocols import Clock
    from ..prices import Meter
    from .call_record import CallRecord
    from .metrics import MetricStore

__all__ = ["MeterSignal"]


class MeterSignal(Signal):
    """Counts each call at its end, with the usage that its message states: of an abandoned stream, what had arrived."""

    name = "the meter and its metric"
    reads_lines = True

    def __init__(self, meter: Meter, clock: Clock, stores: Sequence[MetricStore]) -> None:
        """`stores`: where the cost is a metric. Raises ConfigurationError where one cannot take it."""
        self._meter = meter
        self._clock = clock
        self._stores = stores
        for store in stores:
            store.backend.use(COST)

    def call_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """Count the usage of a message; other results have none that is charged."""
        if call.writes_message:
            # What had arrived when a stream broke off is with the error, where the call itself does not have it.
            message = call.result if call.result is not None else getattr(error, "partial", None)
            self._count(message, call.model, call.service)

    def line_read(self, service: str, line: Any) -> None:
        """Count the message of a batch result. Results that are read again are counted again."""
        self._count(field_of(field_of(line, "result"), "message"), None, service)

    def _count(self, message: Any, asked: str | None, service: str) -> None:
        usage = field_of(message, "usage")
        if usage is None:
            return
        model = text_of(message, "model") or asked
        day = datetime.fromtimestamp(self._clock.time(), UTC).date()
        cost = self._meter.add(usage, model, on=day)
        if cost:
            currency = self._meter.prices.currency
            # By the name that was asked for, as in the other metrics.
            named = model if asked is None else asked
            for store in self._stores:
                store.backend.add(COST, float(cost), service, store.models.label(named, accepted=True), currency)
