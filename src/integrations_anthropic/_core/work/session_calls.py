"""Which calls of tools a session waits for, by its events: what was reported is not reported again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...errors import ValidationError

__all__ = ["CALL_EVENTS", "OpenCalls", "result_event"]

RESULT_OF = {"agent.tool_use": "user.tool_result", "agent.custom_tool_use": "user.custom_tool_result"}
"""By the type of a call, that of its result."""
NAMES = {
    "user.tool_result": "tool_use_id",
    "user.custom_tool_result": "custom_tool_use_id",
    "agent.tool_result": "tool_use_id",
}
"""By the type of a result, the field that names its call."""
CALL_EVENTS = (*RESULT_OF, *NAMES)
"""Types of the events that say which calls are open."""


class OpenCalls:
    """Reads the events of a session, the oldest first."""

    def __init__(self) -> None:
        self._calls: dict[str, Any] = {}
        self._answered: set[str] = set()

    def add(self, event: Any) -> None:
        """Take one event in."""
        kind = event.type
        if kind in RESULT_OF:
            self._calls[event.id] = event
        elif kind in NAMES:
            self._answered.add(getattr(event, NAMES[kind]))

    @property
    def calls(self) -> list[Any]:
        """The calls without a result, in the order in which they were made."""
        return [call for name, call in self._calls.items() if name not in self._answered]


def result_event(call: Any, content: Any, *, is_error: bool) -> dict[str, Any]:
    """The event that answers a call with a text or content blocks. Raises ValidationError for what is no call."""
    kind = RESULT_OF.get(getattr(call, "type", ""))
    if kind is None:
        raise ValidationError("call: must be a call of a tool, from open_calls()", field="call", value=call)
    is_list = isinstance(content, Sequence) and not isinstance(content, (str, bytes, Mapping))
    blocks = [*content] if is_list else [{"type": "text", "text": content}] if isinstance(content, str) else None
    if blocks is None:
        raise ValidationError("content: must be a text or a list of content blocks", field="content", value=content)
    event = {"type": kind, NAMES[kind]: call.id, "content": blocks, **({"is_error": True} if is_error else {})}
    thread = getattr(call, "session_thread_id", None)
    return event if thread is None else {**event, "session_thread_id": thread}
