"""A run of tools that is observed: it ends once, and so does each of its calls of tools."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from ..._runtime.collected import when_collected
from ...errors import AnthropicError
from ..call_record import error_type, outcome_of
from ..records.run_record import RunRecord, ToolRecord

if TYPE_CHECKING:
    from ..._core.call.operation import Call
    from ..._core.call.protocols import Clock
    from ...models.message import ToolUseBlock
    from ..call_record import CallOutcome
    from ..signal import Signal

__all__ = ["ObservedRun", "ObservedTool", "RunReporter"]


class RunReporter(Protocol):
    """Reports to every signal: the observer of a client."""

    clock: Clock

    def report(self, event: Callable[[Signal], None]) -> None:
        """Report an event to every signal."""
        ...

    def run_started(self, run: RunRecord, contexts: list[Any]) -> None:
        """A run of tools begins, in the context that each signal has kept."""
        ...

    def contexts_of(self, run: RunRecord) -> object:
        """What each signal has for the requests of a run."""
        ...


class _OpenRun:
    """What is needed to end a run that was collected: it must not refer to what is watched."""

    def __init__(self, observer: RunReporter, run: RunRecord) -> None:
        self.observer = observer
        self.run = run
        self.process = os.getpid()
        # Has one element until the run ends; popping it is atomic.
        self.open = [True]

    def report(self, event: Callable[[Signal], None]) -> None:
        """Report to every signal, unless this is a forked child of the process the run was made in."""
        if os.getpid() == self.process:
            self.observer.report(event)

    def end(self, outcome: CallOutcome, error: BaseException | None) -> None:
        """End the run, the first time."""
        try:
            self.open.pop()
        except IndexError:
            return
        run = self.run
        run.outcome, run.lasted = outcome, self.observer.clock.monotonic() - run.started
        if error is not None and outcome == "error":
            run.error_type = error_type(error)
        self.report(lambda signal: signal.run_ended(run, error))

    def closed(self) -> None:
        """The consumer dropped the run before its end."""
        self.end("closed", None)


class _OpenTool:
    """The same of a call of a tool."""

    def __init__(self, run: _OpenRun, tool: ToolRecord) -> None:
        self.run = run
        self.tool = tool
        self.open = [True]

    def end(self, error: BaseException | None) -> None:
        """End the call, the first time."""
        try:
            self.open.pop()
        except IndexError:
            return
        tool = self.tool
        if tool.begun:
            stopped = self.run.observer.clock.monotonic() if tool.stopped is None else tool.stopped
            tool.lasted = stopped - tool.started
        else:
            self.run.report(lambda signal: signal.tool_started(tool))
        self.run.report(lambda signal: signal.tool_ended(tool, error))

    def cancelled(self) -> None:
        """Nothing asks for the result any more."""
        if self.open:
            self.tool.outcome = "cancelled"
        self.end(None)


class ObservedTool:
    """One call of a tool."""

    def __init__(self, run: _OpenRun, tool: ToolRecord) -> None:
        self._state = _OpenTool(run, tool)
        self._clean_up = when_collected(self, self._state.cancelled)

    def begun(self) -> None:
        """The tool begins, in the context that this is called in."""
        state = self._state
        if state.open:
            tool = state.tool
            tool.begun, tool.started = True, state.run.observer.clock.monotonic()
            state.run.report(lambda signal: signal.tool_started(tool))
            state.run.report(lambda signal: signal.tool_entered(tool))

    def left(self) -> None:
        """The context is one in which others go on."""
        state = self._state
        state.run.report(lambda signal: signal.tool_left(state.tool))

    def stopped(self) -> None:
        """The tool has ended, or is given up."""
        state = self._state
        if state.open and state.tool.stopped is None:
            state.tool.stopped = state.run.observer.clock.monotonic()
            state.run.report(lambda signal: signal.tool_stopped(state.tool))

    def ended(self, result: Mapping[str, Any], error: BaseException | None, *, refused: bool = False) -> None:
        """The call is over."""
        tool = self._state.tool
        if self._state.open:
            tool.is_error = result.get("is_error") is True
            tool.result = result.get("content")
            tool.outcome = "refused" if refused else "error" if tool.is_error else "success"
            if tool.outcome == "error":
                tool.error_type = _tool_error_type(error)
        self._state.end(error)
        self._clean_up.cancel()

    def cancelled(self) -> None:
        """The call was given up."""
        self._state.cancelled()
        self._clean_up.cancel()


class ObservedRun:
    """One run. Nothing is reported after its end, or in a forked child; its calls of tools end on their own."""

    def __init__(self, observer: RunReporter, call: Call, contexts: list[Any]) -> None:
        run = RunRecord(call, observer.clock.monotonic())
        self._state = _OpenRun(observer, run)
        observer.run_started(run, contexts)
        self.context: object = observer.contexts_of(run)
        self._clean_up = when_collected(self, self._state.closed)

    def tool(self, call: ToolUseBlock) -> ObservedTool:
        """A call of a tool, which has not begun."""
        self._state.run.tool_calls += 1
        return ObservedTool(self._state, ToolRecord(self._state.run, call))

    def answered(self, answer: Any) -> None:
        """The model answered."""
        self._state.run.add(answer)

    def succeeded(self) -> None:
        """The run is over."""
        self._end("success", None)

    def failed(self, error: BaseException) -> None:
        """The run ended in `error`, or was cancelled."""
        self._end(outcome_of(error), error)

    def closed(self) -> None:
        """The consumer closed the run before its end."""
        self._end("closed", None)

    def _end(self, outcome: CallOutcome, error: BaseException | None) -> None:
        self._state.end(outcome, error)
        self._clean_up.cancel()


def _tool_error_type(error: BaseException | None) -> str:
    """The kind of an error of this package, else the class of the exception; `tool_error` where the tool said so."""
    if error is None:
        return "tool_error"
    return error_type(error) if isinstance(error, AnthropicError) else type(error).__qualname__
