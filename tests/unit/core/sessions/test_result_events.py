"""What a tool returned is sent as an event with content that a session takes."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import ConfigurationError
from integrations_anthropic._core.sessions.result_events import confirmation_event, result_event
from integrations_anthropic._core.sessions.run_options import refusal_of
from integrations_anthropic._core.sessions.session_tool_calls import SessionToolCall
from integrations_anthropic._core.tools.results import tool_result
from integrations_anthropic.models import ToolUseBlock

from .session_events import event

CALL = SessionToolCall(event(1, "agent.custom_tool_use", name="a"))
OF_AGENT = SessionToolCall(event(1, "agent.tool_use", name="a"))
BLOCK = ToolUseBlock(id="e1", name="a", input={})
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000")


def content_of(value: Any) -> Any:
    return result_event(CALL, tool_result(BLOCK, value)).get("content")


def text(value: str) -> list[dict[str, str]]:
    return [{"type": "text", "text": value}]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("warm", text("warm")),
        (None, None),
        ("", None),
        (" \n", None),
        ([], text("[]")),
        ({"degrees": 20}, text('{"degrees":20}')),
        (["a", {"type": "text", "text": "b"}], [*text("a"), *text("b")]),
        ({"type": "text", "text": "b", "cache_control": {"type": "ephemeral"}}, text("b")),
        ({"type": "tool_reference", "tool_name": "x"}, text('{"type":"tool_reference","tool_name":"x"}')),
    ],
)
def test_values_become_content(value: Any, expected: Any) -> None:
    assert content_of(value) == expected


def test_pictures_and_documents_keep_what_a_session_takes() -> None:
    (image,) = content_of(PNG)
    assert image["type"] == "image" and image["source"]["media_type"] == "image/png"
    source = {"type": "text", "media_type": "text/plain", "data": "x"}
    document = {"type": "document", "source": source, "title": "T", "citations": {"enabled": True}}
    assert content_of(document) == [{"type": "document", "source": source, "title": "T"}]
    found = {"type": "search_result", "source": "s", "title": "t", "content": text("c")}
    assert content_of(found) == [{**found, "citations": {"enabled": False}}]


def test_the_event_names_the_call_and_says_whether_it_failed() -> None:
    assert result_event(CALL, {"content": "no", "is_error": True}) == {
        "type": "user.custom_tool_result",
        "custom_tool_use_id": "e1",
        "content": text("no"),
        "is_error": True,
    }
    assert result_event(OF_AGENT, {}) == {"type": "user.tool_result", "tool_use_id": "e1"}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (True, {"result": "allow"}),
        (False, {"result": "deny"}),
        ("", {"result": "deny"}),
        ("not now", {"result": "deny", "deny_message": "not now"}),
        ("no \udc80", {"result": "deny", "deny_message": "no \ufffd"}),
    ],
)
def test_an_answer_of_confirm_is_sent(answer: Any, expected: Any) -> None:
    sent = {"type": "user.tool_confirmation", "tool_use_id": "e1", **expected}
    assert confirmation_event(OF_AGENT, refusal_of(answer)) == sent


@pytest.mark.parametrize("answer", [None, 1, {"command": "ls"}])
def test_what_is_no_answer_of_confirm_is_refused(answer: Any) -> None:
    with pytest.raises(ConfigurationError, match="confirm: must return True, False"):
        refusal_of(answer)
