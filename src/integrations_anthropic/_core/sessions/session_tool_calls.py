"""The calls of tools in a session that have no answer yet, and which of them wait to be allowed."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, NamedTuple

from .event_fields import field_of, text_of

__all__ = ["SessionToolCall", "SessionToolCalls"]

MOST = 2048
"""Answers that are remembered, in case their calls arrive after them."""
CUSTOM = "agent.custom_tool_use"
AGENT = "agent.tool_use"
CALLS = (CUSTOM, AGENT, "agent.mcp_tool_use")
ANSWERS = {
    "user.custom_tool_result": "custom_tool_use_id",
    "user.tool_result": "tool_use_id",
    "agent.tool_result": "tool_use_id",
    "agent.mcp_tool_result": "mcp_tool_use_id",
}
"""Events that answer a call, with the field that names it."""


class SessionToolCall(NamedTuple):
    """One call."""

    event: Any
    """The event that made it."""
    needs_confirmation: bool = False
    """Whether it has to be allowed before it is made."""

    @property
    def id(self) -> str:
        """Its id, which is that of its event."""
        return text_of(self.event, "id")

    @property
    def name(self) -> str:
        """The name of the tool."""
        return text_of(self.event, "name")

    @property
    def is_custom(self) -> bool:
        """Whether the tool is one of the client's own; else it is one of the agent's."""
        return text_of(self.event, "type") == CUSTOM

    @property
    def takes_result(self) -> bool:
        """Whether a client may answer it; a tool of an MCP server is run by Anthropic."""
        return text_of(self.event, "type") in (CUSTOM, AGENT)


class SessionToolCalls:
    """The calls that the events so far have made and not answered, in their order."""

    def __init__(self) -> None:
        self._calls: dict[str, SessionToolCall] = {}
        self._answered: OrderedDict[str, None] = OrderedDict()
        self._allowed: OrderedDict[str, None] = OrderedDict()

    def take(self, event: Any) -> None:
        """Take in the next event."""
        kind = text_of(event, "type")
        if kind in CALLS:
            self._made(event)
        elif kind in ANSWERS:
            self.answered(text_of(event, ANSWERS[kind]))
        elif kind == "user.tool_confirmation":
            self.confirmed(text_of(event, "tool_use_id"), allowed=field_of(event, "result") == "allow")
        elif kind == "session.thread_status_terminated":
            self._ended(text_of(event, "session_thread_id"))

    def answered(self, call_id: str) -> None:
        """A call has its result."""
        self._calls.pop(call_id, None)
        _remember(self._answered, call_id)

    def confirmed(self, call_id: str, *, allowed: bool) -> None:
        """It was decided whether a call may be made: one that may not needs no result."""
        call = self._calls.get(call_id)
        if not allowed:
            self.answered(call_id)
            return
        _remember(self._allowed, call_id)
        if call is not None:
            self._calls[call_id] = call._replace(needs_confirmation=False)

    def get(self, call_id: str) -> SessionToolCall | None:
        """A call that is open; None where it is not."""
        return self._calls.get(call_id)

    def is_answered(self, call_id: str) -> bool:
        """Whether a call has its result, or was refused."""
        return call_id in self._answered

    @property
    def open(self) -> tuple[SessionToolCall, ...]:
        """The calls that are open, in their order."""
        return tuple(self._calls.values())

    def _made(self, event: Any) -> None:
        call_id, permission = text_of(event, "id"), field_of(event, "evaluated_permission")
        if not call_id or call_id in self._answered or permission == "deny":
            return
        # A permission that this version does not know is one that was not given.
        needs = permission not in (None, "allow") and call_id not in self._allowed
        self._calls[call_id] = SessionToolCall(event, needs)

    def _ended(self, thread_id: str) -> None:
        """A thread has ended, and takes no answers any more."""
        for call in self.open:
            if thread_id and text_of(call.event, "session_thread_id") == thread_id:
                del self._calls[call.id]


def _remember(ids: OrderedDict[str, None], call_id: str) -> None:
    ids[call_id] = None
    if len(ids) > MOST:
        ids.popitem(last=False)
