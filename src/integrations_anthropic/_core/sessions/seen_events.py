"""Which events of a session were handed out, at constant memory, and from when on to list those that may be missing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from .event_fields import moment_of, text_of

__all__ = ["Gap", "SeenEvents"]

MOST = 2048
"""Events that are remembered, and as many that still wait to be processed."""
OVERLAP = timedelta(seconds=60)
"""How far before the newest event a list begins: events of several threads need not arrive in the order of their
moments."""


class Gap(NamedTuple):
    """What the newest page of a list says of the events that are missing."""

    events: list[Any]
    """Those that may be missing, oldest first; those that are not processed yet come last."""
    is_whole: bool
    """Whether no older event is missing."""


class SeenEvents:
    """The ids of the events that were handed out, or are past. The oldest are forgotten; what a list has from their
    time, or before, counts as past."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._processed: OrderedDict[str, datetime] = OrderedDict()
        self._waiting: OrderedDict[str, None] = OrderedDict()
        self._floor: datetime | None = None
        self._newest: datetime | None = None

    @property
    def since(self) -> datetime | None:
        """The moment from which on events are to be listed; None: from the first."""
        begin = None if self._newest is None else self._newest - OVERLAP
        return max((moment for moment in (begin, self._floor) if moment is not None), default=None)

    def __contains__(self, event_id: object) -> bool:
        return event_id in self._processed or event_id in self._waiting

    def take(self, event: Any, *, listed: bool) -> bool:
        """Whether an event is new; it counts as seen from now on. `listed`: it comes from a list, not from the stream.

        An event without an id is new on the stream, and never in a list.
        """
        event_id, moment = text_of(event, "id"), moment_of(event)
        if not event_id:
            return not listed
        if event_id in self or (listed and self._is_past(moment)):
            return False
        self._remember(event_id, moment)
        return True

    def begin_after(self, newest: Sequence[Any], *, has_more: bool) -> None:
        """Have the events of a session that exist now count as past. `newest`: a page of them, the newest first."""
        for event in reversed(newest):
            self.take(event, listed=True)
        moments = [moment for moment in map(moment_of, newest) if moment is not None]
        if has_more and moments:
            self._floor = min(moments)

    def gap(self, newest: Sequence[Any], *, has_more: bool) -> Gap:
        """What a page of the newest events, the newest first, has of those that may be missing."""
        since = self.since
        timed = [(moment, event) for event in reversed(newest) if (moment := moment_of(event)) is not None]
        waiting = [event for event in reversed(newest) if moment_of(event) is None]
        reaches = not has_more or (since is not None and any(moment <= since for moment, _ in timed))
        return Gap([*(event for _, event in timed), *waiting], reaches)

    def _is_past(self, moment: datetime | None) -> bool:
        return moment is not None and self._floor is not None and moment <= self._floor

    def _remember(self, event_id: str, moment: datetime | None) -> None:
        if moment is None:
            self._waiting[event_id] = None
            if len(self._waiting) > self._most:
                self._waiting.popitem(last=False)
            return
        self._newest = moment if self._newest is None else max(self._newest, moment)
        self._processed[event_id] = moment
        if len(self._processed) > self._most:
            _, oldest = self._processed.popitem(last=False)
            self._floor = oldest if self._floor is None else max(self._floor, oldest)
