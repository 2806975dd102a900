# Derived from src/integrations_anthropic/_async/tools/rounds.py by `make codegen`. Do not edit.
"""What the two runners of tools have in common: the state of the run, its tools, and what may be changed on the way."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from attrs import evolve

from ..._core.streaming.not_copied import NotCopied
from ..._core.tools.run_observation import RunObservation
from ..._core.tools.tool_run import ToolRun, without_tools
from ..._core.tools.toolbox import Toolbox
from ...errors import ConfigurationError
from .tool_calls import ToolCalls

if TYPE_CHECKING:
    from ..._core.call.operation import Call
    from ..._core.tools.run_options import ToolRunOptions
    from ...models.message import MessageResponse, ToolUseBlock
    from ...models.params import InputMessageInput
    from ..pipeline import Pipeline

__all__ = ["ToolRounds"]


class ToolRounds(NotCopied):
    """A run of tools, round by round: the model answers, the tools it calls are run, their results are sent."""

    _instead = "take its answers; run_tools with messages= goes on where one ended"

    def __init__(self, pipeline: Pipeline, call: Call, tools: Iterable[Any], options: ToolRunOptions) -> None:
        options.check(awaiting=Toolbox.awaiting)
        self._pipeline = pipeline
        toolbox = Toolbox(tools, options.context)
        # What is sent more than once is read once: iterators here, files before the first request.
        self._call, self._unread = pipeline.settle(without_tools(call, toolbox))
        self._state = ToolRun(self._call, toolbox, options)
        self._observed = RunObservation(pipeline.observer, call)
        self._calls = ToolCalls(self._state, pipeline.clock.monotonic, self._observed)
        self._results: list[dict[str, Any]] | None = None
        # Held while a round is played.
        self._asking = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and not isinstance(error, Exception):
            self._failed(error)
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(rounds={self.rounds}, {'done' if self._state.over else 'not done'})"

    @property
    def messages(self) -> list[InputMessageInput]:
        """The conversation so far: the turns given, every answer, every result. Good for the next request."""
        return self._state.messages

    @property
    def rounds(self) -> int:
        """How many answers the model gave."""
        return self._state.rounds

    @property
    def message(self) -> MessageResponse | None:
        """The last answer; None before the first."""
        return self._state.answer

    @property
    def pending_calls(self) -> list[ToolUseBlock]:
        """The calls of the last answer whose results are sent next."""
        return self._state.calls

    @property
    def tools(self) -> tuple[Any, ...]:
        """The tools that the next request offers, in order: a FunctionTool for each function, and definitions."""
        return tuple(entry.item for entry in self._state.toolbox.entries)

    def add_tool(self, tool: Any) -> None:
        """Offer one more tool from the next request on: a function or a definition.

        Raises ValidationError for what is neither, and for a name that is taken. May be called at any time, also by a
        tool.
        """
        self._state.toolbox.add(tool)

    def remove_tool(self, tool: Any) -> None:
        """Offer a tool no longer: its name, the function, or the definition. A call of it that has not started gets an
        error as its result.

        Raises ValidationError where there is no such tool. May be called at any time, also by a tool.
        """
        self._state.toolbox.remove(tool)

    def add_messages(self, *turns: InputMessageInput) -> None:
        """Add turns to the conversation: after the results of `pending_calls`, else at the end.

        A run that was over goes on with them. Raises ValidationError for what is no turn.
        """
        self._state.add_messages(self._settled({"messages": list(turns)})["messages"])

    def change(self, **fields: Any) -> None:
        """Change arguments of the requests that follow, such as `system`, `max_tokens` or `tool_choice`; None leaves
        one out from then on.

        Raises TypeError for an unknown argument, and ValidationError for `messages` and `tools`, which have methods of
        their own.
        """
        self._state.change(self._settled(fields))

    def results(self) -> list[dict[str, Any]]:
        """Run the tools of `pending_calls` now, and return their results as the next request will hold them.

        The blocks may be changed before the run goes on. Asked again, the same list; empty where no call is pending.
        """
        with self._turn():
            try:
                self._finish()
                if not self._state.calls:
                    return []
                self._observed.start()
                return self._answered()
            except BaseException as error:
                self._failed(error)
                raise

    def close(self) -> None:
        """Cancel what runs: tools, and a stream that is open. Iterating again goes on where the run was."""
        self._calls.cancel()
        self._observed.closed()

    def _failed(self, error: BaseException) -> None:
        """Report the end of the run, until it goes on: what its tools do from now on is part of nothing."""
        self._calls.forget_spans()
        self._observed.failed(error)

    def _turn(self) -> Lock:
        """The lock that is held while a round is played."""
        if self._asking.locked():
            raise ConfigurationError("this run is being iterated by another task or thread: one asks at a time")
        return self._asking

    def _settled(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Fields of a request as they can be sent more than once, once their files were read."""
        call, unread = self._pipeline.settle(evolve(self._call, body=fields))
        self._unread += unread
        settled: dict[str, Any] = call.fields()
        return settled

    def _finish(self) -> None:
        """Take in the whole of the last answer."""

    def _answered(self) -> list[dict[str, Any]]:
        if self._results is None:
            self._results = self._calls.results(self._state.calls)
        return self._results

    def _go_on(self) -> None:
        """Have everything ready for the next request."""
        self._state.check_rounds()
        if self._state.calls:
            self._state.add_results(self._answered())
        if self._unread:
            seconds = self._state.time_left(self._pipeline.clock.monotonic())
            self._pipeline.read_files(self._call, self._unread, seconds)
            self._unread = []
        self._results = None
        self._calls = ToolCalls(self._state, self._pipeline.clock.monotonic, self._observed)
