"""respx answers in place of httpcore's connections: answers, streams and errors reach the caller."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import respx

from integrations_anthropic import AsyncAnthropicClient, RateLimitError
from tests.unit.responses import EVENTS, MESSAGE, sse

pytestmark = pytest.mark.anyio

URL = "https://api.anthropic.com/v1/messages"
HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def client() -> AsyncAnthropicClient:
    return AsyncAnthropicClient(api_key="k", max_retries=0)


async def test_respx_gives_an_answer() -> None:
    with respx.mock() as mock:
        mock.post(URL).mock(return_value=httpx.Response(200, json=MESSAGE))
        async with client() as one:
            for _ in range(3):
                assert (await one.messages.create(**HELLO)).id == MESSAGE["id"]


async def test_respx_gives_a_stream() -> None:
    with respx.mock() as mock:
        answer = httpx.Response(200, content=sse(EVENTS), headers={"content-type": "text/event-stream"})
        mock.post(URL).mock(return_value=answer)
        async with client() as one, one.messages.create_stream(**HELLO) as stream:
            message = await stream.get_final_message()
    assert message.stop_reason == "end_turn"


async def test_respx_gives_an_error() -> None:
    body = {"type": "error", "error": {"type": "rate_limit_error", "message": "slow down"}}
    with respx.mock() as mock:
        mock.post(URL).mock(return_value=httpx.Response(429, json=body))
        async with client() as one:
            with pytest.raises(RateLimitError, match="slow down"):
                await one.messages.create(**HELLO)
