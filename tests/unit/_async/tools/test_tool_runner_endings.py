"""Conversations in which the model calls functions: how they end, and the options of their requests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicError,
    CreateMessageRequest,
    DeadlineExceededError,
    OverloadedError,
    ToolRoundsExceededError,
    ToolUseBlock,
    ValidationError,
    message,
    to_dict,
    tool,
)
from integrations_anthropic.testing import AsyncMockTransport, VirtualClock
from tests.unit.responses import failure, reply_with

from ..clients import client_of
from .conversations import ASKING, DONE, asks, get_weather, results, sent, wanted

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("reason", ["pause_turn", "compaction"])
async def test_a_paused_turn_goes_on_with_what_there_is(reason: str) -> None:
    block = {"type": "text", "text": "Searching."}
    transport = AsyncMockTransport(asks(block, stop_reason=reason), DONE)
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[get_weather])
    await runner.until_done()
    assert sent(transport, 1)["messages"][1:] == [{"role": "assistant", "content": [block]}]
    assert runner.rounds == 2


@pytest.mark.parametrize("reason", ["max_tokens", "refusal", "a_reason_of_tomorrow", "end_turn"])
async def test_a_call_that_may_be_cut_short_is_not_run(reason: str) -> None:
    transport = AsyncMockTransport(asks(wanted("never"), stop_reason=reason))
    final = await client_of(transport).messages.run_tools(**ASKING, tools=[get_weather]).until_done()
    assert final.stop_reason == reason


async def test_a_call_of_a_tool_that_is_only_described_is_handed_back() -> None:
    by_hand: Any = {"name": "by_hand", "input_schema": {"type": "object"}}
    transport = AsyncMockTransport(asks(wanted(city="Rome"), wanted("by_hand", 2)))
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[get_weather, by_hand])
    final = await runner.until_done()
    assert (final.stop_reason, runner.rounds, len(runner.messages)) == ("tool_use", 1, 2)


async def test_rounds_have_an_end_and_nothing_paid_is_lost() -> None:
    ran: list[str] = []

    def note(city: str) -> str:
        """Notes."""
        ran.append(city)
        return "noted"

    transport = AsyncMockTransport().returning(asks(wanted("note", city="Rome")))
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[note], max_rounds=3)
    with pytest.raises(ToolRoundsExceededError, match="still calls tools after 3 rounds") as caught:
        await runner.until_done()
    assert isinstance(caught.value, AnthropicError)
    assert (caught.value.rounds, len(ran), len(transport.requests)) == (3, 2, 3)
    assert caught.value.messages == runner.messages
    assert [to_dict(turn)["role"] for turn in caught.value.messages] == [
        "user",
        *["assistant", "user"] * 2,
        "assistant",
    ]
    assert caught.value.partial is runner.message
    assert caught.value.request_id == "req_1"
    with pytest.raises(ToolRoundsExceededError):
        await runner.until_done()
    # Going on runs what was left open first.
    resumed = AsyncMockTransport(DONE)
    again = client_of(resumed).messages.run_tools(**{**ASKING, "messages": caught.value.messages}, tools=[note])
    assert (await again.until_done()).stop_reason == "end_turn"
    assert len(ran) == 3
    # The third call of the same id has one of its own in the history: the API refuses an id that it has seen.
    assert results(resumed, 0) == [{"type": "tool_result", "tool_use_id": "toolu_1_3", "content": "noted"}]


async def test_the_last_round_may_be_the_last_answer() -> None:
    transport = AsyncMockTransport(asks(wanted(city="Rome")), DONE)
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[get_weather], max_rounds=2)
    assert (await runner.until_done()).stop_reason == "end_turn"


async def test_an_error_of_the_api_loses_nothing_and_can_be_gone_on_from() -> None:
    ran: list[str] = []

    def note(city: str) -> str:
        """Notes."""
        ran.append(city)
        return "noted"

    overloaded = reply_with(failure("overloaded_error"), 529)
    transport = AsyncMockTransport(asks(wanted("note", city="Rome")), overloaded, DONE)
    runner = client_of(transport, max_retries=0).messages.run_tools(**ASKING, tools=[note])
    with pytest.raises(OverloadedError):
        await runner.until_done()
    assert len(runner.messages) == 3
    assert (await runner.until_done()).stop_reason == "end_turn"
    assert ran == ["Rome"]
    assert sent(transport, 1) == sent(transport, 2)


async def test_every_option_goes_into_every_request() -> None:
    transport = AsyncMockTransport(asks(wanted(city="Rome")), DONE)
    client = client_of(transport)
    await client.messages.run_tools(
        **ASKING,
        tools=[get_weather],
        tool_choice={"type": "auto"},
        user_profile_id="profile_1",
        timeout=77,
        extra_headers={"x-team": "search"},
        extra_query={"a": 1},
        extra_body={"of_tomorrow": True},
        beta_features=["computer-use-2025-01-24"],
    ).until_done()
    for number, request in enumerate(transport.requests):
        assert (request.timeout, request.headers["x-team"], request.url[-4:]) == (77, "search", "?a=1")
        assert request.headers["anthropic-user-profile-id"] == "profile_1"
        assert request.headers["anthropic-beta"] == "computer-use-2025-01-24"
        assert sent(transport, number)["of_tomorrow"] is True
        assert sent(transport, number)["tool_choice"] == {"type": "auto"}


@pytest.mark.parametrize("as_record", [True, False])
async def test_a_request_object_is_taken_as_well_and_its_tools_stand_first(as_record: bool) -> None:
    given: Any = ASKING | {"tools": [{"type": "web_search_20250305", "name": "web_search"}]}
    request = CreateMessageRequest(**given) if as_record else given
    transport = AsyncMockTransport(asks(wanted(city="Rome")), DONE)
    await client_of(transport).messages.run_tools(request, tools=[get_weather]).until_done()
    assert [t["name"] for t in sent(transport, 1)["tools"]] == ["web_search", "get_weather"]
    assert len(sent(transport, 1)["messages"]) == 3


async def test_without_tools_it_is_one_answer() -> None:
    transport = AsyncMockTransport(DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[]).until_done()
    assert "tools" not in sent(transport, 0)


@pytest.mark.parametrize("container", [None, "container_old", {"skills": [{"type": "anthropic", "skill_id": "pdf"}]}])
async def test_code_that_waits_for_a_result_goes_on_in_its_container(container: Any) -> None:
    made = {"id": "container_1", "expires_at": "2026-01-31T12:00:00Z"}
    transport = AsyncMockTransport(asks(wanted(city="Rome"), container=made), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[get_weather], container=container).until_done()
    assert sent(transport, 0).get("container") == container
    kept = {**container, "id": "container_1"} if isinstance(container, dict) else "container_1"
    assert sent(transport, 1)["container"] == kept


async def test_the_deadline_is_over_the_whole_run() -> None:
    clock = VirtualClock()

    def slow(city: str) -> str:
        """Takes its time."""
        clock.advance(6)
        return city

    transport = AsyncMockTransport(asks(wanted("slow", city="Rome")), asks(wanted("slow", city="Oslo")))
    runner = client_of(transport, clock=clock).messages.run_tools(**ASKING, tools=[slow], deadline=10)
    with pytest.raises(DeadlineExceededError, match="after 2 rounds") as caught:
        await runner.until_done()
    assert caught.value.duration == 10
    assert caught.value.partial is runner.message
    assert [request.timeout for request in transport.requests] == [10, 4]


async def test_a_tool_that_hangs_is_left_at_the_deadline() -> None:
    released = threading.Event()

    def hang(city: str) -> str:
        """Hangs."""
        released.wait(10)
        return city

    transport = AsyncMockTransport(asks(wanted("hang", city="Rome")))
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[hang], deadline=0.05)
    try:
        with pytest.raises(DeadlineExceededError):
            await runner.until_done()
    finally:
        released.set()
    assert len(runner.messages) == 2


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("calls", [1, 2])
async def test_what_is_no_exception_passes_through(error: type[BaseException], calls: int) -> None:
    def stop(city: str) -> str:
        """Stops everything."""
        if city == "0":
            raise error
        return city

    transport = AsyncMockTransport(asks(*(wanted("stop", n, city=str(n)) for n in range(calls))))
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[stop])
    with pytest.raises(error):
        await runner.until_done()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"max_rounds": 0}, "max_rounds"),
        ({"max_rounds": True}, "max_rounds"),
        ({"max_rounds": 2.0}, "max_rounds"),
        ({"on_error": "raise"}, "on_error"),
        ({"messages": []}, "messages"),
        ({"messages": "Hi"}, "messages"),
        ({"messages": None}, "messages"),
        ({"messages": {"role": "user"}}, "messages"),
        ({"tools": None}, "tools"),
        ({"tools": [b"x"]}, "tools[0]"),
        ({"timeout": -1}, "timeout"),
    ],
)
async def test_what_cannot_be_run_is_refused_before_anything_is_sent(change: dict[str, Any], field: str) -> None:
    given: Any = {**ASKING, "tools": [get_weather]} | change
    with pytest.raises(ValidationError) as caught:
        client_of(AsyncMockTransport()).messages.run_tools(**given)
    assert caught.value.field == field


async def test_an_open_call_of_a_tool_that_has_no_function_is_refused() -> None:
    turns: Any = [*ASKING["messages"], message("assistant", [ToolUseBlock(id="toolu_1", name="by_hand", input={})])]
    tools: Any = [{"name": "by_hand", "input_schema": {"type": "object"}}]
    with pytest.raises(ValidationError, match="has no function here"):
        client_of(AsyncMockTransport()).messages.run_tools(**{**ASKING, "messages": turns}, tools=tools)


async def test_an_open_call_that_is_none_is_refused() -> None:
    turns: Any = [*ASKING["messages"], {"role": "assistant", "content": [{"type": "tool_use", "name": "get_weather"}]}]
    with pytest.raises(ValidationError, match="not as the API does") as caught:
        client_of(AsyncMockTransport()).messages.run_tools(**{**ASKING, "messages": turns}, tools=[get_weather])
    assert caught.value.field == "messages"


async def test_an_unknown_keyword_is_a_type_error_and_what_the_api_would_refuse_is_refused_here() -> None:
    transport = AsyncMockTransport()
    unknown: Any = {"temprature": 1}
    with pytest.raises(TypeError, match=r"messages.run_tools\(\) got an unexpected .* mean 'temperature'"):
        client_of(transport).messages.run_tools(**ASKING, **unknown, tools=[get_weather])
    wrong: Any = {**ASKING, "max_tokens": -1}
    with pytest.raises(ValidationError, match="max_tokens"):
        await client_of(transport).messages.run_tools(**wrong, tools=[get_weather]).until_done()
    assert transport.requests == []


async def test_a_tool_may_look_at_the_run_it_is_in() -> None:
    runners: list[Any] = []

    def peek(city: str) -> str:
        """Looks at the conversation."""
        return f"{runners[0].rounds} rounds, {len(runners[0].messages)} turns"

    transport = AsyncMockTransport(asks(wanted("peek", city="Rome")), DONE)
    runners.append(client_of(transport).messages.run_tools(**ASKING, tools=[peek]))
    await runners[0].until_done()
    assert results(transport)[0]["content"] == "1 rounds, 2 turns"


@dataclass
class Place:
    """A place."""

    city: str
    zip: int | None = None


async def test_classes_methods_and_decorated_functions_work_together() -> None:
    class Register:
        def __init__(self) -> None:
            self.places: list[Place] = []

        @tool(name="add_place", strict=True)
        def add(self, place: Place) -> dict[str, Any]:
            """Adds a place."""
            self.places.append(place)
            return {"count": len(self.places)}

    register = Register()
    made: Callable[..., Any] = register.add
    transport = AsyncMockTransport(asks(wanted("add_place", place={"city": "Rome"})), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[made]).until_done()
    assert register.places == [Place("Rome")]
    assert results(transport)[0]["content"] == '{"count":1}'
    assert sent(transport, 0)["tools"][0]["strict"] is True
