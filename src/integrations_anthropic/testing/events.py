"""The events in which a message would have been streamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._core.codec.serialize import from_dict, to_dict, to_json
from ..models import StreamEvent
from .builders import message_response

if TYPE_CHECKING:
    from ..models import MessageResponse

__all__ = ["stream_events"]

# Of each kind of block: the field that grows, and the delta that makes it grow.
_GROWING = {
    "text": ("text", "text_delta", "text"),
    "thinking": ("thinking", "thinking_delta", "thinking"),
    "tool_use": ("input", "input_json_delta", "partial_json"),
}


def stream_events(message: MessageResponse | None = None, *, pieces: int = 1) -> list[StreamEvent]:
    """The events that add up to `message` (by default `message_response()`), for `returning_stream`.

    Texts, reasoning and tool input come in `pieces` parts (1 or more; fewer where there are fewer characters); other
    blocks come whole. A message of one text block in one piece makes six events.
    """
    if pieces < 1:
        raise AssertionError(f"a block comes in 1 piece or more, not {pieces}")
    whole: dict[str, Any] = to_dict(message or message_response())
    used = whole["usage"]
    start = whole | {"content": [], "stop_reason": None, "stop_sequence": None}
    found: list[dict[str, Any]] = [
        {"type": "message_start", "message": start | {"usage": used | {"output_tokens": 1}}},
        *(event for index, block in enumerate(whole["content"]) for event in _block(index, block, pieces)),
        {
            "type": "message_delta",
            "delta": {"stop_reason": whole.get("stop_reason"), "stop_sequence": whole.get("stop_sequence")},
            "usage": {"output_tokens": used["output_tokens"]},
        },
        {"type": "message_stop"},
    ]
    return [from_dict(StreamEvent, event) for event in found]


def _block(index: int, block: dict[str, Any], pieces: int) -> list[dict[str, Any]]:
    kind = block["type"]
    started, deltas = block, []
    if kind in _GROWING:
        into, delta, field = _GROWING[kind]
        text = to_json(block[into]) if into == "input" else block[into]
        started = block | {into: {} if into == "input" else ""}
        deltas = [{"type": delta, field: part} for part in _parts(text, pieces)]
    if kind == "thinking":
        started |= {"signature": ""}
        deltas.append({"type": "signature_delta", "signature": block["signature"]})
    return [
        {"type": "content_block_start", "index": index, "content_block": started},
        *({"type": "content_block_delta", "index": index, "delta": delta} for delta in deltas),
        {"type": "content_block_stop", "index": index},
    ]


def _parts(text: str, pieces: int) -> list[str]:
    size = max(1, -(-len(text) // pieces))
    return [text[i : i + size] for i in range(0, len(text), size)] or [""]
