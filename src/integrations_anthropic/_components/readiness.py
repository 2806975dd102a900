"""What a client's first call would have to import and make once its answer is there, made beforehand."""

from __future__ import annotations

from typing import Any

from .._core.codec.decode import structure
from .._core.codec.type_refs import TypeRef

__all__ = ["ready_codecs"]

_USAGE = {"input_tokens": 1, "output_tokens": 1}
_BLOCK = {"type": "text", "text": ""}
_MESSAGE: dict[str, Any] = {
    "type": "message",
    "id": "msg_0",
    "role": "assistant",
    "model": "m",
    "content": [{"type": "text", "text": "", "citations": None}],
    "stop_reason": "end_turn",
    "stop_sequence": None,
    "usage": _USAGE,
}
_EVENTS: tuple[dict[str, Any], ...] = (
    {"type": "message_start", "message": {**_MESSAGE, "content": [], "stop_reason": None}},
    {"type": "content_block_start", "index": 0, "content_block": _BLOCK},
    {"type": "ping"},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": ""}},
    {"type": "content_block_stop", "index": 0},
    {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": _USAGE},
    {"type": "message_stop"},
)


def ready_codecs() -> None:
    """Import the models of a plain answer, whole and streamed, and make what reads them."""
    structure(_MESSAGE, TypeRef("MessageResponse"))
    for event in _EVENTS:
        structure(event, TypeRef("StreamEvent"))
