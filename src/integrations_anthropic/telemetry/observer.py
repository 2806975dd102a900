"""Reports calls to every signal that is on: each call ends once, however it ends."""

from __future__ import annotations

import atexit
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._core.call.library_faults import is_interruption
from .._core.call.span import circuit_of
from .._core.resilience.rate_limit_headers import rate_limit_statuses
from .._loading.lazy_import import load
from .._redact import scrubbed, shown_url
from .._runtime.collected import when_collected
from .call_record import AttemptRecord, CallRecord, message_so_far, outcome_of
from .records.open_calls import OpenCall, end_open_calls

if TYPE_CHECKING:
    from .._core.call.operation import Call, Operation
    from .._core.call.protocols import Clock
    from .._core.call.request import Request
    from .._core.call.span import ObservedExecution
    from ..errors import AnthropicError
    from .records.run_record import RunRecord
    from .runs.observed_run import ObservedRun
    from .signal import Signal

__all__ = ["ObservedSpan", "Observer"]

_log = logging.getLogger("integrations_anthropic.telemetry")


class Observer:
    """Reports everything to its signals, in order. A signal that fails is logged once, and harms no call."""

    def __init__(self, signals: Sequence[Signal], clock: Clock) -> None:
        self._signals = signals
        self._failed: set[Signal] = set()
        self.clock = clock
        self.reads_lines = any(signal.reads_lines for signal in signals)
        """Whether lines of responses are to be reported."""
        # Anew for each, so that it comes before the end of the providers, which were made before.
        atexit.unregister(end_open_calls)
        atexit.register(end_open_calls)

    def context(self) -> object:
        """What each signal keeps of the context in which a call is described."""
        return [signal.context() for signal in self._signals]

    def start(self, execution: ObservedExecution, context: object = None) -> ObservedSpan:
        """The span of one call, started."""
        call = CallRecord(execution, self.clock.monotonic())
        for signal, its_context in zip(self._signals, self._contexts(context), strict=True):
            self._guarded(signal, _start(call, its_context))
        return ObservedSpan(self, call)

    def run(self, call: Call, context: object) -> ObservedRun:
        """The span of a run of tools, started."""
        load(f"{__package__}.runs.observed_run")
        from .runs.observed_run import ObservedRun

        return ObservedRun(self, call, self._contexts(context))

    def run_started(self, run: RunRecord, contexts: list[Any]) -> None:
        """A run of tools begins, in the context that each signal has kept."""
        for signal, context in zip(self._signals, contexts, strict=True):
            self._guarded(signal, _start_run(run, context))

    def contexts_of(self, run: RunRecord) -> object:
        """What each signal has for the requests of a run."""
        return [signal.context_of(run) for signal in self._signals]

    def _contexts(self, context: object) -> list[Any]:
        return context if isinstance(context, list) else [None] * len(self._signals)

    def resume(self, execution: ObservedExecution) -> ObservedSpan:
        """The span of a call that began before it was observed."""
        return ObservedSpan(self, CallRecord(execution, execution.started))

    def circuit_asked(self, service: str, state: str, circuit: object) -> None:
        """A circuit is asked for a service, or comes to be used."""
        self.report(lambda signal: signal.circuit_asked(service, state, circuit))

    def circuit_changed(self, service: str, before: str, after: str, circuit: object) -> None:
        """A circuit changed its state."""
        self.report(lambda signal: signal.circuit_changed(service, before, after, circuit))

    def rate_limits_received(self, headers: Mapping[str, str], model: str | None = None) -> None:
        """A response to a call with `model` stated the server's rate limits."""
        statuses = rate_limit_statuses(headers, self.clock.time())
        if statuses:
            # Each model has limits of its own, and a copy of the client may have a key of another organization.
            account = (headers.get("anthropic-organization-id"), model)
            self.report(lambda signal: signal.rate_limits_received(statuses, account))

    def client_closed(self, circuit: object | None, *, limits: bool) -> None:
        """A client was closed. `circuit`: its own one, if any; `limits`: whether no other client has its limits."""
        self.report(lambda signal: signal.client_closed(circuit, limits=limits))

    def call_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """A call ended, with an error or without."""
        self.report(lambda signal: signal.call_ended(call, error))

    def line_read(self, service: str, line: Any) -> None:
        """A line of a response was read as a model."""
        self.report(lambda signal: signal.line_read(service, line))

    def report(self, event: Callable[[Signal], None]) -> None:
        """Report an event to every signal."""
        for signal in self._signals:
            self._guarded(signal, event)

    def _guarded(self, signal: Signal, event: Callable[[Signal], None]) -> None:
        try:
            event(signal)
        except Exception as error:  # an exporter or registry may raise anything: it is logged, and the call goes on
            if isinstance(error, ImportError) and sys.is_finalizing():
                # Nothing can be imported any more, by the standard library either: what the call ends with says so.
                return
            if signal.raises_to_caller or is_interruption(error):
                raise
            if signal not in self._failed:
                self._failed.add(signal)
                _log.warning("%s are incomplete: %s: %s", signal.name, type(error).__name__, scrubbed(str(error)))


class ObservedSpan:
    """One call that is observed. Nothing is reported after its end, or in a forked child."""

    def __init__(self, observer: Observer, call: CallRecord) -> None:
        self._observer = observer
        self._call = call
        self._state = OpenCall(call, observer.call_ended, observer.clock)
        self._circuit_state: Callable[[str], str] | None = None
        self._executing = False
        self._attempt: AttemptRecord | None = None
        self._clean_up = when_collected(self, self._state.closed)

    @property
    def trace(self) -> tuple[str, str] | None:
        """The ids of its trace and span, where traces are on."""
        return self._call.trace

    def execution_started(self, circuit_state: Callable[[str], str] | None) -> None:
        """The attempts begin."""
        self._circuit_state = circuit_state
        self._executing = True
        self._report_circuit()
        self.report(lambda signal: signal.execution_started(self._call))

    def attempt_started(self, request: Request) -> None:
        """An attempt is sent."""
        call = self._call
        call.attempts += 1
        if call.attempts == 1 and call.circuit != "closed":
            # The call was admitted, so an open circuit is half-open by now.
            self._report_circuit()
        url = shown_url(request.url, _query_parameters(request.operation))
        attempt = self._attempt = AttemptRecord(request, call.attempts, url)
        self.report(lambda signal: signal.attempt_started(call, attempt, request))

    def response_received(self, status: int, headers: Mapping[str, str]) -> None:
        """The head of the response arrived; it also states the server's rate limits."""
        attempt = self._attempt
        self._call.request_id = headers.get("request-id", self._call.request_id)
        if attempt is not None:
            announced = headers.get("content-length", "")
            attempt.status = status
            attempt.received = int(announced) if announced.isdecimal() and len(announced) < 19 else None
            self.report(lambda signal: signal.response_received(self._call, attempt, headers))
        self._observer.rate_limits_received(headers, self._call.model)

    def body_received(self, body: bytes) -> None:
        """The whole body of the response arrived."""
        attempt = self._attempt
        if attempt is not None:
            attempt.received = len(body)
            self.report(lambda signal: signal.body_received(self._call, attempt, body))

    def execution_ended(self, error: BaseException | None) -> None:
        """The attempts are over."""
        if self._executing:
            self._end_attempt(error)
            self._executing = False
            self.report(lambda signal: signal.execution_ended(self._call, error))

    def limiter_waited(self, seconds: float) -> None:
        """The rate limiter delayed the next attempt."""
        self.report(lambda signal: signal.limiter_waited(self._call, seconds))

    def retry_scheduled(self, execution: ObservedExecution, error: AnthropicError, delay: float) -> None:
        """The attempt failed, and another follows."""
        self._call.attempts = len(execution.attempts)
        self._end_attempt(error)
        self.report(lambda signal: signal.retry_scheduled(self._call, error, delay))

    def reconnects(self, execution: ObservedExecution, error: AnthropicError, delay: float) -> None:
        """The stream broke off, and another call opens it again."""
        if self._state.is_open:
            self.report(lambda signal: signal.stream_reconnects(self._call, error, delay))
        self.closed()

    def stream_started(self, snapshot: Callable[[], Any]) -> None:
        """The first content of a stream arrived."""
        if not self._state.is_open:
            return
        self._state.snapshot = snapshot
        self._call.first_content = self._observer.clock.monotonic()
        self.report(lambda signal: signal.stream_started(self._call))

    def succeeded(self, result: Any) -> None:
        """The call ended with a result."""
        if self._state.ends():
            self._call.end("success", None, result, self._observer.clock.monotonic())
            self._state.report_end(None)
        self._clean_up.cancel()

    def failed(self, execution: ObservedExecution, error: BaseException) -> None:
        """The call ended in an error, or was cancelled."""
        # Where the circuit admits nothing, the end of the attempts has not been reported.
        self.execution_ended(error)
        if self._state.ends():
            self._call.attempts = max(self._call.attempts, len(execution.attempts))
            so_far = message_so_far(self._state.snapshot)
            self._call.end(outcome_of(error), error, so_far, self._observer.clock.monotonic())
            self._state.report_end(error)
        self._clean_up.cancel()

    def closed(self) -> None:
        """The consumer closed the response before its end, or dropped it."""
        self._state.closed()
        self._clean_up.cancel()

    def report(self, event: Callable[[Signal], None]) -> None:
        """Report an event to every signal, unless this is a forked child of the process the call was made in."""
        if os.getpid() == self._state.process:
            self._observer.report(event)

    def _end_attempt(self, error: BaseException | None) -> None:
        attempt, self._attempt = self._attempt, None
        if attempt is not None:
            self.report(lambda signal: signal.attempt_ended(self._call, attempt, error))

    def _report_circuit(self) -> None:
        if self._circuit_state is not None:
            self._call.circuit = state = self._circuit_state(self._call.service)
            circuit = circuit_of(self._circuit_state)
            self.report(lambda signal: signal.circuit_asked(self._call.service, state, circuit))


def _start(call: CallRecord, context: Any) -> Callable[[Signal], None]:
    return lambda signal: signal.call_started(call, context)


def _start_run(run: RunRecord, context: Any) -> Callable[[Signal], None]:
    return lambda signal: signal.run_started(run, context)


def _query_parameters(operation: Operation) -> frozenset[str]:
    """The names of the operation's own query parameters, whose values may be shown."""
    paging = operation.paging
    return frozenset(operation.arguments) | ({paging.cursor, paging.back or ""} if paging else set())
