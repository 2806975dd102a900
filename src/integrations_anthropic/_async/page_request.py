"""A list before its first page is there: only where there is something to await."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .pages import AsyncPage, first_page

if TYPE_CHECKING:
    from .._core.call import Call
    from .pipeline import AsyncPipeline

__all__ = ["AsyncPageRequest"]

T = TypeVar("T")


class AsyncPageRequest(Generic[T]):
    """`await` it for the first page, or `async for` over it for every item of every page."""

    def __init__(self, pipeline: AsyncPipeline, call: Call) -> None:
        self._pipeline = pipeline
        self._call = call

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        return first_page(self._pipeline, self._call).__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for item in await self:
            yield item

    async def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """Every page, one after another."""
        async for page in (await self).pages():
            yield page
