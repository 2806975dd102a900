"""The events of a session, each once, from its stream and its list: over reconnections, without a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._core.sessions.event_fields import text_of
from ..._core.sessions.previews import Previews
from ..._core.sessions.seen_events import SeenEvents
from ..._core.sessions.turn_state import TurnState
from ...errors import AnthropicError, NotFoundError, StreamTruncatedError
from .missing_events import AsyncMissingEvents
from .reconnections import AsyncReconnections

if TYPE_CHECKING:
    from ..._core.call.operation import Call
    from ..pipeline import AsyncPipeline
    from .session_requests import AsyncSessionRequests
    from .session_stream import AsyncSessionStream

__all__ = ["AsyncSessionFeed"]


class AsyncSessionFeed:
    """Reads the stream; where it breaks off, opens another one, and lists what was missed before it goes on there."""

    def __init__(
        self,
        pipeline: AsyncPipeline,
        call: Call,
        requests: AsyncSessionRequests,
        *,
        history: bool,
        until_idle: bool,
        parts_history: bool = False,
    ) -> None:
        """`history`: it begins with the first event. `parts_history`: `is_past` says which were there before."""
        self._requests = requests
        self._reconnections = AsyncReconnections(pipeline, call, requests)
        self._until_idle = until_idle
        # Whether it is known which events are past.
        self._is_placed = history
        self._in_history = history
        self._before = SeenEvents() if parts_history else None
        self._stream: AsyncSessionStream | None = None
        self._missing: AsyncMissingEvents | None = None
        self._closed = self._is_interrupted = False
        self.seen = SeenEvents()
        self.previews = Previews()
        self.turn = TurnState(requests.thread_id)
        self.last: str | None = None
        """The id of the last event that has one."""
        self.connections = 0
        """How many streams were opened."""

    @property
    def is_current(self) -> bool:
        """Whether all events were handed out that existed when the stream was opened."""
        return self._stream is not None and self._missing is None

    @property
    def is_over(self) -> bool:
        """Whether no event follows."""
        if self._closed or self.turn.end is not None:
            return True
        return self._until_idle and self.turn.is_done and not self._in_history

    def is_past(self, event: Any) -> bool:
        """Whether an event of the list was there before the first stream was opened."""
        return self._in_history and self._before is not None and not self._before.take(event, listed=True)

    async def open(self) -> None:
        """Open the stream, unless it is open."""
        if self._stream is not None or self.is_over:
            return
        try:
            await self._connect()
        except BaseException:
            await self._disconnect()
            raise

    async def step(self) -> Any:
        """The next event; None where there is none yet, as after a reconnection, and at the end.

        Raises what the requests raise, once retries did not help; asked again, it goes on where it was.
        """
        try:
            await self.open()
            if self.is_over or self._is_interrupted:
                return None
            if self._missing is None:
                return await self._arrived()
            event = await self._missing.next()
            if event is None:
                self._missing, self._in_history = None, False
            return self._taken(event, listed=True)
        except BaseException as error:
            if not isinstance(error, AnthropicError):
                # Cancelled or interrupted in the middle of a response.
                await self._disconnect()
            raise

    async def interrupt(self) -> None:
        """Have `step` return soon: another stream is opened after `resume`. From any task."""
        self._is_interrupted = True
        await self._disconnect()

    def resume(self) -> None:
        """Go on after `interrupt`."""
        self._is_interrupted = False

    async def finish(self) -> None:
        """Close the stream at the end. Raises NotFoundError, once, where the end is that the session was deleted."""
        is_news = self.turn.is_deleted and not self._closed
        await self.close()
        if is_news:
            raise NotFoundError(f"the session {self._requests.session_id} was deleted: it has no more events")

    async def close(self) -> None:
        """Close the stream. May be called more than once, from any task."""
        self._closed = True
        await self._disconnect()

    async def _disconnect(self) -> None:
        stream, self._stream, self._missing = self._stream, None, None
        if stream is not None:
            await stream.close()

    async def _connect(self) -> None:
        if not self._is_placed:
            await self._begin_now()
            if self.is_over:
                return
        elif self._before is not None and not self.connections:
            await self._requests.begin_after(self._before)
        stream = self._requests.stream(self._reconnections.decide)
        await stream.__aenter__()
        self._stream, missing = stream, AsyncMissingEvents(self._requests, self.seen)
        self._missing = missing
        self.connections += 1
        self.previews.reset()
        self._reconnections.connected()
        if not self._in_history:
            # What follows from now on comes by the stream, with its deltas.
            await missing.begin()
        if self._closed:
            await self._disconnect()

    async def _begin_now(self) -> None:
        """Have what exists now count as past."""
        newest = await self._requests.begin_after(self.seen)
        past = TurnState(self._requests.thread_id)
        for event in reversed(newest):
            past.take(event)
        self.turn.end = past.end
        self._is_placed = True

    async def _arrived(self) -> Any:
        """The next event of the stream, unless it was handed out; None where the stream broke off."""
        stream = self._stream
        if stream is None:
            return None
        try:
            event = await stream.__anext__()
        except StopAsyncIteration:
            # Closed by another task, or ended although the session did not.
            if self._stream is stream:
                await self._broke_off(StreamTruncatedError("the stream ended, and the session did not", phase="read"))
            return None
        except AnthropicError as error:
            if self._stream is stream:
                await self._broke_off(error)
            return None
        return self._taken(event, listed=False)

    def _taken(self, event: Any, *, listed: bool) -> Any:
        """The event, where it is new."""
        if event is None:
            return None
        if text_of(event, "type") in ("event_start", "event_delta"):
            is_new = self.previews.take(event, self.seen)
        elif is_new := self.seen.take(event, listed=listed):
            self.previews.take(event, self.seen)
            self.turn.take(event)
            self.last = text_of(event, "id") or self.last
        self._reconnections.made_progress = self._reconnections.made_progress or is_new
        return event if is_new else None

    async def _broke_off(self, error: AnthropicError) -> None:
        """Wait before another stream is opened; where that would not help, raise `error`."""
        await self._disconnect()
        await self._reconnections.wait(error)
