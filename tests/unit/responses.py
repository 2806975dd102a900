"""Responses of the API for tests without a server."""

from __future__ import annotations

import json
from typing import Any

from integrations_anthropic.testing import Reply

MESSAGE: dict[str, Any] = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "claude-sonnet-4-5",
    "content": [{"type": "text", "text": "Grüße \u2028 there"}],
    "stop_reason": "end_turn",
    "stop_sequence": None,
    "usage": {"input_tokens": 3, "output_tokens": 4},
}

EVENTS: list[dict[str, Any]] = [
    {"type": "message_start", "message": MESSAGE | {"content": [], "stop_reason": None}},
    {"type": "ping"},
    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "Grüße \u2028 "}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "there"}},
    {"type": "content_block_stop", "index": 0},
    {
        "type": "message_delta",
        "delta": {"stop_reason": "end_turn", "stop_sequence": None},
        "usage": {"output_tokens": 4},
    },
    {"type": "message_stop"},
]


def sse(events: list[dict[str, Any]]) -> bytes:
    """The events encoded as server-sent events."""
    return b"".join(b"event: %s\ndata: %s\n\n" % (e["type"].encode(), _json(e)) for e in events)


def failure(kind: str, message: str = "no luck") -> dict[str, Any]:
    """The body of an error response."""
    return {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_of_the_body"}


def page(ids: list[str], *, more: bool) -> dict[str, Any]:
    """The body of one page of models."""
    data = [{"type": "model", "id": i, "display_name": i.title(), "created_at": "2025-01-01T00:00:00Z"} for i in ids]
    return {"data": data, "has_more": more, "first_id": ids[0] if ids else None, "last_id": ids[-1] if ids else None}


def reply_with(body: Any = None, status: int = 200, *, cut: int = 0, **headers: str) -> Reply:
    """A reply with a JSON body (bytes are sent unchanged), split into pieces of `cut` bytes; 0 for one piece."""
    all_headers = {"request-id": "req_1"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(body, status, headers=all_headers, cut=cut)


def _json(event: dict[str, Any]) -> bytes:
    return json.dumps(event, ensure_ascii=False).encode()
