"""The events of one thread: its history, and those that follow it as a stream."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from ..clock import SandboxClock, timestamp
from ..ids import new_id

__all__ = ["EventLog", "Following", "LoggedEvent"]

Json = Any
HEARTBEAT_SECONDS = 15.0
"""Seconds without an event after which a stream sends a sign that it is alive."""
PREVIEWS = ("event_start", "event_delta")


@dataclass
class LoggedEvent:
    """An event, and when it was recorded."""

    value: Json
    recorded_at: str


@dataclass(eq=False)
class Following:
    """One stream of events: those that are delivered from its beginning on."""

    previews: Collection[str]
    """Kinds of events that it gets piece by piece as well."""
    loop: asyncio.AbstractEventLoop
    waiting: asyncio.Queue[Json | None] = field(default_factory=asyncio.Queue)
    """What is to be sent; None ends the stream."""
    started: set[str] = field(default_factory=set)
    """Ids of the events that it was shown the beginning of."""

    def wants(self, item: Json) -> bool:
        """Whether an item is for this stream. Pieces of an event whose beginning it has not seen are not."""
        if item["type"] == "event_start":
            wanted = item["event"]["type"] in self.previews
            if wanted:
                self.started.add(item["event"]["id"])
            return wanted
        return item["type"] not in PREVIEWS or item["event_id"] in self.started

    async def items(self) -> AsyncIterator[Json | None]:
        """What is to be sent; None in the place of nothing for a while. Ends with the log."""
        while True:
            try:
                item = await asyncio.wait_for(self.waiting.get(), HEARTBEAT_SECONDS)
            except TimeoutError:
                yield None
                continue
            if item is None:
                return
            yield item


class EventLog:
    """The events of one thread, the oldest first. All but `close` is to be called in the event loop of the server."""

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._following: list[Following] = []
        self._closed = False
        self.events: list[LoggedEvent] = []
        self.on_record: Callable[[Json], None] | None = None
        """Called with each event that is added to the history."""

    def now(self) -> str:
        """The time, as events have it."""
        return timestamp(self._clock.time())

    def record(self, kind: str, *, id: str | None = None, processed: bool = True, **fields: Json) -> Json:
        """Add an event to the history. Streams get it at once if it is `processed`, else with `process`."""
        now = self.now()
        event = {"id": id or new_id("sevt"), "type": kind, **fields, "processed_at": now if processed else None}
        self.events.append(LoggedEvent(event, now))
        if self.on_record is not None:
            self.on_record(event)
        if processed:
            self.send(event)
        return event

    def process(self, event: Json) -> None:
        """Say that the agent took up an event that was recorded before, and deliver it."""
        event["processed_at"] = self.now()
        self.send(event)

    def send(self, item: Json) -> None:
        """Deliver an event, or a piece of one, to the streams that are open; the history stays as it is."""
        for following in self._following:
            if following.wants(item):
                following.waiting.put_nowait(item)

    def follow(self, previews: Collection[str]) -> Following:
        """A stream of what is delivered from now on; nothing, where the log is closed."""
        following = Following(previews, asyncio.get_running_loop())
        if self._closed:
            following.waiting.put_nowait(None)
        else:
            self._following.append(following)
        return following

    def leave(self, following: Following) -> None:
        """Forget a stream that was closed by its client."""
        if following in self._following:
            self._following.remove(following)

    def close(self) -> None:
        """End all streams, after what is to be sent. Thread-safe."""
        self._closed = True
        for following in self._following:
            if not following.loop.is_closed():
                following.loop.call_soon_threadsafe(following.waiting.put_nowait, None)
        self._following = []
