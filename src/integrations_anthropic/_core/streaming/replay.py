"""Replays a whole message as the events of a stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..codec.json import dumps

__all__ = ["replay_events"]

_LAST_FIELDS = ("stop_reason", "stop_sequence")


def replay_events(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The events that add up to exactly `message`, JSON data of any shape; each string in one piece."""
    content = message.get("content")
    blocks = content if isinstance(content, list) and all(isinstance(block, dict) for block in content) else None
    last = {name: message[name] for name in _LAST_FIELDS if name in message}
    start = message | dict.fromkeys(last)
    yield {"type": "message_start", "message": start if blocks is None else start | {"content": []}}
    for index, block in enumerate(blocks or ()):
        started, deltas = _start_and_deltas(block)
        yield {"type": "content_block_start", "index": index, "content_block": started}
        for delta in deltas:
            yield {"type": "content_block_delta", "index": index, "delta": delta}
        yield {"type": "content_block_stop", "index": index}
    usage = message.get("usage")
    yield {"type": "message_delta", "delta": last, **({"usage": usage} if isinstance(usage, dict) else {})}
    yield {"type": "message_stop"}


def _start_and_deltas(block: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A block as it starts, and the deltas that complete it; most kinds arrive whole."""
    kind = block.get("type")
    if kind == "text" and _is_filled(block, "text", str):
        return block | {"text": ""}, [{"type": "text_delta", "text": block["text"]}]
    if kind == "thinking" and _is_filled(block, "thinking", str) and _is_filled(block, "signature", str):
        said = {"type": "thinking_delta", "thinking": block["thinking"]}
        signed = {"type": "signature_delta", "signature": block["signature"]}
        return block | {"thinking": "", "signature": ""}, [said, signed]
    if kind in ("tool_use", "server_tool_use", "mcp_tool_use") and _is_filled(block, "input", dict):
        text = dumps(block["input"]).decode("utf-8", "surrogatepass")
        return block | {"input": {}}, [{"type": "input_json_delta", "partial_json": text}]
    return block, []


def _is_filled(block: dict[str, Any], field: str, kind: type) -> bool:
    return isinstance(block.get(field), kind) and bool(block[field])
