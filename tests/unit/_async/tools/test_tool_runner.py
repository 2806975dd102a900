"""Conversations in which the model calls functions."""

from __future__ import annotations

import json
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
from tests.unit.responses import MESSAGE, failure, reply_with

from ..clients import client_of

pytestmark = pytest.mark.anyio

ASKING: dict[str, Any] = {
    "model": "claude-sonnet-4-5",
    "max_tokens": 99,
    "messages": [{"role": "user", "content": "What is the weather?"}],
}
DONE = reply_with(MESSAGE)


def get_weather(city: str) -> str:
    """The weather in a city."""
    if city == "Atlantis":
        raise LookupError(f"there is no {city} in sk-ant-api03-very-secret")
    return f"warm in {city}"


def wanted(name: str = "get_weather", number: int = 1, **given: Any) -> dict[str, Any]:
    """A call of a tool."""
    return {"type": "tool_use", "id": f"toolu_{number}", "name": name, "input": given}


def asks(*blocks: dict[str, Any], stop_reason: str = "tool_use", **more: Any) -> Any:
    """An answer that calls tools."""
    return reply_with(MESSAGE | {"content": list(blocks), "stop_reason": stop_reason} | more)


def sent(transport: AsyncMockTransport, number: int) -> Any:
    """The body of a request."""
    return json.loads(transport.requests[number].body or b"")


def results(transport: AsyncMockTransport, number: int = 1) -> list[Any]:
    """The results in a request."""
    content: list[Any] = sent(transport, number)["messages"][-1]["content"]
    return content


async def test_a_function_is_called_and_its_result_is_sent_back() -> None:
    transport = AsyncMockTransport(asks({"type": "text", "text": "Let me see."}, wanted(city="Rome")), DONE)
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[get_weather], system="Be short.")
    final = await runner.until_done()
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


async def test_every_answer_is_given_before_its_tools_are_run() -> None:
    ran: list[str] = []

    def note(city: str) -> None:
        """Notes."""
        ran.append(city)

    transport = AsyncMockTransport(asks(wanted("note", city="Rome")), asks(wanted("note", city="Oslo")), DONE)
    seen: list[tuple[str | None, list[str], int]] = []
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[note])
    async for answer in runner:
        seen.append((answer.stop_reason, list(ran), runner.rounds))
    assert seen == [("tool_use", [], 1), ("tool_use", ["Rome"], 2), ("end_turn", ["Rome", "Oslo"], 3)]
    assert results(transport) == [{"type": "tool_result", "tool_use_id": "toolu_1"}]
    assert [answer async for answer in runner] == []
    assert await runner.until_done() is runner.message


async def test_whoever_stops_has_the_conversation_and_runs_nothing_more() -> None:
    def never(city: str) -> str:
        """Never run."""
        raise AssertionError

    transport = AsyncMockTransport(asks(wanted("never", city="Rome")))
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[never])
    async for _ in runner:
        break
    assert [to_dict(turn)["role"] for turn in runner.messages] == ["user", "assistant"]
    assert "not done" in repr(runner)


async def test_the_conversation_can_be_gone_on_with() -> None:
    transport = AsyncMockTransport(asks(wanted(city="Rome")), DONE, DONE)
    client = client_of(transport)
    runner = client.messages.run_tools(**ASKING, tools=[get_weather])
    await runner.until_done()
    await client.messages.create(**{**ASKING, "messages": [*runner.messages, message("user", "And now?")]})
    assert [turn["role"] for turn in sent(transport, 2)["messages"]] == [
        "user",
        "assistant",
        "user",
        "assistant",
        "user",
    ]


@pytest.mark.parametrize("given", [{"city": 5}, {"city": None}, {}, {"city": "Rome", "unit": "c"}])
async def test_bad_input_is_a_result_that_says_what_is_wrong(given: Any) -> None:
    reported: list[tuple[str, Exception]] = []

    def on_error(call: ToolUseBlock, error: Exception) -> None:
        reported.append((call.id, error))

    transport = AsyncMockTransport(asks(wanted() | {"input": given}), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[get_weather], on_error=on_error).until_done()
    (result,) = results(transport)
    assert result["is_error"] is True
    assert "does not fit the tool 'get_weather'" in result["content"]
    ((name, error),) = reported
    assert name == "toolu_1"
    assert isinstance(error, ValidationError)


async def test_a_call_of_an_unknown_tool_is_a_result_that_names_the_known_ones() -> None:
    transport = AsyncMockTransport(asks(wanted("get_wether", city="Rome")), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[get_weather]).until_done()
    (result,) = results(transport)
    assert result["is_error"] is True
    assert result["content"] == "there is no tool 'get_wether'; there are: get_weather"


async def test_a_tool_that_fails_is_a_result_without_traceback_and_its_cause_is_reported() -> None:
    reported: list[Exception] = []
    transport = AsyncMockTransport(asks(wanted(city="Atlantis"), wanted(number=2, city="Rome")), DONE)
    runner = client_of(transport).messages.run_tools(
        **ASKING, tools=[get_weather], on_error=lambda call, error: reported.append(error)
    )
    await runner.until_done()
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


async def test_what_on_error_raises_ends_the_run() -> None:
    def on_error(call: ToolUseBlock, error: Exception) -> None:
        raise error

    transport = AsyncMockTransport(asks(wanted(city="Atlantis")))
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[get_weather], on_error=on_error)
    with pytest.raises(LookupError):
        await runner.until_done()


async def test_what_a_tool_returns_and_json_cannot_say_is_an_error_result() -> None:
    def odd(city: str) -> Any:
        """Odd."""
        return {"value": float("nan")}

    transport = AsyncMockTransport(asks(wanted("odd", city="Rome")), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[odd]).until_done()
    assert results(transport) == [
        {
            "type": "tool_result",
            "tool_use_id": "toolu_1",
            "content": "value: JSON cannot represent nan",
            "is_error": True,
        }
    ]


async def test_a_return_value_that_cannot_be_serialized_is_an_error_result() -> None:
    def odd(city: str) -> Any:
        """Odd."""
        around: list[Any] = []
        around.append(around)
        return around

    transport = AsyncMockTransport(asks(wanted("odd", city="Rome")), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[odd]).until_done()
    (result,) = results(transport)
    assert result["is_error"] is True
    assert "recursion" in result["content"]


async def test_calls_of_one_answer_run_side_by_side_and_their_results_keep_the_order() -> None:
    meeting = threading.Barrier(3, timeout=10)
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
    transport = AsyncMockTransport(asks(*(wanted("meet", n, who=who) for n, who in enumerate(names))), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[meet]).until_done()
    assert [result["content"] for result in results(transport)] == names
    assert [result["tool_use_id"] for result in results(transport)] == ["toolu_0", "toolu_1", "toolu_2"]
    assert finished.index("second") < finished.index("first")


async def test_what_the_model_said_goes_back_unchanged() -> None:
    content = [
        {"type": "thinking", "thinking": "Hm.", "signature": "c2ln"},
        {"type": "redacted_thinking", "data": "eA=="},
        {"type": "block_of_tomorrow", "deep": {"null": None, "number": 1.0}},
        {"type": "text", "text": "Grüße \u2028", "citations": None},
        {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "x"}},
        {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": [], "of_tomorrow": 1},
        wanted(city="Rome") | {"caller": {"type": "direct"}, "of_tomorrow": [None]},
    ]
    transport = AsyncMockTransport(asks(*content), DONE)
    search: Any = {"type": "web_search_20250305", "name": "web_search", "max_uses": 2}
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[search, get_weather])
    await runner.until_done()
    assert sent(transport, 1)["messages"][1] == {"role": "assistant", "content": content}
    assert sent(transport, 1)["tools"][0] == search
    # What Anthropic runs is not run here.
    assert [result["tool_use_id"] for result in results(transport)] == ["toolu_1"]


async def test_a_paused_turn_goes_on_with_what_there_is() -> None:
    block = {"type": "text", "text": "Searching."}
    transport = AsyncMockTransport(asks(block, stop_reason="pause_turn"), DONE)
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
    assert results(resumed, 0) == [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "noted"}]


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
        timeout=7,
        extra_headers={"x-team": "search"},
        extra_query={"a": 1},
        extra_body={"of_tomorrow": True},
        beta_features=["computer-use-2025-01-24"],
    ).until_done()
    for number, request in enumerate(transport.requests):
        assert (request.timeout, request.headers["x-team"], request.url[-4:]) == (7, "search", "?a=1")
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
