# Derived from src/integrations_anthropic/_async/message_stream.py by `make codegen`. Do not edit.
"""A message while it is being written."""

from __future__ import annotations

from threading import RLock as Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from .._core.codec.decode import structure
from .._core.codec.type_refs import TypeRef
from ..errors import AnthropicError, ConfigurationError, SerializationError, StreamTruncatedError

if TYPE_CHECKING:
    from .._core.call.execution import Execution
    from .._core.call.operation import Call
    from ..meta import Meta
    from ..models.message import MessageResponse
    from ..models.unions import StreamEvent
    from .event_stream import EventStream
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
        self._events: EventStream | None = None
        self._execution: Execution | None = None
        self._final: MessageResponse | None = None
        self._closed = False
        self._fault: AnthropicError | None = None
        # Two that want the whole message take turns; two that iterate at once are told so. Either way the stream is
        # opened, and paid for, once.
        self._turn = Lock()
        # Holds something while nobody reads; taking it is atomic.
        self._free = [True]
        self._into = TypeRef(call.operation.item or "")
        self._event = TypeRef(call.operation.result or "")
        self._pings = pipeline.settings.include_pings
        # The trace it belongs to is that of whoever asked for it, whoever reads it.
        self._context = pipeline.observer.context()

    def __enter__(self) -> Self:
        self._next(opening=True)
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
        if self._final is not None or self._events is None:
            return self._final
        message: MessageResponse | None = self._events.message.message(self._into)
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
                self._execution.span.closed()
            self._events.close()

    def _next(self, *, opening: bool = False) -> dict[str, Any] | None:
        """The next event as JSON, taken into the message before it is handed on; None at the end.

        Where it is only `opening`, the stream is opened, and nothing is read off it.
        """
        try:
            self._free.pop()
        except IndexError:
            why = "this stream is being read by another task or thread: one reads at a time"
            raise ConfigurationError(why) from None
        try:
            if self._fault is not None:
                raise self._fault
            if self._closed:
                return None
            events = self._events or self._open()
            data = None if opening else events.next()
            if data is None and not opening:
                self.close()
            elif events.message.complete and self._final is None:
                self._final = events.message.message(self._into)
                self._final._meta = self.meta
                if self._execution is not None:
                    self._execution.span.succeeded(self._final)
            return None if self._closed else data
        except AnthropicError as error:
            # To whom closed it, that it breaks off is no fault.
            if self._closed and self._fault is None:
                return None
            raise self._failed(error) from error.__cause__
        except BaseException as error:
            self._tell(error)
            # A cancellation, or whatever else took the reader away: what it was reading is lost.
            self._fault = self._cut_short("the stream was closed: reading it was interrupted")
            self.close()
            raise
        finally:
            self._free.append(True)

    def _open(self) -> EventStream:
        self._events, self._execution = self._pipeline.open(self._call, self._context)
        self._execution.span.stream_started(self._events.message.snapshot)
        if self._closed:
            # By somebody else, while it was opened.
            self.close()
        return self._events

    def _failed(self, error: AnthropicError) -> AnthropicError:
        """The error with what the stream knows, kept: who asks again gets it again."""
        if self._fault is None:
            self._fault = self._explained(error)
            self._tell(error)
            self.close()
        return self._fault

    def _tell(self, error: BaseException) -> None:
        if self._execution is not None:
            self._execution.span.failed(self._execution, error)

    def _explained(self, error: AnthropicError) -> AnthropicError:
        """The error with what the stream knows: the message so far and the request it belongs to."""
        if self._events is not None:
            error.partial = error.partial or self._events.partial()
            meta = error.meta = self.meta
            error.request_id = error.request_id or meta.request_id
            error.attempts = error.attempts or meta.attempts
            error.status = meta.status if error.status is None else error.status
        return error

    def _cut_short(self, why: str) -> AnthropicError:
        return self._explained(StreamTruncatedError(why, phase="read", mid_stream=True))


class TextStream:
    """The text of a stream, piece by piece."""

    def __init__(self, stream: MessageStream) -> None:
        self._stream = stream

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        # The stream is of the same kind: this reads it without making a model of every event.
        while (data := self._stream._next()) is not None:
            if data["type"] == "content_block_delta":
                delta = data["delta"]
                if delta.get("type") == "text_delta":
                    return str(delta.get("text", ""))
            elif data["type"] == "content_block_start":
                block = data["content_block"]
                # Most start empty.
                if block.get("type") == "text" and block.get("text"):
                    return str(block["text"])
        raise StopIteration
