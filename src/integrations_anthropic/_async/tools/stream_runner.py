"""A conversation in which the model calls functions, streamed: each answer as it arrives, its tools meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from ..._core.streaming.not_copied import NotCopied
from .rounds import AsyncToolRounds
from .tool_stream import AsyncToolStream

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..._core.call.operation import Call
    from ..._core.tools.run_options import ToolRunOptions
    from ...models.message import MessageResponse, ToolUseBlock
    from ...models.unions import StreamEvent
    from ..message_stream import AsyncTextStream
    from ..pipeline import AsyncPipeline

__all__ = ["AsyncRunEvents", "AsyncRunText", "AsyncToolStreamRunner"]


class AsyncToolStreamRunner(AsyncToolRounds):
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

    def __init__(self, pipeline: AsyncPipeline, call: Call, tools: Iterable[Any], options: ToolRunOptions) -> None:
        super().__init__(pipeline, call, tools, options)
        self._request = call
        self._stream: AsyncToolStream | None = None
        self._unsent: list[tuple[ToolUseBlock, dict[str, Any]]] = []

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> AsyncToolStream:
        with self._turn():
            try:
                await self._finish()
                if self._state.over:
                    raise StopAsyncIteration
                self._observed.start()
                await self._go_on()
            except StopAsyncIteration:
                raise
            except BaseException as error:
                self._failed(error)
                raise
            self._stream = AsyncToolStream(self._pipeline, self._request, self._state, self._calls, self._observed)
            return self._stream

    async def until_done(self) -> MessageResponse:
        """Read everything to the end and give the last answer; asked again, the same one."""
        async for _ in self:
            pass
        # A run is over only after an answer.
        final: Any = self._state.answer
        message: MessageResponse = final
        return message

    @property
    def text_stream(self) -> AsyncRunText:
        """The text of all answers, in the pieces in which it arrives; from where the answer that arrives is read."""
        return AsyncRunText(self, self._stream)

    def events(self) -> AsyncRunEvents:
        """The events of all answers, as they arrive; from where the answer that arrives is read. Each begins with a
        MessageStart."""
        return AsyncRunEvents(self, self._stream)

    @property
    def unsent_results(self) -> list[tuple[ToolUseBlock, dict[str, Any]]]:
        """Calls that were made early and are not answered in the conversation, because their answer broke off, or ended
        otherwise than with calls; with their results. Known once the run has gone on from that answer, or ended.
        """
        return list(self._unsent)

    async def close(self) -> None:
        """Cancel what runs: tools, and a stream that is open. Iterating again asks for an answer that was not whole."""
        stream = self._stream
        if stream is not None and not stream.has_ended:
            self._stream = None
            await stream.close()
        await super().close()

    async def _finish(self) -> None:
        """Read what is left of the last answer; wait for tools whose results are not to be sent."""
        stream = self._stream
        if stream is None:
            return
        try:
            # Who read it has got the error of one that has broken off.
            if not stream.has_broken_off:
                await stream.get_final_message()
        finally:
            if stream.has_ended and not stream.is_whole:
                self._stream = None
                await self._calls.cancel()
                self._unsent += self._calls.ended()
        if stream.is_whole:
            # Also where reading was interrupted after the last event.
            stream.take_in()
            self._unsent += await self._calls.rest(self._state.calls)
        self._stream = None


class AsyncRunEvents(NotCopied):
    """The events of a run, through all of its answers."""

    _instead = "take the events one by one"

    def __init__(self, runner: AsyncToolStreamRunner, stream: AsyncToolStream | None) -> None:
        self._runner = runner
        self._stream = stream

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> StreamEvent:
        while True:
            if self._stream is None or self._stream.has_ended:
                self._stream = await anext(self._runner)
            async for event in self._stream:
                return event


class AsyncRunText(NotCopied):
    """The text of a run, piece by piece, through all of its answers."""

    _instead = "take the text piece by piece"

    def __init__(self, runner: AsyncToolStreamRunner, stream: AsyncToolStream | None) -> None:
        self._runner = runner
        self._stream = stream
        self._pieces: AsyncTextStream | None = None if stream is None else stream.text_stream

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> str:
        while True:
            if self._stream is None or self._pieces is None or self._stream.has_ended:
                self._stream = await anext(self._runner)
                self._pieces = self._stream.text_stream
            async for piece in self._pieces:
                return piece
