"""The body of an upload as it is sent: pieces of files, read while the ones before are on their way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from ..._core.call.library_faults import is_from_signal_handler
from ..._runtime.async_jobs import invoke
from ..._runtime.network.faults import RemoteProtocolError
from ...errors import ValidationError

if TYPE_CHECKING:
    from ..._core.call.deadline import AttemptTimeouts
    from ..._core.http.upload import Upload, UploadPart

__all__ = ["AsyncUploadBody"]

SMALL = 64 * 1024
"""Bytes up to which small files are read together."""


class AsyncUploadBody:
    """The body of one attempt. A file is read without blocking an event loop, within the time of the attempt.

    Not a generator, which a cancellation or a reader that stops early would leave behind.
    """

    def __init__(self, upload: Upload, timeouts: AttemptTimeouts) -> None:
        self._upload = upload
        self._timeouts = timeouts
        self._items = iter(upload.items)
        self._source: UploadPart | None = None
        self._sent = self._reported = 0
        self._size: int | None = None
        self._ended = self._started = False

    async def open(self) -> None:
        """Open the files. Raises ValidationError."""
        can_await = False
        can_await = True  # async only
        for source in self._upload.sources:
            if source.awaits and not can_await:
                why = f"{source.where}: an async iterable can be uploaded by AsyncAnthropicClient only"
                raise ValidationError(why, field=source.where)
        blocking = [source for source in self._upload.sources if source.blocks]
        for source in self._upload.sources:
            if not source.blocks:
                await self._run(source, source.open, awaits=False)
        if blocking:
            # One after another in one thread, as there may be very many.
            await self._run(blocking[0], partial(_open_all, blocking), awaits=False)
        self._size = self._upload.size

    @property
    def headers(self) -> dict[str, str]:
        """What says where the body ends."""
        return {"transfer-encoding": "chunked"} if self._size is None else {"content-length": str(self._size)}

    async def receive(self) -> bytes:
        """The next piece; empty at the end. Those before have been sent."""
        self._started = True
        self._report()
        piece = await self._piece()
        self._sent += len(piece)
        return piece

    async def receive_framed(self) -> bytes:
        """The next bytes to write to an HTTP/1.1 connection; empty at the end. Source: RFC 9112, section 7.1."""
        if self._ended:
            return b""
        piece = await self.receive()
        self._ended = not piece
        if self._size is not None:
            return piece
        return b"%x\r\n%b\r\n" % (len(piece), piece) if piece else b"0\r\n\r\n"

    def close(self) -> None:
        """Close the files that were opened."""
        for source in self._upload.sources:
            source.close()

    def __aiter__(self) -> Self:
        if self._started:
            # Sent on a second connection, from where the first one has ended, it would be another body.
            raise RemoteProtocolError("the connection ended while the request was sent")
        return self

    async def __anext__(self) -> bytes:
        """For httpx."""
        if piece := await self.receive():
            return piece
        raise StopAsyncIteration

    async def _piece(self) -> bytes:
        while True:
            source = self._source
            if source is not None:
                read = self._collected if source.blocks else source.read
                piece: bytes = await self._run(source, read, awaits=source.awaits)
                if piece:
                    return piece
                self._source = None if self._source is source else self._source
                continue
            item = next(self._items, None)
            if item is None:
                return b""
            if isinstance(item, bytes):
                return item
            self._source = item

    def _collected(self) -> bytes:
        """The next bytes of a file, and where it is small, what follows it: one job of a thread reads many of them."""
        parts: list[bytes] = []
        size = 0
        while size < SMALL and (item := self._source or next(self._items, None)) is not None:
            if isinstance(item, bytes):
                piece = item
            elif item.blocks:
                piece = item.read()
                self._source = item if piece else None
            else:
                self._source = item
                break
            parts.append(piece)
            size += len(piece)
        return b"".join(parts)

    async def _run(self, source: UploadPart, function: Callable[[], Any], *, awaits: bool) -> Any:
        in_thread = source.blocks
        in_thread = source.blocks or (source.iterates and not source.awaits)  # async only
        if not in_thread and not awaits:
            return function()
        left = self._timeouts.get("write")
        found = None if left is not None and left <= 0 else await invoke(function, awaits=awaits, seconds=left)
        if found is None:
            raise TimeoutError("no time is left to read what is uploaded")
        return found[0]

    def _report(self) -> None:
        progress = self._upload.progress
        if progress is None or self._sent == self._reported:
            return
        self._reported = self._sent
        try:
            progress(self._sent, self._size)
        except Exception as error:  # the user's own code
            if is_from_signal_handler(error):
                raise
            why = f"progress: the function raised {type(error).__name__}: {error}; the upload was stopped"
            raise ValidationError(why, field="progress") from error


def _open_all(sources: Iterable[UploadPart]) -> None:
    for source in sources:
        source.open()
