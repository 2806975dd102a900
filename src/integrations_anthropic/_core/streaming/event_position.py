"""How far a stream of events was read, and how to go on from there when it is opened again.

Source for `id:`, `retry:` and `last-event-id`: the HTML standard, "Server-sent events".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .recent_ids import RecentIds

if TYPE_CHECKING:
    from .event_rules import EventRules
    from .sse import ServerSentEvent

__all__ = ["LAST_EVENT_ID", "EventPosition", "wait_of"]

LAST_EVENT_ID = "last-event-id"
LONGEST_ID = 1024
"""Characters of an id; a longer one names no event."""
LEAST_WAIT = 1.0
"""Seconds: a shorter `retry:` of the server is left to the client's own backoff, so that no server is rushed."""
_SENDABLE = re.compile(r"[!-~](?:[ -~]*[!-~])?")


class EventPosition:
    """Which events were returned: each once, where it has an id.

    A stream can be opened again behind the last event that was returned, where the description says how, and that event
    has an id. Without ids, or where the API cannot go on behind one, opening it again would lose events or repeat them.
    """

    def __init__(self, rules: EventRules) -> None:
        self._rules = rules
        self._returned = RecentIds()
        self._is_repeated = False
        self._count = 0
        self._count_before = 0
        self.last: str | None = None
        """The id of the last event that was returned; None where it has none, or there was no event."""

    def take(self, data: Mapping[str, Any], event: ServerSentEvent) -> bool:
        """Whether an event is to be returned, and was not before the stream was opened again."""
        name = self._name(data, event)
        if name is not None and self._is_repeated and name in self._returned:
            return False
        self._count += 1
        self.last = name
        if name is not None and self._rules.resume is not None:
            self._returned.add(name)
        return True

    def counts(self, data: Mapping[str, Any], event: ServerSentEvent) -> bool:
        """Whether an event counts although its end is missing: not where it will be sent again."""
        return not event.unfinished or self._rules.resume is None or self.ends(data)

    def ends(self, data: Mapping[str, Any]) -> bool:
        """Whether the event is the last one of its stream."""
        return data.get("type") in self._rules.ends

    def progress(self) -> bool:
        """Whether an event was returned since the stream was last opened."""
        return self._count > self._count_before

    def why_not(self) -> str:
        """Why the stream cannot be opened again behind the last event; empty where it can."""
        if self._rules.resume is None:
            return "the API cannot go on after an event"
        if self._count and self.last is None:
            return "the last event that was returned has no id"
        return ""

    def again(self) -> tuple[dict[str, str], tuple[str, str] | None]:
        """The headers and the query parameter with which the stream is opened again."""
        self._count_before, self._is_repeated = self._count, True
        if self.last is None:
            return {}, None
        if self._rules.cursor is not None:
            return {}, (self._rules.cursor, self.last)
        return {LAST_EVENT_ID: self.last}, None

    def summary(self) -> str:
        """What was returned last, and how to go on by hand."""
        if not self._count:
            return "no event was returned"
        last = "the last event that was returned has no id"
        if self.last is not None:
            last = f"the last event that was returned has the id {self.last[:200]!r}"
        if self.last is None or self._rules.resume is None:
            return f"{last}: list what came after it where the API has a list, and open a new stream"
        if self._rules.cursor is not None:
            return f"{last}: to go on after it, open the stream with {self._rules.cursor}={self.last!r}"
        return f"{last}: to go on after it, open the stream with extra_headers={{{LAST_EVENT_ID!r}: {self.last!r}}}"

    def _name(self, data: Mapping[str, Any], event: ServerSentEvent) -> str | None:
        """The id of an event: what the description says, else that of the event stream."""
        name = event.id if self._rules.key is None else data.get(self._rules.key)
        if not isinstance(name, str) or len(name) > LONGEST_ID or not _SENDABLE.fullmatch(name):
            return None
        return name


def wait_of(milliseconds: int | None) -> float | None:
    """Seconds to wait before a stream is opened again, where the server states a time that counts."""
    return None if milliseconds is None or milliseconds < LEAST_WAIT * 1000 else milliseconds / 1000
