"""Traces for OpenTelemetry, with the semantic conventions for generative AI beside the package's own attributes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from opentelemetry import context as contexts
from opentelemetry import trace
from opentelemetry.trace import SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from .._redact import scrubbed
from .._version import __version__
from ..errors import AnthropicError, CircuitBreakerOpenError
from .call_record import error_type, failure_text, outcome_of
from .content import CallContent
from .signal import Signal

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

PROVIDER = "anthropic"
OUTCOME = "anthropic.outcome"
"""The attribute of a span that its consumer ended: `closed` or `cancelled`."""
_PROPAGATOR = TraceContextTextMapPropagator()
# What the functions `suppress_instrumentation()` and `suppress_http_instrumentation()` of OpenTelemetry set.
_SUPPRESSED = (contexts._SUPPRESS_INSTRUMENTATION_KEY, "suppress_instrumentation")
_HTTP_SUPPRESSED = contexts._SUPPRESS_HTTP_INSTRUMENTATION_KEY


class TraceSignal(Signal):
    """A span for each call, one for all of its attempts, and one for each attempt."""

    name = "traces"

    def __init__(self, provider: TracerProvider | None, *, content: ContentLimits | None, propagate: bool) -> None:
        """`provider`: None is the global one. `content`: None is none. `propagate`: whether `traceparent` goes out."""
        self._tracer = trace.get_tracer("integrations_anthropic", __version__, provider)
        self._content = content
        self._propagate = propagate

    def context(self) -> Any:
        """The current context."""
        return contexts.get_current()

    def call_started(self, call: CallRecord, context: Any) -> None:
        """`anthropic.client.<operation>`, a child of the span that was current where the call was described.

        No span where instrumentation is suppressed.
        """
        parent = contexts.get_current() if context is None else context
        if _is_suppressed(parent) or _is_suppressed(contexts.get_current()):
            return
        span = self._tracer.start_span(
            f"anthropic.client.{call.operation.span}",
            context=parent,
            kind=SpanKind.CLIENT,
            attributes=_request_attributes(call),
        )
        ids = span.get_span_context()
        if ids.is_valid:
            call.trace = (f"{ids.trace_id:032x}", f"{ids.span_id:016x}")
        opened = call.state[self] = _OpenSpan(span, trace.set_span_in_context(span, parent))
        # Not before: most traces of a busy service are not sampled.
        if self._content is not None and call.writes_message and span.is_recording():
            opened.content = CallContent(self._content)
            span.set_attributes(opened.content.of_request(call))

    def execution_started(self, call: CallRecord) -> None:
        """Open `anthropic.resilience.execute`, the current span while it lasts."""
        self._enter(call, "anthropic.resilience.execute", SpanKind.INTERNAL, {})

    def execution_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """Record the number of attempts, and the circuit's state when it was asked."""
        attributes: dict[str, Any] = {"retry.attempt": call.attempts}
        refused = "open" if isinstance(error, CircuitBreakerOpenError) else None
        if state := call.circuit or refused:
            attributes["circuit_breaker.state"] = state
        self._leave(call, attributes, error)

    def attempt_started(self, call: CallRecord, attempt: AttemptRecord, request: Request) -> None:
        """Open `anthropic.transport.send`, the current span while it lasts."""
        span_context = self._enter(
            call,
            "anthropic.transport.send",
            SpanKind.CLIENT,
            {"http.method": attempt.method, "http.url": attempt.url, "http.request_content_length": attempt.length},
        )
        # A header the caller gave is sent unchanged.
        if span_context is not None and self._propagate and "traceparent" not in request.headers:
            _PROPAGATOR.inject(request.headers, span_context)

    def attempt_ended(self, call: CallRecord, attempt: AttemptRecord, error: BaseException | None) -> None:
        """Record the status and size of the response."""
        attributes: dict[str, Any] = {}
        if attempt.status is not None:
            attributes["http.status_code"] = attempt.status
        if attempt.received is not None:
            attributes["http.response_content_length"] = attempt.received
        self._leave(call, attributes, error)

    def retry_scheduled(self, call: CallRecord, error: Fault, delay: float) -> None:
        """Add an event to the execution's span."""
        opened = call.state.get(self)
        if opened is not None and opened.steps:
            reason = {"error.type": error_type(error), "retry.attempt": call.attempts + 1, "retry.delay": delay}
            opened.steps[-1].span.add_event("retry", reason)

    def call_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """Set the final attributes and end the span."""
        opened = call.state.pop(self, None)
        if opened is None:
            return
        if opened.span.is_recording():
            opened.span.set_attributes(_result_attributes(call))
            if opened.content is not None and call.result is not None:
                opened.span.set_attributes(opened.content.of_response(call))
            if call.outcome == "closed":
                opened.span.add_event("closed before its end")
                opened.span.set_attribute(OUTCOME, "closed")
            opened.record(opened.span, error, call.request_id)
        opened.span.end()

    def _enter(self, call: CallRecord, name: str, kind: SpanKind, attributes: Mapping[str, Any]) -> Context | None:
        is_attempt = kind is SpanKind.CLIENT
        opened: _OpenSpan | None = call.state.get(self)
        if opened is None:
            return None
        parent = opened.steps[-1].context if opened.steps else opened.context
        span = self._tracer.start_span(name, context=parent, kind=kind, attributes=attributes)
        step = _OpenSpan(span, trace.set_span_in_context(span, parent))
        # An instrumentation of httpx would make one more span of the attempt.
        attached = contexts.set_value(_HTTP_SUPPRESSED, True, step.context) if is_attempt else step.context
        step.token = contexts.attach(attached)
        opened.steps.append(step)
        return step.context

    def _leave(self, call: CallRecord, attributes: Mapping[str, Any], error: BaseException | None) -> None:
        opened: _OpenSpan | None = call.state.get(self)
        if opened is None or not opened.steps:
            return
        step = opened.steps.pop()
        if step.token is not None:
            # A coroutine that is collected runs in another context than its own, where the token is not valid.
            with suppress(ValueError):
                step.token.var.reset(step.token)
        step.span.set_attributes(attributes)
        opened.record(step.span, error, call.request_id)
        step.span.end()


class _OpenSpan:
    """A span that has not ended, its context, and the spans inside it, the innermost last."""

    __slots__ = ("_recorded", "content", "context", "span", "steps", "token")

    def __init__(self, span: Span, context: Context) -> None:
        self.span = span
        self.context = context
        self.steps: list[_OpenSpan] = []
        self.token: Token[Context] | None = None
        self.content: CallContent | None = None
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
            span.set_attribute(OUTCOME, outcome)
            return
        kind = error_type(error)
        text = scrubbed(failure_text(error, request_id)) if isinstance(error, AnthropicError) else ""
        span.set_attribute("error.type", kind)
        if error is not self._recorded:
            self._recorded = error
            name = f"{type(error).__module__}.{type(error).__qualname__}"
            span.add_event("exception", {"exception.type": name, "exception.message": text})
        span.set_status(Status(StatusCode.ERROR, f"{kind}: {text}" if text else kind))


def _is_suppressed(context: Context) -> bool:
    return any(contexts.get_value(key, context) for key in _SUPPRESSED)


def _request_attributes(call: CallRecord) -> dict[str, Any]:
    """The attributes of a call when it begins."""
    address = urlsplit(call.url)
    attributes: dict[str, Any] = {
        "gen_ai.provider.name": PROVIDER,
        "gen_ai.operation.name": "chat" if call.writes_message else call.operation.span,
        "server.address": address.hostname or "",
        "server.port": address.port or (80 if address.scheme == "http" else 443),
    }
    if call.model is not None:
        attributes["anthropic.model"] = attributes["gen_ai.request.model"] = scrubbed(call.model[:200])
    if call.max_tokens is not None:
        attributes["anthropic.max_tokens"] = attributes["gen_ai.request.max_tokens"] = call.max_tokens
    if call.writes_message:
        attributes["gen_ai.request.stream"] = call.streams
        for name in ("temperature", "top_p", "top_k"):
            value = call.requested(name)
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                attributes[f"gen_ai.request.{name}"] = float(value)
    return attributes


def _result_attributes(call: CallRecord) -> dict[str, Any]:
    """The attributes of a call at its end."""
    found: dict[str, Any] = {
        "request_id": call.request_id,
        "anthropic.input_tokens": call.input_tokens,
        "anthropic.output_tokens": call.output_tokens,
        "anthropic.stop_reason": call.stop_reason,
        "gen_ai.response.id": call.message_id,
        "gen_ai.response.model": call.response_model,
        "gen_ai.response.finish_reasons": None if call.stop_reason is None else [call.stop_reason],
        "gen_ai.usage.output_tokens": call.output_tokens,
        "gen_ai.usage.cache_read.input_tokens": call.usage.get("cache_read_input_tokens"),
        "gen_ai.usage.cache_creation.input_tokens": call.usage.get("cache_creation_input_tokens"),
    }
    if call.input_tokens is not None:
        # The conventions count tokens read from and written to the cache as input; the API counts them separately.
        found["gen_ai.usage.input_tokens"] = sum(n for name, n in call.usage.items() if name != "output_tokens")
    if call.streams and call.first_content is not None:
        found["gen_ai.response.time_to_first_chunk"] = call.first_content - call.started
    return {name: value for name, value in found.items() if value is not None}
