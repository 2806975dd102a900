"""An answer of many lines, each a model, read as it arrives: any size at constant memory."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .._core.codec.decode import structure
from .._core.codec.json import loads
from .._core.codec.type_refs import TypeRef
from .._core.streaming.jsonl import LineDecoder
from .._core.streaming.resume import ResumePoint
from ..errors import (
    AnthropicError,
    APIConnectionError,
    ConfigurationError,
    EventTooLargeError,
    SerializationError,
    ValidationError,
)

if TYPE_CHECKING:
    from .._core.call.execution import Execution
    from .._core.call.operation import Call
    from ..meta import Meta
    from .event_stream import AsyncTimedBody
    from .pipeline import AsyncPipeline

__all__ = ["AsyncLines"]

T = TypeVar("T")


class AsyncLines(Generic[T]):
    """The lines of an answer as they arrive. Never awaited: iterate it, or open it with `async with`.

    The connection is given back at the end, at a `break` out of `async with`, or by `close()`. A line that is no JSON,
    not of the right shape, or too long raises SerializationError with its number; iterating on goes on behind it.

    Where the connection is lost, the answer is asked for again and the lines that were given are passed over, as often
    as there was a new line since the last time and the retries of the call allow it. Any other fault ends the
    iteration, and is raised again to whoever goes on.
    """

    def __init__(self, pipeline: AsyncPipeline, call: Call, after: str | None = None) -> None:
        if after is not None and (not isinstance(after, str) or not after):
            raise ValidationError("after: must be a non-empty text", field="after", value=after)
        self._pipeline = pipeline
        self._call = call
        self._opened: tuple[AsyncTimedBody, Execution] | None = None
        self._decoder = self._fresh()
        self._place = ResumePoint(call.operation.key, after)
        self._ended = False
        self._closed = False
        self._fault: AnthropicError | None = None
        # Holds something while nobody reads; taking it is atomic.
        self._free = [True]
        self._shape = TypeRef(call.operation.result or "")
        self._context = pipeline.observer.context()

    async def __aenter__(self) -> Self:
        await self._next(opening=True)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        state = "closed" if self._closed else "open" if self._opened is not None else "not open yet"
        return f"{type(self).__name__}({state})"

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        line = await self._next()
        if line is None:
            raise StopAsyncIteration
        return self._decoded(line)

    @property
    def meta(self) -> Meta:
        """How the answer came; once it is open."""
        if self._opened is None:
            raise AttributeError("the results are not open yet: they have no meta")
        answer, execution = self._opened
        return execution.meta(answer.status, answer.headers)

    async def close(self) -> None:
        """Stop reading and give the connection back. May be called again, from any task."""
        self._closed = True
        if self._opened is not None:
            answer, execution = self._opened
            execution.span.closed()
            await answer.close()

    async def _next(self, *, opening: bool = False) -> bytes | None:
        """The next line that was not given yet; None at the end. Where it is only `opening`, nothing is read."""
        try:
            self._free.pop()
        except IndexError:
            why = "these results are being read by another task or thread: one reads at a time"
            raise ConfigurationError(why) from None
        try:
            if self._fault is not None:
                raise self._fault
            if self._closed:
                return None
            if self._opened is None:
                await self._open()
            return None if opening else await self._line()
        except EventTooLargeError as error:
            raise self._explained(error) from None
        except AnthropicError as error:
            if self._closed and self._fault is None:
                return None
            if self._fault is None:
                self._fault = self._explained(error)
                self._tell(error)
                await self.close()
            raise
        except BaseException as error:
            self._tell(error)
            # A cancellation, or whatever else took the reader away: what it was reading is lost.
            self._fault = APIConnectionError("the results were closed: reading them was interrupted", phase="read")
            await self.close()
            raise
        finally:
            self._free.append(True)

    async def _open(self) -> tuple[AsyncTimedBody, Execution]:
        self._opened = await self._pipeline.open(self._call, self._context)
        if self._closed:
            # By somebody else, while it was opened.
            await self.close()
        return self._opened

    async def _line(self) -> bytes | None:
        while not self._closed:
            try:
                for number, line in self._decoder:
                    if self._place.is_new(number, line):
                        return line
            except EventTooLargeError:
                if self._place.is_new(self._decoder.number, None):
                    raise
                continue
            if self._ended:
                self._place.ended()
                if self._opened is not None:
                    self._opened[1].span.succeeded(None)
                break
            await self._receive()
        await self.close()
        return None

    async def _receive(self) -> None:
        answer, execution = self._opened or await self._open()
        try:
            piece = await answer.receive()
        except AnthropicError as error:
            if not self._closed:
                await self._reopen(answer, execution, error)
            return
        self._ended = not piece
        if piece:
            self._decoder.feed(piece)
        else:
            self._decoder.end()

    async def _reopen(self, answer: AsyncTimedBody, execution: Execution, error: AnthropicError) -> None:
        """Ask for the lines again; where that is no use, raise `error`."""
        execution.annotate(error, answer.status, answer.headers)
        await answer.close()
        execution.broke_off(self._pipeline.retries(self._call) if self._place.progress() else None)
        answer = await self._pipeline.reopen(execution, error)
        self._opened = answer, execution
        self._decoder, self._ended = self._fresh(), False
        self._place.again(error)
        if self._closed:
            await answer.close()

    def _tell(self, error: BaseException) -> None:
        if self._opened is not None:
            execution = self._opened[1]
            execution.span.failed(execution, error)

    def _fresh(self) -> LineDecoder:
        return LineDecoder(self._pipeline.settings.max_line_bytes)

    def _explained(self, error: AnthropicError) -> AnthropicError:
        """The error, saying which answer it is about."""
        if self._opened is not None and not error.attempts:
            meta = error.meta = self.meta
            error.request_id, error.status, error.attempts = meta.request_id, meta.status, meta.attempts
        return error

    def _decoded(self, line: bytes) -> T:
        try:
            result: Any = structure(loads(line), self._shape)
        except SerializationError as error:
            error.message = f"line {self._decoder.number}: {error.message}"
            error.body = line.decode("utf-8", "replace") if error.body is None else error.body
            raise self._explained(error) from None
        item: T = result
        return item
