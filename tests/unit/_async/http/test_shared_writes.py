"""Writes on a connection that several requests share."""

from __future__ import annotations

from typing import Any

import httpcore
import pytest

from integrations_anthropic._async.http.shared_writes import AsyncSharedWrites
from integrations_anthropic._core.call.deadline import WaitExpired
from integrations_anthropic._runtime.event_loop import AsyncEventLoop
from integrations_anthropic._runtime.waiting import AsyncWaiter

pytestmark = pytest.mark.anyio

NO_TIME = 0.001
PLENTY = 60.0


class AsyncStuckStream:
    """A stream whose peer does not read until it is released; then writes end, or fail."""

    def __init__(self) -> None:
        self.stuck = AsyncWaiter()
        self.written: list[bytes] = []
        self.timeouts: list[float | None] = []

    async def write(self, data: bytes, timeout: float | None) -> None:
        self.timeouts.append(timeout)
        if self.stuck.received is None:
            await self.stuck.wait(PLENTY)
        if isinstance(self.stuck.received, BaseException):
            raise self.stuck.received
        self.written.append(data)


@pytest.fixture
def failures() -> list[str]:
    return []


def writes_on(stream: AsyncStuckStream, failures: list[str]) -> AsyncSharedWrites:
    return AsyncSharedWrites(AsyncEventLoop.current(), stream, httpcore, lambda: failures.append("failed"))


async def test_a_request_without_time_leaves_a_write_that_goes_on_before_those_of_others(failures: list[str]) -> None:
    stream = AsyncStuckStream()
    writes = writes_on(stream, failures)
    for data in (b"first", b"second"):
        with pytest.raises(WaitExpired):
            await writes.write(data, NO_TIME)
    stream.stuck.hand_over(True)
    await writes.write(b"third", PLENTY)
    assert stream.written == [b"first", b"second", b"third"]
    assert stream.timeouts[0] == 1.0
    assert failures == []


async def test_where_nothing_is_left_to_send_a_request_writes_by_itself(failures: list[str]) -> None:
    stream: Any = AsyncStuckStream()
    stream.stuck.hand_over(True)
    writes = writes_on(stream, failures)
    await writes.write(b"first", NO_TIME + PLENTY)
    await writes.write(b"second", 0.5)
    await writes.write(b"third", None)
    assert stream.written == [b"first", b"second", b"third"]
    assert stream.timeouts == [NO_TIME + PLENTY, 1.0, None]


async def test_a_write_that_fails_after_its_request_has_gone_ends_the_connection(failures: list[str]) -> None:
    stream = AsyncStuckStream()
    writes = writes_on(stream, failures)
    with pytest.raises(WaitExpired):
        await writes.write(b"first", NO_TIME)
    stream.stuck.hand_over(httpcore.WriteTimeout("the peer does not read"))
    for _ in range(2):
        with pytest.raises(httpcore.WriteError, match="the peer does not read"):
            await writes.write(b"second", PLENTY)
    assert stream.written == []
    assert failures == ["failed"]


async def test_a_write_that_fails_is_an_error_for_the_next_one_too(failures: list[str]) -> None:
    stream = AsyncStuckStream()
    writes = writes_on(stream, failures)
    stream.stuck.hand_over(httpcore.WriteError("broken"))
    with pytest.raises(httpcore.WriteError):
        await writes.write(b"first", PLENTY)
    with pytest.raises(httpcore.WriteError, match="broken"):
        await writes.write(b"second", PLENTY)
    assert failures == ["failed"]
