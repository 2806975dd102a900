# Derived from src/integrations_anthropic/_async/http/through_httpx/whole_body.py by `make codegen`. Do not edit.
"""The body of a request, or of a response that a mock gives, in one piece: as httpx has it, for any reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..upload_body import UploadBody

__all__ = ["UploadStream", "WholeBody", "in_one_piece"]


class WholeBody(httpx.ByteStream):
    """A body in one piece.

    Not a generator, which a cancellation or a reader that stops early would leave behind. It starts again where the
    pool sends the request on another connection.
    """

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self.body = body
        self._rest: Iterator[bytes]

    def __iter__(self) -> Self:
        self._rest = iter((self.body,))
        return self

    def __next__(self) -> bytes:
        for piece in self._rest:
            return piece
        raise StopIteration


class UploadStream(
    httpx.SyncByteStream,
):
    """The body of an upload, as httpx has it. Not a generator either, which httpx would make of an iterable."""

    def __init__(self, upload: UploadBody) -> None:
        self._upload = upload

    def __iter__(self) -> UploadBody:
        return self._upload.__iter__()


def in_one_piece(stream: Any) -> Any:
    """The body of a response that a mock or a recorder gives, for a reader that may stop early."""
    return WholeBody(b"".join(iter(stream))) if isinstance(stream, httpx.ByteStream) else stream
