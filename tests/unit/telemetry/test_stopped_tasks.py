"""A task that is cancelled, or whose generator another task closes, is no error."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Coroutine
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.responses import EVENTS, MESSAGE, reply_with, sse
from tests.unit.telemetry_recorder import TelemetryRecorder

HELLO: dict[str, Any] = {"model": "claude-sonnet-5-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


class Waiting(AsyncMockTransport):
    """Sends nothing, for ever, and says when it has begun to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = asyncio.Event()

    async def send(self, request: Any) -> Any:
        """Wait."""
        self.begun.set()
        await asyncio.get_running_loop().create_future()


async def cancel(call: Coroutine[Any, Any, Any], begun: asyncio.Event) -> None:
    task = asyncio.create_task(call)
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def run_out_of_time(call: Coroutine[Any, Any, Any], begun: asyncio.Event) -> None:
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(call, 0.01)


async def fail_beside(call: Coroutine[Any, Any, Any], begun: asyncio.Event) -> None:
    async def fail() -> None:
        await begun.wait()
        raise KeyError("mine")

    with pytest.raises(ExceptionGroup):
        async with asyncio.TaskGroup() as group:
            group.create_task(call)
            group.create_task(fail())


@pytest.mark.parametrize("stop", [cancel, run_out_of_time, fail_beside])
@pytest.mark.parametrize("streams", [False, True])
def test_a_call_whose_task_is_cancelled_ends_as_cancelled(
    stop: Callable[[Coroutine[Any, Any, Any], asyncio.Event], Coroutine[Any, Any, None]], streams: bool
) -> None:
    watched = TelemetryRecorder()

    async def main() -> None:
        transport = Waiting()
        client = AsyncAnthropicClient(api_key="k", transport=transport, telemetry=watched.telemetry())
        if streams:
            await stop(client.messages.create_stream(**HELLO).get_final_message(), transport.begun)
        else:
            await stop(client.messages.create(**HELLO), transport.begun)

    asyncio.run(main())
    assert_stopped(watched, ["cancelled"] * 3, "create_stream" if streams else "create")


def test_an_async_generator_that_another_task_closes_ends_its_stream_as_closed() -> None:
    watched = TelemetryRecorder()

    async def endpoint(client: AsyncAnthropicClient) -> AsyncGenerator[str, None]:
        async with client.messages.create_stream(**HELLO) as stream:
            async for event in stream:
                yield event.type

    async def main() -> None:
        transport = AsyncMockTransport(reply_with(sse(EVENTS), content_type="text/event-stream"))
        client = AsyncAnthropicClient(api_key="k", transport=transport, telemetry=watched.telemetry())
        response = endpoint(client)
        assert await asyncio.create_task(anext(response)) == "message_start"
        await asyncio.create_task(response.aclose())

    asyncio.run(main())
    assert_stopped(watched, ["closed", None, None], "create_stream")


def assert_stopped(watched: TelemetryRecorder, outcomes: list[str | None], method: str) -> None:
    """The spans of the one call, from the outside in, have these outcomes, and nothing says error."""
    (call,) = watched.trees()
    (execute,) = call.children
    nodes = [call, execute, *execute.children]
    assert [node.attributes.get("anthropic.outcome") for node in nodes] == outcomes
    assert [node.status for node in nodes] == ["UNSET"] * 3
    assert not any("error.type" in node.attributes or "exception" in node.events for node in nodes)
    labels = {"service": "messages", "method": method, "status": outcomes[0] or ""}
    assert watched.prometheus("anthropic_request_duration_seconds_count", **labels) == 1
    assert watched.counted("anthropic_errors_total") == {}


@pytest.mark.parametrize("stop", [cancel, fail_beside])
@pytest.mark.parametrize("in_thread", [False, True])
def test_a_run_whose_task_is_cancelled_while_its_tools_run_ends_as_cancelled(
    stop: Callable[[Coroutine[Any, Any, Any], asyncio.Event], Coroutine[Any, Any, None]], in_thread: bool
) -> None:
    watched, goes_on = TelemetryRecorder(), threading.Event()
    calls = [{"type": "tool_use", "id": f"t{number}", "name": "wait", "input": {}} for number in range(2)]
    answer = MESSAGE | {"content": calls, "stop_reason": "tool_use"}

    async def main() -> None:
        loop, begun = asyncio.get_running_loop(), asyncio.Event()

        async def wait() -> None:
            """Wait."""
            begun.set()
            await loop.create_future()

        def block() -> None:
            """Wait."""
            loop.call_soon_threadsafe(begun.set)
            goes_on.wait(30)

        block.__name__ = "wait"
        client = AsyncAnthropicClient(
            api_key="k", transport=AsyncMockTransport(reply_with(answer)), telemetry=watched.telemetry()
        )
        tools: list[Any] = [block if in_thread else wait]
        await stop(client.messages.run_tools(**HELLO, tools=tools).until_done(), begun)

    try:
        asyncio.run(main())
        (run,) = watched.trees()
        tools = [node for node in run.children if node.name == "execute_tool wait"]
        assert len(tools) == 2
        for node in (run, *tools):
            assert (node.status, node.events, node.attributes["anthropic.outcome"]) == ("UNSET", [], "cancelled")
    finally:
        goes_on.set()
