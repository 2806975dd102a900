"""A list before its first page is requested: only in the async half."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .._hints.unknown_names import NamesHinted
from .pages import AsyncItems, AsyncPage, AsyncPages, first_page

if TYPE_CHECKING:
    from .._core.call.operation import Call
    from .pipeline import AsyncPipeline

__all__ = ["AsyncPageRequest"]

T = TypeVar("T")


class AsyncPageRequest(NamesHinted, Generic[T]):
    """`await` it for the first page, or `async for` over it for every item of every page."""

    def __init__(self, pipeline: AsyncPipeline, call: Call) -> None:
        self._pipeline = pipeline
        self._call = call

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        return first_page(self._pipeline, self._call).__await__()

    def __aiter__(self) -> AsyncItems[T]:
        return AsyncItems(self.pages())

    def pages(self) -> AsyncPages[T]:
        """Every page, one after another."""
        return _PagesFromTheStart(self)


class _PagesFromTheStart(AsyncPages[T]):
    """Pages whose first one has yet to be asked for."""

    def __init__(self, request: AsyncPageRequest[T]) -> None:
        self._request: AsyncPageRequest[T] | None = request
        self._following = self.current = None

    async def __anext__(self) -> AsyncPage[T]:
        if self._request is not None:
            self._following = await self._request
            self._request = None
        return await super().__anext__()
