"""The events of a stream, made one by one: as the API sends them, or in the way of another server."""

from __future__ import annotations

import copy
import json
from typing import Any, NamedTuple

USAGE: dict[str, Any] = {"input_tokens": 3, "output_tokens": 9}
HEAD: dict[str, Any] = {"id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": []}
STOP: dict[str, Any] = {"stop_reason": "end_turn", "stop_sequence": None}


def began(**fields: Any) -> dict[str, Any]:
    """`message_start`."""
    usage = {"input_tokens": 3, "output_tokens": 1}
    return {"type": "message_start", "message": {**HEAD, "stop_reason": None, "usage": usage, **fields}}


def block(index: Any = 0, **content: Any) -> dict[str, Any]:
    """`content_block_start`; an index of None is left out."""
    return numbered({"type": "content_block_start", "content_block": content or {"type": "text", "text": ""}}, index)


def piece(index: Any = 0, **delta: Any) -> dict[str, Any]:
    """`content_block_delta`; of text where nothing else is said."""
    return numbered({"type": "content_block_delta", "delta": delta or {"type": "text_delta", "text": "lo"}}, index)


def ends(index: Any = 0) -> dict[str, Any]:
    """`content_block_stop`."""
    return numbered({"type": "content_block_stop"}, index)


def stopped(**fields: Any) -> dict[str, Any]:
    """`message_delta`."""
    return {"type": "message_delta", "delta": STOP, "usage": {"output_tokens": 9}, **fields}


def numbered(event: dict[str, Any], index: Any) -> dict[str, Any]:
    return event if index is None else {**event, "index": index}


HEL = {"type": "text_delta", "text": "Hel"}
TOOL: dict[str, Any] = {"type": "tool_use", "id": "t1", "name": "f"}
ARGUMENTS = {"type": "input_json_delta", "partial_json": '{"a": 1}'}
OVER = {"type": "message_stop"}
TEXT = [block(), piece(**HEL), piece(), ends()]
PLAIN = [began(), *TEXT, stopped(), OVER]
HELLO: list[dict[str, Any]] = [{"type": "text", "text": "Hello"}]
CALL = {**TOOL, "input": {"a": 1}}
DONE = b"data: [DONE]\n\n"


def without(data: dict[str, Any], *path: str) -> dict[str, Any]:
    """The data without the field at a path."""
    data = copy.deepcopy(data)
    inner = data
    for name in path[:-1]:
        inner = inner[name]
    del inner[path[-1]]
    return data


def wire(*events: dict[str, Any], named: bool = True, end: bytes = b"\n") -> bytes:
    """The events as server-sent events; not `named`: without their `event:` line."""
    out = b""
    for event in events:
        name = b"event: " + str(event.get("type", "")).encode() + end if named else b""
        out += name + b"data: " + json.dumps(event).encode() + end + end
    return out


class Habit(NamedTuple):
    """One habit."""

    body: bytes
    content: list[dict[str, Any]] = HELLO
    usage: Any = USAGE
    stop_reason: str | None = "end_turn"
    kind: str | None = "text/event-stream"
    """The content type; None: there is none."""


def lines(*events: dict[str, Any], end: bytes = b"\n") -> bytes:
    """The events as lines of JSON, without `data:`."""
    return b"".join(json.dumps(event).encode() + end for event in events)


def untyped(*events: dict[str, Any]) -> list[dict[str, Any]]:
    """The events without their types."""
    return [without(event, "type") for event in events]


def events_of(*events: dict[str, Any], **expected: Any) -> Habit:
    return Habit(wire(*events), **expected)
