# Derived from tests/unit/_async/tools/test_tool_runner.py by `make codegen`. Do not edit.
"""Conversations in which the model calls functions."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import Any

import pytest

from integrations_anthropic import ToolUseBlock, ValidationError, message, to_dict
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import MESSAGE

from ..clients import client_of
from .conversations import ASKING, DONE, asks, get_weather, results, sent, wanted


def test_a_function_is_called_and_its_result_is_sent_back() -> None:
    transport = MockTransport(asks({"type": "text", "text": "Let me see."}, wanted(city="Rome")), DONE)
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[get_weather], system="Be short.")
    final = runner.until_done()
    assert to_dict(final) == MESSAGE
    assert (runner.rounds, runner.message) == (2, final)
    first, second = sent(transport, 0), sent(transport, 1)
    assert first["messages"] == ASKING["messages"]
    assert first["tools"][0]["name"] == "get_weather"
    assert second["messages"] == [
        *ASKING["messages"],
        {"role": "assistant", "content": [{"type": "text", "text": "Let me see."}, wanted(city="Rome")]},
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "warm in Rome"}]},
    ]
    assert {**first, "messages": ()} == {**second, "messages": ()}
    assert second["system"] == "Be short."
    assert final.meta.request_id == "req_1"
    transport.verify()


def test_every_answer_is_given_before_its_tools_are_run() -> None:
    ran: list[str] = []

    def note(city: str) -> None:
        """Notes."""
        ran.append(city)

    transport = MockTransport(asks(wanted("note", city="Rome")), asks(wanted("note", city="Oslo")), DONE)
    seen: list[tuple[str | None, list[str], int]] = []
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[note])
    for answer in runner:
        seen.append((answer.stop_reason, list(ran), runner.rounds))
    assert seen == [("tool_use", [], 1), ("tool_use", ["Rome"], 2), ("end_turn", ["Rome", "Oslo"], 3)]
    assert results(transport) == [{"type": "tool_result", "tool_use_id": "toolu_1"}]
    assert [answer for answer in runner] == []
    assert runner.until_done() is runner.message


def test_whoever_stops_has_the_conversation_and_runs_nothing_more() -> None:
    def never(city: str) -> str:
        """Never run."""
        raise AssertionError

    transport = MockTransport(asks(wanted("never", city="Rome")))
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[never])
    for _ in runner:
        break
    assert [to_dict(turn)["role"] for turn in runner.messages] == ["user", "assistant"]
    assert "not done" in repr(runner)


def test_the_conversation_can_be_gone_on_with() -> None:
    transport = MockTransport(asks(wanted(city="Rome")), DONE, DONE)
    client = client_of(transport)
    runner = client.messages.run_tools(**ASKING, tools=[get_weather])
    runner.until_done()
    client.messages.create(**{**ASKING, "messages": [*runner.messages, message("user", "And now?")]})
    assert [turn["role"] for turn in sent(transport, 2)["messages"]] == [
        "user",
        "assistant",
        "user",
        "assistant",
        "user",
    ]


@pytest.mark.parametrize("given", [{"city": 5}, {"city": None}, {}, {"city": "Rome", "unit": "c"}])
def test_bad_input_is_a_result_that_says_what_is_wrong(given: Any) -> None:
    reported: list[tuple[str, Exception]] = []

    def on_error(call: ToolUseBlock, error: Exception) -> None:
        reported.append((call.id, error))

    transport = MockTransport(asks(wanted() | {"input": given}), DONE)
    client_of(transport).messages.run_tools(**ASKING, tools=[get_weather], on_error=on_error).until_done()
    (result,) = results(transport)
    assert result["is_error"] is True
    assert "does not fit the tool 'get_weather'" in result["content"]
    ((name, error),) = reported
    assert name == "toolu_1"
    assert isinstance(error, ValidationError)


def test_a_call_of_an_unknown_tool_is_a_result_that_names_the_known_ones() -> None:
    transport = MockTransport(asks(wanted("get_wether", city="Rome")), DONE)
    client_of(transport).messages.run_tools(**ASKING, tools=[get_weather]).until_done()
    (result,) = results(transport)
    assert result["is_error"] is True
    assert result["content"] == "there is no tool 'get_wether'; there are: get_weather"


def test_a_tool_that_fails_is_a_result_without_traceback_and_its_cause_is_reported() -> None:
    reported: list[Exception] = []
    transport = MockTransport(asks(wanted(city="Atlantis"), wanted(number=2, city="Rome")), DONE)
    runner = client_of(transport).messages.run_tools(
        **ASKING, tools=[get_weather], on_error=lambda call, error: reported.append(error)
    )
    runner.until_done()
    failed, fine = results(transport)
    assert failed == {
        "type": "tool_result",
        "tool_use_id": "toolu_1",
        "content": "LookupError: there is no Atlantis in [REDACTED]",
        "is_error": True,
    }
    assert fine == {"type": "tool_result", "tool_use_id": "toolu_2", "content": "warm in Rome"}
    (error,) = reported
    assert isinstance(error, LookupError)
    assert error.__traceback__ is not None


def test_what_on_error_raises_ends_the_run() -> None:
    def on_error(call: ToolUseBlock, error: Exception) -> None:
        raise error

    transport = MockTransport(asks(wanted(city="Atlantis")))
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[get_weather], on_error=on_error)
    with pytest.raises(LookupError):
        runner.until_done()


def test_what_json_has_not_is_given_as_text_and_the_tool_is_not_called_again() -> None:
    ran: list[str] = []

    def odd(city: str) -> Any:
        """Odd."""
        ran.append(city)
        around: list[Any] = [float("nan"), Decimal("1.10"), "half \ud800 a pair"]
        around.append(around)
        return around

    transport = MockTransport(asks(wanted("odd", city="Rome")), DONE)
    client_of(transport).messages.run_tools(**ASKING, tools=[odd]).until_done()
    (result,) = results(transport)
    assert "is_error" not in result
    assert result["content"] == '["nan","1.10","half \N{REPLACEMENT CHARACTER} a pair","…"]'
    assert ran == ["Rome"]


def test_an_input_that_is_no_json_object_goes_back_as_one_and_the_model_is_asked_again() -> None:
    call = {"type": "tool_use", "id": "toolu_1", "name": "get_weather", "input": '{"city": "C:\\q'}
    blank = {"type": "text", "text": " \n"}
    transport = MockTransport(asks(blank, call), DONE)
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[get_weather])
    first = next(runner)
    assert first.content[1].input == call["input"]
    runner.until_done()
    turn = sent(transport, 1)["messages"][-2]
    assert turn["content"] == [call | {"input": {"invalid_json": call["input"]}}]
    (result,) = results(transport)
    assert result["is_error"] is True
    assert "is no JSON object" in result["content"]


def test_calls_of_one_answer_run_side_by_side_and_their_results_keep_the_order() -> None:
    meeting = threading.Barrier(3, timeout=60)
    finished: list[str] = []
    second_is_done = threading.Event()

    def meet(who: str) -> str:
        """Waits until all three are here; the first one waits for the second too."""
        meeting.wait()
        if who == "first":
            second_is_done.wait(10)
        finished.append(who)
        if who == "second":
            second_is_done.set()
        return who

    names = ["first", "second", "third"]
    transport = MockTransport(asks(*(wanted("meet", n, who=who) for n, who in enumerate(names))), DONE)
    client_of(transport).messages.run_tools(**ASKING, tools=[meet]).until_done()
    assert [result["content"] for result in results(transport)] == names
    assert [result["tool_use_id"] for result in results(transport)] == ["toolu_0", "toolu_1", "toolu_2"]
    assert finished.index("second") < finished.index("first")


def test_what_the_model_said_goes_back_unchanged() -> None:
    content = [
        {"type": "thinking", "thinking": "Hm.", "signature": "c2ln"},
        {"type": "redacted_thinking", "data": "eA=="},
        {"type": "block_of_tomorrow", "deep": {"null": None, "number": 1.0}},
        {"type": "text", "text": "Grüße \u2028", "citations": None},
        {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "x"}},
        {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": [], "of_tomorrow": 1},
        wanted(city="Rome") | {"caller": {"type": "direct"}, "of_tomorrow": [None]},
    ]
    transport = MockTransport(asks(*content), DONE)
    search: Any = {"type": "web_search_20250305", "name": "web_search", "max_uses": 2}
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[search, get_weather])
    runner.until_done()
    assert sent(transport, 1)["messages"][1] == {"role": "assistant", "content": content}
    assert sent(transport, 1)["tools"][0] == search
    # What Anthropic runs is not run here.
    assert [result["tool_use_id"] for result in results(transport)] == ["toolu_1"]


def test_a_run_that_asks_for_nothing_but_a_summary_ends_with_it() -> None:
    transport = MockTransport(asks({"type": "text", "text": "In short."}, stop_reason="compaction"))
    request: Any = ASKING | {"compaction": {"type": "summarize"}}
    final = client_of(transport).messages.run_tools(**request, tools=[get_weather]).until_done()
    assert (final.stop_reason, len(transport.requests)) == ("compaction", 1)
