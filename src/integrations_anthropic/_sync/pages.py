# Derived from src/integrations_anthropic/_async/pages.py by `make codegen`. Do not edit.
"""Lists in pages: one page at a time, or the items of all pages."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .._core.call.pagination import has_more, next_page_call, previous_page_call
from .._hints.unknown_names import unknown_attribute
from ..errors import ConfigurationError

if TYPE_CHECKING:
    from .._core.call.operation import Call
    from ..meta import Meta
    from .pipeline import Pipeline

__all__ = ["Items", "Page", "Pages", "first_page"]

T = TypeVar("T")


class Page(Generic[T]):
    """One page of a list. Iterating it yields the items of this page and of every following page."""

    def __init__(
        self,
        pipeline: Pipeline | None,
        call: Call,
        response: Any,
        seen: frozenset[str],
        seen_back: frozenset[str] = frozenset(),
    ) -> None:
        """`seen`, `seen_back`: the cursors that led here, one page after another, forwards or back."""
        self._pipeline = pipeline
        self._call = call
        self._seen = seen
        self._seen_back = seen_back
        self.response = response
        """The page as the model of the response."""

    @property
    def data(self) -> list[T]:
        """The items of this page; none where another server gave no list of them."""
        paging = self._call.operation.paging
        found = getattr(self.response, paging.items) if paging else None
        items: list[T] = found if isinstance(found, list) else []
        return items

    @property
    def has_more(self) -> bool:
        """Whether another page follows."""
        return has_more(self._call, self.response)

    @property
    def meta(self) -> Meta:
        """Request id, status, attempts and headers of this page."""
        meta: Meta = self.response.meta
        return meta

    def next_page(self) -> Page[T] | None:
        """The following page, None after the last; a repeated cursor is a SerializationError."""
        following = next_page_call(self._call, self.response, self._seen)
        if following is None:
            return None
        call, cursor = following
        return Page(self._pipeline, call, self._response_to(call), self._seen | {cursor})

    def previous_page(self) -> Page[T] | None:
        """The page before this one; None before the first, and in a list whose pages hold no cursor for it.

        A list with a parameter `before_id` is walked back with that. A repeated cursor is a SerializationError.
        """
        before = previous_page_call(self._call, self.response, self._seen_back)
        if before is None:
            return None
        call, cursor = before
        response = self._response_to(call)
        return Page(self._pipeline, call, response, frozenset(), self._seen_back | {cursor})

    def _response_to(self, call: Call) -> Any:
        if self._pipeline is None:
            raise ConfigurationError("this page was unpickled: it has no client to request another one")
        return self._pipeline.run(call)

    def pages(self) -> Pages[T]:
        """This page and every following page."""
        return Pages(self)

    def __iter__(self) -> Items[T]:
        return Items(Pages(self))

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """The other fields of the page, such as `first_id`."""
            if name.startswith("_") or name == "response":
                raise AttributeError(name)
            try:
                return getattr(self.response, name)
            except AttributeError:
                # The page is what the caller knows.
                raise unknown_attribute(self, name) from None

    def __eq__(self, other: object) -> bool:
        return other.response == self.response if isinstance(other, Page) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as the model it holds

    def __reduce__(self) -> tuple[Any, ...]:
        """As the page alone: a pickle holds no client that could request the next page."""
        return type(self), (None, self._call, self.response, self._seen, self._seen_back)

    def __deepcopy__(self, memo: dict[int, Any]) -> Page[T]:
        return Page(self._pipeline, self._call, copy.deepcopy(self.response, memo), self._seen, self._seen_back)

    def __copy__(self) -> Page[T]:
        return Page(self._pipeline, self._call, self.response, self._seen, self._seen_back)

    def __len__(self) -> int:
        return len(self.data)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self)} items, has_more={self.has_more})"


class Pages(Generic[T]):
    """Iterates over pages."""

    def __init__(self, first: Page[T]) -> None:
        self._following: Page[T] | None = first
        self.current: Page[T] | None = None
        """The page that was taken last."""

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Page[T]:
        if self.current is not None:
            self._following = self.current.next_page()
        if self._following is None:
            raise StopIteration
        self.current = self._following
        return self.current


class Items(Generic[T]):
    """Iterates over the items of all pages."""

    def __init__(self, pages: Pages[T]) -> None:
        self._pages = pages
        self._page: Page[T] | None = None
        self._items: Iterator[T] = iter(())

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while True:
            for item in self._items:
                return item
            page = self._pages.current
            # Where an interrupt came between, the page was taken and its items were not.
            if page is None or page is self._page:
                page = self._pages.__next__()
            items = iter(page.data)
            self._page, self._items = page, items


def first_page(pipeline: Pipeline, call: Call) -> Page[T]:
    """Request the first page of a list."""
    return Page(pipeline, call, pipeline.run(call), frozenset())
