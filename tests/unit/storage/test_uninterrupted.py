"""Coroutines that run to completion although the task that waits for them is cancelled."""

from __future__ import annotations

import asyncio

import anyio
import pytest

from integrations_anthropic.storage.uninterrupted import run_to_completion


class Work:
    def __init__(self) -> None:
        self.proceed = asyncio.Event()
        self.started = asyncio.Event()
        self.done = False

    async def __call__(self) -> str:
        self.started.set()
        await self.proceed.wait()
        self.done = True
        return "done"


def test_it_returns_the_result_or_raises_the_error_of_the_coroutine() -> None:
    async def failing() -> None:
        raise KeyError("x")

    async def main() -> None:
        work = Work()
        work.proceed.set()
        assert await run_to_completion(work()) == "done"
        with pytest.raises(KeyError):
            await run_to_completion(failing())

    asyncio.run(main())


@pytest.mark.parametrize("times", [1, 2, 5])
def test_a_cancellation_waits_for_the_end_and_takes_effect_at_the_next_await(times: int) -> None:
    async def main() -> None:
        work, seen = Work(), []

        async def task() -> None:
            seen.append(await run_to_completion(work()))
            seen.append("between")
            await asyncio.sleep(10)
            seen.append("never")

        running = asyncio.ensure_future(task())
        await work.started.wait()
        for _ in range(times):
            running.cancel("stop")
            await asyncio.sleep(0)
        assert not running.done()
        work.proceed.set()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert seen == ["done", "between"]
        assert work.done

    asyncio.run(main())


def test_a_timeout_that_expires_meanwhile_is_still_raised() -> None:
    async def main() -> None:
        work = Work()
        asyncio.get_running_loop().call_later(0.03, work.proceed.set)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await run_to_completion(work())
                await asyncio.sleep(10)
        assert work.done
        task = asyncio.current_task()
        assert task is not None and task.cancelling() == 0

    asyncio.run(main())


def test_a_scope_that_is_cancelled_meanwhile_catches_its_cancellation() -> None:
    async def main() -> None:
        work, seen = Work(), []
        with anyio.CancelScope() as scope:
            async with anyio.create_task_group() as group:

                async def task() -> None:
                    seen.append(await run_to_completion(work()))
                    await anyio.sleep(10)
                    seen.append("never")

                group.start_soon(task)
                await work.started.wait()
                scope.cancel()
                asyncio.get_running_loop().call_later(0.01, work.proceed.set)
        assert scope.cancelled_caught
        assert (seen, work.done) == (["done"], True)

    asyncio.run(main())
