"""Events that a test gives in the place of the agent: what it says, calls, fails with, and when it stops."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..description.request_checks import require_valid
from ..ids import new_id
from .agent_thread import PendingCall
from .agent_tools import CONTAINER, CUSTOM, MCP, AgentTool
from .event_log import PREVIEWS
from .live_session import LiveSession

__all__ = ["play"]

Json = Any
STATUS = {
    "session.status_running": "running",
    "session.status_idle": "idle",
    "session.status_rescheduled": "rescheduling",
}


def play(live: LiveSession, events: Sequence[Json], validator: Json) -> list[str]:
    """Record events as if they had happened, and deliver them; their ids, empty for pieces of an event.

    An `id` may be given. Calls that wait for consent or for a result are waited for: when all have come, the agent goes
    on by itself. Raises SandboxAPIError 400 for what is no event of a session; none is recorded then.
    """
    whole = [_whole(event, live.log.now()) for event in events]
    for event in whole:
        require_valid(validator, event)
    for event in whole:
        _play(live, event)
    return [str(event.get("id", "")) for event in whole]


def _whole(event: Json, now: str) -> Json:
    if not isinstance(event, dict) or event.get("type") in PREVIEWS:
        return event
    return {"id": new_id("sevt"), "processed_at": now, **event}


def _play(live: LiveSession, event: Json) -> None:
    kind = event["type"]
    if kind in PREVIEWS:
        live.log.send(event)
        return
    if kind in ("session.status_terminated", "session.deleted"):
        live.end(kind, event["id"])
        return
    fields = {name: value for name, value in event.items() if name not in ("type", "processed_at")}
    live.log.record(kind, **fields)
    if kind in STATUS:
        live.set_status(STATUS[kind])
    elif kind == CUSTOM or (kind in (CONTAINER, MCP) and event.get("evaluated_permission") == "ask"):
        tool = AgentTool(event["name"], kind, {"type": "object"}, server=event.get("mcp_server_name"))
        needs = "result" if kind == CUSTOM else "consent"
        live.threads.first.pending[event["id"]] = PendingCall(event["id"], tool, needs)
