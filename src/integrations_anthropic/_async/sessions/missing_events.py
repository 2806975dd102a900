"""The events that a reconnection may have missed, from the list of a session's events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..._core.sessions.event_fields import moment_of

if TYPE_CHECKING:
    from ..._core.sessions.seen_events import SeenEvents
    from ..pages import AsyncPage
    from .session_requests import AsyncSessionRequests

__all__ = ["AsyncMissingEvents"]


class AsyncMissingEvents:
    """Those since the newest that was seen, oldest first; among them some that were seen.

    The newest page is asked for first: it nearly always has them all, those that are not processed yet included, which
    a list from a moment on leaves out. Of a thread the whole list is read.
    """

    def __init__(self, requests: AsyncSessionRequests, seen: SeenEvents) -> None:
        self._requests = requests
        self._seen = seen
        self._found: Iterator[Any] | None = None
        self._page: AsyncPage[Any] | None = None
        self._last: list[Any] = []

    async def begin(self) -> None:
        """Ask for the first page, unless it is there."""
        if self._found is None:
            self._found = iter(await self._first())

    async def next(self) -> Any:
        """The next event; None after the last."""
        await self.begin()
        while self._found is not None:
            for event in self._found:
                return event
            if self._page is not None:
                self._page = await self._page.next_page()
            if self._page is not None:
                self._found = iter(self._page.data)
            elif self._last:
                self._found, self._last = iter(self._last), []
            else:
                break
        return None

    async def _first(self) -> list[Any]:
        since = self._seen.begin_list()
        if since is not None and self._requests.sorts:
            newest, has_more = await self._newest()
            gap = self._seen.gap(newest, has_more=has_more)
            if gap.is_whole:
                return gap.events
            self._last = gap.events
        self._page = await self._requests.oldest(since)
        return self._page.data

    async def _newest(self) -> tuple[list[Any], bool]:
        """The newest events, with all that are not processed yet, and whether there are more."""
        page = await self._requests.newest()
        newest = list(page.data)
        while page.has_more and newest and moment_of(newest[-1]) is None:
            following = await page.next_page()
            if following is None:
                break
            page = following
            newest += page.data
        return newest, page.has_more
