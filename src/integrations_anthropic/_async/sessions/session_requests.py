"""The requests about one session or thread: its stream, its list of events, and events that are sent to it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..._core.sessions.event_fields import text_of
from ...errors import DeadlineExceededError
from .session_stream import AsyncSessionStream

if TYPE_CHECKING:
    from datetime import datetime

    from ..._core.call.operation import Call
    from ..._core.sessions.seen_events import SeenEvents
    from ...errors import AnthropicError
    from ..pages import AsyncPage
    from ..pipeline import AsyncPipeline

__all__ = ["AsyncSessionRequests"]

NEWEST = 100
"""Events in the page that is looked at first for those that are missing."""
PAGE = 100
"""Events in each page of those that follow: their content may be long, and a page is held as a whole."""


class AsyncSessionRequests:
    """Makes the requests, all with the options of one call. `service`: the client's service of the events of sessions,
    or with a `thread_id` of those of threads.

    `deadline` bounds all of them: its clock starts with the first.
    """

    def __init__(
        self, pipeline: AsyncPipeline, call: Call, service: Any, session_id: str, thread_id: str | None = None
    ) -> None:
        self.session_id = session_id
        self.thread_id = thread_id
        self.sorts = thread_id is None
        """Whether a list may begin with the newest event, or at a moment: that of a thread has them all, the oldest
        first."""
        self._path = (session_id,) if thread_id is None else (session_id, thread_id)
        self.operation = call.operation.name
        self._pipeline = pipeline
        self._service = service
        self._clock = pipeline.clock
        options = call.options
        self._seconds = options.deadline
        self._ends: float | None = None
        self._options: dict[str, Any] = {
            "workspace_id": call.headers.get("anthropic-workspace-id"),
            "timeout": options.timeout,
            "max_retries": options.max_retries,
            "extra_headers": options.extra_headers,
            "beta_features": options.beta_features,
        }
        self._deltas = next((value for name, value in call.query.items() if name.startswith("event_deltas")), None)

    def time_left(self) -> float | None:
        """Seconds to the deadline, None where there is none; DeadlineExceededError where it has passed."""
        if self._seconds is None:
            return None
        now = self._clock.monotonic()
        if self._ends is None:
            self._ends = now + self._seconds
        if now >= self._ends:
            raise self.too_late("the deadline has passed")
        return self._ends - now

    def too_late(self, why: str) -> DeadlineExceededError:
        """The error for what would outlast the deadline."""
        seconds = self._seconds or 0.0
        return DeadlineExceededError(f"{self.operation}: {why} (deadline={seconds:g} s)", duration=seconds)

    def stream(self, decide: Callable[[AnthropicError], float | None]) -> AsyncSessionStream:
        """The events from now on; not open yet. `decide`: whether, and when, another one follows."""
        described = self._service.stream(*self._path, event_deltas=self._deltas, **self._given())
        return AsyncSessionStream(self._pipeline, described._call, decide)

    async def newest(self, types: Sequence[str] | None = None) -> AsyncPage[Any]:
        """The newest events, the newest first: one page."""
        page: AsyncPage[Any] = await self._service.list(
            self.session_id, order="desc", limit=NEWEST, types=types, **self._given()
        )
        return page

    async def oldest(self, since: datetime | None) -> AsyncPage[Any]:
        """The events from a moment on (None, or of a thread: all), the oldest first: the first page."""
        chosen: dict[str, Any] = {"order": "asc", "created_at_gte": since} if self.sorts else {}
        page: AsyncPage[Any] = await self._service.list(*self._path, limit=PAGE, **chosen, **self._given())
        return page

    async def begin_after(self, seen: SeenEvents) -> list[Any]:
        """Have the events that exist now count as seen. Returns the newest of them, the newest first."""
        if not self.sorts:
            return await self._begin_after_all(seen)
        page = newest = await self.newest()
        while not seen.begin_after(page.data, has_more=page.has_more):
            following = await page.next_page()
            if following is None:
                break
            page = following
        return newest.data

    async def send(self, event: Mapping[str, Any]) -> None:
        """Send one event."""
        await self._service.send(self.session_id, events=[event], **self._given())

    async def holds(self, event: Mapping[str, Any]) -> bool:
        """Whether one of the newest events is the answer to the same call."""
        name = next(name for name in event if name.endswith("tool_use_id"))
        page = await self.newest([event["type"]])
        return any(text_of(found, name) == event[name] for found in page.data)

    async def _begin_after_all(self, seen: SeenEvents) -> list[Any]:
        newest: deque[Any] = deque(maxlen=NEWEST)
        page: AsyncPage[Any] | None = await self.oldest(None)
        while page is not None:
            for event in page.data:
                seen.take(event, listed=True)
                newest.appendleft(event)
            page = await page.next_page()
        return list(newest)

    def _given(self) -> dict[str, Any]:
        return {**self._options, "deadline": self.time_left()}
