"""Lists in pages, as the official client has them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..._core.call.pagination import next_page_call
from ..arguments import PageInfo
from ..records import adopt

if TYPE_CHECKING:
    from ..._async.pages import AsyncPage
    from .caller import AsyncCaller

__all__ = ["AsyncListPage", "first_list_page"]

T = TypeVar("T")


class AsyncListPage(Generic[T]):
    """One page of a list. Iterating it yields the items of this page and of every following page."""

    def __init__(self, client: AsyncCaller, page: AsyncPage[T]) -> None:
        self._client, self._page = client, page
        self._result: Any = adopt(page.response)

    @property
    def data(self) -> list[T]:
        """The items of this page."""
        return self._page.data

    def has_next_page(self) -> bool:
        """Whether another page follows."""
        return bool(self.data) and self._page.has_more

    def next_page_info(self) -> PageInfo | None:
        """What asks for the next page; None after the last."""
        following = next_page_call(self._page._call, self._page.response, frozenset()) if self.data else None
        if following is None:
            return None
        call, cursor = following
        return PageInfo({name: value for name, value in call.query.items() if value == cursor})

    async def get_next_page(self) -> AsyncListPage[T]:
        """The next page. Raises RuntimeError after the last: see `has_next_page`."""
        page: AsyncPage[T] | None = await self._client._call(self._page.next_page)
        if page is None:
            raise RuntimeError("there is no next page; ask has_next_page() first")
        return AsyncListPage(self._client, page)

    async def iter_pages(self) -> AsyncIterator[AsyncListPage[T]]:
        """This page and every following page."""
        page = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = await page.get_next_page()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.iter_pages():
            for item in page.data:
                yield item

    def __getattr__(self, name: str) -> Any:
        """The other fields of the page, such as `first_id`, and the methods of results."""
        if name.startswith("__") or name == "_result":
            raise AttributeError(name)
        return getattr(self._result, name)

    def __repr__(self) -> str:
        return repr(self._result)

    def __eq__(self, other: object) -> bool:
        return self._result == other._result if isinstance(other, AsyncListPage) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as the result it holds


async def first_list_page(
    client: AsyncCaller, method: Callable[..., Any], arguments: Mapping[str, Any], places: tuple[Any, ...] = ()
) -> AsyncListPage[Any]:
    """Request the first page of a list."""
    return AsyncListPage(client, await client._call(method, *places, **arguments))
