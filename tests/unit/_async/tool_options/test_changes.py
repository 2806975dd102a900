"""What may be changed while a run goes on: its tools, its turns, its arguments, the results."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import FunctionTool, ToolContext, ValidationError, message, to_dict
from integrations_anthropic.testing import AsyncMockTransport

from ..clients import client_of
from ..tools.conversations import ASKING, DONE, STREAMED_DONE, asks, get_weather, results, sent, streamed, wanted

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["run_tools", "run_tools_stream"])
def method(request: pytest.FixtureRequest) -> str:
    """The method that runs."""
    name: str = request.param
    return name


def run_of(method: str, *rounds: Any, **options: Any) -> tuple[AsyncMockTransport, Any]:
    """A run with a round for each of these calls, and a last answer twice."""
    streams = method == "run_tools_stream"
    made = [(streamed if streams else asks)(calls) for calls in rounds]
    transport = AsyncMockTransport(*made, *([STREAMED_DONE if streams else DONE] * 2))
    given: Any = {"tools": [get_weather], **options}
    return transport, getattr(client_of(transport).messages, method)(**ASKING, **given)


def names(transport: AsyncMockTransport, number: int) -> list[str]:
    return [offered["name"] for offered in sent(transport, number).get("tools", ())]


def get_time(city: str) -> str:
    """The time in a city."""
    return f"noon in {city}"


async def test_tools_are_added_and_removed_between_rounds(method: str) -> None:
    transport, runner = run_of(method, wanted(city="Rome"), wanted("get_time", 2, city="Oslo"))
    await anext(runner)
    runner.add_tool(get_time)
    assert [type(item) for item in runner.tools] == [FunctionTool, FunctionTool]
    await anext(runner)
    runner.remove_tool("get_weather")
    await runner.until_done()
    assert [names(transport, n)[-1:] for n in range(3)] in (
        # A stream is opened when it is read.
        [["get_time"], ["get_time"], ["get_time"]],
        [["get_weather"], ["get_time"], ["get_time"]],
    )
    assert names(transport, 2) == ["get_time"]
    assert results(transport, 2)[0]["content"] == "noon in Oslo"


async def test_a_call_of_a_tool_that_was_removed_is_answered_with_what_there_is() -> None:
    transport, runner = run_of("run_tools", wanted(city="Rome"))
    await anext(runner)
    runner.add_tool(get_time)
    runner.remove_tool(get_weather)
    await runner.until_done()
    (result,) = results(transport)
    assert result["is_error"] is True
    assert result["content"] == "there is no tool 'get_weather'; there are: get_time"


async def test_a_tool_may_add_and_remove_tools(method: str) -> None:
    def unlock(ctx: ToolContext[Any]) -> str:
        """Unlocks."""
        ctx.add_tool(get_time)
        ctx.remove_tool("unlock")
        return "unlocked"

    transport, runner = run_of(method, wanted("unlock"), wanted("get_time", 2, city="Oslo"), tools=[unlock])
    await runner.until_done()
    assert [names(transport, n) for n in range(3)] == [["unlock"], ["get_time"], ["get_time"]]
    assert results(transport, 2)[0]["content"] == "noon in Oslo"


async def test_what_cannot_be_added_or_removed_is_refused(method: str) -> None:
    _, runner = run_of(method, context=5)
    with pytest.raises(ValidationError, match="there is already a tool 'get_weather'"):
        runner.add_tool({"name": "get_weather", "input_schema": {"type": "object"}})
    with pytest.raises(ValidationError, match="must be a function or a definition"):
        runner.add_tool("get_time")
    with pytest.raises(ValidationError, match="none like this to remove"):
        runner.remove_tool("get_time")
    search: Any = {"type": "web_search_20250305", "name": "web_search"}
    runner.add_tool(search)
    runner.remove_tool(search)
    runner.remove_tool(runner.tools[0])
    assert runner.tools == ()


async def test_turns_that_are_added_follow_the_results(method: str) -> None:
    transport, runner = run_of(method, wanted(city="Rome"))
    stream = await anext(runner)
    if method == "run_tools_stream":
        await stream.get_final_message()
    runner.add_messages(message("user", "Briefly, please."))
    assert [to_dict(turn)["role"] for turn in runner.messages] == ["user", "assistant"]
    await runner.until_done()
    turns = sent(transport, 1)["messages"]
    assert turns[2]["content"][0]["content"] == "warm in Rome"
    assert turns[3] == {"role": "user", "content": "Briefly, please."}


async def test_a_run_that_is_over_goes_on_with_another_turn(method: str) -> None:
    transport, runner = run_of(method)
    await runner.until_done()
    runner.add_messages({"role": "user", "content": "And now?"}, {"role": "assistant", "content": "Now"})
    assert "not done" in repr(runner)
    await runner.until_done()
    assert [turn["role"] for turn in sent(transport, 1)["messages"]] == ["user", "assistant", "user", "assistant"]
    assert runner.rounds == 2
    with pytest.raises(ValidationError):
        runner.add_messages("And now?")


async def test_a_call_that_is_handed_back_can_be_answered_in_the_same_run(method: str) -> None:
    by_hand: Any = {"name": "by_hand", "input_schema": {"type": "object"}}
    transport, runner = run_of(method, wanted("by_hand"), tools=[by_hand])
    await runner.until_done()
    answer: Any = {"type": "tool_result", "tool_use_id": "toolu_1", "content": "yes"}
    runner.add_messages({"role": "user", "content": [answer]})
    assert (await runner.until_done()).stop_reason == "end_turn"
    assert results(transport) == [answer]


async def test_arguments_are_changed_for_the_requests_that_follow(method: str) -> None:
    transport, runner = run_of(method, wanted(city="Rome"), system="Be short.", tool_choice={"type": "any"})
    stream = await anext(runner)
    if method == "run_tools_stream":
        await stream.get_final_message()
    runner.change(system=None, max_tokens=5, tool_choice={"type": "auto"})
    await runner.until_done()
    assert sent(transport, 0)["tool_choice"] == {"type": "any"}
    changed = sent(transport, 1)
    assert ("system" in changed, changed["max_tokens"], changed["tool_choice"]) == (False, 5, {"type": "auto"})
    with pytest.raises(TypeError, match="did you mean 'temperature'"):
        runner.change(temprature=1)
    with pytest.raises(ValidationError, match="add_messages"):
        runner.change(messages=[])


async def test_results_can_be_looked_at_and_changed_before_they_are_sent(method: str) -> None:
    ran: list[str] = []

    def note(city: str) -> str:
        """Notes."""
        ran.append(city)
        return "noted"

    transport, runner = run_of(method, wanted("note", city="Rome"), tools=[note])
    stream = await anext(runner)
    if method == "run_tools_stream":
        await stream.get_final_message()
    assert [call.name for call in runner.pending_calls] == ["note"]
    (result,) = await runner.results()
    assert await runner.results() == [result]
    result["cache_control"] = {"type": "ephemeral"}
    await runner.until_done()
    assert (ran, results(transport)[0]["cache_control"]) == (["Rome"], {"type": "ephemeral"})
    assert (runner.pending_calls, await runner.results()) == ([], [])
