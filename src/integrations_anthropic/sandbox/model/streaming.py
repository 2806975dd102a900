"""Convert a message to the stream events that the API sends while generating it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import orjson

from .tokens import tokenize

__all__ = ["encode_event", "encode_stream", "message_events"]

Json = Any

# A ping is sent before the first delta and after this many deltas.
PING_EVERY = 25


def message_events(message: Json) -> Iterator[Json]:
    """The events that accumulate to the message, including pings."""
    usage = {key: value for key, value in message["usage"].items() if key != "output_tokens_details"}
    usage["output_tokens"] = min(1, usage["output_tokens"])
    start = {**message, "content": [], "stop_reason": None, "stop_sequence": None, "usage": usage}
    yield {"type": "message_start", "message": start}
    sent = 0
    for index, block in enumerate(message["content"]):
        yield {"type": "content_block_start", "index": index, "content_block": _empty(block)}
        for delta in _deltas(block):
            if sent % PING_EVERY == 0:
                yield {"type": "ping"}
            sent += 1
            yield {"type": "content_block_delta", "index": index, "delta": delta}
        yield {"type": "content_block_stop", "index": index}
    yield _message_delta(message)
    yield {"type": "message_stop"}


async def encode_stream(message: Json) -> AsyncIterator[bytes]:
    """The message as encoded server-sent events; yields to the event loop after each."""
    for event in message_events(message):
        yield encode_event(event)
        await asyncio.sleep(0)


def encode_event(event: Json) -> bytes:
    """One event in the format of https://html.spec.whatwg.org/multipage/server-sent-events.html."""
    kind: str = event["type"]
    return b"event: " + kind.encode() + b"\ndata: " + orjson.dumps(event) + b"\n\n"


def _empty(block: Json) -> Json:
    if block["type"] == "thinking":
        return {**block, "thinking": "", "signature": ""}
    return {**block, "input": {}} if block["type"] == "tool_use" else {**block, "text": ""}


def _deltas(block: Json) -> Iterator[Json]:
    if block["type"] == "thinking":
        for piece in tokenize(block["thinking"]):
            yield {"type": "thinking_delta", "thinking": piece}
        yield {"type": "signature_delta", "signature": block["signature"]}
    elif block["type"] == "tool_use":
        yield {"type": "input_json_delta", "partial_json": ""}
        for piece in tokenize(json.dumps(block["input"], ensure_ascii=False)):
            yield {"type": "input_json_delta", "partial_json": piece}
    else:
        for piece in tokenize(block["text"]):
            yield {"type": "text_delta", "text": piece}


def _message_delta(message: Json) -> Json:
    names = (
        "input_tokens",
        "cache_creation_input_tokens",
        "cache_read_input_tokens",
        "output_tokens",
        "output_tokens_details",
    )
    delta = {key: message[key] for key in ("stop_reason", "stop_sequence", "stop_details")}
    usage = {name: message["usage"][name] for name in names if name in message["usage"]}
    return {"type": "message_delta", "delta": delta, "usage": usage}
