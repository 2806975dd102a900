"""What the events of a session, or of one of its threads, say of its state: at work, idle, waiting, or at its end."""

from __future__ import annotations

from typing import Any

from .event_fields import field_of, text_of

__all__ = ["TurnState"]

IDLE = "session.status_idle"
TERMINATED = "session.status_terminated"
DELETED = "session.deleted"
BEGINS = frozenset({"session.status_running", "session.status_rescheduled", "user.message", "user.define_outcome"})
"""Events after which a session is no longer idle, beside those of the agent."""
OF_THREAD = {
    "session.thread_status_idle": IDLE,
    "session.thread_status_terminated": TERMINATED,
    "session.thread_status_running": "session.status_running",
    "session.thread_status_rescheduled": "session.status_rescheduled",
}
"""What events of a thread mean for that thread, by what they mean for a session."""
REPORT = "agent.thread_message_sent"
"""What a thread sends to the one that gave it its work may follow the event that says that it is idle."""

ANSWERS = {
    "user.tool_confirmation": "tool_use_id",
    "user.tool_result": "tool_use_id",
    "user.custom_tool_result": "custom_tool_use_id",
}
"""Events that an idle session waits for, with the field that names what they answer."""


class TurnState:
    """The state of a session, or of one thread of it, after the events that were taken, in their order."""

    def __init__(self, thread_id: str | None = None) -> None:
        """`thread_id`: None for the session."""
        self._thread_id = thread_id
        self.idle: Any = None
        """The `session.status_idle`, or of the thread `session.thread_status_idle`, that nothing has followed which
        moves it on; None while it is at work."""
        self.end: Any = None
        """The event that ended the session; None while it goes on."""
        self._answered: set[str] = set()

    def take(self, event: Any) -> None:
        """Take in the next event."""
        kind = text_of(event, "type")
        if self._thread_id is not None and text_of(event, "session_thread_id") == self._thread_id:
            kind = OF_THREAD.get(kind, kind)
        if kind == IDLE:
            self.idle = event
            self._answered.clear()
        elif kind in ANSWERS:
            self._answered.add(text_of(event, ANSWERS[kind]))
        elif kind in (TERMINATED, DELETED):
            self.idle, self.end = None, event
        elif kind in BEGINS or (kind.startswith("agent.") and not (self._thread_id and kind == REPORT)):
            self.idle = None

    @property
    def is_deleted(self) -> bool:
        """Whether the session was deleted."""
        return text_of(self.end, "type") == DELETED

    @property
    def awaited(self) -> tuple[str, ...]:
        """The ids of the events that an idle session waits to be answered, but for those that were since it said so;
        empty where it waits for none."""
        reason = field_of(self.idle, "stop_reason")
        if text_of(reason, "type") != "requires_action":
            return ()
        ids = field_of(reason, "event_ids")
        if not isinstance(ids, list):
            return ()
        return tuple(name for name in ids if isinstance(name, str) and name not in self._answered)

    @property
    def is_done(self) -> bool:
        """Whether the session is idle and waits for no answer: its turn is over."""
        return self.idle is not None and text_of(field_of(self.idle, "stop_reason"), "type") != "requires_action"
