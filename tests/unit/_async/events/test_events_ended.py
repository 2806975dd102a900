"""A stream of typed events that is closed, interrupted, out of time or watched by telemetry, over reconnections."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    AsyncAnthropicClient,
    ConfigurationError,
    DeadlineExceededError,
    RetryPolicy,
    StreamTruncatedError,
)
from integrations_anthropic.testing import AsyncMockTransport, Reply, VirtualClock
from tests.unit.telemetry_recorder import TelemetryRecorder
from tests.unit.typed_events import BY_CURSOR, NOT_AGAIN, event, last

from ..clients import client_of
from .watched import ids_of, watch

pytestmark = pytest.mark.anyio

HEADERS = {"content-type": "text/event-stream", "request-id": "req_1"}


def reply(*events: bytes, fault: BaseException | None = None) -> Reply:
    return Reply(b"".join(events), headers=HEADERS, cut=25, fault=fault)


class Meddling(AsyncMockTransport):
    """Does something else while it sends again."""

    while_sending: Callable[[], Any] | None = None

    async def send(self, request: Any) -> Any:
        answer = await super().send(request)
        if self.while_sending is not None and len(self.requests) > 1:
            await self.while_sending()
        return answer


class Interrupting(VirtualClock):
    """Does something else at the end of each wait."""

    after_waiting: Callable[[], Any] | None = None

    async def asleep(self, seconds: float) -> None:
        self.advance(seconds)
        self.waits.append(seconds)
        if self.after_waiting is not None:
            await self.after_waiting()


async def test_a_stream_closed_while_it_waits_to_be_opened_again_sends_nothing() -> None:
    transport, clock = AsyncMockTransport(reply(event(1)), reply(last(2))), Interrupting()
    stream = watch(client_of(transport, clock=clock))
    clock.after_waiting = stream.close
    assert await ids_of(stream) == ["e1"]
    assert len(clock.waits) == len(transport.requests) == 1
    assert repr(stream).endswith("(closed)")


async def test_a_stream_closed_while_it_is_opened_again_ends() -> None:
    transport = Meddling(reply(event(1)), reply(event(2), last(3)))
    stream = watch(client_of(transport))
    transport.while_sending = stream.close
    assert await ids_of(stream) == ["e1"]
    assert len(transport.requests) == 2


async def test_a_stream_that_is_left_is_closed() -> None:
    transport = AsyncMockTransport(reply(event(1), event(2), last(3)))
    stream = watch(client_of(transport))
    async with stream:
        async for _ in stream:
            break
    assert [found async for found in stream] == []


async def test_a_stream_closed_before_it_is_opened_is_never_sent() -> None:
    transport = AsyncMockTransport()
    stream = watch(client_of(transport))
    await stream.close()
    assert await ids_of(stream) == []
    with pytest.raises(AttributeError):
        _ = stream.meta


async def test_an_interrupt_while_it_is_opened_again_ends_the_stream() -> None:
    async def interrupt() -> None:
        raise KeyboardInterrupt

    transport, clock = AsyncMockTransport(reply(event(1)), reply(last(2))), Interrupting()
    clock.after_waiting = interrupt
    client = client_of(transport, clock=clock)
    stream = watch(client)
    with pytest.raises(KeyboardInterrupt):
        await ids_of(stream)
    with pytest.raises(APIConnectionError, match="interrupted"):
        await ids_of(stream)
    assert len(transport.requests) == 1


async def test_only_one_consumer_may_read() -> None:
    transport = Meddling(reply(event(1)), reply(event(2), last(3)))
    stream = watch(client_of(transport))
    refused: list[BaseException] = []

    async def read_too() -> None:
        try:
            await ids_of(stream)
        except ConfigurationError as error:
            refused.append(error)

    transport.while_sending = read_too
    await ids_of(stream)
    assert len(refused) == 1


async def test_a_deadline_counts_from_the_first_opening() -> None:
    clock = VirtualClock()
    replies = [reply(event(number)) for number in range(100)]
    transport = AsyncMockTransport(*replies)
    retry = RetryPolicy(initial_delay=2, jitter=0)
    with pytest.raises(DeadlineExceededError, match="the last event that was returned has the id"):
        await ids_of(watch(client_of(transport, clock=clock, retry=retry), deadline=9))
    assert clock.waits == [2] * 4
    assert len(transport.requests) == 5


async def test_the_wait_is_the_servers_where_it_states_one_and_the_clients_backoff_else() -> None:
    clock = VirtualClock()
    stated = b"retry: 7000\n\n"
    transport = AsyncMockTransport(
        reply(stated, event(1)), reply(event(2)), reply(b"retry: 1\n\n", event(3)), reply(b"retry: x\n", last(4))
    )
    retry = RetryPolicy(initial_delay=2, jitter=0)
    assert await ids_of(watch(client_of(transport, clock=clock, retry=retry))) == ["e1", "e2", "e3", "e4"]
    assert clock.waits == [7, 2, 2]


async def test_each_new_event_restores_the_retries_and_none_uses_them_up() -> None:
    transport = AsyncMockTransport(*[reply(event(n)) for n in range(20)], reply(last(20)))
    assert len(await ids_of(watch(client_of(transport), max_retries=1))) == 21
    transport = AsyncMockTransport(*[reply() for _ in range(20)])
    with pytest.raises(StreamTruncatedError, match="no event was returned"):
        await ids_of(watch(client_of(transport), max_retries=5))
    assert len(transport.requests) == 2
    transport = AsyncMockTransport(reply(event(1)))
    with pytest.raises(StreamTruncatedError):
        await ids_of(watch(client_of(transport), max_retries=0))
    assert len(transport.requests) == 1


async def test_the_cursor_of_the_caller_is_replaced_by_that_of_the_last_event() -> None:
    transport = AsyncMockTransport(reply(event(5)), reply(), reply(last(6)))
    client = client_of(transport, retry=RetryPolicy(retry_on=lambda error: True))
    assert await ids_of(watch(client, BY_CURSOR)) == ["e5", "e6"]
    assert [request.url.partition("?")[2] for request in transport.requests] == ["", "after=e5", "after=e5"]


@pytest.mark.parametrize("name", ["é", "a\tb", "x" * 1025, ""])
async def test_behind_an_id_that_no_header_holds_it_is_not_opened_again(name: str) -> None:
    named = f"id: {name}\n".encode() + event(1, own_id=False)
    transport = AsyncMockTransport(reply(named))
    with pytest.raises(StreamTruncatedError, match="has no id"):
        await ids_of(watch(client_of(transport)))
    assert len(transport.requests) == 1


async def test_an_event_whose_end_is_missing_counts_where_it_is_not_sent_again() -> None:
    transport = AsyncMockTransport(reply(event(1), last(2)[:-1]))
    assert await ids_of(watch(client_of(transport))) == ["e1", "e2"]
    transport = AsyncMockTransport(reply(event(1)[:-1]))
    stream, found = watch(client_of(transport), NOT_AGAIN), []
    with pytest.raises(StreamTruncatedError):
        async for one in stream:
            found.append(one.id)
    assert found == ["e1"]


async def test_a_stream_is_neither_copied_nor_pickled() -> None:
    stream = watch(client_of(AsyncMockTransport()))
    for action in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(ConfigurationError, match="open it again"):
            action(stream)


async def ended_by(client: AsyncAnthropicClient, how: str) -> None:
    """Read a stream to its end, or leave it, or have it fail."""
    async with watch(client, NOT_AGAIN if how == "cut" else BY_CURSOR) as stream:
        try:
            async for _ in stream:
                if how == "left":
                    break
        except StreamTruncatedError:
            assert how == "cut"


@pytest.mark.parametrize(
    ("how", "status", "replies"),
    [
        ("read", "success", [reply(event(1), last(2))]),
        ("again", "success", [reply(event(1)), reply(event(2), last(3))]),
        ("cut", "error", [reply(event(1))]),
        ("left", "cancelled", [reply(event(1), event(2))]),
    ],
)
async def test_a_stream_is_one_span_and_active_until_it_ends(how: str, status: str, replies: Any) -> None:
    watched = TelemetryRecorder()
    client = client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry())
    await ended_by(client, how)
    (tree,) = watched.trees()
    assert tree.name == "anthropic.client.watch_things"
    assert [child.name for child in tree.children] == ["anthropic.resilience.execute"] * len(replies)
    assert watched.prometheus("anthropic_active_streams") == 0
    assert not watched.prometheus("anthropic_time_to_first_token_seconds_count", model="none")
