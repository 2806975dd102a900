# Derived from src/integrations_anthropic/_async/binary_response.py by `make codegen`. Do not edit.
"""A response that is a file, read as it arrives: any size at constant memory."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from .._core.codec.body_limits import body_too_large
from .._core.content.foreign_pages import check_sender, expects_html
from .._core.streaming.byte_position import BytePosition
from .._loading.lazy_import import load
from ..errors import AnthropicError
from .resumable_body import ResumableBody

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    from .._core.call.execution import Execution
    from .._core.call.operation import Call
    from .http.timed_body import TimedBody
    from .pipeline import Pipeline

__all__ = ["BinaryResponse"]

WRITTEN_AT_ONCE = 512 * 1024
"""Bytes that are collected before they are written: in the async half by a thread, which costs more than a piece."""
HEADERS = {"accept": "*/*", "accept-encoding": "identity"}
"""Not compressed: a position in what arrives is one in the file, so that it can be read on from there."""


class BinaryResponse(ResumableBody):
    """The content of a file as it arrives. Never awaited: iterate it for its pieces, `read()` or `save()` it, or open
    it with `with`.

    HTML that no header marks as the API's (`request-id`, `anthropic-…`) is a SerializationError: it is the page of a
    proxy or of another server. A file of HTML has such a header, unless a gateway drops it: with
    `extra_headers={"accept": "text/html"}` it is taken then.

    The connection is released at the end, at a `break` out of `with`, or by `close()`.

    Where the connection is lost, the rest is requested, by a range where the server names the version of the file
    (`ETag`), else from the beginning: what was returned already is skipped, and compared with. That is done as often as
    something new has arrived since the last time and the retries of the call allow it. Any other error ends the
    iteration, and is raised again to a consumer that continues.
    """

    _instead = "save it to a file, or ask for it again"
    _called = "this file"

    def __init__(self, pipeline: Pipeline, call: Call) -> None:
        super().__init__(pipeline, evolve(call, headers=HEADERS | call.headers))
        given = {name.lower() for name in call.options.extra_headers or ()}
        self._position = BytePosition(is_part="range" in given)
        # What answers a request that the caller described may be anything.
        self._checks_sender = call.operation.read is None and not expects_html(call.options.extra_headers)

    def __next__(self) -> bytes:
        piece: bytes | None = self._next()
        if piece:
            return piece
        raise StopIteration

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

    def _open(self) -> tuple[TimedBody, Execution]:
        body, execution = super()._open()
        self._begin(body)
        return body, execution

    def _begin(self, body: TimedBody) -> None:
        if self._checks_sender:
            check_sender(body.headers, self._called)
        self._position.opened(body.status, body.headers)

    def _item(self) -> bytes | None:
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
        return None

    def _progress(self) -> bool:
        return self._position.progress()

    def _go_on(self, execution: Execution) -> None:
        execution.request.headers |= self._position.range_headers()

    def _start_again(self, error: AnthropicError) -> None:
        if self._opened is not None:
            self._begin(self._opened[0])
