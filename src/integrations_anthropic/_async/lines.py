"""An answer of many lines, each a model, read as it arrives: any size at constant memory."""

from __future__ import annotations

from collections import deque
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .._core.codec import structure
from .._core.jsonlines import LineDecoder
from .._core.jsontext import loads
from .._core.shapes import Named
from ..errors import AnthropicError, SerializationError

if TYPE_CHECKING:
    from .._core.call import Call
    from .._core.execution import Execution
    from .._core.protocols import AsyncAnswer
    from ..meta import Meta
    from .pipeline import AsyncPipeline

__all__ = ["AsyncLines"]

T = TypeVar("T")


class AsyncLines(Generic[T]):
    """The lines of an answer as they arrive. Never awaited: iterate it, or open it with `async with`.

    The connection is given back at the end, at a `break` out of `async with`, or by `close()`. A line that is no JSON,
    or not of the right shape, raises SerializationError with its number; iterating on goes on behind it.
    """

    def __init__(self, pipeline: AsyncPipeline, call: Call) -> None:
        self._pipeline = pipeline
        self._call = call
        self._answer: AsyncAnswer | None = None
        self._execution: Execution | None = None
        self._decoder = LineDecoder(pipeline.settings.max_line_bytes)
        self._rows: deque[tuple[int, bytes]] = deque()
        self._ended = False
        self._shape = Named(call.operation.result or "")
        self._here = pipeline.telemetry.here()

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        answer, execution = await self._open()
        while not self._rows:
            if self._ended:
                execution.span.finished(None)
                await self.close()
                raise StopAsyncIteration
            try:
                piece = await answer.receive()
                self._ended = not piece
                self._rows.extend(self._decoder.feed(piece) if piece else self._decoder.end())
            except AnthropicError as error:
                execution.span.failed(execution, error)
                await self.close()
                raise self._explained(error) from error.__cause__
        return self._decoded(*self._rows.popleft())

    @property
    def meta(self) -> Meta:
        """How the answer came; once it is open."""
        if self._execution is None or self._answer is None:
            raise AttributeError("the results are not open yet: they have no meta")
        return self._execution.meta(self._answer.status, self._answer.headers)

    async def close(self) -> None:
        """Stop reading and give the connection back. May be called again."""
        if self._answer is not None:
            if self._execution is not None:
                self._execution.span.left()
            await self._answer.close()

    async def _open(self) -> tuple[AsyncAnswer, Execution]:
        if self._answer is None or self._execution is None:
            self._answer, self._execution = await self._pipeline.open(self._call, self._here)
        return self._answer, self._execution

    def _explained(self, error: AnthropicError) -> AnthropicError:
        """The error, saying which answer it is about."""
        meta = error.meta = self.meta
        error.request_id, error.status, error.attempts = meta.request_id, meta.status, meta.attempts
        return error

    def _decoded(self, number: int, line: bytes) -> T:
        try:
            result: Any = structure(loads(line), self._shape)
        except SerializationError as error:
            error.message = f"line {number}: {error.message}"
            error.body = line.decode("utf-8", "replace") if error.body is None else error.body
            raise self._explained(error) from None
        item: T = result
        return item
