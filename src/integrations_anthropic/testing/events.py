"""Build the stream events of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._core.codec.serialize import from_dict, to_dict, to_json
from ..models import StreamEvent
from .builders import message_response

if TYPE_CHECKING:
    from ..models import MessageResponse

__all__ = ["stream_events"]

# By block type: the streamed field, the delta type, and the field of the delta.
_STREAMED_FIELDS = {
    "text": ("text", "text_delta", "text"),
    "thinking": ("thinking", "thinking_delta", "thinking"),
    "tool_use": ("input", "input_json_delta", "partial_json"),
}


def stream_events(message: MessageResponse | None = None, *, pieces: int = 1) -> list[StreamEvent]:
    """The events that accumulate to `message` (default: `message_response()`), for `returning_stream`.

    Text, thinking and tool input are split into `pieces` deltas (1 or more; at most one per character); other blocks
    are sent in their `content_block_start`. A message of one text block in one piece has six events.
    """
    if pieces < 1:
        raise AssertionError(f"pieces must be 1 or more, not {pieces}")
    data: dict[str, Any] = to_dict(message or message_response())
    used = data["usage"]
    start = data | {"content": [], "stop_reason": None, "stop_sequence": None}
    events: list[dict[str, Any]] = [
        {"type": "message_start", "message": start | {"usage": used | {"output_tokens": 1}}},
        *(event for index, block in enumerate(data["content"]) for event in _block_events(index, block, pieces)),
        {
            "type": "message_delta",
            "delta": {"stop_reason": data.get("stop_reason"), "stop_sequence": data.get("stop_sequence")},
            "usage": {"output_tokens": used["output_tokens"]},
        },
        {"type": "message_stop"},
    ]
    return [from_dict(StreamEvent, event) for event in events]


def _block_events(index: int, block: dict[str, Any], pieces: int) -> list[dict[str, Any]]:
    kind = block["type"]
    started, deltas = block, []
    if kind in _STREAMED_FIELDS:
        streamed, delta, field = _STREAMED_FIELDS[kind]
        text = to_json(block[streamed]) if streamed == "input" else block[streamed]
        started = block | {streamed: {} if streamed == "input" else ""}
        deltas = [{"type": delta, field: part} for part in _split(text, pieces)]
    if kind == "thinking":
        started |= {"signature": ""}
        deltas.append({"type": "signature_delta", "signature": block["signature"]})
    return [
        {"type": "content_block_start", "index": index, "content_block": started},
        *({"type": "content_block_delta", "index": index, "delta": delta} for delta in deltas),
        {"type": "content_block_stop", "index": index},
    ]


def _split(text: str, pieces: int) -> list[str]:
    size = max(1, -(-len(text) // pieces))
    return [text[i : i + size] for i in range(0, len(text), size)] or [""]
