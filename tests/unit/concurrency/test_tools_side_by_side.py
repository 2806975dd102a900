"""Tools that run at once: as tasks, in threads, cancelled in the middle, interrupted, abandoned."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import pytest

from integrations_anthropic import AnthropicClient, ConfigurationError, DeadlineExceededError
from integrations_anthropic._runtime.async_jobs import AsyncJobs
from integrations_anthropic._runtime.jobs import Job, Jobs
from integrations_anthropic.testing import AsyncMockTransport, MockTransport
from tests.unit._async.clients import client_of
from tests.unit._async.tools.conversations import ASKING, DONE, asks, results, wanted

ASKED_TWICE = [wanted("meet", 1, who="a"), wanted("meet", 2, who="b")]
PLACE: contextvars.ContextVar[str] = contextvars.ContextVar("PLACE", default="nowhere")


@pytest.mark.anyio
async def test_async_tools_run_as_tasks_and_keep_their_order() -> None:
    here = {"a": anyio.Event(), "b": anyio.Event()}

    async def meet(who: str) -> str:
        """Waits for the other one."""
        here[who].set()
        with anyio.fail_after(5):
            await here["b" if who == "a" else "a"].wait()
        if who == "a":
            await anyio.wait_all_tasks_blocked()
        return who

    transport = AsyncMockTransport(asks(*ASKED_TWICE), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[meet]).until_done()
    assert [result["content"] for result in results(transport)] == ["a", "b"]


@pytest.mark.anyio
async def test_a_failing_task_leaves_its_neighbours_alone() -> None:
    failed = anyio.Event()

    async def meet(who: str) -> str:
        """One fails before the other is done."""
        if who == "a":
            failed.set()
            raise TimeoutError("too slow")
        await failed.wait()
        return who

    transport = AsyncMockTransport(asks(*ASKED_TWICE), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[meet]).until_done()
    assert [(r["content"], r.get("is_error")) for r in results(transport)] == [
        ("TimeoutError: too slow", True),
        ("b", None),
    ]


@asynccontextmanager
async def noted(left: list[str], who: str) -> AsyncIterator[None]:
    try:
        yield
    finally:
        left.append(who)


@pytest.mark.anyio
@pytest.mark.parametrize("calls", [ASKED_TWICE, ASKED_TWICE[:1]])
async def test_a_cancellation_in_the_middle_reaches_every_tool_and_nothing_is_lost(calls: Any) -> None:
    left: list[str] = []
    started = anyio.Event()
    patient = False

    async def meet(who: str) -> str:
        """Waits for ever, the first time."""
        async with noted(left, who):
            if len(left) + 1 == len(calls) or who == calls[-1]["input"]["who"]:
                started.set()
            if not patient:
                await anyio.sleep_forever()
            return who

    transport = AsyncMockTransport(asks(*calls), DONE)
    runner = client_of(transport).messages.run_tools(**ASKING, tools=[meet])
    async with anyio.create_task_group() as group:

        async def stop() -> None:
            await started.wait()
            group.cancel_scope.cancel()

        group.start_soon(stop)
        await runner.until_done()
    assert sorted(left) == [call["input"]["who"] for call in calls]
    assert (len(runner.messages), len(transport.requests)) == (2, 1)
    patient = True
    await runner.until_done()
    assert [result["content"] for result in results(transport)] == [call["input"]["who"] for call in calls]


def test_a_cancelled_task_stays_a_cancelled_error() -> None:
    async def meet(who: str) -> str:
        """Waits for ever."""
        await asyncio.sleep(60)
        return who

    async def main() -> None:
        for calls in (ASKED_TWICE, ASKED_TWICE[:1]):
            runner = client_of(AsyncMockTransport(asks(*calls))).messages.run_tools(**ASKING, tools=[meet])
            task = asyncio.ensure_future(runner.until_done())
            await asyncio.sleep(0.02)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.02):
                    await runner.until_done()

    asyncio.run(main())


def test_a_cancellation_of_the_tools_own_is_no_result() -> None:
    async def meet(who: str) -> str:
        """Gives up."""
        raise asyncio.CancelledError

    async def main() -> None:
        for calls in (ASKED_TWICE, ASKED_TWICE[:1]):
            runner = client_of(AsyncMockTransport(asks(*calls))).messages.run_tools(**ASKING, tools=[meet])
            with pytest.raises(asyncio.CancelledError):
                await runner.until_done()

    asyncio.run(main())


@pytest.mark.anyio
@pytest.mark.parametrize("calls", [ASKED_TWICE, ASKED_TWICE[:1]])
async def test_an_interrupt_inside_a_task_is_not_wrapped(calls: Any) -> None:
    async def meet(who: str) -> str:
        """Is interrupted."""
        if who == "b":
            await anyio.sleep_forever()
        raise KeyboardInterrupt

    runner = client_of(AsyncMockTransport(asks(*calls))).messages.run_tools(**ASKING, tools=[meet])
    with pytest.raises(KeyboardInterrupt):
        await runner.until_done()


@pytest.mark.anyio
@pytest.mark.parametrize("calls", [ASKED_TWICE, ASKED_TWICE[:1]])
async def test_the_deadline_cancels_what_awaits(calls: Any) -> None:
    left: list[str] = []

    async def meet(who: str) -> str:
        """Waits for ever."""
        async with noted(left, who):
            await anyio.sleep_forever()
        return who

    runner = client_of(AsyncMockTransport(asks(*calls))).messages.run_tools(**ASKING, tools=[meet], deadline=0.05)
    with anyio.fail_after(5), pytest.raises(DeadlineExceededError, match="after 1 rounds"):
        await runner.until_done()
    assert len(left) == len(calls)


@pytest.mark.anyio
async def test_a_cancelled_run_does_not_wait_for_threads() -> None:
    started, released = threading.Event(), threading.Event()

    def meet(who: str) -> str:
        """Blocks its thread."""
        started.set()
        released.wait(10)
        return who

    runner = client_of(AsyncMockTransport(asks(*ASKED_TWICE))).messages.run_tools(**ASKING, tools=[meet])
    try:
        with anyio.fail_after(5), anyio.move_on_after(0.05) as scope:
            await runner.until_done()
    finally:
        released.set()
    assert scope.cancelled_caught
    assert started.is_set()


@pytest.mark.anyio
async def test_tools_see_the_context_they_are_called_in() -> None:
    async def there(who: str) -> str:
        """Where."""
        return PLACE.get()

    def here(who: str) -> str:
        """Where."""
        return PLACE.get()

    PLACE.set("Rome")
    transport = AsyncMockTransport(asks(wanted("there", who="a"), wanted("here", 2, who="b")), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[there, here]).until_done()
    assert [result["content"] for result in results(transport)] == ["Rome", "Rome"]


def test_threads_see_the_context_they_are_called_in() -> None:
    def here(who: str) -> str:
        """Where."""
        return PLACE.get()

    PLACE.set("Oslo")
    transport = MockTransport(asks(wanted("here", who="a"), wanted("here", 2, who="b")), DONE)
    client = AnthropicClient(api_key="sk-test", transport=transport)
    runner = client.messages.run_tools(**ASKING, tools=[here])
    runner.until_done()
    turn: Any = runner.messages[2]
    assert [result["content"] for result in turn["content"]] == ["Oslo", "Oslo"]


@pytest.mark.anyio
async def test_a_run_is_iterated_by_one_task_at_a_time() -> None:
    faults: list[str] = []
    runners: list[Any] = []

    async def meet(who: str) -> str:
        """Tries to go on before it is done itself."""
        try:
            await runners[0].until_done()
        except ConfigurationError as error:
            faults.append(error.message)
        return who

    runners.append(client_of(AsyncMockTransport(asks(*ASKED_TWICE), DONE)).messages.run_tools(**ASKING, tools=[meet]))
    await runners[0].until_done()
    assert faults == ["this run is being iterated by another task or thread: one asks at a time"] * 2


@pytest.mark.anyio
async def test_a_plain_function_that_gives_something_to_await_is_awaited() -> None:
    async def inner(who: str) -> str:
        return who

    def meet(who: str) -> Any:
        """Leads to a coroutine."""
        return inner(who)

    transport = AsyncMockTransport(asks(*ASKED_TWICE), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=[meet]).until_done()
    assert [result["content"] for result in results(transport)] == ["a", "b"]


def test_the_client_that_blocks_says_that_it_cannot_await() -> None:
    async def inner(who: str) -> str:
        return who

    def meet(who: str) -> Any:
        """Leads to a coroutine."""
        return inner(who)

    client = AnthropicClient(api_key="sk-test", transport=MockTransport(asks(*ASKED_TWICE), DONE))
    runner = client.messages.run_tools(**ASKING, tools=[meet])
    runner.until_done()
    turn: Any = runner.messages[2]
    assert all("only AsyncAnthropicClient can await" in result["content"] for result in turn["content"])


def test_a_hundred_calls_share_a_few_threads() -> None:
    seen: set[str] = set()

    def one(number: int) -> int:
        seen.add(threading.current_thread().name)
        return number

    jobs = [Job(lambda n=n: one(n)) for n in range(100)]
    assert Jobs().wait(jobs, None)
    assert [job.outcome for job in jobs] == [(n, None) for n in range(100)]
    assert 1 <= len(seen) <= 32
    seen.clear()
    assert Jobs().wait([Job(lambda: one(1))], None)
    assert seen == {threading.current_thread().name}


@pytest.mark.anyio
async def test_nothing_to_do_is_nothing_done() -> None:
    assert await AsyncJobs().wait([], None)
    assert await AsyncJobs().wait([], 1)
    assert Jobs().wait([], 1)
