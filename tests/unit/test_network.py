"""Connecting on asyncio: a cancellation that a library swallows on the way is not lost."""

from __future__ import annotations

import asyncio
from typing import Any

import httpcore
import pytest

from integrations_anthropic.network import AsyncioNetwork


class Stream:
    def __init__(self) -> None:
        self.closed = False

    async def aclose(self) -> None:
        await asyncio.sleep(0)
        self.closed = True


def deaf(monkeypatch: pytest.MonkeyPatch) -> Stream:
    """A connection that comes about all the same where the task is cancelled meanwhile, as with anyio before 4.16."""
    stream = Stream()

    async def connect_tcp(self: Any, *given: Any) -> Any:
        try:
            await asyncio.sleep(0.01)
        except asyncio.CancelledError:
            """Too late, the connection is there."""
        return stream

    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect_tcp)
    return stream


async def connect() -> Any:
    return await AsyncioNetwork().connect_tcp("localhost", 1)


def test_a_task_that_is_cancelled_while_it_connects_ends_and_leaves_no_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = deaf(monkeypatch)

    async def main() -> None:
        task = asyncio.create_task(connect())
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert task.cancelled()

    asyncio.run(main())
    assert stream.closed


def test_a_time_that_runs_out_while_it_connects_is_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = deaf(monkeypatch)

    async def main() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await connect()
        assert (await connect()) is stream

    asyncio.run(main())
    assert stream.closed


def test_who_was_cancelled_before_and_went_on_connects(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = deaf(monkeypatch)

    async def stubborn() -> Any:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return await connect()

    async def main() -> None:
        task = asyncio.create_task(stubborn())
        await asyncio.sleep(0)
        task.cancel()
        assert await task is stream

    asyncio.run(main())
    assert not stream.closed
