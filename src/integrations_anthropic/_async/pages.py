"""A list in pages: one at a time, or all of their items in a row."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .._core.paging import next_page_call

if TYPE_CHECKING:
    from .._core.call import Call
    from ..meta import Meta
    from .pipeline import AsyncPipeline

__all__ = ["AsyncPage", "first_page"]

T = TypeVar("T")


class AsyncPage(Generic[T]):
    """One page of a list. Iterating it walks this page and every page behind it."""

    def __init__(self, pipeline: AsyncPipeline, call: Call, response: Any, seen: frozenset[str]) -> None:
        self._pipeline = pipeline
        self._call = call
        self._seen = seen
        self.response = response
        """The page as the API sent it, as a model."""

    @property
    def data(self) -> list[T]:
        """The items of this page."""
        paging = self._call.operation.paging
        items: list[T] = getattr(self.response, paging.items) if paging else []
        return items

    @property
    def has_more(self) -> bool:
        """Whether there is a page behind this one."""
        return next_page_call(self._call, self.response, frozenset()) is not None

    @property
    def meta(self) -> Meta:
        """How this page came."""
        meta: Meta = self.response.meta
        return meta

    async def next_page(self) -> AsyncPage[T] | None:
        """The page behind this one, None behind the last; a cursor that comes again is a SerializationError."""
        following = next_page_call(self._call, self.response, self._seen)
        if following is None:
            return None
        call, cursor = following
        return AsyncPage(self._pipeline, call, await self._pipeline.run(call), self._seen | {cursor})

    async def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """This page and every page behind it."""
        page: AsyncPage[T] | None = self
        while page is not None:
            yield page
            page = await page.next_page()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.data:
                yield item

    def __len__(self) -> int:
        return len(self.data)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self)} items, has_more={self.has_more})"


async def first_page(pipeline: AsyncPipeline, call: Call) -> AsyncPage[T]:
    """Ask for the first page of a list."""
    return AsyncPage(pipeline, call, await pipeline.run(call), frozenset())
