"""Tools of streamed runs that are cancelled, interrupted, abandoned, and asked about by tasks."""

from __future__ import annotations

import asyncio
import gc
import threading
from typing import Any

import anyio
import pytest

from integrations_anthropic import (
    AnthropicClient,
    DeadlineExceededError,
    StreamTruncatedError,
    ToolUseBlock,
    ValidationError,
)
from integrations_anthropic.testing import AsyncMockTransport, MockTransport, Reply
from tests.unit._async.clients import client_of
from tests.unit._async.tools.conversations import (
    ASKING,
    DONE,
    STREAMED_DONE,
    asks,
    events_of,
    results,
    streamed,
    wanted,
)

AFTER = {"type": "text", "text": "While it runs."}
CALLED = (wanted("wait", 1, who="a"), wanted("wait", 2, who="b"), AFTER)


class Waiting:
    """An async tool that waits for ever, until it is patient no more."""

    def __init__(self) -> None:
        self.began: list[str] = []
        self.left: list[str] = []
        self.returns = False
        self.all_left = anyio.Event()

    async def wait(self, who: str) -> str:
        """Waits."""
        self.began.append(who)
        try:
            if not self.returns:
                await anyio.sleep_forever()
            return who
        finally:
            self.left.append(who)
            if len(self.left) == 2:
                self.all_left.set()


def run_of(*replies: Any, **options: Any) -> tuple[AsyncMockTransport, Any]:
    transport = AsyncMockTransport(*replies)
    return transport, client_of(transport, max_retries=0).messages.run_tools_stream(**ASKING, **options)


async def read_calls(runner: Any) -> Any:
    """Read the next answer up to the end of its calls."""
    stream = await anext(runner)
    async for event in stream:
        if event.type == "content_block_stop" and event.index == 1:
            break
    return stream


async def cancelled_once_blocked(runner: Any) -> None:
    """Let a run go on until every task waits, then cancel it."""
    async with anyio.create_task_group() as group:
        group.start_soon(runner.until_done)
        await anyio.wait_all_tasks_blocked()
        group.cancel_scope.cancel()


@pytest.mark.anyio
async def test_an_answer_that_breaks_off_cancels_the_tools_that_it_started() -> None:
    waiting = Waiting()
    _, runner = run_of(Reply.stream(events_of(*CALLED)[:-2]), STREAMED_DONE, tools=[waiting.wait])
    stream = await read_calls(runner)
    assert sorted(waiting.began) == ["a", "b"]
    with pytest.raises(StreamTruncatedError):
        await stream.get_final_message()
    assert sorted(waiting.left) == ["a", "b"]
    assert (await runner.until_done()).stop_reason == "end_turn"
    assert runner.unsent_results == []


@pytest.mark.anyio
async def test_a_cancellation_while_tools_run_is_gone_on_from() -> None:
    waiting = Waiting()
    transport, runner = run_of(streamed(*CALLED), STREAMED_DONE, tools=[waiting.wait])
    await cancelled_once_blocked(runner)
    assert sorted(waiting.left) == ["a", "b"]
    assert (runner.rounds, len(runner.messages)) == (1, 2)
    waiting.returns = True
    await runner.until_done()
    assert [result["content"] for result in results(transport)] == ["a", "b"]
    assert len(transport.requests) == 2


@pytest.mark.anyio
async def test_a_cancellation_runs_no_tool_again_that_has_returned() -> None:
    ran: list[str] = []

    async def wait(who: str) -> str:
        """Waits, the first time."""
        ran.append(who)
        if who == "b" and ran.count("b") == 1:
            await anyio.sleep_forever()
        return who

    transport = AsyncMockTransport(asks(*CALLED[:2]), DONE)
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[wait])
    await cancelled_once_blocked(runner)
    await runner.until_done()
    assert sorted(ran) == ["a", "b", "b"]
    assert [result["content"] for result in results(transport)] == ["a", "b"]


@pytest.mark.anyio
@pytest.mark.parametrize("how", ["close", "block", "collect"])
async def test_a_run_that_is_left_leaves_no_task_behind(how: str) -> None:
    waiting = Waiting()
    _, runner = run_of(streamed(*CALLED), tools=[waiting.wait])
    if how == "block":
        async with runner:
            await read_calls(runner)
    else:
        await read_calls(runner)
    if how == "close":
        await runner.close()
    del runner
    gc.collect()
    with anyio.fail_after(20):
        await waiting.all_left.wait()
    assert sorted(waiting.left) == ["a", "b"]


@pytest.mark.anyio
async def test_a_run_that_was_closed_goes_on() -> None:
    waiting = Waiting()
    transport, runner = run_of(streamed(*CALLED), streamed(*CALLED), STREAMED_DONE, tools=[waiting.wait])
    await read_calls(runner)
    await runner.close()
    assert sorted(waiting.left) == ["a", "b"]
    waiting.returns = True
    await runner.until_done()
    assert len(transport.requests) == 3


def test_a_loop_that_ends_leaves_nothing_and_another_one_goes_on() -> None:
    waiting = Waiting()
    _, runner = run_of(streamed(*CALLED), STREAMED_DONE, tools=[waiting.wait])

    async def first() -> None:
        stream = await read_calls(runner)
        await stream.get_final_message()

    asyncio.run(first())
    assert sorted(waiting.left) == ["a", "b"]
    waiting.returns = True
    assert asyncio.run(runner.until_done()).stop_reason == "end_turn"
    assert sorted(waiting.began) == ["a", "a", "b", "b"]


@pytest.mark.anyio
async def test_a_tool_may_end_the_run_it_is_in() -> None:
    runners: list[Any] = []

    async def wait(who: str) -> str:
        """Ends the run."""
        await runners[0].close()
        return who

    _, runner = run_of(streamed(*CALLED), STREAMED_DONE, tools=[wait])
    runners.append(runner)
    with anyio.fail_after(20), pytest.raises(StreamTruncatedError):
        await runner.until_done()


@pytest.mark.anyio
async def test_an_async_function_decides_without_a_thread() -> None:
    waiting = Waiting()
    waiting.returns = True
    threads: list[str] = []

    async def confirm(call: ToolUseBlock) -> bool | str:
        """Decides."""
        await anyio.lowlevel.checkpoint()
        threads.append(threading.current_thread().name)
        return call.id == "toolu_1" or "no"

    for method, replies in (
        ("run_tools", (asks(*CALLED), DONE)),
        ("run_tools_stream", (streamed(*CALLED), STREAMED_DONE)),
    ):
        transport = AsyncMockTransport(*replies)
        runner = getattr(client_of(transport).messages, method)(**ASKING, tools=[waiting.wait], confirm=confirm)
        await runner.until_done()
        assert [result["content"] for result in results(transport)] == ["a", "this call was refused: no"]
    assert set(threads) == {threading.current_thread().name}


@pytest.mark.anyio
async def test_a_function_that_blocks_does_not_block_the_loop() -> None:
    waiting = Waiting()
    waiting.returns = True
    ticked = threading.Event()

    def confirm(call: ToolUseBlock) -> bool:
        """Waits for the loop."""
        return ticked.wait(10)

    async def tick() -> None:
        ticked.set()

    transport, runner = run_of(streamed(*CALLED), STREAMED_DONE, tools=[waiting.wait], confirm=confirm)
    async with anyio.create_task_group() as group:
        group.start_soon(runner.until_done)
        await anyio.sleep(0.01)
        group.start_soon(tick)
    assert [result["content"] for result in results(transport)] == ["a", "b"]


@pytest.mark.anyio
async def test_the_deadline_ends_a_question_that_is_not_answered() -> None:
    async def confirm(call: ToolUseBlock) -> bool:
        """Waits for ever."""
        await anyio.sleep_forever()
        return True

    transport = AsyncMockTransport(asks(*CALLED))
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[Waiting().wait], confirm=confirm, deadline=0.05)
    with anyio.fail_after(20), pytest.raises(DeadlineExceededError):
        await runner.until_done()


@pytest.mark.anyio
async def test_a_time_limit_cancels_what_awaits() -> None:
    waiting = Waiting()
    transport, runner = run_of(streamed(*CALLED), STREAMED_DONE, tools=[waiting.wait], tool_timeout=0.05)
    with anyio.fail_after(20):
        await runner.until_done()
    assert sorted(waiting.left) == ["a", "b"]
    assert ["time limit of 0.05 s" in result["content"] for result in results(transport)] == [True, True]


def test_the_client_that_blocks_asks_no_async_function() -> None:
    async def confirm(call: ToolUseBlock) -> bool:
        """Decides."""
        return True

    client = AnthropicClient(api_key="sk-test", transport=MockTransport())
    with pytest.raises(ValidationError, match="confirm: is async"):
        wrong: Any = confirm
        client.messages.run_tools(**ASKING, tools=[], confirm=wrong)
