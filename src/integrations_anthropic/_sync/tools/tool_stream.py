# Derived from src/integrations_anthropic/_async/tools/tool_stream.py by `make codegen`. Do not edit.
"""The stream of one answer of a run, whose tools start while it arrives."""

from __future__ import annotations

from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ..._core.call.library_faults import is_interruption
from ..._core.tools.whole_calls import WholeCalls
from ...errors import APIError, ConfigurationError
from ..message_stream import MessageStream

if TYPE_CHECKING:
    from ..._core.call.operation import Call
    from ..._core.tools.run_observation import RunObservation
    from ..._core.tools.tool_run import ToolRun
    from ...errors import AnthropicError
    from ...models.message import ToolUseBlock
    from ..event_stream import EventStream
    from ..pipeline import Pipeline
    from .tool_calls import ToolCalls

__all__ = ["ToolStream"]


class ToolStream(MessageStream):
    """A message stream that starts the tools which its message calls.

    A tool starts before the event is returned that makes its call whole. An event is returned only once `confirm` has
    answered for the calls that it makes whole; what `confirm` raises is raised here, and it is asked again when reading
    goes on. Leaving an `with` block without an error leaves the rest to the run, which reads it.
    """

    def __init__(
        self, pipeline: Pipeline, call: Call, run: ToolRun, calls: ToolCalls, observed: RunObservation
    ) -> None:
        super().__init__(pipeline, call)
        self._run = run
        self._calls = calls
        self._observed = observed
        # Its trace is that of the run, wherever it is read.
        self._context = observed.context
        self._whole = WholeCalls()
        # An event that was read, and the calls that start before it is returned.
        self._held: tuple[dict[str, Any], list[ToolUseBlock]] | None = None
        # What `confirm` raised: the stream is not broken by it.
        self._refused: BaseException | None = None
        # Held while an event is waited for.
        self._starting = Lock()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and error is not self._refused:
            super().__exit__(kind, error, trace)

    def close(self) -> None:
        """Stop reading and release the connection. The answer is given up, where it is not whole; its tools, too.

        The run raises StreamTruncatedError then, and asks again when it is iterated once more.
        """
        if self._final is None:
            self._calls.abandon()
        super().close()

    @property
    def has_ended(self) -> bool:
        """Whether there is nothing more to read: it was read to its end, closed, or broke off."""
        return self._closed or self._error is not None

    @property
    def has_broken_off(self) -> bool:
        """Whether reading has failed; a reader got the error."""
        return self._error is not None

    @property
    def is_whole(self) -> bool:
        """Whether the answer has arrived."""
        return self._final is not None

    def _ready(self) -> dict[str, Any] | None:
        """None: an event may start calls, which is waited for."""
        return None

    def _next(self, *, opening: bool = False) -> dict[str, Any] | None:
        if opening:
            return super()._next(opening=True)
        if self._starting.locked():
            raise ConfigurationError("this stream is being read by another task or thread: only one may read at a time")
        with self._starting:
            if self._held is None:
                data = super()._next()
                if data is None or self._events is None:
                    # Where `[DONE]` ends it, no event does.
                    self.take_in()
                    return None
                self._held = data, self._whole.add(data, self._events.message)
            data, calls = self._held
            self._start(calls)
            self.take_in()
            self._held = None
            return data

    def take_in(self) -> None:
        """Have the run know the answer, where it is whole."""
        if self._final is not None:
            self._run.add_answer(self._final)
            self._observed.answered(self._final, over=self._run.over)

    def _start(self, calls: list[ToolUseBlock]) -> None:
        self._refused = None
        for call in calls:
            if self._run.toolbox.starts_early(call):
                try:
                    self._calls.start(call)
                except Exception as error:
                    # An interrupt breaks the stream, the answer of `confirm` does not.
                    if not is_interruption(error):
                        self._refused = error
                    raise

    def _open(self) -> EventStream:
        # Only now is it known what the conversation holds, and how much time is left.
        while True:
            self._call = self._run.next_call(self._pipeline.clock.monotonic())
            try:
                return super()._open()
            except APIError as error:
                if not self._run.recovers(error):
                    raise

    def _failed(self, error: AnthropicError) -> AnthropicError:
        found = super()._failed(error)
        self._calls.cancel()
        self._observed.failed(found)
        return found

    def _interrupted(self, error: BaseException) -> None:
        if error is not self._refused:
            super()._interrupted(error)
            if self._error is not None:
                self._calls.cancel()
                self._observed.failed(error)
