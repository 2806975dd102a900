"""A stream that is read or closed in another event loop than that which opened it, on asyncio."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from integrations_anthropic import APIConnectionError, AsyncAnthropicClient
from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.testing import create_message_request

HELLO = create_message_request()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as server:
        server.faults.add(Fault(stall=60, stall_after_events=4))
        yield server


@pytest.fixture
def client(sandbox: Sandbox) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(api_key="sandbox-key", base_url=sandbox.url)


async def opened(client: AsyncAnthropicClient) -> Any:
    """A stream that stalls, with its first event read."""
    stream = await client.messages.create_stream(HELLO).__aenter__()
    await anext(stream)
    return stream


async def read(stream: Any) -> None:
    async for _ in stream:
        pass


async def call_and_close(client: AsyncAnthropicClient) -> str:
    text = (await client.messages.create(HELLO)).text
    await client.close()
    return text


def test_a_stream_of_an_ended_loop_is_read_as_far_as_it_arrived_and_then_an_error(
    client: AsyncAnthropicClient,
) -> None:
    stream = asyncio.run(opened(client))
    with pytest.raises(APIConnectionError, match="another event loop"):
        asyncio.run(read(stream))
    asyncio.run(call_and_close(client))
    gc.collect()


def test_a_stream_of_an_ended_loop_is_closed_without_an_error_or_a_warning(client: AsyncAnthropicClient) -> None:
    stream = asyncio.run(opened(client))
    asyncio.run(stream.close())
    assert asyncio.run(call_and_close(client))
    gc.collect()


def test_a_stream_that_is_read_in_the_loop_of_another_thread_is_an_error(client: AsyncAnthropicClient) -> None:
    async def read_elsewhere() -> None:
        stream = await opened(client)
        with ThreadPoolExecutor(1) as pool:
            reading = asyncio.get_running_loop().run_in_executor(pool, lambda: asyncio.run(read(stream)))
            with pytest.raises(APIConnectionError, match="another event loop"):
                await reading
        await stream.close()
        await client.close()

    asyncio.run(read_elsewhere())
    gc.collect()
