# Derived from src/integrations_anthropic/_async/jsonl_stream.py by `make codegen`. Do not edit.
"""A response of JSON lines, each a model, read as it arrives: any size at constant memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .._core.codec.json import loads
from .._core.codec.type_refs import TypeRef
from .._core.streaming.jsonl import LineDecoder
from .._core.streaming.resume import ResumePoint
from ..errors import AnthropicError, EventTooLargeError, SerializationError, ValidationError
from .resumable_body import ResumableBody

if TYPE_CHECKING:
    from .._core.call.operation import Call
    from .pipeline import Pipeline

__all__ = ["JSONLines", "Lines"]

T = TypeVar("T")


class JSONLines(ResumableBody, Generic[T]):
    """The lines of a response as they arrive. Never awaited: iterate it, or open it with `with`.

    The connection is released at the end, at a `break` out of `with`, or by `close()`. A line that is not JSON,
    of the wrong shape, or too long raises SerializationError with its number; iterating again continues after it.

    Where the connection is lost, the response is requested again and the lines already returned are skipped, as often
    as there was a new line since the last time and the retries of the call allow it. Any other error ends the
    iteration, and is raised again to a consumer that continues.
    """

    _instead = "take its lines, which can be, or ask for them again, after the last one that was read"

    _called = "these results"
    # Reading goes on after the line.
    _passing = (EventTooLargeError,)

    def __init__(self, pipeline: Pipeline, call: Call, after: str | None = None) -> None:
        if after is not None and (not isinstance(after, str) or not after):
            raise ValidationError("after: must be a non-empty string", field="after", value=after)
        super().__init__(pipeline, call)
        self._decoder = self._new_decoder()
        self._resume_point = ResumePoint(call.operation.key, after)
        self._ended = False
        self._line_type = TypeRef(call.operation.result or "")

    def __next__(self) -> T:
        try:
            if (line := self._ready() or self._next()) is not None:
                decoded = self._decoded(line)
                return decoded  # noqa: RET504 - an interrupt after decoding is still inside of the `try`
        except BaseException as error:
            self._interrupted(error)
            raise
        raise StopIteration

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

    def _item(self) -> bytes | None:
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

    def _progress(self) -> bool:
        return self._resume_point.progress()

    def _start_again(self, error: AnthropicError) -> None:
        self._decoder, self._ended = self._new_decoder(), False
        self._resume_point.again(error)

    def _new_decoder(self) -> LineDecoder:
        return LineDecoder(self._pipeline.settings.max_line_bytes)

    def _decoded(self, line: bytes) -> T:
        try:
            result: Any = self._pipeline.reader.read(loads(line), self._line_type)
        except SerializationError as error:
            error.message = f"line {self._decoder.number}: {error.message}"
            error.body = line.decode("utf-8", "replace") if error.body is None else error.body
            raise self._annotate(error) from None
        if self._pipeline.line_read is not None:
            self._pipeline.line_read(self._call.operation.service, result)
        item: T = result
        return item


Lines = JSONLines
"""The former name."""
