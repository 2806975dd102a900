# Derived from src/integrations_anthropic/_async/binary_response.py by `make codegen`. Do not edit.
"""A response that is a file, read as it arrives: any size at constant memory."""

from __future__ import annotations

from functools import partial
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from attrs import evolve

from .._core.codec.body_limits import body_too_large
from .._core.streaming.byte_position import BytePosition
from .._core.streaming.not_copied import NotCopied
from .._loading.lazy_import import load
from ..errors import AnthropicError, APIConnectionError, ConfigurationError

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    from .._core.call.execution import Execution
    from .._core.call.operation import Call
    from ..meta import Meta
    from .http.timed_body import TimedBody
    from .pipeline import Pipeline

__all__ = ["BinaryResponse"]

WRITTEN_AT_ONCE = 512 * 1024
"""Bytes that are collected before they are written: in the async half by a thread, which costs more than a piece."""
HEADERS = {"accept": "*/*", "accept-encoding": "identity"}
"""Not compressed: a position in what arrives is one in the file, so that it can be read on from there."""


class BinaryResponse(NotCopied):
    """The content of a file as it arrives. Never awaited: iterate it for its pieces, `read()` or `save()` it, or open
    it with `with`.

    The connection is released at the end, at a `break` out of `with`, or by `close()`.

    Where the connection is lost, the rest is requested, by a range where the server names the version of the file
    (`ETag`), else from the beginning: what was returned already is skipped, and compared with. That is done as often as
    something new has arrived since the last time and the retries of the call allow it. Any other error ends the
    iteration, and is raised again to a consumer that continues.
    """

    _instead = "save it to a file, or ask for it again"

    def __init__(self, pipeline: Pipeline, call: Call) -> None:
        self._pipeline = pipeline
        self._call = evolve(call, headers=HEADERS | call.headers)
        self._opened: tuple[TimedBody, Execution] | None = None
        given = {name.lower() for name in call.options.extra_headers or ()}
        self._position = BytePosition(is_part="range" in given)
        self._closed = False
        self._error: AnthropicError | None = None
        # Held while a consumer reads.
        self._reading = Lock()
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

    def __next__(self) -> bytes:
        if piece := self._next():
            return piece
        raise StopIteration

    @property
    def meta(self) -> Meta:
        """Request id, status, attempts and headers of the response, once it is open."""
        if self._opened is None:
            raise AttributeError("the response is not open yet: it has no meta")
        body, execution = self._opened
        return execution.meta(body.status, body.headers)

    @property
    def media_type(self) -> str | None:
        """The media type of the content as the server states it, once it is open; None where it does not."""
        return self.meta.headers.get("content-type")

    @property
    def size(self) -> int | None:
        """Bytes of the whole content, once it is open; None where the server does not say."""
        _ = self.meta
        return self._position.total

    def read(self) -> bytes:
        """What is left of the content, as a whole.

        Raises ResponseTooLargeError where that is more than the client's `max_body_bytes`.
        """
        most, size = self._pipeline.settings.max_body_bytes, 0
        pieces: list[bytes] = []
        with self:
            while piece := self._next():
                pieces.append(piece)
                size += len(piece)
                if size > most:
                    raise body_too_large(most)
        return b"".join(pieces)

    def save(self, path: str | PathLike[str]) -> Path:
        """Write what is left of the content to the file at `path`, and return its path; a file there is replaced.

        The content is written to a temporary file in the same folder, which gets the name at the end: under it there is
        the whole content or what was there before, whatever happens meanwhile. The name that the server gives a file is
        never used. Raises ValidationError where it cannot be written.
        """
        load("integrations_anthropic._inputs.saved_file", "integrations_anthropic._runtime.jobs")
        from .._inputs.saved_file import SavedFile
        from .._runtime.jobs import invoke

        # Nothing is waited for without end: a disk takes no part in the deadline of the call.
        do = partial(invoke, awaits=False, seconds=None)
        file = SavedFile(path)
        try:
            with self:
                do(file.create)
                pieces: list[bytes] = []
                while piece := self._next():
                    pieces.append(piece)
                    if sum(map(len, pieces)) >= WRITTEN_AT_ONCE:
                        do(partial(file.write, *pieces))
                        pieces.clear()
                do(partial(file.write, *pieces))
                do(file.finish)
        finally:
            file.discard()
        return file.path

    def close(self) -> None:
        """Stop reading and release the connection. May be called more than once, from any task."""
        self._closed = True
        if self._opened is not None:
            body, execution = self._opened
            execution.span.closed()
            body.close()

    def _next(self, *, opening: bool = False) -> bytes:
        """The next piece; empty at the end. With `opening`, nothing is read."""
        if self._reading.locked():
            raise ConfigurationError(
                "this response is being read by another task or thread: only one may read at a time"
            )
        with self._reading:
            try:
                if self._error is not None:
                    raise self._error
                if self._closed:
                    return b""
                if self._opened is None:
                    self._open()
                piece = b"" if opening else self._piece()
                if self._opened is not None:
                    self._opened[0].handed_over()
                return piece
            except AnthropicError as error:
                if self._closed and self._error is None:
                    return b""
                self._ended_by(error, self._annotate(error))
                raise
            except BaseException as error:
                why = "the response was closed: reading it was interrupted"
                self._ended_by(error, APIConnectionError(why, phase="read"))
                raise

    def _ended_by(self, error: BaseException, kept: AnthropicError) -> None:
        """End reading; `kept` is raised to who reads on."""
        if self._error is None:
            self._error = kept
            if self._opened is not None:
                execution = self._opened[1]
                execution.span.failed(execution, error)
            self.close()

    def _open(self) -> tuple[TimedBody, Execution]:
        self._opened = self._pipeline.open(self._call, self._context)
        body = self._opened[0]
        self._position.opened(body.status, body.headers)
        if self._closed:
            # Closed by another task while it was opened.
            self.close()
        return self._opened

    def _piece(self) -> bytes:
        while not self._closed:
            body, execution = self._opened or self._open()
            try:
                arrived = body.receive()
            except AnthropicError as error:
                if not self._closed:
                    self._reopen(body, execution, error)
                continue
            if not arrived:
                self._position.ended()
                execution.span.succeeded(None)
                break
            body.data_received()
            body.progress_made()
            if piece := self._position.new_part(arrived):
                return piece
        self.close()
        return b""

    def _reopen(self, body: TimedBody, execution: Execution, error: AnthropicError) -> None:
        """Request what is left; where the retries do not allow it, raise `error`."""
        execution.annotate(error, body.status, body.headers)
        body.close()
        execution.broke_off(self._pipeline.retries(self._call) if self._position.progress() else None)
        execution.request.headers |= self._position.range_headers()
        body = self._pipeline.reopen(execution, error)
        self._opened = body, execution
        self._position.opened(body.status, body.headers)
        if self._closed:
            body.close()

    def _annotate(self, error: AnthropicError) -> AnthropicError:
        """Add the request to an error."""
        if self._opened is not None and not error.attempts:
            meta: Any = self.meta
            error.meta = meta
            error.request_id, error.status, error.attempts = meta.request_id, meta.status, meta.attempts
        return error
