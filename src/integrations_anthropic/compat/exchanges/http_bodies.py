"""The body of a response that is still arriving, as httpx reads it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx

__all__ = ["ArrivingBody"]


class ArrivingBody(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The pieces of `source`, an object with `iter_bytes()` and `close()` of either half."""

    def __init__(self, source: Any) -> None:
        self._source = source

    def __iter__(self) -> Iterator[bytes]:
        yield from self._source.iter_bytes()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._source.iter_bytes():
            yield piece

    def close(self) -> None:
        """Close the source."""
        self._source.close()

    async def aclose(self) -> None:
        """Close the source."""
        await self._source.close()
