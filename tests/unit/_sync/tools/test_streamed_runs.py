# Derived from tests/unit/_async/tools/test_streamed_runs.py by `make codegen`. Do not edit.
"""Runs whose answers are streamed: what is read, what is sent, how they end."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import (
    DeadlineExceededError,
    OverloadedError,
    StreamTruncatedError,
    ToolRoundsExceededError,
    ToolStreamRunner,
    ValidationError,
    to_dict,
)
from integrations_anthropic.testing import MockTransport, Reply, VirtualClock
from tests.unit.responses import MESSAGE, failure, reply_with

from ..clients import client_of
from .conversations import ASKING, STREAMED_DONE, asks, events_of, get_weather, results, sent, streamed, wanted

LOOKING = {"type": "text", "text": "Let me look."}
TEXT = MESSAGE["content"][0]["text"]


def run_of(*replies: Any, tools: Any = (get_weather,), **options: Any) -> tuple[MockTransport, Any]:
    transport = MockTransport(*replies)
    client_options = {name: options.pop(name) for name in ("clock", "max_retries") if name in options}
    client = client_of(transport, **client_options)
    return transport, client.messages.run_tools_stream(**ASKING, tools=tools, **options)


def asked() -> Reply:
    return streamed(LOOKING, wanted(city="Rome"))


def test_each_round_is_a_stream_and_the_results_are_sent_in_between() -> None:
    transport, runner = run_of(asked(), STREAMED_DONE, system="Be short.")
    assert isinstance(runner, ToolStreamRunner)
    kinds: list[list[str]] = []
    for stream in runner:
        kinds.append([event.type for event in stream])
    assert [(found[0], found[-1]) for found in kinds] == [("message_start", "message_stop")] * 2
    assert sent(transport, 0)["stream"] is True
    assert sent(transport, 1)["messages"] == [
        *ASKING["messages"],
        {"role": "assistant", "content": [LOOKING, wanted(city="Rome")]},
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "warm in Rome"}]},
    ]
    assert {**sent(transport, 0), "messages": ()} == {**sent(transport, 1), "messages": ()}
    assert (runner.rounds, to_dict(runner.message)) == (2, MESSAGE)
    assert [to_dict(turn)["role"] for turn in runner.messages] == ["user", "assistant", "user", "assistant"]
    assert runner.unsent_results == []


def test_the_last_answer_is_all_there_is_to_wait_for() -> None:
    transport, runner = run_of(asked(), STREAMED_DONE)
    final = runner.until_done()
    assert (to_dict(final), final.meta.request_id) == (MESSAGE, "req_test123")
    assert runner.until_done() is final
    assert len(transport.requests) == 2


def test_one_loop_has_the_text_of_all_answers() -> None:
    _, runner = run_of(asked(), STREAMED_DONE)
    assert "".join([piece for piece in runner.text_stream]) == f"Let me look.{TEXT}"
    assert runner.rounds == 2


def test_one_loop_has_the_events_of_all_answers() -> None:
    _, runner = run_of(asked(), STREAMED_DONE)
    assert [event.type for event in runner.events()].count("message_start") == 2
    assert runner.rounds == 2


def test_the_text_of_one_answer_is_a_stream_of_its_own() -> None:
    _, runner = run_of(asked(), STREAMED_DONE)
    texts = ["".join([piece for piece in stream.text_stream]) for stream in runner]
    assert texts == ["Let me look.", TEXT]


@pytest.mark.parametrize("within", [True, False])
def test_a_stream_that_is_not_read_to_its_end_is_read_before_the_next(within: bool) -> None:
    transport, runner = run_of(asked(), STREAMED_DONE)
    for stream in runner:
        if within:
            with stream:
                next(stream)
        for _ in stream:
            break
    assert results(transport)[0]["content"] == "warm in Rome"
    assert (runner.rounds, runner.message.stop_reason) == (2, "end_turn")


def test_a_stream_that_is_closed_is_an_answer_given_up_which_is_asked_for_again() -> None:
    transport, runner = run_of(asked(), asked(), STREAMED_DONE)
    stream = next(runner)
    next(stream)
    stream.close()
    with pytest.raises(StreamTruncatedError, match="closed before its end"):
        runner.until_done()
    assert (runner.rounds, len(runner.messages)) == (0, 1)
    assert (runner.until_done()).stop_reason == "end_turn"
    assert sent(transport, 0) == sent(transport, 1)


@pytest.mark.parametrize("kept", [3, 5, 8, -1])
def test_an_answer_that_breaks_off_is_asked_for_again_when_the_run_goes_on(kept: int) -> None:
    cut = Reply.stream(events_of(LOOKING, wanted(city="Rome"))[:kept])
    transport, runner = run_of(cut, asked(), STREAMED_DONE, max_retries=0)
    with pytest.raises(StreamTruncatedError) as caught:
        runner.until_done()
    assert caught.value.partial is not None
    assert (runner.rounds, runner.messages, runner.pending_calls) == (0, ASKING["messages"], [])
    assert (runner.until_done()).stop_reason == "end_turn"
    assert sent(transport, 0) == sent(transport, 1)
    assert len(sent(transport, 2)["messages"]) == 3


def test_what_is_wrong_with_a_request_is_raised_where_its_stream_is_read() -> None:
    overloaded = reply_with(failure("overloaded_error"), 529)
    transport, runner = run_of(asked(), overloaded, STREAMED_DONE, max_retries=0)
    with pytest.raises(OverloadedError):
        for stream in runner:
            for _ in stream:
                pass
    assert len(runner.messages) == 3
    assert (runner.until_done()).stop_reason == "end_turn"
    assert sent(transport, 1) == sent(transport, 2)


def test_text_goes_on_after_an_answer_that_broke_off() -> None:
    cut = Reply.stream(events_of(LOOKING, wanted(city="Rome"))[:4])
    _, runner = run_of(cut, asked(), STREAMED_DONE, max_retries=0)
    pieces = runner.text_stream
    with pytest.raises(StreamTruncatedError):
        [piece for piece in pieces]
    assert "".join([piece for piece in pieces]) == f"Let me look.{TEXT}"


def test_whoever_stops_reading_goes_on_where_that_was() -> None:
    _, runner = run_of(asked(), STREAMED_DONE)
    found: list[str] = []
    for piece in runner.text_stream:
        found.append(piece)
        break
    found += [piece for piece in runner.text_stream]
    assert "".join(found) == f"Let me look.{TEXT}"
    _, runner = run_of(asked(), STREAMED_DONE)
    kinds: list[str] = []
    for event in runner.events():
        kinds.append(event.type)
        break
    kinds += [event.type for event in runner.events()]
    assert (kinds.count("message_start"), kinds.count("content_block_stop")) == (2, 3)


def test_rounds_have_an_end() -> None:
    transport, runner = run_of(asked(), asked(), max_rounds=2)
    with pytest.raises(ToolRoundsExceededError, match="continue with run_tools_stream"):
        runner.until_done()
    assert len(transport.requests) == 2


def test_the_deadline_is_over_the_whole_run() -> None:
    clock = VirtualClock()

    def slow(city: str) -> str:
        """Takes its time."""
        clock.advance(6)
        return city

    call = streamed(wanted("slow", city="Rome"))
    transport, runner = run_of(call, call, tools=[slow], clock=clock, deadline=10)
    with pytest.raises(DeadlineExceededError):
        runner.until_done()
    assert [request.timeout for request in transport.requests] == [10, 4]
    assert runner.rounds in (1, 2)


def test_a_whole_message_in_the_place_of_its_events_is_a_round_too() -> None:
    whole = reply_with(MESSAGE | {"content": [wanted(city="Rome")], "stop_reason": "tool_use"})
    transport, runner = run_of(whole, STREAMED_DONE)
    runner.until_done()
    assert results(transport)[0]["content"] == "warm in Rome"


def test_a_stream_that_ends_with_done_in_the_place_of_its_last_event_is_a_round_too() -> None:
    events = events_of(LOOKING, wanted(city="Rome"))
    transport, runner = run_of(Reply.stream([*events[:-1], "data: [DONE]\n\n"]), STREAMED_DONE)
    for stream in runner:
        for _ in stream:
            pass
    assert results(transport)[0]["content"] == "warm in Rome"
    assert (runner.rounds, len(runner.messages)) == (2, 4)


@pytest.mark.parametrize("method", ["run_tools", "run_tools_stream"])
def test_a_tool_that_only_the_request_describes_is_handed_back(method: str) -> None:
    by_hand = {"name": "by_hand", "input_schema": {"type": "object"}}
    reply = streamed(wanted("by_hand")) if method == "run_tools_stream" else asks(wanted("by_hand"))
    transport = MockTransport(reply)
    request: Any = ASKING | {"tools": [by_hand]}
    runner = getattr(client_of(transport).messages, method)(request, tools=[get_weather])
    assert (runner.until_done()).stop_reason == "tool_use"
    assert [offered["name"] for offered in sent(transport, 0)["tools"]] == ["by_hand", "get_weather"]
    with pytest.raises(ValidationError, match="there is already a tool 'by_hand'"):
        runner.add_tool(by_hand)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"max_rounds": 0}, "max_rounds"), ({"tools": ["x"]}, "tools[0]"), ({"timeout": -1}, "timeout")],
)
def test_what_cannot_be_run_is_refused_at_once(change: dict[str, Any], field: str) -> None:
    given: Any = {**ASKING, "tools": [get_weather]} | change
    with pytest.raises(ValidationError) as caught:
        client_of(MockTransport()).messages.run_tools_stream(**given)
    assert caught.value.field == field
