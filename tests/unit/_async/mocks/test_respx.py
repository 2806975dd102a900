"""respx stands in for the connections below httpx: calls side by side, and where its other mode does not reach."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import httpx
import pytest
import respx

from integrations_anthropic import APIConnectionError, AsyncAnthropicClient
from integrations_anthropic._runtime.async_jobs import AsyncJob, AsyncJobs
from tests.unit.responses import EVENTS, MESSAGE, sse

pytestmark = pytest.mark.anyio

URL = "https://api.anthropic.com/v1/messages"
HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
WHOLE = httpx.Response(200, json=MESSAGE)


def client_of(**options: Any) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(api_key="k", max_retries=0, **options)


@pytest.mark.parametrize("http2", [False, True])
async def test_calls_side_by_side(http2: bool) -> None:
    with respx.mock() as mock:
        mock.post(URL).mock(return_value=WHOLE)
        async with client_of(http2=http2, max_connections=2) as client:
            jobs = [AsyncJob(partial(client.messages.create, **HELLO), awaits=True) for _ in range(8)]
            assert await AsyncJobs().wait(jobs, None)
            assert [job.outcome and (job.outcome[0].id, job.outcome[1]) for job in jobs] == [(MESSAGE["id"], None)] * 8
        assert mock.calls.call_count == 8


async def test_the_mode_that_patches_the_client_of_httpx_is_bypassed() -> None:
    with respx.mock(using="httpx", assert_all_called=False) as mock:
        route = mock.route().mock(return_value=WHOLE)
        async with client_of(base_url="http://127.0.0.1:9", proxy=None) as client:
            with pytest.raises(APIConnectionError):
                await client.messages.create(**HELLO)
        assert not route.called


async def test_that_mode_works_for_a_client_of_the_users_own() -> None:
    with respx.mock(using="httpx") as mock:
        route = mock.post(URL).mock(return_value=WHOLE)
        async with httpx.AsyncClient() as http, client_of(http_client=http) as client:
            assert (await client.messages.create(**HELLO)).id == MESSAGE["id"]
        assert json.loads(route.calls.last.request.content) == HELLO


async def test_a_stream_whose_body_is_bytes_may_be_left_early() -> None:
    with respx.mock() as mock:
        mock.post(URL).mock(
            return_value=httpx.Response(200, content=sse(EVENTS), headers={"content-type": "text/event-stream"})
        )
        async with client_of() as client:
            for _ in range(2):
                async with client.messages.create_stream(**HELLO) as stream:
                    async for event in stream:
                        assert event.type == "message_start"
                        break
