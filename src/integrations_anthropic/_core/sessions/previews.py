"""Events that are still being written: what their deltas add up to."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from attrs import define, field

from ..streaming.text_builder import TextBuilder
from .event_fields import field_of, text_of

__all__ = ["EventPreview", "Previews"]

MOST = 64
"""Events that are written at once; of more, the oldest are given up."""


@define(kw_only=True)
class EventPreview:
    """An event of the agent as far as it has arrived. The event itself, once it arrives, has the whole content."""

    id: str
    """Id of the event."""
    type: str
    """Type of the event: `agent.message`, or `agent.thinking`, whose content is not sent."""
    _blocks: list[TextBuilder] = field(factory=list, init=False, repr=False)

    @property
    def content(self) -> list[dict[str, Any]]:
        """The content blocks so far, which are all texts."""
        return [{"type": "text", "text": block.text()} for block in self._blocks]

    @property
    def text(self) -> str:
        """The text of all blocks so far."""
        return "".join(block.text() for block in self._blocks)

    def add(self, index: int, text: str) -> bool:
        """Add a fragment to one block; False where fragments before it are missing."""
        if not 0 <= index <= len(self._blocks):
            return False
        if index == len(self._blocks):
            self._blocks.append(TextBuilder())
        self._blocks[index].add(text)
        return True


class Previews:
    """The events that are being written on one connection.

    Deltas are sent on the connection on which the event began, and are not listed: after a reconnection, what is left
    of them is not handed out, and the whole event follows.
    """

    def __init__(self) -> None:
        self._open: dict[str, EventPreview] = {}

    @property
    def open(self) -> dict[str, EventPreview]:
        """The events that are being written, by id."""
        return dict(self._open)

    def reset(self) -> None:
        """The connection is another one."""
        self._open.clear()

    def take(self, event: Any, seen: Container[str]) -> bool:
        """Whether an event is to be handed out: all but deltas of an event that is whole, or whose start is missing.

        `seen`: ids of the events that were handed out.
        """
        kind = field_of(event, "type")
        if kind == "event_start":
            return self._start(field_of(event, "event"), seen)
        if kind == "event_delta":
            return self._add(text_of(event, "event_id"), field_of(event, "delta"))
        if kind == "span.model_request_end":
            # What has begun and is not whole by now was given up.
            self._open.clear()
        else:
            self._open.pop(text_of(event, "id"), None)
        return True

    def _start(self, begun: Any, seen: Container[str]) -> bool:
        event_id = text_of(begun, "id")
        if not event_id or event_id in seen:
            return False
        self._open[event_id] = EventPreview(id=event_id, type=text_of(begun, "type"))
        if len(self._open) > MOST:
            del self._open[next(iter(self._open))]
        return True

    def _add(self, event_id: str, delta: Any) -> bool:
        preview = self._open.get(event_id)
        if preview is None:
            return False
        index = field_of(delta, "index") or 0
        if not isinstance(index, int) or not preview.add(index, text_of(field_of(delta, "content"), "text")):
            del self._open[event_id]
            return False
        return True
