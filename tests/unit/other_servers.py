"""What servers that speak this API are known to send: each habit as events or bytes, and the message it means."""

from __future__ import annotations

import copy
import json
from typing import Any, NamedTuple

USAGE: dict[str, Any] = {"input_tokens": 3, "output_tokens": 9}
HEAD: dict[str, Any] = {"id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": []}
STOP: dict[str, Any] = {"stop_reason": "end_turn", "stop_sequence": None}


def began(**fields: Any) -> dict[str, Any]:
    """`message_start`."""
    usage = {"input_tokens": 3, "output_tokens": 1}
    return {"type": "message_start", "message": {**HEAD, "stop_reason": None, "usage": usage, **fields}}


def block(index: Any = 0, **content: Any) -> dict[str, Any]:
    """`content_block_start`; an index of None is left out."""
    return _numbered({"type": "content_block_start", "content_block": content or {"type": "text", "text": ""}}, index)


def piece(index: Any = 0, **delta: Any) -> dict[str, Any]:
    """`content_block_delta`; of text where nothing else is said."""
    return _numbered({"type": "content_block_delta", "delta": delta or {"type": "text_delta", "text": "lo"}}, index)


def ends(index: Any = 0) -> dict[str, Any]:
    """`content_block_stop`."""
    return _numbered({"type": "content_block_stop"}, index)


def stopped(**fields: Any) -> dict[str, Any]:
    """`message_delta`."""
    return {"type": "message_delta", "delta": STOP, "usage": {"output_tokens": 9}, **fields}


def _numbered(event: dict[str, Any], index: Any) -> dict[str, Any]:
    return event if index is None else {**event, "index": index}


HEL = {"type": "text_delta", "text": "Hel"}
TOOL: dict[str, Any] = {"type": "tool_use", "id": "t1", "name": "f"}
ARGUMENTS = {"type": "input_json_delta", "partial_json": '{"a": 1}'}
OVER = {"type": "message_stop"}
TEXT = [block(), piece(**HEL), piece(), ends()]
PLAIN = [began(), *TEXT, stopped(), OVER]
HELLO: list[dict[str, Any]] = [{"type": "text", "text": "Hello"}]
CALL = {**TOOL, "input": {"a": 1}}
DONE = b"data: [DONE]\n\n"


def without(data: dict[str, Any], *path: str) -> dict[str, Any]:
    """The data without the field at a path."""
    data = copy.deepcopy(data)
    inner = data
    for name in path[:-1]:
        inner = inner[name]
    del inner[path[-1]]
    return data


def wire(*events: dict[str, Any], named: bool = True, end: bytes = b"\n") -> bytes:
    """The events as server-sent events; not `named`: without their `event:` line."""
    out = b""
    for event in events:
        name = b"event: " + str(event.get("type", "")).encode() + end if named else b""
        out += name + b"data: " + json.dumps(event).encode() + end + end
    return out


class Habit(NamedTuple):
    """One habit."""

    body: bytes
    content: list[dict[str, Any]] = HELLO
    usage: Any = USAGE
    stop_reason: str | None = "end_turn"
    kind: str | None = "text/event-stream"
    """The content type; None: there is none."""


def _events(*events: dict[str, Any], **expected: Any) -> Habit:
    return Habit(wire(*events), **expected)


_TOOL_END = stopped(delta={"stop_reason": "tool_use"})
_THINKING = {"type": "thinking", "thinking": "hm"}
_MESSAGE = {**HEAD, "content": HELLO, **STOP, "usage": USAGE}

STREAMS: dict[str, Habit] = {
    # Where the events are.
    "as the API": _events(*PLAIN),
    "no event lines": Habit(wire(*PLAIN, named=False)),
    "CRLF": Habit(wire(*PLAIN, end=b"\r\n")),
    "a byte order mark": Habit(b"\xef\xbb\xbf" + wire(*PLAIN)),
    "comments": Habit(b": OPENROUTER PROCESSING\n\n" + wire(*PLAIN[:3]) + b": ping\n\n" + wire(*PLAIN[3:])),
    "data over several lines": Habit(wire(*PLAIN).replace(b', "', b',\ndata: "')),
    "no blank line at the end": Habit(wire(*PLAIN)[:-2]),
    "pings without data": Habit(wire(*PLAIN[:3]) + b"event: ping\ndata:\n\nevent: ping\n\n" + wire(*PLAIN[3:])),
    "pings that are no JSON": Habit(wire(*PLAIN[:3]) + b"event: ping\ndata: pong\n\n" + wire(*PLAIN[3:])),
    "blank data": Habit(wire(*PLAIN[:3]) + b"event: keepalive\ndata:  \n\n" + wire(*PLAIN[3:])),
    "[DONE] after the end": Habit(wire(*PLAIN) + DONE),
    "[DONE] before message_stop": Habit(wire(*PLAIN[:-1]) + DONE + wire(OVER)),
    "[DONE] for message_stop": Habit(wire(*PLAIN[:-1]) + DONE),
    "[DONE] without its blank line": Habit(wire(*PLAIN[:-1]) + DONE[:-2]),
    "[DONE] for message_delta too": Habit(
        wire(*PLAIN[:-2]) + DONE, stop_reason=None, usage={"input_tokens": 3, "output_tokens": 1}
    ),
    "labelled as JSON": _events(*PLAIN, kind="application/json"),
    "without a label": _events(*PLAIN, kind=None),
    "JSON labelled as a stream": Habit(json.dumps(_MESSAGE).encode()),
    "JSON without a label": Habit(json.dumps(_MESSAGE).encode(), kind=None),
    "events of other APIs": Habit(wire(*PLAIN[:4]) + b'data: {"choices": [], "usage": {}}\n\n' + wire(*PLAIN[4:])),
    "types only in event lines": Habit(
        b"".join(
            b"event: " + event["type"].encode() + b"\n" + wire(without(event, "type"), named=False) for event in PLAIN
        )
    ),
    # How blocks are numbered and announced.
    "no index": _events(began(), block(None), piece(None, **HEL), piece(None), ends(None), stopped(), OVER),
    "an index from 1": _events(began(), block(1), piece(1, **HEL), piece(1), ends(1), stopped(), OVER),
    "an index as text": _events(began(), block("0"), piece("0", **HEL), piece("0"), ends("0"), stopped(), OVER),
    "an index that is a float": _events(began(), block(0.0), piece(0, **HEL), piece(0.0), ends(0), stopped(), OVER),
    "no index in the deltas": _events(began(), block(), piece(None, **HEL), piece(None), ends(), stopped(), OVER),
    "no index at the start": _events(began(), block(None), piece(**HEL), piece(), ends(), stopped(), OVER),
    "a gap": _events(
        *[began(), *TEXT, block(2, **TOOL, input={}), piece(2, **ARGUMENTS), ends(2), _TOOL_END, OVER],
        content=[*HELLO, CALL],
        stop_reason="tool_use",
    ),
    "one index for all": _events(
        *[began(), *TEXT, block(0, **TOOL, input={}), piece(0, **ARGUMENTS), ends(0), _TOOL_END, OVER],
        content=[*HELLO, CALL],
        stop_reason="tool_use",
    ),
    "a block that starts twice": _events(began(), block(), piece(**HEL), block(), piece(), ends(), stopped(), OVER),
    "a tool that starts twice": _events(
        *[began(), block(0, **TOOL), block(0, **TOOL), piece(0, **ARGUMENTS), ends(), _TOOL_END, OVER],
        content=[CALL],
        stop_reason="tool_use",
    ),
    "deltas with another index": _events(began(), block(), piece(1, **HEL), piece(1), ends(1), stopped(), OVER),
    "a tool whose deltas have another index": _events(
        *[began(), *TEXT, block(1, **TOOL), piece(0, **ARGUMENTS), ends(0), _TOOL_END, OVER],
        content=[*HELLO, CALL],
        stop_reason="tool_use",
    ),
    "no content_block_start": _events(began(), piece(**HEL), piece(), ends(), stopped(), OVER),
    "no content_block_stop": _events(
        *[began(), *TEXT[:-1], block(1, **TOOL, input={}), piece(1, **ARGUMENTS), _TOOL_END, OVER],
        content=[*HELLO, CALL],
        stop_reason="tool_use",
    ),
    "text in the block of thinking": _events(
        *[began(), block(0, **_THINKING, signature="s"), piece(**HEL), piece(), ends(), stopped(), OVER],
        content=[{**_THINKING, "signature": "s"}, *HELLO],
    ),
    "a block without a type": _events(began(), block(text=""), piece(**HEL), piece(), ends(), stopped(), OVER),
    "a delta without a type": _events(began(), block(), piece(text="Hel"), piece(text="lo"), ends(), stopped(), OVER),
    "blocks after message_delta": _events(began(), stopped(), *TEXT, OVER),
    # What a block says.
    "text that is null": _events(began(), block(type="text", text=None), *TEXT[1:], stopped(), OVER),
    "a block without its text": _events(began(), block(type="text"), *TEXT[1:], stopped(), OVER),
    "all text in the start": _events(began(), block(type="text", text="Hello"), ends(), stopped(), OVER),
    "text that is a number": _events(began(), block(type="text", text=5), *TEXT[1:], stopped(), OVER),
    "a delta of null": _events(began(), *TEXT[:2], piece(type="text_delta", text=None), *TEXT[2:], stopped(), OVER),
    "a delta of another kind": _events(began(), *TEXT[:2], piece(type="audio_delta", x=1), *TEXT[2:], stopped(), OVER),
    "a delta that is text": _events(began(), *TEXT[:3], {**piece(), "delta": "x"}, ends(), stopped(), OVER),
    "thinking without signature": _events(
        *[began(), block(0, type="thinking", thinking=None), piece(0, type="thinking_delta", thinking="hm"), ends()],
        *[block(1), piece(1, **HEL), piece(1), ends(1), stopped(), OVER],
        content=[_THINKING, *HELLO],
    ),
    "a tool without input": _events(
        began(), block(**TOOL), piece(**ARGUMENTS), ends(), _TOOL_END, OVER, content=[CALL], stop_reason="tool_use"
    ),
    "input that is empty text": _events(
        *[began(), block(**TOOL, input=""), ends(), _TOOL_END, OVER],
        content=[{**TOOL, "input": {}}],
        stop_reason="tool_use",
    ),
    "a tool with null input and no deltas": _events(
        *[began(), block(**TOOL, input=None), ends(), _TOOL_END, OVER],
        content=[{**TOOL, "input": {}}],
        stop_reason="tool_use",
    ),
    "input as an object in the start": _events(
        began(), block(**CALL), ends(), _TOOL_END, OVER, content=[CALL], stop_reason="tool_use"
    ),
    "input as an object in a delta": _events(
        *[began(), block(**TOOL, input={}), piece(type="input_json_delta", partial_json={"a": 1}), _TOOL_END, OVER],
        content=[CALL],
        stop_reason="tool_use",
    ),
    "partial_json of null": _events(
        *[began(), block(**TOOL), piece(type="input_json_delta", partial_json=None), piece(**ARGUMENTS), ends()],
        *[_TOOL_END, OVER],
        content=[CALL],
        stop_reason="tool_use",
    ),
    # What the message says of itself.
    "content of null": _events(began(content=None), *TEXT, stopped(), OVER),
    "content as text": _events(
        began(content="Hel"),
        block(),
        piece(),
        ends(),
        stopped(),
        OVER,
        content=[{"type": "text", "text": "Hel"}, {"type": "text", "text": "lo"}],
    ),
    "content in message_start": _events(began(content=HELLO), stopped(), OVER),
    "no content": _events(without(began(), "message", "content"), *TEXT, stopped(), OVER),
    "no id, model, role and type": _events(began(id=None, model=None, role=None, type=None), *TEXT, stopped(), OVER),
    "no message": _events({"type": "message_start"}, *TEXT, stopped(), OVER, usage={"output_tokens": 9}),
    "no message_start": _events(*TEXT, stopped(), OVER, usage={"output_tokens": 9}),
    "two message_starts": _events(began(), *TEXT, began(), stopped(), OVER),
    "an unknown stop_reason": _events(began(), *TEXT, stopped(delta={"stop_reason": "eos"}), OVER, stop_reason="eos"),
    "two message_deltas": _events(
        began(), *TEXT, stopped(), stopped(delta={"stop_reason": None}, usage={"output_tokens": None}), OVER
    ),
    # Counts.
    "no usage": _events(without(began(), "message", "usage"), *TEXT, without(stopped(), "usage"), OVER, usage=None),
    "usage of null": _events(began(usage=None), *TEXT, stopped(usage=None), OVER, usage=None),
    "usage only at the end": _events(began(usage=None), *TEXT, stopped(usage=USAGE), OVER),
    "usage only at the start": _events(began(usage=USAGE), *TEXT, without(stopped(), "usage"), OVER),
    "usage that is no object": _events(began(usage=USAGE), *TEXT, stopped(usage="none"), OVER),
    "negative counts": _events(
        *[began(usage={"input_tokens": -1, "output_tokens": 2}), *TEXT, stopped(), OVER],
        usage={"input_tokens": -1, "output_tokens": 9},
    ),
    "counts as floats": _events(
        began(),
        *TEXT,
        stopped(usage={"output_tokens": 12.0, "input_tokens": 77.4}),
        OVER,
        usage={"input_tokens": 77.4, "output_tokens": 12.0},
    ),
    "counts as text": _events(
        began(), *TEXT, stopped(usage={"output_tokens": "9"}), OVER, usage={"input_tokens": 3, "output_tokens": "9"}
    ),
    "fields of their own": _events(
        began(x_request="r"), *TEXT, stopped(timings={"ms": 1.5}), {**OVER, "amazon-bedrock-invocationMetrics": {}}
    ),
}

WHOLES: dict[str, tuple[dict[str, Any], str]] = {
    # The body, and the text it means.
    "as the API": (_MESSAGE, "Hello"),
    **{f"no {name}": (without(_MESSAGE, name), "Hello") for name in ("id", "type", "role", "model", "usage")},
    **{f"{name} of null": ({**_MESSAGE, name: None}, "Hello") for name in ("id", "type", "role", "model", "usage")},
    "no stop_reason": (without(_MESSAGE, "stop_reason"), "Hello"),
    "no stop_sequence": (without(_MESSAGE, "stop_sequence"), "Hello"),
    "an unknown stop_reason": ({**_MESSAGE, "stop_reason": "eos_token"}, "Hello"),
    "a stop_reason that is a number": ({**_MESSAGE, "stop_reason": 1}, "Hello"),
    "an id that is a number": ({**_MESSAGE, "id": 17}, "Hello"),
    "another type": ({**_MESSAGE, "type": "chat.completion"}, "Hello"),
    "negative counts": ({**_MESSAGE, "usage": {"input_tokens": -1, "output_tokens": 2}}, "Hello"),
    "counts as floats": ({**_MESSAGE, "usage": {"input_tokens": 12.0, "output_tokens": 77.4}}, "Hello"),
    "counts of null": ({**_MESSAGE, "usage": {"input_tokens": None, "output_tokens": None}}, "Hello"),
    "no counts": ({**_MESSAGE, "usage": {}}, "Hello"),
    "usage that is text": ({**_MESSAGE, "usage": "none"}, "Hello"),
    "content as text": ({**_MESSAGE, "content": "Hello"}, "Hello"),
    "content of null": ({**_MESSAGE, "content": None}, ""),
    "no content": (without(_MESSAGE, "content"), ""),
    "a block of text that is null": ({**_MESSAGE, "content": [{"type": "text", "text": None}, *HELLO]}, "Hello"),
    "a block of text without text": ({**_MESSAGE, "content": [{"type": "text"}, *HELLO]}, "Hello"),
    "a block that is text": ({**_MESSAGE, "content": ["Hi", None, *HELLO]}, "Hello"),
    "a tool without input": ({**_MESSAGE, "content": [TOOL, *HELLO]}, "Hello"),
    "a tool whose input is text": ({**_MESSAGE, "content": [{**TOOL, "input": '{"a": 1}'}, *HELLO]}, "Hello"),
    "thinking without signature": ({**_MESSAGE, "content": [_THINKING, *HELLO]}, "Hello"),
    "citations that are no list": ({**_MESSAGE, "content": [{**HELLO[0], "citations": {}}]}, "Hello"),
    "a block of another kind": ({**_MESSAGE, "content": [{"type": "reasoning", "text": "x"}, *HELLO]}, "Hello"),
    "fields of their own": ({**_MESSAGE, "choices": [], "base_resp": {"status_code": 0}}, "Hello"),
}
