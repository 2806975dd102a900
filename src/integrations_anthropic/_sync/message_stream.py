# Derived from src/integrations_anthropic/_async/message_stream.py by `make codegen`. Do not edit.
"""The stream of a message: its events, its text, and the message they add up to."""

from __future__ import annotations

from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from .._core.call.span import reading_ended
from .._core.codec.type_refs import TypeRef
from .._core.streaming.not_copied import NotCopied
from .._runtime.event_loop import EventLoop
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


class MessageStream(NotCopied):
    """The events of one message as they arrive, and the message they add up to.

    Opens at `with`, at the first iteration, or when the final message is requested; closes at its end, at the
    end of the `with` block, or by `close()`. `ping` events are hidden unless the client has `include_pings`.

    Iterating raises: StreamTruncatedError where the stream ends before `message_stop`, unless a line `[DONE]` has
    arrived; the error of an `error` event (with `.mid_stream`); APIConnectionError where the
    connection is lost. Each has the message so far as `.partial`. Iterating, `text_stream` and the final message end
    alike for the same bytes; with `strict_responses`, also in SerializationError for an event that does not fit.
    """

    _instead = "take the message, from get_final_message() or current_message"

    def __init__(self, pipeline: Pipeline, call: Call) -> None:
        self._pipeline = pipeline
        self._call = call
        self._events: EventStream | None = None
        self._execution: Execution | None = None
        self._final: MessageResponse | None = None
        self._closed = False
        self._error: AnthropicError | None = None
        # Consumers that want the final message take turns; a second one that iterates gets an error. Either way the
        # stream is opened, and billed, once.
        self._final_lock = EventLoop.lock()
        # Held while a consumer reads.
        self._reading = Lock()
        self._message_type = TypeRef(call.operation.item or "")
        self._event_type = TypeRef(call.operation.result or "")
        # What is read strictly was checked before it was added to the message; after its end nothing is an error.
        self._event_reader = pipeline.reader.but(strict=False)
        self._pings = pipeline.settings.include_pings
        # Its trace is the one where the stream was created, in whatever task it is read.
        self._context = pipeline.observer.context()

    def __enter__(self) -> Self:
        self._next(opening=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and not isinstance(error, Exception):
            self._report(error)
        self.close()

    def __repr__(self) -> str:
        state = "closed" if self._closed else "open" if self._events is not None else "not open yet"
        return f"{type(self).__name__}({state})"

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> StreamEvent:
        try:
            while (data := self._ready() or self._next()) is not None:
                if self._pings or data.get("type") != "ping":
                    try:
                        event: StreamEvent = self._event_reader.read(data, self._event_type)
                    except SerializationError as error:
                        raise self._failed(error) from None
                    return event
        except BaseException as error:
            self._interrupted(error)
            raise
        raise StopIteration

    @property
    def text_stream(self) -> TextStream:
        """The text of the message, in the pieces in which it arrives."""
        return TextStream(self)

    @property
    def current_message(self) -> MessageResponse | None:
        """The message so far, with tool input parsed as far as it is complete; None before it starts."""
        if self._final is not None or self._events is None:
            return self._final
        message: MessageResponse | None = self._events.message.message(self._message_type, self._pipeline.reader.report)
        return message

    @property
    def meta(self) -> Meta:
        """Request id, status, attempts and headers of the response, once the stream is open."""
        if self._execution is None or self._events is None:
            raise AttributeError("the stream is not open yet: it has no meta")
        return self._execution.meta(self._events.status, self._events.headers)

    def get_final_message(self) -> MessageResponse:
        """Read to the end and return the message: the same that `create` would have returned."""
        with self._final_lock:
            while (self._ready() or self._next()) is not None:
                pass
            if self._final is None:
                raise self._truncated("the stream was closed before its end")
            return self._final

    @property
    def _added_text(self) -> str:
        """What the last event added to the text of the message."""
        return "" if self._events is None else self._events.message.added_text

    def get_final_text(self) -> str:
        """Read to the end and return the text of the message."""
        return (self.get_final_message()).text

    def close(self) -> None:
        """Stop reading and release the connection. May be called more than once, from any task."""
        self._closed = True
        if self._events is not None:
            if self._execution is not None:
                self._execution.span.closed()
            self._events.close()

    def _ready(self) -> dict[str, Any] | None:
        """The next event as JSON, added to the message, where it has arrived and is a usual one; None where `_next` is
        to be asked."""
        if self._reading.locked():
            return None
        with self._reading:
            events = self._events
            return None if events is None or self._closed or self._error is not None else events.ready()

    def _next(self, *, opening: bool = False) -> dict[str, Any] | None:
        """The next event as JSON, added to the message before it is returned; None at the end.

        With `opening`, the stream is only opened, and no event is taken from it.
        """
        if self._reading.locked():
            raise ConfigurationError("this stream is being read by another task or thread: only one may read at a time")
        with self._reading:
            try:
                if self._error is not None:
                    raise self._error
                if self._closed:
                    return None
                events = self._events or self._open()
                data = None if opening else events.next()
                if events.message.complete and self._final is None:
                    self._final = events.message.message(self._message_type, self._pipeline.reader.report)
                    self._final._meta = self.meta
                    if self._execution is not None:
                        self._execution.span.succeeded(self._final)
                if data is None and not opening:
                    self.close()
                return None if self._closed else data
            except AnthropicError as error:
                # It was closed on purpose: that reading ends is not an error.
                if self._closed and self._error is None:
                    return None
                raise self._failed(error) from error.__cause__
            except BaseException as error:
                self._interrupted(error)
                raise

    def _open(self) -> EventStream:
        self._events, self._execution = self._pipeline.open(self._call, self._context)
        self._execution.span.stream_started(self._events.message.snapshot)
        if self._closed:
            # Closed by another task while it was opened.
            self.close()
        return self._events

    def _failed(self, error: AnthropicError) -> AnthropicError:
        """The error with what the stream knows; kept, and raised again to later readers."""
        if self._error is None:
            self._error = self._annotate(error)
            self._report(error)
            self.close()
        return self._error

    def _interrupted(self, error: BaseException) -> None:
        """End reading where it was cancelled or interrupted: the event that was being read is lost."""
        if not isinstance(error, AnthropicError) and self._error is None:
            self._report(error)
            self._error = self._truncated("the stream was closed: reading it was interrupted")
            self.close()

    def _report(self, error: BaseException) -> None:
        if self._execution is not None:
            reading_ended(self._execution.span, self._execution, error)

    def _annotate(self, error: AnthropicError) -> AnthropicError:
        """Add the message so far and the request to an error."""
        if self._events is not None:
            error.partial = error.partial or self._events.partial()
            meta = error.meta = self.meta
            error.request_id = error.request_id or meta.request_id
            error.attempts = error.attempts or meta.attempts
            error.status = meta.status if error.status is None else error.status
        return error

    def _truncated(self, why: str) -> AnthropicError:
        return self._annotate(StreamTruncatedError(why, phase="read", mid_stream=True))


class TextStream(NotCopied):
    """The text of a stream, piece by piece."""

    _instead = "take the text, from get_final_text()"

    def __init__(self, stream: MessageStream) -> None:
        self._stream = stream

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        # Reads the stream without building a model of every event.
        try:
            stream = self._stream
            while (stream._ready() or stream._next()) is not None:
                if text := stream._added_text:
                    return text
        except BaseException as error:
            self._stream._interrupted(error)
            raise
        raise StopIteration
