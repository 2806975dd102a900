"""A function of the user that is cancelled by something of its own ends the run; it does not hang."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import anyio
import pytest
import trio

from integrations_anthropic import AsyncAnthropicClient, tool
from tests.integration.sessions.session_server import Part, SessionServer, agent_call, custom_call, event
from tests.integration.sessions.tool_results import awaited_weather, results, when_answered

CALLS = [custom_call(1, city="Rome"), agent_call(2, "ask")]


def test_a_cancellation_of_the_users_own_is_raised_and_the_next_try_goes_on() -> None:
    cancelled: list[str] = []

    async def gives_up(city: str) -> str:
        if not cancelled:
            cancelled.append(city)
            raise asyncio.CancelledError
        return await awaited_weather(city)

    async def main(call: Any, given: dict[str, Any]) -> None:
        with SessionServer(Part([call], end="stay"), react=when_answered(call["id"])) as server:
            async with AsyncAnthropicClient(api_key="k", base_url=server.url) as client:
                run = client.sessions.run_tools("sesn_1", **given)
                with pytest.raises(asyncio.CancelledError):
                    await asyncio.wait_for(run.until_done(), 5)
                assert cancelled and not server.sent
                await asyncio.wait_for(run.until_done(), 5)
            assert len(server.sent) == 1
            if not call["type"].endswith("custom_tool_use"):
                return
            assert results(server) == [("e1", "sunny in Rome", False)]

    async def confirm(call: Any) -> bool:
        return bool(await gives_up(call.id))

    asyncio.run(main(CALLS[0], {"tools": [tool(gives_up, name="weather", description="Gives up.")]}))
    cancelled.clear()
    asyncio.run(main(CALLS[1], {"tools": [], "confirm": confirm}))


class StuckOnce:
    """A tool, or an approval, whose first call does not end."""

    def __init__(self) -> None:
        self.begun: list[Any] = []
        self.has_begun, self.may_end = threading.Event(), threading.Event()

    async def awaited(self, city: Any) -> Any:
        if self._begins(city):
            await anyio.sleep_forever()
        return True

    def blocking(self, city: Any) -> Any:
        if self._begins(city):
            self.may_end.wait(60)
        return True

    def _begins(self, city: Any) -> bool:
        self.begun.append(city)
        self.has_begun.set()
        return len(self.begun) == 1


@pytest.mark.parametrize("run_loop", [lambda main: asyncio.run(main()), trio.run], ids=["asyncio", "trio"])
@pytest.mark.parametrize("is_asked", [False, True])
@pytest.mark.parametrize("in_thread", [False, True])
def test_a_run_goes_on_in_another_loop_where_the_first_ended_in_the_middle_of_a_tool(
    run_loop: Callable[..., Any], is_asked: bool, in_thread: bool
) -> None:
    stuck = StuckOnce()
    slow: Any = stuck.blocking if in_thread else stuck.awaited
    call = CALLS[1] if is_asked else CALLS[0]
    given: dict[str, Any] = {"tools": [tool(slow, name="weather", description="Waits.")]}
    if is_asked:
        given = {"tools": [], "confirm": slow}
    parts = [Part([call, event(3)], end="stay"), *[Part(end="stay")] * 5]
    with SessionServer(*parts, react=when_answered(call["id"])) as server:
        client = AsyncAnthropicClient(api_key="k", base_url=server.url)
        run = client.sessions.run_tools("sesn_1", **given)

        async def first() -> None:
            assert [(await anext(run)).id for _ in range(2)] == [call["id"], "e3"]
            await anyio.to_thread.run_sync(stuck.has_begun.wait, 60)

        async def second() -> None:
            with anyio.fail_after(60):
                await run.until_done()
            await client.close()

        for main in (first, second):
            run_loop(main)
        stuck.may_end.set()
        assert len(stuck.begun) == 2 and len(server.sent) == 1


def test_a_tool_may_close_the_run_that_calls_it() -> None:
    async def main() -> None:
        async def closing(city: str) -> str:
            await run.close()
            return city

        with SessionServer(Part([custom_call(1, city="Rome")], end="stay")) as server:
            async with AsyncAnthropicClient(api_key="k", base_url=server.url) as client:
                named = tool(closing, name="weather", description="Closes the run.")
                run = client.sessions.run_tools("sesn_1", tools=[named])
                task = asyncio.ensure_future(run.until_done())
                # An error or a cancellation would do: it has to end.
                assert await asyncio.wait([task], timeout=60) == ({task}, set())
                _ = task.cancelled() or task.exception()
        assert server.sent == []

    asyncio.run(main())
