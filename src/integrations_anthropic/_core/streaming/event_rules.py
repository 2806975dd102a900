"""What the description says of a stream of events that make no message."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["EventRules"]


class EventRules(NamedTuple):
    """How such a stream ends, and how it can be opened again."""

    ends: tuple[str, ...] = ()
    """Types of the events after which it ends; any other end of it is a fault."""
    resume: Literal["last-event-id", "cursor"] | None = None
    """How it can be opened again behind an event: by the header, or a query parameter; None: it cannot."""
    cursor: str | None = None
    """The query parameter that takes the id of an event."""
    key: str | None = None
    """Field of an event that is its id; None: the `id:` of the event stream is."""
