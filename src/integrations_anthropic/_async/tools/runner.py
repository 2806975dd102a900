"""A conversation in which the model calls functions: they are run, and their results sent back, until it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from ...errors import APIError
from .rounds import AsyncToolRounds

if TYPE_CHECKING:
    from ...models.message import MessageResponse

__all__ = ["AsyncToolRunner"]


class AsyncToolRunner(AsyncToolRounds):
    """One answer of the model after another. Never awaited: iterate it, or ask it for the last answer.

    Between two answers the tools that were called are run, all of one answer at once, and their results are sent back
    in the order of the calls. A tool that fails, or is called wrongly, is a result that says so; the model goes on.
    A call of a tool that is only described, by no function, ends the run: its answer is yours to give.

    Iterating raises what `create` raises, and ToolRoundsExceededError after `max_rounds` answers. After an error, or
    a cancellation, nothing is lost: iterating again goes on where it was; a tool that has returned is not run again.
    """

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> MessageResponse:
        with self._turn():
            if self._state.over:
                raise StopAsyncIteration
            self._observed.start()
            try:
                await self._go_on()
                message = await self._ask()
                self._state.add_answer(message)
            except BaseException as error:
                self._failed(error)
                raise
            self._observed.answered(message, over=self._state.over)
            return message

    async def _ask(self) -> MessageResponse:
        """The next answer; asked again where the server has lost the thread."""
        while True:
            call = self._state.next_call(self._pipeline.clock.monotonic())
            try:
                message: MessageResponse = await self._pipeline.run(call, context=self._observed.context)
            except APIError as error:
                if not self._state.recovers(error):
                    raise
            else:
                return message

    async def until_done(self) -> MessageResponse:
        """Go on to the end and give the last answer; asked again, the same one."""
        async for _ in self:
            pass
        # A run is over only after an answer.
        final: Any = self._state.answer
        message: MessageResponse = final
        return message
