"""Which events a session takes, by what its agent waits for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ..errors import SandboxAPIError, invalid, not_found
from .agent_thread import PendingCall
from .agent_tools import CUSTOM

__all__ = ["CALL_OF", "SETTLING", "check_events"]

Json = Any
CALL_OF = {
    "user.tool_confirmation": "tool_use_id",
    "user.custom_tool_result": "custom_tool_use_id",
    "user.tool_result": "tool_use_id",
}
"""The field of an event that names the call it is about."""
SETTLING = (*CALL_OF, "user.interrupt")
"""Kinds of events that begin no new work."""
NEEDS = {"user.tool_confirmation": "consent", "user.custom_tool_result": "result", "user.tool_result": "result"}


def check_events(
    events: Sequence[Json], pending: Mapping[str, PendingCall], threads: Collection[str], *, is_spent: bool
) -> None:
    """Raise SandboxAPIError 400 for the first event that the session cannot take, 404 for an unknown thread."""
    settled: set[str] = set()
    for index, event in enumerate(events):
        where, kind = f"events.{index}", event["type"]
        if kind in CALL_OF:
            _check_call(event, pending, settled, where)
        elif kind == "user.interrupt":
            if (thread := event.get("session_thread_id")) is not None and thread not in threads:
                raise not_found(f"Session thread {thread} not found.")
        elif is_spent:
            raise invalid(f"{where}: the session has reached its budget. It takes {', '.join(SETTLING)} only.")
        elif kind == "system.message" and pending and not settled:
            raise invalid(f"{where}: the session waits for {', '.join(pending)}. Send it behind a result.")
        elif any(block["type"] == "redacted" for block in event.get("content") or ()):
            raise invalid(f"{where}.content: blocks of the type redacted cannot be sent.")


def _check_call(event: Json, pending: Mapping[str, PendingCall], settled: set[str], where: str) -> None:
    kind, field = event["type"], CALL_OF[event["type"]]
    call = pending.get(event[field])
    if call is None or call.id in settled:
        raise invalid(f"{where}.{field}: the session waits for no call {event[field]}.")
    if call.needs != NEEDS[kind] or (call.needs == "result" and (call.tool.kind == CUSTOM) != (field != "tool_use_id")):
        raise _other(where, field, call)
    settled.add(call.id)


def _other(where: str, field: str, call: PendingCall) -> SandboxAPIError:
    wanted = "user.custom_tool_result" if call.tool.kind == CUSTOM else "user.tool_result"
    wanted = "user.tool_confirmation" if call.needs == "consent" else wanted
    return invalid(f"{where}.{field}: the call {call.id} waits for a {wanted}.")
