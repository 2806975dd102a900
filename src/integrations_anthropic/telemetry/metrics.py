"""Records calls as the nine metrics, in any backend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from .._runtime.fork import FORK_LOCK, register_after_fork
from . import instruments as table
from .call_record import field_of, string_of, tokens_of
from .instruments import CIRCUIT_STATES, Instrument, ModelNames, attempt_label
from .signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .._core.resilience.rate_limit_headers import RateLimitStatus
    from ..errors import AnthropicError
    from .call_record import CallRecord

__all__ = ["MetricBackend", "MetricSignal", "MetricStore"]


class MetricBackend(Protocol):
    """Stores the values of metrics. Labels are given in the order of the instrument."""

    def use(self, instrument: Instrument) -> None:
        """Make an instrument that is not one of the nine, unless it is made. ConfigurationError where that fails."""
        ...

    def add(self, instrument: Instrument, amount: float, *labels: str) -> None:
        """Add to a counter."""
        ...

    def observe(self, instrument: Instrument, value: float, *labels: str | int) -> None:
        """Record a value in a histogram. In OpenTelemetry an empty label is none."""
        ...

    def set(self, instrument: Instrument, value: float, *labels: str) -> None:
        """Set a gauge."""
        ...


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


class MetricStore:
    """A backend and the state that all clients share that write to it."""

    def __init__(self, backend: MetricBackend) -> None:
        self.backend = _ForkSafeBackend(backend)
        self.models = ModelNames()
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

    def __init__(self, store: MetricStore) -> None:
        self.store = self._store = store
        self._backend = store.backend

    def retry_scheduled(self, call: CallRecord, error: AnthropicError, delay: float) -> None:
        """`anthropic_retries_total`."""
        self._backend.add(table.RETRIES, 1, call.service, attempt_label(call.attempts + 1))

    def circuit_asked(self, call: CallRecord, state: str) -> None:
        """`anthropic_circuit_breaker_state`, also before its first change."""
        self._backend.set(table.CIRCUIT, CIRCUIT_STATES[state], call.service)

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

    def circuit_changed(self, service: str, before: str, after: str) -> None:
        """`anthropic_circuit_breaker_state`."""
        self._backend.set(table.CIRCUIT, CIRCUIT_STATES[after], service)

    def rate_limits_received(self, statuses: Sequence[RateLimitStatus]) -> None:
        """`anthropic_rate_limit_remaining`."""
        for status in statuses:
            self._backend.set(table.REMAINING, status.remaining, status.kind)

    def _count(self, usage: Mapping[str, int], service: str, model: str) -> None:
        for direction, count in usage.items():
            if count:
                self._backend.add(table.TOKENS, count, service, direction, model)
