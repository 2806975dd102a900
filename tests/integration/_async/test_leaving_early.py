"""Streams that are left before their end, over a real socket."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, TextBlock, message
from integrations_anthropic._runtime.clock import SystemClock
from integrations_anthropic.sandbox import Sandbox

pytestmark = pytest.mark.anyio

MODEL = "claude-haiku-4-5"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


async def test_a_client_goes_on_after_streams_that_were_left(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        for _ in range(3):
            async with client.messages.create_stream(
                model=MODEL, max_tokens=99, messages=[message("user", "Hello there")]
            ) as stream:
                async for _ in stream:
                    break
        answer = await client.messages.create(model=MODEL, max_tokens=9, messages=[message("user", "Hi")])
    assert isinstance(answer.content[0], TextBlock)


async def test_a_stream_that_is_still_open_when_its_client_is_closed_leaves_no_socket(options: dict[str, Any]) -> None:
    client = AsyncAnthropicClient(**options)
    stream = client.messages.create_stream(model=MODEL, max_tokens=99, messages=[message("user", "Hello there")])
    await stream.__anext__()
    await client.close()
    # The event loop notices the end of the connection.
    for _ in range(10):
        await SystemClock().asleep(0.001)
    # Garbage in a cycle is finalized in any order: a transport that is still open would be warned of.
    stream.cycle = stream  # type: ignore[attr-defined]  # async only
    del client, stream
    gc.collect()
