# Derived from tests/unit/_async/tools/test_early_starts.py by `make codegen`. Do not edit.
"""Tools that start while the answer that calls them is still arriving."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from integrations_anthropic import StreamTruncatedError, to_dict, tool
from integrations_anthropic.testing import MockTransport, Reply

from ..clients import client_of
from .conversations import ASKING, STREAMED_DONE, events_of, results, sent, streamed, wanted

AFTER = {"type": "text", "text": "While it runs."}


class Noted:
    """A tool that notes what it was called with, and when it began."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.began = threading.Event()

    def note(self, city: str = "nowhere") -> str:
        """Notes."""
        self.ran.append(city)
        self.began.set()
        return f"noted {city}"


def run_of(*replies: Any, tools: Any, **options: Any) -> tuple[MockTransport, Any]:
    transport = MockTransport(*replies)
    return transport, client_of(transport, max_retries=0).messages.run_tools_stream(**ASKING, tools=tools, **options)


def until_it_stops(stream: Any, index: int) -> None:
    """Read up to the end of a block."""
    for event in stream:
        if event.type == "content_block_stop" and event.index == index:
            return


def test_a_tool_starts_as_soon_as_its_input_is_whole() -> None:
    noted = Noted()
    transport, runner = run_of(streamed(wanted("note", city="Rome"), AFTER), STREAMED_DONE, tools=[noted.note])
    stream = next(runner)
    until_it_stops(stream, 0)
    assert noted.began.wait(10)
    assert (runner.rounds, stream.current_message.stop_reason) == (0, None)
    runner.until_done()
    assert noted.ran == ["Rome"]
    assert results(transport) == [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "noted Rome"}]


def test_calls_of_one_answer_run_side_by_side_and_their_results_keep_the_order() -> None:
    meeting = threading.Barrier(3, timeout=60)

    def meet(who: str) -> str:
        """Waits until all three are here."""
        meeting.wait()
        return who

    names = ["first", "second", "third"]
    reply = streamed(*(wanted("meet", n, who=who) for n, who in enumerate(names)))
    transport, runner = run_of(reply, STREAMED_DONE, tools=[meet])
    runner.until_done()
    assert [result["content"] for result in results(transport)] == names


def test_a_call_without_input_starts_once_the_model_has_gone_on_from_it() -> None:
    noted = Noted()
    events = [to_dict(event) for event in events_of(wanted("note"), AFTER)]
    # No text of the input has arrived: it may have been cut off before.
    events = [event for event in events if event.get("delta", {}).get("type") != "input_json_delta"]
    _, runner = run_of(Reply.stream(events), STREAMED_DONE, tools=[noted.note])
    stream = next(runner)
    until_it_stops(stream, 0)
    assert runner._calls._made == []
    until_it_stops(stream, 1)
    assert noted.began.wait(10)
    runner.until_done()
    assert noted.ran == ["nowhere"]


def test_a_call_whose_input_is_cut_off_is_never_run() -> None:
    noted = Noted()
    events = [to_dict(event) for event in events_of(wanted("note", city="Rome"), stop_reason="max_tokens")]
    cut = [event for event in events if event.get("delta", {}).get("partial_json", "")[-1:] != "}"]
    _, runner = run_of(Reply.stream(cut), tools=[noted.note])
    assert (runner.until_done()).stop_reason == "max_tokens"
    assert (noted.ran, runner.unsent_results) == ([], [])


@pytest.mark.parametrize("reason", ["max_tokens", "refusal", "model_context_window_exceeded"])
def test_the_result_of_a_call_that_is_not_answered_is_kept_apart(reason: str) -> None:
    noted = Noted()
    transport, runner = run_of(streamed(wanted("note", city="Rome"), AFTER, stop_reason=reason), tools=[noted.note])
    assert (runner.until_done()).stop_reason == reason
    ((call, result),) = runner.unsent_results
    assert (call.input, result["content"], noted.ran) == ({"city": "Rome"}, "noted Rome", ["Rome"])
    assert (len(runner.messages), len(transport.requests), runner.pending_calls) == (2, 1, [])


def test_tools_of_an_answer_that_breaks_off_run_again_only_if_the_model_calls_them_again() -> None:
    noted = Noted()
    cut = Reply.stream(events_of(wanted("note", city="Rome"), AFTER)[:-3])
    transport, runner = run_of(cut, STREAMED_DONE, tools=[noted.note])
    stream = next(runner)
    until_it_stops(stream, 0)
    assert noted.began.wait(10)
    with pytest.raises(StreamTruncatedError):
        runner.until_done()
    runner.until_done()
    assert (noted.ran, len(sent(transport, 1)["messages"])) == (["Rome"], 1)


def test_a_tool_may_ask_to_wait_for_the_whole_answer() -> None:
    noted = Noted()
    careful = tool(noted.note, starts_early=False)
    assert "starts_early" not in careful.to_dict()
    cut = Reply.stream(events_of(wanted("note", city="Rome"), AFTER)[:-1])
    whole = streamed(wanted("note", city="Rome"))
    transport, runner = run_of(cut, whole, STREAMED_DONE, tools=[careful])
    with pytest.raises(StreamTruncatedError):
        runner.until_done()
    assert noted.ran == []
    runner.until_done()
    assert noted.ran == ["Rome"]
    assert results(transport, 2)[0]["content"] == "noted Rome"


def test_nothing_starts_early_where_the_answer_may_call_what_only_the_caller_can_run() -> None:
    noted = Noted()
    by_hand: Any = {"name": "by_hand", "input_schema": {"type": "object"}}
    reply = streamed(wanted("note", city="Rome"), wanted("by_hand", 2))
    transport, runner = run_of(reply, tools=[noted.note, by_hand])
    assert (runner.until_done()).stop_reason == "tool_use"
    assert (noted.ran, len(transport.requests)) == ([], 1)


def test_tools_that_anthropic_runs_keep_no_other_from_starting_early() -> None:
    noted = Noted()
    search: Any = {"type": "web_search_20250305", "name": "web_search"}
    _, runner = run_of(streamed(wanted("note", city="Rome"), AFTER), STREAMED_DONE, tools=[search, noted.note])
    stream = next(runner)
    until_it_stops(stream, 0)
    assert noted.began.wait(10)
    runner.until_done()


def test_a_call_that_cannot_be_made_is_answered_with_what_is_wrong() -> None:
    noted = Noted()
    reply = streamed(wanted("unknown"), wanted("note", 2, city=5), wanted("note", 3, city="Rome"))
    transport, runner = run_of(reply, STREAMED_DONE, tools=[noted.note])
    runner.until_done()
    assert [result.get("is_error") for result in results(transport)] == [True, True, None]
    assert noted.ran == ["Rome"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_what_is_no_exception_passes_through(error: type[BaseException]) -> None:
    def stop(city: str) -> str:
        """Stops everything."""
        raise error

    _, runner = run_of(streamed(wanted("stop", city="Rome"), AFTER), tools=[stop])
    with pytest.raises(error):
        runner.until_done()
