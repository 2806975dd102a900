"""The content of a call is cut where the user says, and fits into its limit whatever it is."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from integrations_anthropic.telemetry.content import CallContent
from integrations_anthropic.telemetry.content_writer import ContentLimits

LEAST = 20_000


def call(result: Any = None, **body: Any) -> Any:
    """A call with a body and a result, both JSON data."""
    return SimpleNamespace(requested=body.get, result=result, stop_reason="end_turn")


def said(content: Any) -> dict[str, Any]:
    return {"role": "user", "content": content}


def nested(levels: int, inner: Any) -> Any:
    for _ in range(levels):
        inner = {"a": [inner]}
    return inner


HUGE: dict[str, Any] = {
    "ascii": "x" * 100_000,
    "escapes": "\x00" * 100_000,
    "quotes": '"\\' * 50_000,
    "emoji": "\U0001f600" * 100_000,
    "surrogates": "\ud800" * 100_000,
    "secrets": "sk-abcdefgh " * 10_000,
    "blocks": [{"type": "text", "text": ""}] * 10_000,
    "strings": [""] * 10_000,
    "numbers": [{"type": "tool_use", "id": "t", "name": "n", "input": {"all": list(range(100_000))}}],
    "integers": [{"type": "tool_use", "id": "t", "name": "n", "input": [10**4000] * 100}],
    "names": [{"type": "tool_use", "id": "t", "name": "n", "input": {f"{n}" * 100: n for n in range(5_000)}}],
    "nested": [{"type": "tool_result", "tool_use_id": "t", "content": nested(500, "x" * 50_000)}],
    "wide and nested": [{"type": "other", "all": nested(9, ["x" * 700] * 1_000)}],
    "wide and deep": [{"type": "other", "all": nested(9, [[["x"]]] * 50_000)}],
    "ids": [{"type": "tool_use", "id": "i" * 50_000, "name": "n" * 50_000, "input": {}}] * 10,
}


@pytest.mark.parametrize("content", HUGE.values(), ids=HUGE)
@pytest.mark.parametrize("longest", [1, 8_000, 10**9])
@pytest.mark.parametrize("total", [LEAST, 100_000])
def test_all_content_of_a_call_fits_into_the_limit(content: Any, longest: int, total: int) -> None:
    written = CallContent(ContentLimits(longest, total, 10**9))
    tools = [{"name": "t", "input_schema": nested(3, content)}]
    asked = call({"content": content}, system=content, tools=tools, messages=[said(content)] * 3)
    found = written.of_request(asked) | written.of_response(asked)
    assert found.pop("anthropic.content_truncated") is True
    assert len(found) == 4
    assert sum(len(text.encode()) for text in found.values()) <= total
    assert all(json.loads(text) for text in found.values())


def test_a_text_is_cut_after_its_longest_and_says_how_much_is_missing() -> None:
    content = CallContent(ContentLimits(5, 750_000, 10**9))
    found = content.of_request(call(messages=[said("12345"), said("123456789")], system="12345"))
    first, second = json.loads(found["gen_ai.input.messages"])
    assert first["parts"] == [{"type": "text", "content": "12345"}]
    assert second["parts"] == [{"type": "text", "content": "12345… (4 characters more)"}]
    assert found["anthropic.content_truncated"] is True
    whole = CallContent(ContentLimits(9, 750_000, 10**9)).of_request(call(messages=[said("123456789")]))
    assert "anthropic.content_truncated" not in whole


def test_of_a_conversation_that_does_not_fit_the_latest_messages_are_kept() -> None:
    messages = [said(f"message {number} " + "x" * 1_000) for number in range(100)]
    found = CallContent(ContentLimits(8_000, 50_000, 10**9)).of_request(call(messages=messages))
    first, *rest = json.loads(found["gen_ai.input.messages"])
    left_out = 100 - len(rest)
    assert 50 < left_out < 70
    assert first["parts"][0]["content"] == f"… ({left_out} earlier messages left out)"
    assert rest[0]["parts"][0]["content"].startswith("…"), "there was no room for its text"
    numbers = [int(message["parts"][0]["content"].split()[1]) for message in rest[1:]]
    assert numbers == list(range(left_out + 1, 100))


def test_a_conversation_leaves_room_for_the_response() -> None:
    written = CallContent(ContentLimits(10**9, 100_000, 10**9))
    asked = call({"content": [{"type": "text", "text": "y" * 9_000}]}, messages=[said("x" * 10**6)])
    written.of_request(asked)
    (message,) = json.loads(written.of_response(asked)["gen_ai.output.messages"])
    assert message["parts"] == [{"type": "text", "content": "y" * 9_000}]


def test_what_is_left_out_of_parts_and_data_is_counted() -> None:
    blocks = [{"type": "text", "text": "x" * 7_000}] * 10
    found = CallContent(ContentLimits(8_000, LEAST, 10**9)).of_request(call(messages=[said(blocks)]))
    *kept, mark = json.loads(found["gen_ai.input.messages"])[0]["parts"]
    assert mark == {"type": "text", "content": f"… ({10 - len(kept)} parts left out)"}
    used = {"type": "tool_use", "id": "t", "name": "n", "input": {"all": ["x" * 7_000] * 10, "api_key": "k3y", "b": 1}}
    found = CallContent(ContentLimits(8_000, LEAST, 10**9)).of_request(call(messages=[said([used])]))
    (part,) = json.loads(found["gen_ai.input.messages"])[0]["parts"]
    *kept, mark = part["arguments"]["all"]
    assert mark == f"… ({10 - len(kept)} items left out)"
    assert part["arguments"]["…"] == "… (2 fields left out)"
    assert "k3y" not in str(found)
    deep = {"type": "tool_use", "id": "t", "name": "n", "input": nested(50, "x")}
    found = CallContent(ContentLimits(8_000, LEAST, 10**9)).of_request(call(messages=[said([deep])]))
    assert (
        "… (deeper levels left out)" in found["gen_ai.input.messages"] and found["anthropic.content_truncated"] is True
    )
