"""Hooks of each half: async functions, threads and tasks that share a client."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    ConfigurationError,
    RequestNotice,
    ResponseNotice,
)
from integrations_anthropic.testing import AsyncMockTransport, MockTransport, Reply
from tests.unit.responses import MESSAGE

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
THREADS, CALLS = 8, 25


def test_threads_that_share_a_client_have_each_attempt_seen_with_its_own_headers() -> None:
    requests: list[RequestNotice] = []
    responses: list[ResponseNotice] = []
    together = Barrier(THREADS)

    def add(notice: RequestNotice) -> dict[str, str]:
        requests.append(notice)
        return {"x-size": str(notice.body_size)}

    transport = MockTransport(*[Reply(MESSAGE)] * (THREADS * CALLS))
    client = AnthropicClient(api_key="k", transport=transport, on_request=add, on_response=responses.append)

    def call(number: int) -> None:
        together.wait(timeout=30)
        for _ in range(CALLS):
            client.request("POST", "/v1/x", {"text": "x" * number})

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(call, range(1, THREADS + 1)))
    assert len(requests) == len(responses) == THREADS * CALLS
    assert Counter(notice.body_size for notice in requests) == {n + len(b'{"text":""}'): CALLS for n in range(1, 9)}
    for sent in transport.requests:
        assert sent.headers["x-size"] == str(len(sent.body or b""))


def test_an_async_client_awaits_async_hooks_beside_plain_ones() -> None:
    async def main() -> None:
        seen: list[Any] = []

        async def add(notice: RequestNotice) -> dict[str, str]:
            await asyncio.sleep(0)
            seen.append(notice.operation)
            return {"x-a": "b"}

        class Hook:
            async def __call__(self, notice: ResponseNotice) -> None:
                await asyncio.sleep(0)
                seen.append(notice.status)

        transport = AsyncMockTransport(*[Reply(MESSAGE)] * 20)
        client = AsyncAnthropicClient(api_key="k", transport=transport, on_request=add, on_response=Hook())
        await asyncio.gather(*(client.messages.create(**HELLO) for _ in range(20)))
        assert Counter(seen) == {"messages.create": 20, 200: 20}
        assert {sent.headers["x-a"] for sent in transport.requests} == {"b"}

    asyncio.run(main())


def test_a_cancelled_task_leaves_an_async_hook_at_once() -> None:
    async def main() -> None:
        entered, transport = asyncio.Event(), AsyncMockTransport()

        async def hang(notice: RequestNotice) -> None:
            entered.set()
            await asyncio.Event().wait()

        client = AsyncAnthropicClient(api_key="k", transport=transport, on_request=hang)
        task = asyncio.ensure_future(client.messages.create(**HELLO))
        await entered.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert transport.requests == []

    asyncio.run(main())


def test_a_sync_client_refuses_an_async_hook_when_it_is_built() -> None:
    async def hook(notice: Any) -> None:
        """Never called."""

    class Hook:
        async def __call__(self, notice: Any) -> None:
            """Never called."""

    for name in ("on_request", "on_response"):
        for each in (hook, Hook()):
            options: dict[str, Any] = {name: each}
            with pytest.raises(ConfigurationError, match=f"{name}: the sync client takes no async function") as caught:
                AnthropicClient(api_key="k", **options)
            assert caught.value.field == name
            with pytest.raises(ConfigurationError):
                AnthropicClient(api_key="k").with_options(**options)


def test_a_sync_client_refuses_an_awaitable_that_a_plain_hook_returns() -> None:
    async def later() -> None:
        """Never awaited."""

    options: dict[str, Any] = {"on_request": lambda notice: later()}
    transport = MockTransport()
    with pytest.raises(ConfigurationError, match="on_request: returned an awaitable"):
        AnthropicClient(api_key="k", transport=transport, **options).messages.create(**HELLO)
    assert transport.requests == []


FORKED = """
import os
from integrations_anthropic import AnthropicClient
from integrations_anthropic.testing import MockTransport, Reply

seen = []
hook = lambda notice: seen.append(notice.operation) or {"x-process": str(os.getpid())}
transport = MockTransport(Reply({}), Reply({}))
client = AnthropicClient(api_key="k", transport=transport, on_request=hook, on_response=lambda n: seen.append(n.status))
client.request("GET", "/v1/x")
child = os.fork()
client.request("GET", "/v1/x")
assert seen == ["requests.get", 200] * 2, seen
assert transport.requests[-1].headers["x-process"] == str(os.getpid())
if child:
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")
def test_hooks_go_on_in_a_forked_child() -> None:
    done = subprocess.run([sys.executable, "-c", FORKED], capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
