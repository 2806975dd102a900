"""The calls of tools of a session are answered once, side by side, over cuts."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from integrations_anthropic import (
    ConfigurationError,
    ToolContext,
    ToolError,
    ToolTimeoutError,
    tool,
)
from tests.integration.sessions.session_server import (
    Part,
    SessionServer,
    custom_call,
    event,
    idle,
)
from tests.integration.sessions.tool_results import awaited_weather, results, weather, when_answered

from .session_clients import client_of

pytestmark = pytest.mark.anyio

FUNCTIONS: list[Any] = [weather, tool(weather)]
FUNCTIONS.append(tool(awaited_weather, name="weather"))  # async only


@pytest.mark.parametrize("function", FUNCTIONS)
async def test_calls_are_answered_until_the_turn_is_over(function: Any) -> None:
    calls = [custom_call(1, city="Lisbon"), custom_call(2, city="Oslo"), idle(3, "e1", "e2")]
    with SessionServer(Part(calls, end="stay"), react=when_answered("e1", "e2")) as server:
        async with client_of(server.url) as client:
            run = client.sessions.run_tools("sesn_1", tools=[function])
            message = await run.until_done()
            assert message.content[0].text == "text 9000"
            assert run.stopped_by.stop_reason.type == "end_turn"
            assert run.pending_calls == [] and repr(run).endswith("(done)")
            assert await run.until_done() == message
    assert results(server) == [("e1", "sunny in Lisbon", False), ("e2", "sunny in Oslo", False)]


async def test_the_events_are_handed_out_and_those_of_the_past_where_it_is_asked_for() -> None:
    past = [event(1, "user.message"), custom_call(2, city="Rome")]
    for history in (False, True):
        with SessionServer(Part(end="stay"), past=past, react=when_answered("e2")) as server:
            async with client_of(server.url) as client:
                run = client.sessions.run_tools("sesn_1", tools=[weather], history=history)
                ids = [one.id async for one in run]
        assert ids == (["e1", "e2"] if history else []) + ["s1", "e9000", "e9001"]
        assert results(server) == [("e2", "sunny in Rome", False)]


async def test_what_the_history_has_a_result_for_is_not_answered_again() -> None:
    past = [
        custom_call(1, city="Rome"),
        event(2, "user.custom_tool_result", custom_tool_use_id="e1", content=[]),
        custom_call(3, city="Oslo"),
    ]
    with SessionServer(Part(end="stay"), past=past, react=when_answered("e3")) as server:
        async with client_of(server.url) as client:
            await client.sessions.run_tools("sesn_1", tools=[weather]).until_done()
    assert results(server) == [("e3", "sunny in Oslo", False)]


@pytest.mark.parametrize("end", ["close", "end", "reset"])
@pytest.mark.parametrize("count", range(4))
async def test_a_stream_that_is_cut_answers_each_call_once(count: int, end: str) -> None:
    whole = [event(1, "user.message"), custom_call(2, city="Rome"), custom_call(3, city="Oslo"), idle(4, "e2", "e3")]
    parts = [Part(whole[:count], end=end, missed=whole[count:]), Part(end="close"), Part(end="stay")]
    with SessionServer(*parts, react=when_answered("e2", "e3")) as server:
        async with client_of(server.url) as client:
            assert await client.sessions.run_tools("sesn_1", tools=[weather]).until_done() is not None
    assert results(server) == [("e2", "sunny in Rome", False), ("e3", "sunny in Oslo", False)]


async def test_tools_run_side_by_side() -> None:
    both = threading.Barrier(2, timeout=5)

    def meet(city: str) -> str:
        """Waits for the other call."""
        both.wait()
        return city

    calls = [custom_call(1, "meet", city="a"), custom_call(2, "meet", city="b")]
    with SessionServer(Part(calls, end="stay"), react=when_answered("e1", "e2")) as server:
        async with client_of(server.url) as client:
            await client.sessions.run_tools("sesn_1", tools=[meet]).until_done()
    assert results(server) == [("e1", "a", False), ("e2", "b", False)]


async def test_a_failure_is_a_result_and_the_callback_gets_it() -> None:
    def breaks(city: str) -> str:
        """Does not work."""
        raise ToolError(f"no station in {city}")

    seen: list[tuple[str, str]] = []
    calls = [custom_call(1, "breaks", city="Rome"), custom_call(2, "breaks", town="Oslo")]
    with SessionServer(Part(calls, end="stay"), react=when_answered("e1", "e2")) as server:
        async with client_of(server.url) as client:
            run = client.sessions.run_tools(
                "sesn_1", tools=[breaks], on_error=lambda call, error: seen.append((call.id, type(error).__name__))
            )
            await run.until_done()
    (first, second) = results(server)
    assert first == ("e1", "no station in Rome", True)
    assert second[0] == "e2" and "city" in second[1] and second[2]
    assert sorted(seen) == [("e1", "ToolError"), ("e2", "ValidationError")]


@pytest.mark.parametrize("by_tool", [True, False])
async def test_a_tool_that_takes_too_long_is_an_error(by_tool: bool) -> None:
    leave = threading.Event()

    def hangs() -> str:
        """Takes long."""
        leave.wait(10)
        return "late"

    errors: list[Exception] = []
    given: Any = tool(hangs, timeout=0.05) if by_tool else hangs
    with SessionServer(Part([custom_call(1, "hangs")], end="stay"), react=when_answered("e1")) as server:
        async with client_of(server.url) as client:
            run = client.sessions.run_tools(
                "sesn_1",
                tools=[given],
                tool_timeout=None if by_tool else 0.05,
                on_error=lambda call, error: errors.append(error),
            )
            await run.until_done()
    leave.set()
    assert isinstance(errors[0], ToolTimeoutError) and errors[0].duration == 0.05
    assert results(server)[0][1].startswith("the tool 'hangs' took longer") and results(server)[0][2]


async def test_a_tool_is_handed_what_it_asks_for() -> None:
    def look(context: ToolContext[dict[str, str]], city: str) -> str:
        """Looks it up."""
        for name in ("messages", "rounds"):
            with pytest.raises(ConfigurationError, match="list the events"):
                getattr(context, name)
        return f"{context.value[city]} {context.call.id}"

    with SessionServer(Part([custom_call(1, "look", city="Rome")], end="stay"), react=when_answered("e1")) as server:
        async with client_of(server.url) as client:
            await client.sessions.run_tools("sesn_1", tools=[look], context={"Rome": "warm"}).until_done()
    assert results(server) == [("e1", "warm e1", False)]
