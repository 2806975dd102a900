# Derived from tests/unit/_async/runs/test_runs_at_random.py by `make codegen`. Do not edit.
"""Random models and random tools: whatever they give, the next request is one that the API takes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, ClassVar

import numpy as np
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from integrations_anthropic import ToolRoundsExceededError, to_dict
from integrations_anthropic.testing import MockTransport, Reply
from tests.unit.responses import MESSAGE, reply_with
from tests.unit.sandbox_judge import UNKNOWN_TYPE, check_request

from ..clients import client_of

ASKING: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
REASONS = ("tool_use", "tool_use", "tool_use", "pause_turn", "end_turn", "max_tokens", "refusal", "stop_sequence")
TEXTS = ("Hello", "half \ud800 a pair", "", " ", "\n", "Let me look. ", "é\u2028", "\x00", "x" * 300)
NAMES = ("act", "act", "act", "raw", "missing", "", "x" * 300, "functions.act")
IDS = ("toolu_1", "toolu_2", "toolu_3", "call:1", "", "ä", "toolu_1_2")
INPUTS = ('{"key": 1}', "{}", "", "[1]", '"text"', "5", "null", "NaN", '{"key": NaN}', '{"path": "C:\\q"}')
ODD_INPUTS = (
    *INPUTS,
    '{"key": "\\ud800"}',
    '{"key": 1' + "0" * 400 + "}",
    "{" * 300,
    '{"a": 1, "a": 2}',
    '{"key": [[[[1]]]]}',
)


class Failing:
    """Raises wherever it is read."""

    def __str__(self) -> str:
        raise ValueError("no \ud800 text")

    __iter__ = __len__ = __getitem__ = keys = model_dump = __str__


def around() -> Any:
    holder: dict[str, Any] = {}
    holder["me"] = [holder]
    return holder


RESULTS: tuple[Callable[[], Any], ...] = (
    lambda: None,
    lambda: "",
    lambda: " ",
    lambda: "half \ud800 a pair",
    lambda: "x" * 100_000,
    lambda: {1: Decimal("NaN"), None: float("inf"), (1,): {"\udfff"}},
    lambda: [date(2026, 1, 1), PurePosixPath("/a"), b"\xff", 10**400, 10**5000],
    lambda: {"type": "text", "text": "x", "id": 4},
    lambda: [{"type": "text", "text": "", "annotations": None, "_meta": None}],
    lambda: {"type": "text", "text": " "},
    lambda: {"type": "image", "source": "s3://bucket/key"},
    lambda: {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "no!"}},
    lambda: {"type": "image", "source": {"type": "base64", "media_type": "image/bmp", "data": "AAAA"}},
    lambda: {"type": "image", "data": "", "mimeType": "image/png"},
    lambda: [{"type": "audio", "data": "AAAA", "mimeType": "audio/wav"}, "x", b"GIF89a", ""],
    lambda: {"content": [], "isError": True},
    lambda: {"content": [{"type": "text", "text": "\ud800"}], "isError": True, "structuredContent": None},
    lambda: {"content": [], "isError": False, "structuredContent": {"a": float("nan")}},
    lambda: {"type": "resource", "resource": {"uri": "file:///a", "blob": "%%", "mimeType": "application/pdf"}},
    lambda: {"type": "tool_use", "id": "a", "name": "b", "input": {}},
    lambda: {"type": "tool_result", "tool_use_id": "a"},
    lambda: {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "x"}},
    lambda: Image.new("CMYK", (2, 2)),
    lambda: Image.new("RGB", (0, 0)),
    lambda: np.array(["2026-01-01"], dtype="datetime64[ns]"),
    lambda: pd.DataFrame([[1, float("nan")]], columns=["a", "a"]),
    lambda: (n for n in [1, {2}]),
    lambda: BytesIO(b"%PDF-1.7"),
    lambda: [{"type": "text", "text": "x", "cache_control": {"type": "ephemeral"}}] * 2,
    around,
    Failing,
    lambda: [Failing()],
    lambda: Failing,
)
FAILURES: tuple[Callable[[], BaseException], ...] = (
    lambda: ValueError(),
    lambda: ValueError("half \ud800 a pair"),
    lambda: ValueError(Failing()),
    lambda: ExceptionGroup("g", [KeyError("\udfff"), ValueError(" ")]),
    lambda: RuntimeError("x" * 100_000),
    lambda: TimeoutError(),
    lambda: StopIteration(5),
)


def call(name: str, id: str, input: Any) -> dict[str, Any]:
    return {"type": "tool_use", "id": id, "name": name, "input": input}


CALLS = st.builds(call, st.sampled_from(NAMES), st.sampled_from(IDS), st.sampled_from(ODD_INPUTS))
BLOCKS = st.one_of(
    CALLS,
    CALLS,
    st.builds(lambda text: {"type": "text", "text": text}, st.sampled_from(TEXTS)),
    st.sampled_from(
        [
            {"type": "thinking", "thinking": "Hm.", "signature": "eA=="},
            {"type": "redacted_thinking", "data": "eA=="},
            {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "x"}},
            {"type": UNKNOWN_TYPE, "anything": [1, None]},
        ]
    ),
)
ANSWERS = st.lists(
    st.tuples(
        st.lists(BLOCKS, max_size=4), st.sampled_from((*REASONS, "of_tomorrow", "model_context_window_exceeded"))
    ),
    min_size=1,
    max_size=3,
)


def as_object(block: dict[str, Any]) -> dict[str, Any]:
    """A call as an answer in one piece has it: an object, or the text where it is none."""
    try:
        return {**block, "input": json.loads(block["input"], parse_constant=str)}
    except (ValueError, RecursionError):
        return block


def whole(content: list[dict[str, Any]], reason: str) -> Reply:
    blocks = [as_object(block) if block["type"] == "tool_use" else block for block in content]
    return reply_with(json.dumps(MESSAGE | {"content": blocks, "stop_reason": reason}).encode())


def streamed(content: list[dict[str, Any]], reason: str) -> Reply:
    events: list[dict[str, Any]] = [
        {"type": "message_start", "message": MESSAGE | {"content": [], "stop_reason": None}}
    ]
    for index, block in enumerate(content):
        start = {**block, "input": {}} if block["type"] == "tool_use" else block
        events.append({"type": "content_block_start", "index": index, "content_block": start})
        if block["type"] == "tool_use":
            delta = {"type": "input_json_delta", "partial_json": block["input"]}
            events.append({"type": "content_block_delta", "index": index, "delta": delta})
        events.append({"type": "content_block_stop", "index": index})
    stop = {"stop_reason": reason, "stop_sequence": None}
    events += [{"type": "message_delta", "delta": stop, "usage": {"output_tokens": 4}}, {"type": "message_stop"}]
    wire = b"".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode() for event in events)
    return Reply(wire, headers={"content-type": "text/event-stream"})


def tools_that_give(results: list[Any]) -> list[Any]:
    """Two tools, each of whose calls gives, or raises, the next of the results."""
    left = iter(results * 20)

    def act(key: Any = None) -> Any:
        """Acts."""
        made = next(left)()
        if isinstance(made, BaseException):
            raise made
        return made

    class Raw:
        definition: ClassVar[Any] = {"name": "raw", "input_schema": {"type": "object"}}

        def run(self, input: dict[str, Any]) -> Any:
            return act()

    return [act, Raw()]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(ANSWERS, st.lists(st.sampled_from([*RESULTS, *FAILURES]), min_size=1, max_size=6), st.booleans())
def test_no_request_of_a_run_is_refused(answers: Any, results: list[Any], streams: bool) -> None:
    make = streamed if streams else whole
    transport = MockTransport(*(make(*answer) for answer in answers), make([{"type": "text", "text": "x"}], "end_turn"))
    options: Any = {"long_requests": "stream", "max_tokens": 64_000} if streams else {}
    client = client_of(transport)
    tools = tools_that_give(results)
    runner = client.messages.run_tools(**ASKING | options, tools=tools, max_rounds=4)
    try:
        runner.until_done()
    except ToolRoundsExceededError:
        raise AssertionError("there is an answer for every round") from None
    assert [message for message in runner] == []
    for request in transport.requests:
        check_request(request.body or b"")
    # The conversation can be gone on with.
    again = MockTransport(whole([{"type": "text", "text": "x"}], "end_turn"))
    turns: Any = [to_dict(turn) if not isinstance(turn, dict) else turn for turn in runner.messages]
    more = client_of(again).messages.run_tools(
        **{**ASKING, "messages": [*turns, {"role": "user", "content": "Go on"}]}, tools=tools
    )
    more.until_done()
    check_request(again.requests[0].body or b"")
