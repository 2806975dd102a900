# Derived from src/integrations_anthropic/_async/stream.py by `make codegen`. Do not edit.
"""A message while it is being written."""

from __future__ import annotations

from threading import RLock as Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from .._core.accumulate import Accumulator
from .._core.codec import structure
from .._core.shapes import Named
from ..errors import AnthropicError, APIConnectionError, ConfigurationError, SerializationError, StreamTruncatedError

if TYPE_CHECKING:
    from .._core.call import Call
    from .._core.execution import Execution
    from ..meta import Meta
    from ..models.message import MessageResponse
    from ..models.unions import StreamEvent
    from .events import Events
    from .pipeline import Pipeline

__all__ = ["MessageStream", "TextStream"]


class MessageStream:
    """The events of one answer as they arrive, and the message they add up to.

    Opens at `with`, at the first iteration, or when the final message is asked for; closes at its end, at the
    end of the `with` block, or by `close()`. `ping` events are hidden unless the client has `include_pings`.

    Iterating raises: StreamTruncatedError where the stream ends before `message_stop`, the error of an `error` event
    (with `.mid_stream`), APIConnectionError where the connection is lost. Each has the message so far as `.partial`.
    """

    def __init__(self, pipeline: Pipeline, call: Call) -> None:
        self._pipeline = pipeline
        self._call = call
        self._events: Events | None = None
        self._execution: Execution | None = None
        self._message = Accumulator()
        self._final: MessageResponse | None = None
        self._closed = False
        self._fault: AnthropicError | None = None
        # Two that want the whole message take turns; two that iterate at once are told so. Either way the stream is
        # opened, and paid for, once.
        self._turn = Lock()
        # Holds something while nobody reads; taking it is atomic.
        self._free = [True]
        self._into = Named(call.operation.item or "")
        self._event = Named(call.operation.result or "")
        self._pings = pipeline.settings.include_pings
        # The trace it belongs to is that of whoever asked for it, whoever reads it.
        self._here = pipeline.telemetry.here()

    def __enter__(self) -> Self:
        self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and not isinstance(error, Exception):
            self._tell(error)
        self.close()

    def __repr__(self) -> str:
        state = "closed" if self._closed else "open" if self._events is not None else "not open yet"
        return f"{type(self).__name__}({state})"

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> StreamEvent:
        while (data := self._next()) is not None:
            if self._pings or data.get("type") != "ping":
                try:
                    event: StreamEvent = structure(data, self._event)
                except SerializationError as error:
                    raise self._failed(error) from None
                return event
        raise StopIteration

    @property
    def text_stream(self) -> TextStream:
        """Only the text, in the pieces in which it arrives."""
        return TextStream(self)

    @property
    def current_message(self) -> MessageResponse | None:
        """The message as far as it has arrived, tool input parsed as far as it is JSON; None before it starts."""
        message: MessageResponse | None = self._final or self._message.message(self._into)
        return message

    @property
    def meta(self) -> Meta:
        """How the answer came; once the stream is open."""
        if self._execution is None or self._events is None:
            raise AttributeError("the stream is not open yet: it has no meta")
        return self._execution.meta(self._events.status, self._events.headers)

    def get_final_message(self) -> MessageResponse:
        """Read to the end and give the whole message: the same one that `create` would have given."""
        with self._turn:
            while self._next() is not None:
                pass
            if self._final is None:
                raise self._cut_short("the stream was closed before its end")
            return self._final

    def get_final_text(self) -> str:
        """Read to the end and give all of the message's text."""
        return (self.get_final_message()).text

    def close(self) -> None:
        """Stop reading and give the connection back. May be called again, from any task."""
        self._closed = True
        if self._events is not None:
            if self._execution is not None:
                self._execution.span.left()
            self._events.close()

    def _open(self) -> Events:
        if self._events is None:
            self._events, self._execution = self._pipeline.open(self._call, self._here)
            self._execution.span.streaming(self._message.snapshot)
        return self._events

    def _next(self) -> dict[str, Any] | None:
        """The next event as JSON, taken into the message before it is handed on; None at the end."""
        try:
            self._free.pop()
        except IndexError:
            why = "this stream is being read by another task or thread: one reads at a time"
            raise ConfigurationError(why) from None
        try:
            if self._fault is not None:
                raise self._fault
            return None if self._closed else self._read()
        finally:
            self._free.append(True)

    def _read(self) -> dict[str, Any] | None:
        events = self._open()
        try:
            data = events.next()
            if data is not None:
                self._message.add(data)
                if self._message.complete and self._final is None:
                    self._finish()
                return data
        except AnthropicError as error:
            # Behind the whole message nothing that breaks takes anything away from it; nor is closing a fault.
            if self._final is None and not self._closed:
                raise self._failed(error) from error.__cause__
            self.close()
            return None
        if self._final is None and not self._closed:
            raise self._failed(self._cut_short("the stream ended before its message was complete"))
        self.close()
        return None

    def _failed(self, error: AnthropicError) -> AnthropicError:
        """The error with what the stream knows, kept: who asks again gets it again."""
        self._fault = self._explained(error)
        self._tell(error)
        self.close()
        return self._fault

    def _tell(self, error: BaseException) -> None:
        if self._execution is not None:
            self._execution.span.failed(self._execution, error)

    def _finish(self) -> None:
        self._final = self._message.message(self._into)
        if self._final is not None:
            self._final._meta = self.meta
            if self._execution is not None:
                self._execution.span.finished(self._final)

    def _explained(self, error: AnthropicError) -> AnthropicError:
        """The error with what the stream knows: the message so far and the request it belongs to."""
        error.partial = self._partial()
        meta = error.meta = self.meta
        error.request_id = error.request_id or meta.request_id
        error.attempts = error.attempts or meta.attempts
        error.status = meta.status if error.status is None else error.status
        if isinstance(error, APIConnectionError):
            error.mid_stream = True
        return error

    def _cut_short(self, why: str) -> StreamTruncatedError:
        error = StreamTruncatedError(why, phase="read", mid_stream=True)
        if self._events is not None:
            self._explained(error)
        return error

    def _partial(self) -> MessageResponse | None:
        """The message so far; None where what came does not make one."""
        try:
            partial: MessageResponse | None = self._message.message(self._into)
        except AnthropicError:
            return None
        return partial


class TextStream:
    """The text of a stream, piece by piece."""

    def __init__(self, stream: MessageStream) -> None:
        self._stream = stream

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        # The stream is of the same kind: this reads it without making a model of every event.
        while (data := self._stream._next()) is not None:
            delta = data.get("delta")
            if isinstance(delta, dict) and delta.get("type") == "text_delta":
                return str(delta.get("text", ""))
        raise StopIteration
