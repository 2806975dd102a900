"""Records calls as the nine metrics, in any backend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._runtime.fork import FORK_LOCK, register_after_fork
from . import instruments as table
from .call_record import field_of, string_of, tokens_of
from .instruments import CIRCUIT_STATES, Instrument, ModelNames, attempt_label
from .series.metric_backend import MetricBackend
from .series.worst_gauge import Reading, WorstGauge
from .series.zero_series import ZeroSeries
from .signal import Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from .._core.call.protocols import Clock
    from .._core.resilience.rate_limit_headers import RateLimitStatus
    from ..errors import AnthropicError
    from .call_record import CallRecord

__all__ = ["MetricBackend", "MetricSignal", "MetricStore"]

WINDOW = 60.0
"""Seconds until a limit is restored whose reset is not stated: limits are those of a minute."""


class _ForkSafeBackend:
    """A backend, of which a forked child finds no lock held by a thread that it does not have."""

    def __init__(self, backend: MetricBackend) -> None:
        self._backend = backend

    def use(self, instrument: Instrument) -> None:
        with FORK_LOCK:
            self._backend.use(instrument)

    def add(self, instrument: Instrument, amount: float, *labels: str) -> None:
        with FORK_LOCK:
            self._backend.add(instrument, amount, *labels)

    def observe(self, instrument: Instrument, value: float, *labels: str | int) -> None:
        with FORK_LOCK:
            self._backend.observe(instrument, value, *labels)

    def set(self, instrument: Instrument, value: float, *labels: str) -> None:
        with FORK_LOCK:
            self._backend.set(instrument, value, *labels)

    def remove(self, instrument: Instrument, *labels: str) -> None:
        with FORK_LOCK:
            self._backend.remove(instrument, *labels)

    def refresh_with(self, instrument: Instrument, refresh: Callable[[], None]) -> bool:
        return self._backend.refresh_with(instrument, refresh)


class MetricStore:
    """A backend and the state that all clients share that write to it."""

    def __init__(self, backend: MetricBackend) -> None:
        self.backend = _ForkSafeBackend(backend)
        self.models = ModelNames()
        self.circuits = WorstGauge(table.CIRCUIT, self.backend)
        self.limits = WorstGauge(table.REMAINING, self.backend)
        self.series = ZeroSeries(self.backend)
        self._streams = 0
        self.backend.set(table.STREAMS, 0)
        register_after_fork(self)

    def stream_of(self, call: CallRecord, signal: MetricSignal, *, active: bool) -> None:
        """Count the stream of a call as active, or no more: once each, wherever an interrupt ends it."""
        # Under the lock, so that the gauge ends with the latest number.
        with FORK_LOCK:
            if call.state.get(signal, False) is not active:
                # Without a call in between: both happen or neither.
                self._streams += 1 if active else -1
                call.state[signal] = active
                self.backend.set(table.STREAMS, self._streams)

    def after_fork(self) -> None:
        """Forget the streams of the parent process."""
        self._streams = 0
        self.backend.set(table.STREAMS, 0)


class MetricSignal(Signal):
    """Metrics: counters, histograms and gauges of calls."""

    name = "metrics"
    reads_lines = True

    def __init__(self, store: MetricStore, clock: Clock) -> None:
        self.store = self._store = store
        self._backend = store.backend
        self._clock = clock

    def call_started(self, call: CallRecord, context: object) -> None:
        """Start its series at 0."""
        self._store.series.start(call.service, call.method, self._store.models.label(call.model))

    def retry_scheduled(self, call: CallRecord, error: AnthropicError, delay: float) -> None:
        """`anthropic_retries_total`."""
        self._backend.add(table.RETRIES, 1, call.service, attempt_label(call.attempts + 1))

    def stream_reconnects(self, call: CallRecord, error: AnthropicError, delay: float) -> None:
        """`anthropic_retries_total`."""
        self._backend.add(table.RETRIES, 1, call.service, attempt_label(2))

    def circuit_asked(self, service: str, state: str, circuit: object) -> None:
        """`anthropic_circuit_breaker_state`, also before its first change."""
        self._store.circuits.report(circuit, Reading(CIRCUIT_STATES[state]), service)

    def stream_started(self, call: CallRecord) -> None:
        """`anthropic_active_streams` and `anthropic_time_to_first_token_seconds`."""
        self._store.stream_of(call, self, active=True)
        # A stream of other events than those of a message has no tokens.
        if call.first_content is not None and call.model is not None:
            model = self._store.models.label(call.model, accepted=True)
            self._backend.observe(table.FIRST_TOKEN, call.first_content - call.started, model)

    def call_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """Record everything that is known at the end of a call."""
        self._store.stream_of(call, self, active=False)
        accepted = call.outcome == "success" or call.usage != {}
        model = self._store.models.label(call.model, accepted=accepted)
        self._store.series.start(call.service, call.method, model)
        self._backend.add(table.REQUESTS, 1, call.service, call.method, call.outcome, model)
        self._backend.observe(table.DURATION, call.lasted, call.service, call.method, call.outcome)
        self._count(call.usage, call.service, model)
        if call.outcome == "error":
            retryable = "true" if call.retryable else "false"
            self._backend.add(table.ERRORS, 1, call.service, call.error_type or "unexpected", retryable)

    def line_read(self, service: str, line: Any) -> None:
        """`anthropic_tokens_total` of a batch result. Results that are read again are counted again."""
        message = field_of(field_of(line, "result"), "message")
        if message is not None:
            model = self._store.models.label(string_of(field_of(message, "model")), accepted=True)
            self._count(tokens_of(field_of(message, "usage")), service, model)

    def circuit_changed(self, service: str, before: str, after: str, circuit: object) -> None:
        """`anthropic_circuit_breaker_state`."""
        self._store.circuits.report(circuit, Reading(CIRCUIT_STATES[after]), service)

    def rate_limits_received(self, statuses: Sequence[RateLimitStatus], account: Hashable) -> None:
        """`anthropic_rate_limit_remaining`."""
        for status in statuses:
            until = self._clock.time() + WINDOW if status.reset is None else status.reset
            reading = Reading(status.remaining, self._clock.time, until, after=status.limit)
            self._store.limits.report(self, reading, status.kind, part=account)

    def client_closed(self, circuit: object | None, *, limits: bool) -> None:
        """Leave out what the client knew."""
        if circuit is not None:
            self._store.circuits.drop(circuit)
        if limits:
            self._store.limits.drop(self)

    def _count(self, usage: Mapping[str, int], service: str, model: str) -> None:
        for direction, count in usage.items():
            if count:
                self._backend.add(table.TOKENS, count, service, direction, model)
