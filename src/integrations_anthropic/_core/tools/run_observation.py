"""What a run of tools tells the observer of its client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...models.message import ToolUseBlock
    from ..call.operation import Call
    from ..call.run_span import RunSpan, ToolSpan
    from ..call.span import CallObserver, CallSpan, ObservedExecution

__all__ = ["RunObservation", "RunObserver"]


class RunObservation:
    """The span of a run, which begins with its first request, in the trace where the run was described.

    A run that goes on after its end, or after an error, has another span in the same trace.
    """

    def __init__(self, observer: CallObserver, call: Call) -> None:
        self._observer = observer
        self._call = call
        self._described = observer.context()
        self._span: RunSpan | None = None
        self._answer: Any = None

    @property
    def context(self) -> object:
        """The context of the requests of this run."""
        return self._described if self._span is None else self._span.context

    def start(self) -> None:
        """The run begins, or goes on."""
        if self._span is None:
            self._span = self._observer.run(self._call, self._described)

    def tool(self, call: ToolUseBlock) -> ToolSpan | None:
        """The span of a call of a tool; None where nothing is observed."""
        return None if self._span is None else self._span.tool(call)

    def answered(self, answer: Any, *, over: bool) -> None:
        """The model answered, once however often it is said; `over`: whether that was the end."""
        if self._span is None or answer is self._answer:
            return
        self._answer = answer
        self._span.answered(answer)
        if over:
            self.succeeded()

    def succeeded(self) -> None:
        """The run is over."""
        span, self._span = self._span, None
        if span is not None:
            span.succeeded()

    def failed(self, error: BaseException) -> None:
        """The run ended in `error`, or was cancelled."""
        span, self._span = self._span, None
        if span is not None:
            span.failed(error)

    def closed(self) -> None:
        """The consumer closed the run before its end."""
        span, self._span = self._span, None
        if span is not None:
            span.closed()


class RunObserver:
    """The observer of the requests of a run, for parts that make calls of their own: their spans are in its span."""

    def __init__(self, observer: CallObserver, run: RunObservation) -> None:
        self._observer = observer
        self._run = run

    def context(self) -> object:
        """The context of the requests of the run."""
        return self._run.context

    def start(self, execution: ObservedExecution, context: object = None) -> CallSpan:
        """The span of one call, in that of the run unless another context is given."""
        return self._observer.start(execution, self._run.context if context is None else context)

    def run(self, call: Call, context: object) -> RunSpan | None:
        """The span of another run."""
        return self._observer.run(call, context)
