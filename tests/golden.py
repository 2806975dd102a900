"""A stream with every kind of event, and the message it adds up to, computed without any code of the client.

It has thinking with a signature, non-ASCII text, U+2028 and U+0085 inside values, a line that looks like an SSE field,
tool input in fragments, pings, and an event and a delta of unknown types.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

GOLDEN = (Path(__file__).parent / "fixtures" / "streams" / "golden.sse").read_bytes()
CRLF = GOLDEN.replace(b"\n", b"\r\n")

MESSAGE: dict[str, Any] = {
    "id": "msg_g",
    "type": "message",
    "role": "assistant",
    "model": "m",
    "content": [
        {"type": "thinking", "thinking": "Hm\u0085m, 日本", "signature": "c2ln"},
        {"type": "text", "text": "Grüße\u2028😀\ndata: x"},
        {"type": "tool_use", "id": "toolu_1", "name": "t", "input": {"stadt": "Zürich\u2028", "n": [1, 22]}},
    ],
    "stop_reason": "tool_use",
    "stop_sequence": None,
    "usage": {"input_tokens": 7, "output_tokens": 9},
}

_FIELDS = {"text_delta": "text", "thinking_delta": "thinking", "signature_delta": "signature"}


def events_in(data: bytes) -> list[dict[str, Any]]:
    """Return the events in `data` that are complete, up to their blank line."""
    complete = data.replace(b"\r\n", b"\n").split(b"\n\n")[:-1]
    return [json.loads(event.partition(b"\ndata: ")[2]) for event in complete]


def ended(data: bytes) -> bytes:
    """Return `data` with the blank line of its last event added, where the data of that event is whole."""
    # A CR that is the last byte there is ends its line; one that may be half of a line end does not.
    data += b"\n" if data.endswith(b"\r") else b""
    last = data.replace(b"\r\n", b"\n").rpartition(b"\n\n")[2].partition(b"\ndata: ")[2]
    try:
        json.loads(last)
    except ValueError:
        return data
    return data.rstrip(b"\r\n") + b"\n\n"


EVENTS = events_in(GOLDEN)
EVENTS_WITHOUT_PINGS = [event for event in EVENTS if event["type"] != "ping"]


def message_in(data: bytes) -> dict[str, Any] | None:
    """Return the message accumulated from the events in `data`, without tool input; None before it starts."""
    message: dict[str, Any] | None = None
    for event in copy.deepcopy(events_in(data)):
        if event["type"] == "message_start":
            message = event["message"]
        elif message is not None and event["type"] == "content_block_start":
            message["content"].append(event["content_block"])
        elif message is not None and event["type"] == "content_block_delta":
            block, delta = message["content"][event["index"]], event["delta"]
            if field := _FIELDS.get(delta["type"]):
                block[field] += delta[field]
        elif message is not None and event["type"] == "message_delta":
            message |= event["delta"]
            message["usage"] |= event["usage"]
    return without_input(message)


def without_input(message: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return the message without the `input` of its tool_use blocks."""
    if message is None:
        return None
    content = [{name: value for name, value in block.items() if name != "input"} for block in message["content"]]
    return message | {"content": content}
