"""Concurrent clients: streams progress in parallel and each is complete."""

from __future__ import annotations

import asyncio
import time

import httpx
import pytest

from integrations_anthropic import AsyncAnthropicClient, message
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.elapsed import Elapsed
from tests.integration.sandbox.sandbox_requests import HEADERS, message_request

CLIENTS = 200


@pytest.mark.long
def test_two_hundred_slow_streams_run_in_parallel_and_are_complete() -> None:
    async def follow(client: AsyncAnthropicClient, number: int) -> tuple[str, str | None, float]:
        started = time.monotonic()
        async with client.messages.create_stream(
            model="claude-haiku-4-5", max_tokens=100, messages=[message("user", f"Number {number} of many")]
        ) as stream:
            whole = await stream.get_final_message()
        return whole.text, whole.stop_reason, time.monotonic() - started

    async def run_all(url: str) -> list[tuple[str, str | None, float]]:
        async with AsyncAnthropicClient(api_key="sandbox-key", base_url=url, max_retries=0) as client:
            return await asyncio.gather(*(follow(client, number) for number in range(CLIENTS)))

    with Sandbox(token_delay=0.02) as sandbox:
        started = time.monotonic()
        results = asyncio.run(run_all(sandbox.url))
        took = time.monotonic() - started
        statuses = [recorded.status for recorded in sandbox.requests]
    assert [text for text, _, _ in results] == [f'You said: "Number {number} of many".' for number in range(CLIENTS)]
    assert {reason for _, reason, _ in results} == {"end_turn"}
    assert statuses == [200] * CLIENTS
    # Sequential streams would take the sum of their durations.
    assert took < sum(seconds for _, _, seconds in results) / 10


def test_a_stalled_stream_does_not_block_other_requests() -> None:
    async def run_all(sandbox: Sandbox) -> list[str]:
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(base_url=sandbox.url, headers=HEADERS, limits=limits) as client:
            sandbox.faults.add(Fault(stall=30, stall_after=10, operation="messages.create"))
            async with client.stream("POST", "/v1/messages", json=message_request(stream=True)) as stalled:
                assert stalled.status_code == 200
                requests = [client.post("/v1/messages", json=message_request(stream=True)) for _ in range(20)]
                return [response.text for response in await asyncio.gather(*requests)]

    with Sandbox() as sandbox, Elapsed() as elapsed:
        texts = asyncio.run(run_all(sandbox))
        # The stall takes thirty seconds.
        assert elapsed.within(10)
    assert all(text.endswith('{"type":"message_stop"}\n\n') for text in texts)
