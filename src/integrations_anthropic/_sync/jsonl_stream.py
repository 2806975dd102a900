# Derived from src/integrations_anthropic/_async/jsonl_stream.py by `make codegen`. Do not edit.
"""A response of JSON lines, each a model, read as it arrives: any size at constant memory."""

from __future__ import annotations

from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .._core.codec.json import loads
from .._core.codec.type_refs import TypeRef
from .._core.streaming.jsonl import LineDecoder
from .._core.streaming.not_copied import NotCopied
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
    from .http.timed_body import TimedBody
    from .pipeline import Pipeline

__all__ = ["JSONLines", "Lines"]

T = TypeVar("T")


class JSONLines(NotCopied, Generic[T]):
    """The lines of a response as they arrive. Never awaited: iterate it, or open it with `with`.

    The connection is released at the end, at a `break` out of `with`, or by `close()`. A line that is not JSON,
    of the wrong shape, or too long raises SerializationError with its number; iterating again continues after it.

    Where the connection is lost, the response is requested again and the lines already returned are skipped, as often
    as there was a new line since the last time and the retries of the call allow it. Any other error ends the
    iteration, and is raised again to a consumer that continues.
    """

    _instead = "take its lines, which can be, or ask for them again, after the last one that was read"

    def __init__(self, pipeline: Pipeline, call: Call, after: str | None = None) -> None:
        if after is not None and (not isinstance(after, str) or not after):
            raise ValidationError("after: must be a non-empty string", field="after", value=after)
        self._pipeline = pipeline
        self._call = call
        self._opened: tuple[TimedBody, Execution] | None = None
        self._decoder = self._new_decoder()
        self._resume_point = ResumePoint(call.operation.key, after)
        self._ended = False
        self._closed = False
        self._error: AnthropicError | None = None
        # Held while a consumer reads.
        self._reading = Lock()
        self._line_type = TypeRef(call.operation.result or "")
        self._context = pipeline.observer.context()

    def __enter__(self) -> Self:
        self._next(opening=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "closed" if self._closed else "open" if self._opened is not None else "not open yet"
        return f"{type(self).__name__}({state})"

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        try:
            if (line := self._ready() or self._next()) is not None:
                decoded = self._decoded(line)
                return decoded  # noqa: RET504 - an interrupt after decoding is still inside of the `try`
        except BaseException as error:
            self._interrupted(error)
            raise
        raise StopIteration

    @property
    def meta(self) -> Meta:
        """Request id, status, attempts and headers of the response, once it is open."""
        if self._opened is None:
            raise AttributeError("the results are not open yet: they have no meta")
        body, execution = self._opened
        return execution.meta(body.status, body.headers)

    def close(self) -> None:
        """Stop reading and release the connection. May be called more than once, from any task."""
        self._closed = True
        if self._opened is not None:
            body, execution = self._opened
            execution.span.closed()
            body.close()

    def _ready(self) -> bytes | None:
        """The next line, where it has arrived and is as usual; None where `_next` is to be asked."""
        if self._reading.locked():
            return None
        with self._reading:
            point = self._resume_point
            if self._opened is None or self._closed or self._error is not None or not point.are_all_new:
                return None
            line = self._decoder.take()
            return line if line is not None and point.is_new(self._decoder.number, line) else None

    def _next(self, *, opening: bool = False) -> bytes | None:
        """The next line that was not returned yet; None at the end. With `opening`, nothing is read."""
        if self._reading.locked():
            why = "these results are being read by another task or thread: only one may read at a time"
            raise ConfigurationError(why)
        with self._reading:
            try:
                if self._error is not None:
                    raise self._error
                if self._closed:
                    return None
                if self._opened is None:
                    self._open()
                line = None if opening else self._line()
                if self._opened is not None:
                    self._opened[0].handed_over()
                return line
            except EventTooLargeError as error:
                raise self._annotate(error) from None
            except AnthropicError as error:
                if self._closed and self._error is None:
                    return None
                if self._error is None:
                    self._error = self._annotate(error)
                    self._report(error)
                    self.close()
                raise
            except BaseException as error:
                self._interrupted(error)
                raise

    def _interrupted(self, error: BaseException) -> None:
        """End reading where it was cancelled or interrupted: the line that was being read is lost."""
        if not isinstance(error, AnthropicError) and self._error is None:
            self._report(error)
            self._error = APIConnectionError("the results were closed: reading them was interrupted", phase="read")
            self.close()

    def _open(self) -> tuple[TimedBody, Execution]:
        self._opened = self._pipeline.open(self._call, self._context)
        if self._closed:
            # Closed by another task while it was opened.
            self.close()
        return self._opened

    def _line(self) -> bytes | None:
        while not self._closed:
            try:
                for number, line in self._decoder:
                    if self._resume_point.is_new(number, line):
                        return line
            except EventTooLargeError:
                if self._resume_point.is_new(self._decoder.number, None):
                    raise
                continue
            if self._ended:
                self._resume_point.ended()
                if self._opened is not None:
                    self._opened[1].span.succeeded(None)
                break
            self._receive()
        self.close()
        return None

    def _receive(self) -> None:
        body, execution = self._opened or self._open()
        try:
            piece = body.receive()
        except AnthropicError as error:
            if not self._closed:
                self._reopen(body, execution, error)
            return
        self._ended = not piece
        if piece:
            body.data_received()
            if not piece.isspace():
                body.progress_made()
            self._decoder.feed(piece)
        else:
            self._decoder.end()

    def _reopen(self, body: TimedBody, execution: Execution, error: AnthropicError) -> None:
        """Request the lines again; where the retries do not allow it, raise `error`."""
        execution.annotate(error, body.status, body.headers)
        body.close()
        execution.broke_off(self._pipeline.retries(self._call) if self._resume_point.progress() else None)
        body = self._pipeline.reopen(execution, error)
        self._opened = body, execution
        self._decoder, self._ended = self._new_decoder(), False
        self._resume_point.again(error)
        if self._closed:
            body.close()

    def _report(self, error: BaseException) -> None:
        if self._opened is not None:
            execution = self._opened[1]
            execution.span.failed(execution, error)

    def _new_decoder(self) -> LineDecoder:
        return LineDecoder(self._pipeline.settings.max_line_bytes)

    def _annotate(self, error: AnthropicError) -> AnthropicError:
        """Add the request to an error."""
        if self._opened is not None and not error.attempts:
            meta = error.meta = self.meta
            error.request_id, error.status, error.attempts = meta.request_id, meta.status, meta.attempts
        return error

    def _decoded(self, line: bytes) -> T:
        try:
            result: Any = self._pipeline.reader.read(loads(line), self._line_type)
        except SerializationError as error:
            error.message = f"line {self._decoder.number}: {error.message}"
            error.body = line.decode("utf-8", "replace") if error.body is None else error.body
            raise self._annotate(error) from None
        item: T = result
        return item


Lines = JSONLines
"""The former name."""
