# Derived from src/integrations_anthropic/_async/tool_runner.py by `make codegen`. Do not edit.
"""A conversation in which the model calls functions: they are run, and their results sent back, until it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from .._core.call.library_faults import is_from_signal_handler
from .._core.streaming.not_copied import NotCopied
from .._core.tools.results import error_result, tool_result
from .._core.tools.tool_run import ToolRun
from .._core.tools.toolbox import Toolbox, ToolInvocation
from .._runtime.task_group import run_together
from ..errors import AnthropicError, ConfigurationError

if TYPE_CHECKING:
    from .._core.call.operation import Call
    from ..models.message import MessageResponse, ToolUseBlock
    from ..models.params import InputMessageInput
    from .pipeline import Pipeline

__all__ = ["ToolRunner"]


class ToolRunner(NotCopied):
    """One answer of the model after another. Never awaited: iterate it, or ask it for the last answer.

    Between two answers the tools that were called are run, all of one answer at once, and their results are sent back
    in the order of the calls. A tool that fails, or is called wrongly, is a result that says so; the model goes on.
    A call of a tool that is only described, by no function, ends the run: its answer is yours to give.

    Iterating raises what `create` raises, and ToolRoundsExceededError after `max_rounds` answers. After an error, or
    a cancellation, nothing is lost: iterating again goes on where it was.
    """

    _instead = "take its answers; run_tools with messages= goes on where one ended"

    def __init__(
        self,
        pipeline: Pipeline,
        call: Call,
        tools: Iterable[Any],
        *,
        max_rounds: int,
        on_error: Callable[[ToolUseBlock, Exception], object] | None,
    ) -> None:
        self._pipeline = pipeline
        self._toolbox = Toolbox(tools)
        self._call, self._unread = pipeline.settle(call)
        self._state = ToolRun(self._call, self._toolbox, max_rounds=max_rounds, on_error=on_error)
        self._on_error = on_error
        # Held while a round is played.
        self._asking = Lock()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> MessageResponse:
        if self._asking.locked():
            raise ConfigurationError("this run is being iterated by another task or thread: one asks at a time")
        with self._asking:
            if self._state.over:
                raise StopIteration
            return self._round()

    def until_done(self) -> MessageResponse:
        """Go on to the end and give the last answer; asked again, the same one."""
        for _ in self:
            pass
        # A run is over only after an answer.
        final: Any = self._state.answer
        message: MessageResponse = final
        return message

    @property
    def messages(self) -> list[InputMessageInput]:
        """The conversation so far: the turns given, every answer, every result. Good for the next request."""
        return list(self._state.turns)

    @property
    def rounds(self) -> int:
        """How many answers the model gave."""
        return self._state.rounds

    @property
    def message(self) -> MessageResponse | None:
        """The last answer; None before the first."""
        return self._state.answer

    def __repr__(self) -> str:
        return f"{type(self).__name__}(rounds={self.rounds}, {'done' if self._state.over else 'not done'})"

    def _round(self) -> MessageResponse:
        state = self._state
        state.check_rounds()
        if state.calls:
            state.add_results(self._run(state.calls))
        if self._unread:
            seconds = state.time_left(self._pipeline.clock.monotonic())
            self._pipeline.read_files(self._call, self._unread, seconds)
            self._unread = []
        message: MessageResponse = self._pipeline.run(state.next_call(self._pipeline.clock.monotonic()))
        state.add_answer(message)
        return message

    def _run(self, calls: Sequence[ToolUseBlock]) -> list[dict[str, Any]]:
        """The results of the calls, in their order."""
        ready = [self._ready(call) for call in calls]
        jobs = [job for job in ready if isinstance(job, ToolInvocation)]
        seconds = self._state.time_left(self._pipeline.clock.monotonic())
        try:
            outcomes = iter(run_together(jobs, seconds=seconds))
        except TimeoutError as error:
            if is_from_signal_handler(error):
                raise
            raise self._state.too_late() from None
        return [
            self._result(call, *((None, job) if isinstance(job, AnthropicError) else next(outcomes)))
            for call, job in zip(calls, ready, strict=True)
        ]

    def _ready(self, call: ToolUseBlock) -> ToolInvocation | AnthropicError:
        try:
            return self._toolbox.job(call)
        except AnthropicError as error:
            return error

    def _result(self, call: ToolUseBlock, value: Any, error: Exception | None) -> dict[str, Any]:
        if error is None:
            try:
                return tool_result(call, value)
            except Exception as fault:  # what is returned may be of any class, and reading it runs that class's code
                if is_from_signal_handler(fault):
                    raise
                error = fault
        elif is_from_signal_handler(error):
            raise error
        if self._on_error is not None:
            self._on_error(call, error)
        return error_result(call, error)
