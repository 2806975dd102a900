"""Which events of a session were handed out, at bounded memory, and from when on to list those that may be missing."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from heapq import heappop, heappush
from typing import Any, NamedTuple

from .event_fields import moment_of, text_of

__all__ = ["Gap", "SeenEvents"]

MOST = 2048
"""Events that are remembered, where no more of them may still be listed."""
OVERLAP = timedelta(seconds=60)
"""How far before the last events a list begins: events of several threads need not arrive in the order of their
moments, but none is that late."""
LAST = 8
"""Events that arrived last, of which a list begins before the earliest: one with a moment in the future hides nothing.
"""


class Gap(NamedTuple):
    """What the newest events of a list say of those that are missing."""

    events: list[Any]
    """Those that may be missing, oldest first; those that are not processed yet come last."""
    is_whole: bool
    """Whether no older event is missing."""


class SeenEvents:
    """The ids of the events that were handed out, or are past.

    Those of the earliest moments are forgotten, but none that the next list may have: those of the time from `since`
    on, however many they are, and those that still wait to be processed. What a list has from the time of those that
    were forgotten, or before, counts as past.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._processed: set[str] = set()
        # The same, as a heap with the earliest moment first.
        self._moments: list[tuple[datetime, str]] = []
        self._waiting: set[str] = set()
        self._last: deque[datetime] = deque(maxlen=LAST)
        self._floor: datetime | None = None
        # What was listed since the stream was opened, until the stream is beyond it.
        self._listed_from: datetime | None = None
        self._listed_to: datetime | None = None

    @property
    def since(self) -> datetime | None:
        """The moment from which on events are to be listed; None: from the first."""
        return max((moment for moment in (self._begin, self._floor) if moment is not None), default=None)

    def __contains__(self, event_id: object) -> bool:
        return event_id in self._processed or event_id in self._waiting

    def take(self, event: Any, *, listed: bool) -> bool:
        """Whether an event is new; it counts as seen from now on. `listed`: it comes from a list, not from the stream.

        An event without an id is new on the stream, and never in a list.
        """
        event_id, moment = text_of(event, "id"), moment_of(event)
        if not event_id:
            return not listed
        is_known = event_id in self
        if moment is None:
            if not is_known:
                self._waiting.add(event_id)
            return not is_known
        is_new = not is_known and not (self._is_past(moment) if listed else self._was_listed(moment))
        if listed:
            self._listed_to = moment if self._listed_to is None else max(self._listed_to, moment)
        if is_new or event_id in self._waiting:
            self._waiting.discard(event_id)
            self._last.append(moment)
            self._remember(event_id, moment)
        return is_new

    def begin_after(self, newest: Sequence[Any], *, has_more: bool) -> bool:
        """Have the events of a session that exist now count as past. `newest`: a page of them, the newest first.

        False where the next page is to be given, too: it may have events of a time of which others may still come.
        """
        moments = []
        for event in newest:
            event_id, moment = text_of(event, "id"), moment_of(event)
            if moment is not None:
                moments.append(moment)
                if len(self._last) < LAST:
                    self._last.append(moment)
            if event_id and event_id not in self:
                if moment is None:
                    self._waiting.add(event_id)
                else:
                    self._remember(event_id, moment)
        if not has_more:
            self._floor = None
        elif moments:
            self._floor = min(moments)
        return not has_more or self._reaches_back(moments, self._begin)

    def begin_list(self) -> datetime | None:
        """A list of the events from `since` on is read, which is returned, while the stream is open already."""
        self._listed_from, self._listed_to = self.since, None
        return self._listed_from

    def gap(self, newest: Sequence[Any], *, has_more: bool) -> Gap:
        """What the newest events, the newest first, have of those that may be missing."""
        timed = [(moment, event) for event in reversed(newest) if (moment := moment_of(event)) is not None]
        waiting = [event for event in reversed(newest) if moment_of(event) is None]
        reaches = not has_more or self._reaches_back((moment for moment, _ in timed), self.since)
        return Gap([*(event for _, event in timed), *waiting], reaches)

    @property
    def _begin(self) -> datetime | None:
        """The moment from which on no event is forgotten; None: all are remembered."""
        try:
            return min(self._last) - OVERLAP if self._last else None
        except OverflowError:
            return None

    @staticmethod
    def _reaches_back(moments: Iterable[datetime], begin: datetime | None) -> bool:
        return begin is not None and any(moment <= begin for moment in moments)

    def _is_past(self, moment: datetime) -> bool:
        return self._floor is not None and moment <= self._floor

    def _was_listed(self, moment: datetime) -> bool:
        """Whether an event of the stream, whose id is not remembered, was in the list that was read while the stream
        was open, and was so long that its beginning is forgotten."""
        if self._listed_to is None:
            return False
        if moment - self._listed_to > OVERLAP:
            # What follows on the stream happened after the list was read.
            self._listed_to = None
            return False
        is_later = self._listed_from is None or moment >= self._listed_from
        return is_later and moment <= self._listed_to and self._is_past(moment)

    def _remember(self, event_id: str, moment: datetime) -> None:
        self._processed.add(event_id)
        heappush(self._moments, (moment, event_id))
        begin = self._begin
        while len(self._processed) > self._most and begin is not None and self._moments[0][0] < begin:
            oldest, forgotten = heappop(self._moments)
            self._processed.discard(forgotten)
            self._floor = oldest if self._floor is None else max(self._floor, oldest)
