"""Many clients at once: every stream goes on while all others do, and each arrives whole."""

from __future__ import annotations

import asyncio
import time

import httpx
import pytest

from integrations_anthropic import AsyncAnthropicClient, message
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.exchanges import HEADERS, asking

CROWD = 200


@pytest.mark.slow
def test_two_hundred_slow_streams_go_on_side_by_side_and_arrive_whole() -> None:
    order: list[int] = []

    async def follow(client: AsyncAnthropicClient, number: int) -> tuple[str, str | None, float]:
        begun = time.monotonic()
        async with client.messages.create_stream(
            model="claude-haiku-4-5", max_tokens=100, messages=[message("user", f"Number {number} of many")]
        ) as stream:
            async for _ in stream:
                order.append(number)
            whole = await stream.get_final_message()
        return whole.text, whole.stop_reason, time.monotonic() - begun

    async def crowd(url: str) -> list[tuple[str, str | None, float]]:
        async with AsyncAnthropicClient(api_key="sandbox-key", base_url=url, max_retries=0) as client:
            return await asyncio.gather(*(follow(client, number) for number in range(CROWD)))

    with Sandbox(token_delay=0.02) as sandbox:
        begun = time.monotonic()
        answers = asyncio.run(crowd(sandbox.url))
        took = time.monotonic() - begun
        statuses = [recorded.status for recorded in sandbox.requests]
    assert [text for text, _, _ in answers] == [f'You said: "Number {number} of many".' for number in range(CROWD)]
    assert {reason for _, reason, _ in answers} == {"end_turn"}
    assert statuses == [200] * CROWD
    # One after another they would take as long as all of them together.
    assert took < sum(seconds for _, _, seconds in answers) / 10
    # Each had begun before any had ended.
    last = {number: place for place, number in enumerate(order)}
    assert set(order[: min(last.values())]) == set(range(CROWD))


def test_a_stalled_stream_keeps_nobody_else_waiting() -> None:
    async def crowd(sandbox: Sandbox) -> list[str]:
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(base_url=sandbox.url, headers=HEADERS, limits=limits) as client:
            sandbox.faults.add(Fault(stall=30, stall_after=10, operation="messages.create"))
            async with client.stream("POST", "/v1/messages", json=asking(stream=True)) as stalled:
                assert stalled.status_code == 200
                asked = [client.post("/v1/messages", json=asking(stream=True)) for _ in range(20)]
                return [response.text for response in await asyncio.gather(*asked)]

    with Sandbox() as sandbox:
        begun = time.monotonic()
        texts = asyncio.run(crowd(sandbox))
    assert time.monotonic() - begun < 10
    assert all(text.endswith('{"type":"message_stop"}\n\n') for text in texts)
