"""What Amazon Bedrock sends, for mock transports."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from integrations_anthropic.sandbox.platforms.frames import frame
from integrations_anthropic.testing import Reply
from tests.unit.responses import MESSAGE

EVENT_STREAM = "application/vnd.amazon.eventstream"
_DELTA = {"type": "content_block_delta", "index": 0}
EVENTS: list[dict[str, Any]] = [
    {"type": "message_start", "message": {**MESSAGE, "content": [], "stop_reason": None}},
    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    {**_DELTA, "delta": {"type": "text_delta", "text": "Hello"}},
    {**_DELTA, "delta": {"type": "text_delta", "text": " there"}},
    {"type": "content_block_stop", "index": 0},
    {
        "type": "message_delta",
        "delta": {"stop_reason": "end_turn", "stop_sequence": None},
        "usage": {"output_tokens": 2},
    },
    {"type": "message_stop"},
]


def chunk(event: Any) -> bytes:
    """The frame of one event."""
    payload = {"bytes": base64.b64encode(json.dumps(event).encode()).decode(), "p": "abc"}
    headers = {":event-type": "chunk", ":content-type": "application/json", ":message-type": "event"}
    return frame(headers, json.dumps(payload).encode())


def frames(events: Iterable[Any], *, cut: int = 0) -> Reply:
    """A stream of events, in pieces of so many bytes."""
    return Reply(b"".join(map(chunk, events)), headers={"content-type": EVENT_STREAM}, cut=cut)


def refusal(
    status: int, name: str, message: str, *, facts: Mapping[str, Any] = MappingProxyType({}), **headers: str
) -> Reply:
    """An error as AWS has it; `facts`: what its body has beside the message."""
    kind = f"{name}:http://internal.amazon.com/coral/com.amazon.bedrock/"
    return Reply({"message": message, **facts}, status, headers={"x-amzn-errortype": kind, **headers})
