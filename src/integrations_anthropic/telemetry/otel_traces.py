"""Traces for OpenTelemetry, with the semantic conventions for generative AI beside the package's own attributes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from opentelemetry import context as contexts
from opentelemetry import trace
from opentelemetry.trace import SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from .._redact import scrubbed
from .._version import __version__
from ..errors import AnthropicError, CircuitBreakerOpenError
from .call_record import error_type, exception_type, failure_text, outcome_of
from .content import CallContent
from .content_room import room_of
from .conventions.span_attributes import (
    SCHEMA_URL,
    attempt_attributes,
    genai_operation,
    request_attributes,
    response_attributes,
    result_attributes,
    sampled_attributes,
    shown_model,
)
from .conventions.suppression import is_suppressed, without_http_instrumentation
from .names import attributes as names
from .runs.run_traces import RunTraces

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextvars import Token

    from opentelemetry.context import Context
    from opentelemetry.trace import Span, TracerProvider

    from .._core.call.request import Request
    from ..errors import AnthropicError as Fault
    from .call_record import AttemptRecord, CallRecord
    from .content_writer import ContentLimits

__all__ = ["TraceSignal"]

_PROPAGATOR = TraceContextTextMapPropagator()


class TraceSignal(RunTraces):
    """A span for each call, one for all of its attempts, and one for each attempt; and those of runs of tools."""

    name = "traces"

    def __init__(
        self,
        provider: TracerProvider | None,
        *,
        content: ContentLimits | None,
        propagate: bool,
        named_by_convention: bool = False,
        provider_name: str = "anthropic",
    ) -> None:
        """`provider`: None is the global one. `content`: None is none. `propagate`: whether `traceparent` goes out.

        `named_by_convention`: whether the span of a call is `chat {model}` and not `anthropic.client.{operation}`.
        `provider_name`: who serves the model, as the conventions name it.
        """
        tracer = trace.get_tracer("integrations_anthropic", __version__, provider, SCHEMA_URL)
        room = None if content is None else room_of(provider or trace.get_tracer_provider())
        super().__init__(tracer, content, room, provider_name)
        self._propagate = propagate
        self._named_by_convention = named_by_convention

    def context(self) -> Any:
        """The current context."""
        return contexts.get_current()

    def call_started(self, call: CallRecord, context: Any) -> None:
        """`anthropic.client.<operation>`, a child of the span that was current where the call was described.

        None where instrumentation is suppressed.
        """
        parent = contexts.get_current() if context is None else context
        if is_suppressed(parent):
            return
        sampled = sampled_attributes(call, self._provider_name)
        span = self._tracer.start_span(self._name_of(call), context=parent, kind=SpanKind.CLIENT, attributes=sampled)
        ids = span.get_span_context()
        if ids.is_valid:
            call.trace = (f"{ids.trace_id:032x}", f"{ids.span_id:016x}")
        opened = call.state[self] = _OpenSpan(span, trace.set_span_in_context(span, parent))
        # Not before: most traces of a busy service are not sampled.
        if span.is_recording():
            span.set_attributes(request_attributes(call))
            if self._content is not None and call.writes_message:
                opened.content = CallContent(self._content)
                # Read now, because the caller may change it; given to the span where it ends.
                opened.asked = opened.content.of_request(call)

    def execution_started(self, call: CallRecord) -> None:
        """Open `anthropic.resilience.execute`, the current span while it lasts."""
        self._enter(call, "anthropic.resilience.execute", SpanKind.INTERNAL, None)

    def execution_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """Record the number of attempts, and the circuit's state when it was asked."""
        step = self._left(call)
        if step is None:
            return
        if step.span.is_recording():
            step.span.set_attribute(names.RETRY_ATTEMPT, call.attempts)
            refused = "open" if isinstance(error, CircuitBreakerOpenError) else None
            if state := call.circuit or refused:
                step.span.set_attribute(names.CIRCUIT_STATE, state)
        self._end(call, step, error)

    def attempt_started(self, call: CallRecord, attempt: AttemptRecord, request: Request) -> None:
        """Open `anthropic.transport.send`, the current span while it lasts."""
        sampled = {names.HTTP_METHOD: attempt.method, names.HTTP_URL: attempt.url}
        step = self._enter(call, "anthropic.transport.send", SpanKind.CLIENT, sampled)
        if step is None:
            return
        if step.span.is_recording():
            step.span.set_attributes(attempt_attributes(attempt))
        # A header the caller gave is sent unchanged.
        if self._propagate and "traceparent" not in request.headers:
            _PROPAGATOR.inject(request.headers, step.context)

    def attempt_ended(self, call: CallRecord, attempt: AttemptRecord, error: BaseException | None) -> None:
        """Record the status and size of the response."""
        step = self._left(call)
        if step is None:
            return
        if step.span.is_recording():
            step.span.set_attributes(response_attributes(attempt))
        self._end(call, step, error)

    def retry_scheduled(self, call: CallRecord, error: Fault, delay: float) -> None:
        """Add an event to the execution's span."""
        opened = call.state.get(self)
        if opened is not None and opened.steps:
            reason = {
                names.ERROR_TYPE: error_type(error),
                names.RETRY_ATTEMPT: call.attempts + 1,
                names.RETRY_DELAY: delay,
            }
            opened.steps[-1].span.add_event("retry", reason)

    def stream_reconnects(self, call: CallRecord, error: Fault, delay: float) -> None:
        """Add an event to the span."""
        opened = call.state.get(self)
        if opened is not None:
            opened.span.add_event("reconnect", {names.ERROR_TYPE: error_type(error), names.RETRY_DELAY: delay})

    def call_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """Set the final attributes and end the span."""
        opened = call.state.pop(self, None)
        if opened is None:
            return
        if opened.span.is_recording():
            opened.span.set_attributes(result_attributes(call))
            if opened.content is not None:
                found = opened.asked if call.result is None else opened.asked | opened.content.of_response(call)
                self._set_content(opened.span, found, spans=call.attempts + 1)
            if call.outcome == "closed":
                opened.span.add_event("closed before its end")
                opened.span.set_attribute(names.OUTCOME, "closed")
            opened.record(opened.span, error, call.request_id)
        opened.span.end()

    def _name_of(self, call: CallRecord) -> str:
        if not self._named_by_convention:
            return f"anthropic.client.{call.operation.span}"
        name = genai_operation(call)
        return name if call.model is None else f"{name} {shown_model(call.model)}"

    def _enter(
        self, call: CallRecord, name: str, kind: SpanKind, attributes: Mapping[str, Any] | None
    ) -> _OpenSpan | None:
        opened: _OpenSpan | None = call.state.get(self)
        if opened is None:
            return None
        parent = opened.steps[-1].context if opened.steps else opened.context
        span = self._tracer.start_span(name, context=parent, kind=kind, attributes=attributes)
        step = _OpenSpan(span, trace.set_span_in_context(span, parent))
        # An instrumentation of httpx would make one more span of an attempt.
        is_attempt = kind is SpanKind.CLIENT
        step.token = contexts.attach(without_http_instrumentation(step.context) if is_attempt else step.context)
        opened.steps.append(step)
        return step

    def _left(self, call: CallRecord) -> _OpenSpan | None:
        """The innermost span, which is no longer the current one."""
        opened: _OpenSpan | None = call.state.get(self)
        if opened is None or not opened.steps:
            return None
        step = opened.steps.pop()
        if step.token is not None:
            # A coroutine that is collected runs in another context than its own, where the token is not valid.
            with suppress(ValueError):
                step.token.var.reset(step.token)
        return step

    def _end(self, call: CallRecord, step: _OpenSpan, error: BaseException | None) -> None:
        call.state[self].record(step.span, error, call.request_id)
        step.span.end()


class _OpenSpan:
    """A span that has not ended, its context, and the spans inside it, the innermost last."""

    __slots__ = ("_recorded", "asked", "content", "context", "span", "steps", "token")

    def __init__(self, span: Span, context: Context) -> None:
        self.span = span
        self.context = context
        self.steps: list[_OpenSpan] = []
        self.token: Token[Context] | None = None
        self.content: CallContent | None = None
        self.asked: dict[str, Any] = {}
        self._recorded: BaseException | None = None

    def record(self, span: Span, error: BaseException | None, request_id: str | None) -> None:
        """Record how `span`, which is this one or one inside of it, ended.

        An error is an event of the innermost span that it ends, and the status of all. It has no stack trace, because
        the texts of its causes may quote headers. A consumer that stops is no error: that is an attribute.
        """
        if error is None or not span.is_recording():
            return
        outcome = outcome_of(error)
        if outcome != "error":
            span.set_attribute(names.OUTCOME, outcome)
            return
        kind = error_type(error)
        text = scrubbed(failure_text(error, request_id)) if isinstance(error, AnthropicError) else ""
        span.set_attribute(names.ERROR_TYPE, kind)
        if error is not self._recorded:
            self._recorded = error
            span.add_event("exception", {names.EXCEPTION_TYPE: exception_type(error), names.EXCEPTION_MESSAGE: text})
        span.set_status(Status(StatusCode.ERROR, f"{kind}: {text}" if text else kind))
