"""The spans of runs of tools: `invoke_agent`, and `execute_tool {name}` for each call of a tool.

Source: OpenTelemetry, semantic conventions for generative AI, agent spans.
"""

from __future__ import annotations

from contextlib import suppress
from time import monotonic, time_ns
from typing import TYPE_CHECKING, Any

from opentelemetry import context as contexts
from opentelemetry import trace
from opentelemetry.trace import SpanKind, Status, StatusCode

from ..._redact import scrubbed
from ...errors import AnthropicError
from ..call_record import error_type, exception_type
from ..conventions.span_attributes import shown_model, usage_attributes
from ..conventions.suppression import is_suppressed
from ..names import attributes as names
from ..signal import Signal

if TYPE_CHECKING:
    from contextvars import Token

    from opentelemetry.context import Context
    from opentelemetry.trace import Span, Tracer

    from ..content_room import ContentRoom
    from ..content_writer import ContentLimits
    from ..records.run_record import RunRecord, ToolRecord

__all__ = ["RunTraces"]

RUN = "invoke_agent"
TOOL = "execute_tool"
_SUPPRESSED = object()
"""Where a run that leaves no spans keeps its context, in which its requests leave none either."""


class RunTraces(Signal):
    """The part of traces that runs have."""

    def __init__(
        self, tracer: Tracer, content: ContentLimits | None, room: ContentRoom | None, provider_name: str
    ) -> None:
        """`content`: limits of what spans have of a tool; None is nothing. `room`: what is left of a batch for it."""
        self._provider_name = provider_name
        self._tracer = tracer
        self._content = content
        self._room = room

    def run_started(self, run: RunRecord, context: Any) -> None:
        """`invoke_agent`, a child of the span that was current where the run was described.

        None where instrumentation is suppressed.
        """
        parent = contexts.get_current() if context is None else context
        if is_suppressed(parent):
            run.state[_SUPPRESSED] = parent
            return
        sampled = {names.PROVIDER: self._provider_name, names.GENAI_OPERATION: RUN}
        sampled[names.OPERATION] = run.operation.name
        if run.model is not None:
            sampled[names.REQUEST_MODEL] = shown_model(run.model)
        opened = self._opened(RUN, parent, sampled)
        run.trace = _ids(opened.span)
        run.state[self] = opened

    def context_of(self, run: RunRecord) -> Any:
        """The context of the requests of the run."""
        opened = run.state.get(self)
        return run.state.get(_SUPPRESSED) if opened is None else opened.context

    def run_ended(self, run: RunRecord, error: BaseException | None) -> None:
        """Set what the run came to, and end its span."""
        opened = run.state.get(self)
        if opened is None:
            return
        span = opened.span
        if span.is_recording():
            span.set_attributes({names.ROUNDS: run.rounds, names.TOOL_CALLS: run.tool_calls})
            span.set_attributes(usage_attributes(run.usage))
            if run.stop_reason is not None:
                span.set_attribute(names.FINISH_REASONS, [run.stop_reason])
            if run.outcome in ("closed", "cancelled"):
                span.set_attribute(names.OUTCOME, run.outcome)
            if run.outcome == "error" and error is not None:
                # The exception itself is an event of the attempt, or of the tool, that failed.
                _set_error(span, error_type(error), _text(error))
        span.end()

    def tool_started(self, tool: ToolRecord) -> None:
        """`execute_tool {name}`, a child of the run's span."""
        run = tool.run.state.get(self)
        if run is None:
            return
        sampled = {names.GENAI_OPERATION: TOOL, names.PROVIDER: self._provider_name, names.TOOL_NAME: tool.name}
        opened = tool.state[self] = self._opened(f"{TOOL} {tool.name}", run.context, sampled)
        tool.trace = _ids(opened.span)
        if opened.span.is_recording():
            opened.span.set_attributes({names.TOOL_CALL_ID: tool.call_id, names.TOOL_TYPE: "function"})
            # Read now, because the tool may change it; given to the span where it ends.
            opened.asked = self._content_of(names.TOOL_ARGUMENTS, tool.input)

    def tool_entered(self, tool: ToolRecord) -> None:
        """Make the span the current one of the context in which the tool runs."""
        opened = tool.state.get(self)
        if opened is not None:
            opened.token = contexts.attach(trace.set_span_in_context(opened.span))

    def tool_left(self, tool: ToolRecord) -> None:
        """Make it the current one no more."""
        opened = tool.state.get(self)
        if opened is not None and opened.token is not None:
            with suppress(ValueError):
                opened.token.var.reset(opened.token)

    def tool_stopped(self, tool: ToolRecord) -> None:
        """Keep the time: whether the result is an error is known later."""
        opened = tool.state.get(self)
        if opened is not None:
            opened.stopped = time_ns()

    def tool_ended(self, tool: ToolRecord, error: BaseException | None) -> None:
        """Set what the model was given, and end the span at the time at which the tool had ended."""
        opened = tool.state.get(self)
        if opened is None:
            return
        span = opened.span
        if span.is_recording():
            span.set_attribute(names.TOOL_IS_ERROR, tool.is_error)
            if tool.outcome in ("refused", "cancelled"):
                span.set_attribute(names.OUTCOME, tool.outcome)
                self._set_content(span, opened.asked)
            else:
                self._set_content(span, opened.asked | self._content_of(names.TOOL_RESULT, tool.result))
            if tool.outcome == "error" and tool.error_type is not None:
                self._add_error(span, tool.error_type, error)
        span.end(opened.stopped)

    def _opened(self, name: str, parent: Context, attributes: dict[str, str]) -> _OpenRunSpan:
        span = self._tracer.start_span(name, context=parent, kind=SpanKind.INTERNAL, attributes=attributes)
        return _OpenRunSpan(span, trace.set_span_in_context(span, parent))

    def _content_of(self, name: str, value: Any) -> dict[str, Any]:
        if self._content is None:
            return {}
        from ..content import data_attributes

        return data_attributes(name, value, self._content)

    def _set_content(self, span: Span, content: dict[str, Any], *, spans: int = 1) -> None:
        """Set what there is room for in a batch; `spans`: how many end with this one."""
        if self._room is not None and self._content is not None:
            # Not the time of the client's clock: an exporter has its own.
            span.set_attributes(self._room.fitting(content, self._content.batch, now=monotonic(), spans=spans))

    def _add_error(self, span: Span, kind: str, error: BaseException | None) -> None:
        """The error of a tool. Its text is what the model is given, so it is content."""
        text = "" if error is None or self._content is None else scrubbed(str(error))
        if error is not None:
            event = {names.EXCEPTION_TYPE: exception_type(error)}
            span.add_event("exception", event | ({names.EXCEPTION_MESSAGE: text} if text else {}))
        _set_error(span, kind, text)


class _OpenRunSpan:
    """A span that has not ended, and its context."""

    __slots__ = ("asked", "context", "span", "stopped", "token")

    def __init__(self, span: Span, context: Context) -> None:
        self.span = span
        self.context = context
        self.token: Token[Context] | None = None
        self.asked: dict[str, Any] = {}
        self.stopped: int | None = None
        """When what it stands for has ended, in nanoseconds since 1970."""


def _ids(span: Span) -> tuple[str, str] | None:
    ids = span.get_span_context()
    return (f"{ids.trace_id:032x}", f"{ids.span_id:016x}") if ids.is_valid else None


def _text(error: BaseException) -> str:
    return scrubbed(str(error)) if isinstance(error, AnthropicError) else ""


def _set_error(span: Span, kind: str, text: str) -> None:
    span.set_attribute(names.ERROR_TYPE, kind)
    span.set_status(Status(StatusCode.ERROR, f"{kind}: {text}" if text else kind))
