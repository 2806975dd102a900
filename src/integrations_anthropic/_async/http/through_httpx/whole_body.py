"""The body of a request, or of a response that a mock gives, in one piece: as httpx has it, for any reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..upload_body import AsyncUploadBody

__all__ = ["AsyncUploadStream", "AsyncWholeBody", "in_one_piece"]


class AsyncWholeBody(httpx.ByteStream):
    """A body in one piece.

    Not a generator, which a cancellation or a reader that stops early would leave behind. It starts again where the
    pool sends the request on another connection.
    """

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self.body = body
        self._rest: Iterator[bytes]

    def __aiter__(self) -> Self:
        self._rest = iter((self.body,))
        return self

    async def __anext__(self) -> bytes:
        for piece in self._rest:
            return piece
        raise StopAsyncIteration


class AsyncUploadStream(
    httpx.AsyncByteStream,  # async only
    httpx.SyncByteStream,
):
    """The body of an upload, as httpx has it. Not a generator either, which httpx would make of an iterable."""

    def __init__(self, upload: AsyncUploadBody) -> None:
        self._upload = upload

    def __aiter__(self) -> AsyncUploadBody:
        return self._upload.__aiter__()


def in_one_piece(stream: Any) -> Any:
    """The body of a response that a mock or a recorder gives, for a reader that may stop early."""
    return AsyncWholeBody(b"".join(iter(stream))) if isinstance(stream, httpx.ByteStream) else stream
