# Derived from src/integrations_anthropic/_async/tools/stream_runner.py by `make codegen`. Do not edit.
"""A conversation in which the model calls functions, streamed: each answer as it arrives, its tools meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from ..._core.streaming.not_copied import NotCopied
from .rounds import ToolRounds
from .tool_stream import ToolStream

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..._core.call.operation import Call
    from ..._core.tools.run_options import ToolRunOptions
    from ...models.message import MessageResponse, ToolUseBlock
    from ...models.unions import StreamEvent
    from ..message_stream import TextStream
    from ..pipeline import Pipeline

__all__ = ["RunEvents", "RunText", "ToolStreamRunner"]


class ToolStreamRunner(ToolRounds):
    """One stream after another, each of an answer of the model. Never awaited: iterate it, or read `text_stream`,
    `events()` or `until_done()`, which go through all of them.

    A tool starts as soon as its input is whole, while the rest of the answer arrives, unless the run has a tool that is
    only described, by no function, or the tool says `starts_early=False`. What the consumer leaves unread of a stream
    is read before the next one; while `confirm` is asked, nothing is read. The results are sent as those of `run_tools`
    are, and it ends as that does.

    Reading a stream, and iterating, raise what a stream of `create_stream` raises. Then the tools of that answer are
    cancelled, those in threads left to themselves, and their results dropped: iterating again asks for the answer
    again, and the model may call them again. An answer that ends otherwise than with calls to answer, as at
    `max_tokens`, ends the run; the results of tools that had started are in `unsent_results`.
    """

    _instead = "take its answers; run_tools_stream with messages= goes on where one ended"

    def __init__(self, pipeline: Pipeline, call: Call, tools: Iterable[Any], options: ToolRunOptions) -> None:
        super().__init__(pipeline, call, tools, options)
        self._request = call
        self._stream: ToolStream | None = None
        self._unsent: list[tuple[ToolUseBlock, dict[str, Any]]] = []

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> ToolStream:
        with self._turn():
            try:
                self._finish()
                if self._state.over:
                    raise StopIteration
                self._observed.start()
                self._go_on()
            except StopIteration:
                raise
            except BaseException as error:
                self._failed(error)
                raise
            self._stream = ToolStream(self._pipeline, self._request, self._state, self._calls, self._observed)
            return self._stream

    def until_done(self) -> MessageResponse:
        """Read everything to the end and give the last answer; asked again, the same one."""
        for _ in self:
            pass
        # A run is over only after an answer.
        final: Any = self._state.answer
        message: MessageResponse = final
        return message

    @property
    def text_stream(self) -> RunText:
        """The text of all answers, in the pieces in which it arrives; from where the answer that arrives is read."""
        return RunText(self, self._stream)

    def events(self) -> RunEvents:
        """The events of all answers, as they arrive; from where the answer that arrives is read. Each begins with a
        MessageStart."""
        return RunEvents(self, self._stream)

    @property
    def unsent_results(self) -> list[tuple[ToolUseBlock, dict[str, Any]]]:
        """Calls that were made early and are not answered in the conversation, because their answer broke off, or ended
        otherwise than with calls; with their results. Known once the run has gone on from that answer, or ended.
        """
        return list(self._unsent)

    def close(self) -> None:
        """Cancel what runs: tools, and a stream that is open. Iterating again asks for an answer that was not whole."""
        stream = self._stream
        if stream is not None and not stream.has_ended:
            self._stream = None
            stream.close()
        super().close()

    def _finish(self) -> None:
        """Read what is left of the last answer; wait for tools whose results are not to be sent."""
        stream = self._stream
        if stream is None:
            return
        try:
            # Who read it has got the error of one that has broken off.
            if not stream.has_broken_off:
                stream.get_final_message()
        finally:
            if stream.has_ended and not stream.is_whole:
                self._stream = None
                self._calls.cancel()
                self._unsent += self._calls.ended()
        if stream.is_whole:
            # Also where reading was interrupted after the last event.
            stream.take_in()
            self._unsent += self._calls.rest(self._state.calls)
        self._stream = None


class RunEvents(NotCopied):
    """The events of a run, through all of its answers."""

    _instead = "take the events one by one"

    def __init__(self, runner: ToolStreamRunner, stream: ToolStream | None) -> None:
        self._runner = runner
        self._stream = stream

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> StreamEvent:
        while True:
            if self._stream is None or self._stream.has_ended:
                self._stream = next(self._runner)
            for event in self._stream:
                return event


class RunText(NotCopied):
    """The text of a run, piece by piece, through all of its answers."""

    _instead = "take the text piece by piece"

    def __init__(self, runner: ToolStreamRunner, stream: ToolStream | None) -> None:
        self._runner = runner
        self._stream = stream
        self._pieces: TextStream | None = None if stream is None else stream.text_stream

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        while True:
            if self._stream is None or self._pieces is None or self._stream.has_ended:
                self._stream = next(self._runner)
                self._pieces = self._stream.text_stream
            for piece in self._pieces:
                return piece
