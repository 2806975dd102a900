"""What the server answers, before it is put on the wire."""

from __future__ import annotations

import json
from random import Random
from typing import Any, NamedTuple

from tests.simulation.world import Asked

__all__ = ["PAGES", "Content", "content_of", "foreign_answer", "refusal"]

PAGES = 3
"""Pages of a list."""
WORDS = (
    "one",
    "two ",
    " three",
    "Grüße",
    "\u2028",
    '{"id": "msg_0"}',
    "\n\n",
    "data: x\n\n",
    "HTTP/1.1 200 OK\r\n\r\n",
)
STATUSES = {
    429: "rate_limit_error",
    500: "api_error",
    503: "api_error",
    529: "overloaded_error",
    400: "invalid_request_error",
}


class Content(NamedTuple):
    """The body of an answer."""

    body: bytes
    kind: str
    """Its media type."""
    texts: tuple[tuple[int, str], ...] = ()
    """Of a stream: the length of the body, and the text of the message, after each of its events."""


def content_of(asked: Asked, number: int, random: Random) -> Content:
    """The answer to a request; `number`: how often it has arrived."""
    identity = f"msg_{asked.call}_{number}"
    if asked.operation == "count":
        return _json({"input_tokens": 1000 * int(asked.call) + number})
    if asked.operation == "models":
        return _json(_page(asked, number))
    if asked.operation == "invite":
        return _json(_invite(asked, identity))
    pieces = [f"call {asked.call} ", *random.choices(WORDS, k=random.choice([0, 2, 2, 3, 4, 5, 6, 7, 8, 100]))]
    if asked.operation == "create":
        return _json(_message(identity, [{"type": "text", "text": "".join(pieces)}]))
    return _stream(identity, pieces, random)


def foreign_answer() -> bytes:
    """A whole response that belongs to no request."""
    content = _json(_message("msg_0_0", [{"type": "text", "text": "for another"}]))
    head = f"HTTP/1.1 200 OK\r\ncontent-type: {content.kind}\r\ncontent-length: {len(content.body)}\r\n\r\n"
    return head.encode() + content.body


def refusal(random: Random) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an error response."""
    status = random.choice(list(STATUSES))
    headers: dict[str, str] = {}
    if random.random() < 0.5:
        headers["retry-after"] = random.choice(["0", "1", "7", "500", "soon", "Tue, 14 Nov 2023 22:13:30 GMT"])
    if random.random() < 0.2:
        headers["x-should-retry"] = random.choice(["true", "false"])
    error = {"type": "error", "error": {"type": STATUSES[status], "message": "not now"}}
    return status, headers, json.dumps(error).encode()


def _json(data: Any) -> Content:
    return Content(json.dumps(data, ensure_ascii=False).encode(), "application/json")


def _message(identity: str, content: list[Any]) -> dict[str, Any]:
    return {
        "id": identity,
        "type": "message",
        "role": "assistant",
        "model": "claude-sonnet-4-5",
        "content": content,
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": 3, "output_tokens": 4},
    }


def _page(asked: Asked, number: int) -> dict[str, Any]:
    first = asked.page
    names = [f"model-{asked.call}-{number}-{index}" for index in range(2)]
    data = [{"type": "model", "id": i, "display_name": i, "created_at": "2025-01-01T00:00:00Z"} for i in names]
    return {"data": data, "has_more": first + 1 < PAGES, "first_id": names[0], "last_id": f"page-{first + 1}"}


def _invite(asked: Asked, identity: str) -> dict[str, Any]:
    times = {"invited_at": "2025-01-01T00:00:00Z", "expires_at": "2025-02-01T00:00:00Z"}
    return {
        "id": identity,
        "type": "invite",
        "email": f"call {asked.call} @x.test",
        "role": "user",
        "status": "pending",
        **times,
    }


def _stream(identity: str, pieces: list[str], random: Random) -> Content:
    start = _message(identity, []) | {"stop_reason": None}
    delta = {"stop_reason": "end_turn", "stop_sequence": None}
    events: list[tuple[dict[str, Any], str]] = [
        ({"type": "message_start", "message": start}, ""),
        ({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}, ""),
    ]
    for piece in pieces:
        events.append(
            ({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": piece}}, piece)
        )
        if random.random() < 0.1:
            events.append(({"type": "ping"}, ""))
    events += [
        ({"type": "content_block_stop", "index": 0}, ""),
        ({"type": "message_delta", "delta": delta, "usage": {"output_tokens": 4}}, ""),
        ({"type": "message_stop"}, ""),
    ]
    body, text, texts = b"", "", []
    for event, added in events:
        body += f"event: {event['type']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n".encode()
        text += added
        texts.append((len(body), text))
    return Content(body, "text/event-stream", tuple(texts))
