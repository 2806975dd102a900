"""A function of the user that is cancelled by something of its own ends the run; it does not hang."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, tool
from tests.integration.sessions.session_server import Part, SessionServer, agent_call, custom_call
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
