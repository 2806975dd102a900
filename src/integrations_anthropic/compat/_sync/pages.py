# Derived from src/integrations_anthropic/compat/_async/pages.py by `make codegen`. Do not edit.
"""Lists in pages, as the official client has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..._core.call.pagination import next_page_call
from ..arguments import PageInfo
from ..records import adopt

if TYPE_CHECKING:
    from ..._sync.pages import Page
    from .caller import Caller

__all__ = ["ListPage", "first_list_page"]

T = TypeVar("T")


class ListPage(Generic[T]):
    """One page of a list. Iterating it yields the items of this page and of every following page."""

    def __init__(self, client: Caller, page: Page[T]) -> None:
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

    def get_next_page(self) -> ListPage[T]:
        """The next page. Raises RuntimeError after the last: see `has_next_page`."""
        page: Page[T] | None = self._client._call(self._page.next_page)
        if page is None:
            raise RuntimeError("there is no next page; ask has_next_page() first")
        return ListPage(self._client, page)

    def iter_pages(self) -> Iterator[ListPage[T]]:
        """This page and every following page."""
        page = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = page.get_next_page()

    def __iter__(self) -> Iterator[T]:
        for page in self.iter_pages():
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
        return self._result == other._result if isinstance(other, ListPage) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as the result it holds


def first_list_page(
    client: Caller, method: Callable[..., Any], arguments: Mapping[str, Any], places: tuple[Any, ...] = ()
) -> ListPage[Any]:
    """Request the first page of a list."""
    return ListPage(client, client._call(method, *places, **arguments))
