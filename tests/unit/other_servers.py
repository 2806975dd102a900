"""What servers that speak this API are known to send: each habit as events or bytes, and the message it means."""

from __future__ import annotations

import json
from typing import Any

from .server_events import (
    ARGUMENTS,
    CALL,
    DONE,
    HEAD,
    HEL,
    HELLO,
    OVER,
    PLAIN,
    STOP,
    TEXT,
    TOOL,
    USAGE,
    Habit,
    began,
    block,
    ends,
    events_of,
    lines,
    piece,
    stopped,
    untyped,
    wire,
    without,
)

_TOOL_END = stopped(delta={"stop_reason": "tool_use"})
_THINKING = {"type": "thinking", "thinking": "hm"}
_MESSAGE = {**HEAD, "content": HELLO, **STOP, "usage": USAGE}
_KEPT = b": keep-alive\n\n"

STREAMS: dict[str, Habit] = {
    # Where the events are.
    "as the API": events_of(*PLAIN),
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
    "labelled as JSON": events_of(*PLAIN, kind="application/json"),
    "without a label": events_of(*PLAIN, kind=None),
    "JSON labelled as a stream": Habit(json.dumps(_MESSAGE).encode()),
    "JSON without a label": Habit(json.dumps(_MESSAGE).encode(), kind=None),
    "JSON lines": Habit(lines(*PLAIN)),
    "JSON lines that end in CR": Habit(lines(*PLAIN, end=b"\r")),
    "JSON lines that end in CRLF": Habit(lines(*PLAIN, end=b"\r\n")),
    "JSON lines with blank ones": Habit(b"\n" + lines(*PLAIN, end=b"\n\n"), kind="application/x-ndjson"),
    "JSON lines labelled as JSON": Habit(lines(*PLAIN), kind="application/json"),
    "JSON lines without a label": Habit(lines(*PLAIN), kind=None),
    "JSON lines labelled as text": Habit(lines(*PLAIN), kind="text/plain; charset=utf-8"),
    "JSON lines without the last line end": Habit(lines(*PLAIN)[:-1]),
    "JSON lines with comments": Habit(_KEPT + lines(*PLAIN[:3]) + _KEPT + lines(*PLAIN[3:])),
    "JSON lines with pings first": Habit(lines({"type": "ping"}, *PLAIN)),
    "JSON lines with [DONE]": Habit(lines(*PLAIN[:-1]) + DONE),
    "JSON lines without types": Habit(lines(*untyped(*PLAIN))),
    "event lines without data lines": Habit(wire(*PLAIN).replace(b"data: ", b"")),
    "some events without data:": Habit(wire(*PLAIN[:3]) + lines(PLAIN[3]) + wire(*PLAIN[4:])),
    "labelled as text": events_of(*PLAIN, kind="text/plain"),
    "comments before JSON": Habit(_KEPT * 3 + b"\n" + json.dumps(_MESSAGE).encode(), kind="application/json"),
    "comments before JSON over lines": Habit(_KEPT + json.dumps(_MESSAGE, indent=2).encode()),
    "JSON over lines": Habit(json.dumps(_MESSAGE, indent=2).encode()),
    "a whole message as an event": events_of(_MESSAGE),
    "a whole message as an event without type": Habit(wire(without(_MESSAGE, "type"), named=False)),
    "CR": Habit(wire(*PLAIN, end=b"\r")),
    "no space after the colon": Habit(wire(*PLAIN).replace(b": ", b":", 1)),
    "no types and names": Habit(wire(*untyped(*PLAIN), named=False)),
    "no types and names, and no index": Habit(
        wire(*untyped(began(), block(None), piece(None, **HEL), piece(None), stopped(), OVER), named=False)
    ),
    "types of null": Habit(wire(*[{**event, "type": None} for event in PLAIN], named=False)),
    "no types and names of their own": Habit(
        b"".join(b"event: chunk\n" + wire(e, named=False) for e in untyped(*PLAIN))
    ),
    "text among the events": Habit(wire(*PLAIN[:3]) + b"data: keep-alive\n\n" + wire(*PLAIN[3:])),
    "text in events of their own": Habit(wire(*PLAIN[:3]) + b"event: beat\ndata: 12:30\n\n" + wire(*PLAIN[3:])),
    "text before the events": Habit(b"data: connected\n\n" + wire(*PLAIN)),
    "HTML among the events": Habit(wire(*PLAIN[:3]) + b"data: <p>wait</p>\n\n" + wire(*PLAIN[3:])),
    "null among the events": Habit(wire(*PLAIN[:3]) + b"data: null\n\ndata: 5\n\n" + wire(*PLAIN[3:])),
    "wrapped twice": Habit(wire(*PLAIN).replace(b"data: ", b"data: data: ") + b"data: data: [DONE]\n\n"),
    "no blank lines": Habit(wire(*PLAIN).replace(b"\n\n", b"\n")),
    "no blank lines and no names": Habit(wire(*PLAIN, named=False).replace(b"\n\n", b"\n")),
    "text among the events, and [DONE]": Habit(b"data: connected\n\n" + wire(*PLAIN[:-1]) + DONE),
    "events of other APIs": Habit(wire(*PLAIN[:4]) + b'data: {"choices": [], "usage": {}}\n\n' + wire(*PLAIN[4:])),
    "types only in event lines": Habit(
        b"".join(
            b"event: " + event["type"].encode() + b"\n" + wire(without(event, "type"), named=False) for event in PLAIN
        )
    ),
    # How blocks are numbered and announced.
    "no index": events_of(began(), block(None), piece(None, **HEL), piece(None), ends(None), stopped(), OVER),
    "an index from 1": events_of(began(), block(1), piece(1, **HEL), piece(1), ends(1), stopped(), OVER),
    "an index as text": events_of(began(), block("0"), piece("0", **HEL), piece("0"), ends("0"), stopped(), OVER),
    "an index that is a float": events_of(began(), block(0.0), piece(0, **HEL), piece(0.0), ends(0), stopped(), OVER),
    "no index in the deltas": events_of(began(), block(), piece(None, **HEL), piece(None), ends(), stopped(), OVER),
    "no index at the start": events_of(began(), block(None), piece(**HEL), piece(), ends(), stopped(), OVER),
    "a gap": events_of(
        *[began(), *TEXT, block(2, **TOOL, input={}), piece(2, **ARGUMENTS), ends(2), _TOOL_END, OVER],
        content=[*HELLO, CALL],
        stop_reason="tool_use",
    ),
    "one index for all": events_of(
        *[began(), *TEXT, block(0, **TOOL, input={}), piece(0, **ARGUMENTS), ends(0), _TOOL_END, OVER],
        content=[*HELLO, CALL],
        stop_reason="tool_use",
    ),
    "a block that starts twice": events_of(began(), block(), piece(**HEL), block(), piece(), ends(), stopped(), OVER),
    "a tool that starts twice": events_of(
        *[began(), block(0, **TOOL), block(0, **TOOL), piece(0, **ARGUMENTS), ends(), _TOOL_END, OVER],
        content=[CALL],
        stop_reason="tool_use",
    ),
    "deltas with another index": events_of(began(), block(), piece(1, **HEL), piece(1), ends(1), stopped(), OVER),
    "a tool whose deltas have another index": events_of(
        *[began(), *TEXT, block(1, **TOOL), piece(0, **ARGUMENTS), ends(0), _TOOL_END, OVER],
        content=[*HELLO, CALL],
        stop_reason="tool_use",
    ),
    "no content_block_start": events_of(began(), piece(**HEL), piece(), ends(), stopped(), OVER),
    "no content_block_stop": events_of(
        *[began(), *TEXT[:-1], block(1, **TOOL, input={}), piece(1, **ARGUMENTS), _TOOL_END, OVER],
        content=[*HELLO, CALL],
        stop_reason="tool_use",
    ),
    "text in the block of thinking": events_of(
        *[began(), block(0, **_THINKING, signature="s"), piece(**HEL), piece(), ends(), stopped(), OVER],
        content=[{**_THINKING, "signature": "s"}, *HELLO],
    ),
    "a block without a type": events_of(began(), block(text=""), piece(**HEL), piece(), ends(), stopped(), OVER),
    "a delta without a type": events_of(began(), block(), piece(text="Hel"), piece(text="lo"), ends(), stopped(), OVER),
    "blocks after message_delta": events_of(began(), stopped(), *TEXT, OVER),
    # What a block says.
    "text that is null": events_of(began(), block(type="text", text=None), *TEXT[1:], stopped(), OVER),
    "a block without its text": events_of(began(), block(type="text"), *TEXT[1:], stopped(), OVER),
    "all text in the start": events_of(began(), block(type="text", text="Hello"), ends(), stopped(), OVER),
    "text that is a number": events_of(began(), block(type="text", text=5), *TEXT[1:], stopped(), OVER),
    "a delta of null": events_of(began(), *TEXT[:2], piece(type="text_delta", text=None), *TEXT[2:], stopped(), OVER),
    "a delta of another kind": events_of(
        began(), *TEXT[:2], piece(type="audio_delta", x=1), *TEXT[2:], stopped(), OVER
    ),
    "a delta that is text": events_of(began(), *TEXT[:2], {**piece(), "delta": "lo"}, ends(), stopped(), OVER),
    "a delta of the kind text": events_of(
        began(), block(), piece(type="text", text="Hel"), piece(type="text", text="lo"), ends(), stopped(), OVER
    ),
    "a delta of the kind text in no block": events_of(
        began(), piece(None, type="text", text="Hel"), piece(None, type="text", text="lo"), stopped(), OVER
    ),
    "a delta of a kind of its own": events_of(
        began(), block(), piece(type="content", text="Hel"), piece(type="", text="lo"), ends(), stopped(), OVER
    ),
    "a delta of a kind that is a number": events_of(
        began(), block(), piece(type=1, text="Hel"), piece(), ends(), stopped(), OVER
    ),
    "a delta of the wrong kind": events_of(
        *[began(), block(0, type="thinking", thinking=""), piece(0, type="thinking", thinking="hm"), ends()],
        *[block(1), piece(1, type="input_json_delta", text="Hello"), ends(1), stopped(), OVER],
        content=[_THINKING, *HELLO],
    ),
    "input in a delta of its own kind": events_of(
        *[began(), block(0, **TOOL, input={}), piece(0, type="json", partial_json='{"a": 1}'), ends(), _TOOL_END, OVER],
        content=[CALL],
        stop_reason="tool_use",
    ),
    "empty input in a block of text": events_of(
        began(), block(), piece(type="input_json_delta", partial_json=""), *TEXT[1:], stopped(), OVER
    ),
    "thinking without signature": events_of(
        *[began(), block(0, type="thinking", thinking=None), piece(0, type="thinking_delta", thinking="hm"), ends()],
        *[block(1), piece(1, **HEL), piece(1), ends(1), stopped(), OVER],
        content=[_THINKING, *HELLO],
    ),
    "a tool without input": events_of(
        began(), block(**TOOL), piece(**ARGUMENTS), ends(), _TOOL_END, OVER, content=[CALL], stop_reason="tool_use"
    ),
    "input that is empty text": events_of(
        *[began(), block(**TOOL, input=""), ends(), _TOOL_END, OVER],
        content=[{**TOOL, "input": {}}],
        stop_reason="tool_use",
    ),
    "a tool with null input and no deltas": events_of(
        *[began(), block(**TOOL, input=None), ends(), _TOOL_END, OVER],
        content=[{**TOOL, "input": {}}],
        stop_reason="tool_use",
    ),
    "input as an object in the start": events_of(
        began(), block(**CALL), ends(), _TOOL_END, OVER, content=[CALL], stop_reason="tool_use"
    ),
    "input as an object in the start and again in deltas": events_of(
        began(), block(**CALL), piece(**ARGUMENTS), ends(), _TOOL_END, OVER, content=[CALL], stop_reason="tool_use"
    ),
    "input as an object in a delta": events_of(
        *[began(), block(**TOOL, input={}), piece(type="input_json_delta", partial_json={"a": 1}), _TOOL_END, OVER],
        content=[CALL],
        stop_reason="tool_use",
    ),
    "partial_json of null": events_of(
        *[began(), block(**TOOL), piece(type="input_json_delta", partial_json=None), piece(**ARGUMENTS), ends()],
        *[_TOOL_END, OVER],
        content=[CALL],
        stop_reason="tool_use",
    ),
    # What the message says of itself.
    "content of null": events_of(began(content=None), *TEXT, stopped(), OVER),
    "content as text": events_of(
        began(content="Hel"),
        block(),
        piece(),
        ends(),
        stopped(),
        OVER,
        content=[{"type": "text", "text": "Hel"}, {"type": "text", "text": "lo"}],
    ),
    "content as one block": events_of(
        began(content=HELLO[0]), block(), ends(), stopped(), OVER, content=[*HELLO, {"type": "text", "text": ""}]
    ),
    "content in message_start": events_of(began(content=HELLO), stopped(), OVER),
    "no content": events_of(without(began(), "message", "content"), *TEXT, stopped(), OVER),
    "no id, model, role and type": events_of(began(id=None, model=None, role=None, type=None), *TEXT, stopped(), OVER),
    "no message": events_of({"type": "message_start"}, *TEXT, stopped(), OVER, usage={"output_tokens": 9}),
    "no message_start": events_of(*TEXT, stopped(), OVER, usage={"output_tokens": 9}),
    "two message_starts": events_of(began(), *TEXT, began(), stopped(), OVER),
    "an unknown stop_reason": events_of(began(), *TEXT, stopped(delta={"stop_reason": "eos"}), OVER, stop_reason="eos"),
    "two message_deltas": events_of(
        began(), *TEXT, stopped(), stopped(delta={"stop_reason": None}, usage={"output_tokens": None}), OVER
    ),
    # Counts.
    "no usage": events_of(without(began(), "message", "usage"), *TEXT, without(stopped(), "usage"), OVER, usage=None),
    "usage of null": events_of(began(usage=None), *TEXT, stopped(usage=None), OVER, usage=None),
    "usage only at the end": events_of(began(usage=None), *TEXT, stopped(usage=USAGE), OVER),
    "usage only at the start": events_of(began(usage=USAGE), *TEXT, without(stopped(), "usage"), OVER),
    "usage that is no object": events_of(began(usage=USAGE), *TEXT, stopped(usage="none"), OVER),
    "negative counts": events_of(
        *[began(usage={"input_tokens": -1, "output_tokens": 2}), *TEXT, stopped(), OVER],
        usage={"input_tokens": -1, "output_tokens": 9},
    ),
    "counts as floats": events_of(
        began(),
        *TEXT,
        stopped(usage={"output_tokens": 12.0, "input_tokens": 77.4}),
        OVER,
        usage={"input_tokens": 77.4, "output_tokens": 12.0},
    ),
    "counts as text": events_of(
        began(), *TEXT, stopped(usage={"output_tokens": "9"}), OVER, usage={"input_tokens": 3, "output_tokens": "9"}
    ),
    "fields of their own": events_of(
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
    "content as one block": ({**_MESSAGE, "content": HELLO[0]}, "Hello"),
    "content as one block without a type": ({**_MESSAGE, "content": {"text": "Hello"}}, "Hello"),
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
