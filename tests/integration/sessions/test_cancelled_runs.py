"""A reader or a run that is cancelled, or dropped, loses nothing and leaves nothing behind."""

from __future__ import annotations

import gc
from typing import Any

import anyio
import pytest

from integrations_anthropic import AsyncAnthropicClient, RetryPolicy
from tests.integration.sessions.session_server import Part, SessionServer, custom_call, event, idle
from tests.integration.sessions.tool_results import results, when_answered

pytestmark = pytest.mark.anyio


def client_of(url: str) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(api_key="k", base_url=url, retry=RetryPolicy(initial_delay=0.001), circuit=None)


class SlowTool:
    """A tool that takes as long as a test wants."""

    def __init__(self) -> None:
        self.begun = 0
        self.may_end, self.has_ended = anyio.Event(), anyio.Event()

    async def weather(self, city: str) -> str:
        """The weather in a city."""
        self.begun += 1
        try:
            await self.may_end.wait()
        finally:
            self.has_ended.set()
        return city


async def test_a_reader_that_is_cancelled_goes_on_behind_the_last_event() -> None:
    with SessionServer(Part([event(1), event(2)], end="stay"), *[Part(end="stay")] * 3) as server:
        async with client_of(server.url) as client, client.sessions.events.follow("sesn_1") as events:
            found = [(await anext(events)).id for _ in range(2)]
            for number in (3, 30):
                with anyio.move_on_after(0.02) as scope:
                    await anext(events)
                assert scope.cancelled_caught
                server.happen(event(number))
                found.append((await anext(events)).id)
            server.happen(event(40, "session.status_terminated"))
            found += [one.id async for one in events]
            assert events.connections == 3
    assert found == ["e1", "e2", "e3", "e30", "e40"]


async def test_a_run_that_is_cancelled_goes_on_with_the_tools_that_run() -> None:
    slow = SlowTool()
    with SessionServer(Part([custom_call(1, city="Rome")], end="stay"), react=when_answered("e1")) as server:
        async with client_of(server.url) as client, client.sessions.run_tools("sesn_1", tools=[slow.weather]) as run:
            with anyio.move_on_after(0.1):
                await run.until_done()
            slow.may_end.set()
            assert (await run.until_done()).id == "e9000"
    assert slow.begun == 1 and results(server) == [("e1", "Rome", False)]


@pytest.mark.parametrize("how", ["closed", "dropped"])
async def test_a_run_that_is_left_leaves_no_task(how: str) -> None:
    slow = SlowTool()
    with SessionServer(Part([custom_call(1, city="Rome"), event(2), idle(3, "e1")], end="stay")) as server:
        async with client_of(server.url) as client:
            run: Any = client.sessions.run_tools("sesn_1", tools=[slow.weather])
            assert [(await anext(run)).id for _ in range(2)] == ["e1", "e2"]
            if how == "closed":
                await run.close()
            del run
            gc.collect()
            with anyio.fail_after(5):
                await slow.has_ended.wait()
    assert server.sent == []
