"""What a tool returned, as the event that a session is sent for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..codec.json import dumps
from ..content.surrogates import without_surrogates
from .session_tool_calls import SessionToolCall

__all__ = ["confirmation_event", "result_event"]

FIELDS = {
    "text": ("text",),
    "image": ("source",),
    "document": ("source", "title", "context"),
    "search_result": ("source", "title", "content", "citations"),
}
"""The content blocks that a session takes, with their fields."""


def result_event(call: SessionToolCall, block: Mapping[str, Any]) -> dict[str, Any]:
    """The event for the block that `messages` would be sent: a `tool_result`."""
    name = "custom_tool_use_id" if call.is_custom else "tool_use_id"
    kind = "user.custom_tool_result" if call.is_custom else "user.tool_result"
    event: dict[str, Any] = {"type": kind, name: call.id}
    if content := _content(block.get("content")):
        event["content"] = content
    if block.get("is_error"):
        event["is_error"] = True
    return event


def confirmation_event(call: SessionToolCall, refusal: str | None) -> dict[str, Any]:
    """The event that lets a call be made, or refuses it for a reason; an empty one is none."""
    event = {"type": "user.tool_confirmation", "tool_use_id": call.id, "result": "allow" if refusal is None else "deny"}
    return event | ({"deny_message": without_surrogates(refusal)} if refusal else {})


def _content(given: Any) -> list[dict[str, Any]]:
    if isinstance(given, str):
        return [{"type": "text", "text": given}] if given.strip() else []
    return [_block(block) for block in given or ()]


def _block(block: Mapping[str, Any]) -> dict[str, Any]:
    kind = block.get("type")
    if kind not in FIELDS:
        return {"type": "text", "text": dumps(block).decode()}
    kept = {"type": kind} | {name: block[name] for name in FIELDS[kind] if block.get(name) is not None}
    return kept | ({"citations": {"enabled": False}} if kind == "search_result" and "citations" not in kept else {})
