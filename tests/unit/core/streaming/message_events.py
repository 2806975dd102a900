"""Events of a message, and what they add up to."""

from __future__ import annotations

from integrations_anthropic._core.streaming.accumulate import Accumulator

START = {
    "type": "message_start",
    "message": {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "m",
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": {"input_tokens": 5, "output_tokens": 1, "server_tool_use": None},
        "new": {"deep": 1},
    },
}


def start(index, **block):
    return {"type": "content_block_start", "index": index, "content_block": block}


def delta(index, kind, **fields):
    return {"type": "content_block_delta", "index": index, "delta": {"type": kind, **fields}}


def end(usage=None, delta=None, **more):
    return {"type": "message_delta", "delta": delta or {}, "usage": usage or {}, **more}


def fed(*events, strict=False):
    accumulator = Accumulator(strict=strict)
    for event in events:
        accumulator.add(event)
    return accumulator


def content(*events):
    return fed(START, *events).snapshot()["content"]


TOOL = {"type": "tool_use", "id": "t", "name": "n", "input": {}}
