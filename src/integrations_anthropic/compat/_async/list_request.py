"""A list before its first page is requested: only in the async half."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .pages import AsyncListPage, first_list_page

if TYPE_CHECKING:
    from .caller import AsyncCaller

__all__ = ["AsyncListRequest"]

T = TypeVar("T")


class AsyncListRequest(Generic[T]):
    """`await` it for the first page, or `async for` over it for every item of every page."""

    def __init__(
        self,
        client: AsyncCaller,
        method: Callable[..., Any],
        arguments: Mapping[str, Any],
        places: tuple[Any, ...] = (),
    ) -> None:
        self._client, self._method, self._arguments, self._places = client, method, arguments, places

    def __await__(self) -> Generator[Any, Any, AsyncListPage[T]]:
        return self._first().__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for item in await self._first():
            yield item

    async def _first(self) -> AsyncListPage[T]:
        return await first_list_page(self._client, self._method, self._arguments, self._places)
