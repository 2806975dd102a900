"""HTTP/2: agreed on where it can be, one connection for many calls, and a stream that is left is reset."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any

import pytest
import trustme

from integrations_anthropic import APITimeoutError, AsyncAnthropicClient, DeadlineExceededError, StreamTruncatedError
from integrations_anthropic._runtime.clock import SystemClock
from integrations_anthropic._runtime.event_loop import AsyncEventLoop
from tests.elapsed import Elapsed
from tests.integration.h2server import H2Server
from tests.integration.storage.crowd import AsyncCrowd

pytestmark = pytest.mark.anyio

LONG = 20.0
"""Seconds after which what a test waits for does not come any more."""
CANCEL = 8


def request(text: str = "Hi") -> dict[str, Any]:
    return {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": text}]}


def client_of(server: H2Server, bundle: str, **options: Any) -> AsyncAnthropicClient:
    given: dict[str, Any] = {
        "api_key": "k",
        "base_url": server.url,
        "max_retries": 0,
        "ca_bundle": bundle,
        "http2": True,
    }
    return AsyncAnthropicClient(**given | options)


def counts(client: AsyncAnthropicClient) -> tuple[int, int]:
    transport: Any = client._pipeline.transport
    (pool,) = (one for one in transport.pools if one.loop is AsyncEventLoop.current())
    found: tuple[int, int] = pool.counts
    return found


async def wait_until(condition: Callable[[], bool]) -> None:
    """Let the other tasks or threads go on until a condition holds, or `LONG` has passed."""
    until = time.monotonic() + LONG
    while not condition() and time.monotonic() < until:
        await SystemClock().asleep(0.005)


async def test_many_calls_share_one_connection(ca: trustme.CA, bundle: str) -> None:
    with H2Server(ca) as server:
        async with client_of(server, bundle) as client:

            async def call(number: int) -> str:
                return (await client.messages.create(**request(f"call-{number}"))).id

            for start in range(0, 60, 20):
                names = [f"call-{number}" for number in range(start, start + 20)]
                assert await AsyncCrowd.work(call, range(start, start + 20)) == names
            assert counts(client) == (0, 1)
        assert server.connections == 1


async def test_without_http2_on_the_other_side_each_call_has_its_own_connection(ca: trustme.CA, bundle: str) -> None:
    from tests.integration.forked import echo
    from tests.integration.servers import ScriptedServer

    with H2Server(ca, http2=False) as tls, ScriptedServer(echo, tls.context) as server:
        async with AsyncAnthropicClient(
            api_key="k", base_url=server.url, ca_bundle=bundle, max_retries=0, http2=True
        ) as client:

            async def call(number: int) -> str:
                return (await client.messages.create(**request(f"call-{number}"))).id

            assert await AsyncCrowd.work(call, range(12)) == [f"call-{number}" for number in range(12)]


@pytest.mark.parametrize("setting", ["auto", False])
async def test_http2_is_not_offered_unless_it_is_asked_for(ca: trustme.CA, bundle: str, setting: Any) -> None:
    from tests.integration.forked import echo
    from tests.integration.servers import ScriptedServer

    with H2Server(ca) as tls, ScriptedServer(echo, tls.context) as server:
        # This one would not understand a word of HTTP/2, which its TLS agrees to.
        async with AsyncAnthropicClient(api_key="k", base_url=server.url, ca_bundle=bundle, http2=setting) as client:
            assert (await client.messages.create(**request("x"))).id == "x"


async def test_more_calls_than_the_other_side_takes_on_one_connection_open_another(ca: trustme.CA, bundle: str) -> None:
    with H2Server(ca, most=2) as server:
        async with client_of(server, bundle) as client:
            streams = [client.messages.create_stream(**request()) for _ in range(5)]
            for stream in streams:
                await stream.__anext__()
            assert server.open_most == 2
            assert server.connections == 3
            server.finished.set()
            for stream in streams:
                assert (await stream.get_final_message()).stop_reason is not None


async def leave_by_break(client: AsyncAnthropicClient) -> None:
    async with client.messages.create_stream(**request()) as stream:
        async for _ in stream:
            break


async def leave_by_collection(client: AsyncAnthropicClient) -> None:
    async for _ in client.messages.create_stream(**request()):
        break
    gc.collect()


async def leave_by_time(client: AsyncAnthropicClient) -> None:
    with pytest.raises(APITimeoutError):
        await client.with_options(timeout=0.1).messages.create(**request("silent"))


async def leave_by_the_deadline(client: AsyncAnthropicClient) -> None:
    with Elapsed() as elapsed:
        with pytest.raises(DeadlineExceededError):
            await client.messages.create_stream(**request(), deadline=0.2).get_final_message()
        assert elapsed.within(0.3)


@pytest.mark.parametrize("leave", [leave_by_break, leave_by_collection, leave_by_time, leave_by_the_deadline])
async def test_a_call_that_is_left_is_reset_and_its_neighbours_go_on(ca: trustme.CA, bundle: str, leave: Any) -> None:
    with H2Server(ca) as server:
        async with client_of(server, bundle) as client:
            async with client.messages.create_stream(**request()) as neighbour:
                await neighbour.__anext__()
                await leave(client)
                # Whatever is next sent carries the reset, where it has not left already.
                await client.messages.create(**request())
                assert server.reset_seen.wait(LONG)
                assert server.resets == [CANCEL]
                assert (await client.messages.create(**request("still there"))).id == "still there"
                server.finished.set()
                assert (await neighbour.get_final_message()).stop_reason is not None
            assert server.connections == 1


async def test_a_stream_that_waits_is_woken_when_it_is_closed_and_its_neighbours_go_on(
    ca: trustme.CA, bundle: str
) -> None:
    with H2Server(ca) as server:
        async with client_of(server, bundle) as client:
            streams = [client.messages.create_stream(**request()) for _ in range(2)]
            for stream in streams:
                await stream.__anext__()

            woken: dict[int, bool] = {}

            async def read(number: int) -> None:
                async for _ in streams[number]:
                    pass
                woken[number] = not server.finished.is_set()

            async def close(number: int) -> None:
                await SystemClock().asleep(0.1)
                await streams[0].close()
                # A stream that the server has ended by itself is not reset any more.
                await wait_until(lambda: 0 in woken and server.reset_seen.is_set())
                server.finished.set()

            await AsyncCrowd.work(lambda number: (read, read, close)[number](number), range(3))
            assert woken == {0: True, 1: False}
            with pytest.raises(StreamTruncatedError):
                await streams[0].get_final_message()
            assert (await streams[1].get_final_message()).stop_reason is not None
            assert server.resets == [CANCEL]


async def test_a_deadline_holds_while_a_neighbour_waits_for_what_does_not_come(ca: trustme.CA, bundle: str) -> None:
    with H2Server(ca) as server:
        async with client_of(server, bundle) as client:
            stream = client.messages.create_stream(**request())
            await stream.__anext__()

            ended: list[bool] = []

            async def read() -> None:
                assert (await stream.get_final_message()).stop_reason is not None

            async def call() -> None:
                await SystemClock().asleep(0.05)
                with pytest.raises(DeadlineExceededError):
                    await client.messages.create(**request("silent"), deadline=0.2)
                ended.append(not server.finished.is_set())

            async def finish() -> None:
                await wait_until(lambda: len(ended) == 2)
                server.finished.set()

            await AsyncCrowd.work(lambda number: (read, call, call, finish)[number](), range(4))
            assert ended == [True, True]


async def test_a_request_the_other_side_never_looked_at_is_sent_on_another_connection(
    ca: trustme.CA, bundle: str
) -> None:
    with H2Server(ca) as server:
        async with client_of(server, bundle) as client:
            await client.messages.create(**request("first"))
            assert (await client.messages.create(**request("goodbye"))).id == "goodbye"
        assert (server.goodbyes, server.connections) == (1, 2)
