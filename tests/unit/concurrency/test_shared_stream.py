"""One stream in the hands of many: opened, and paid for, once."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, ConfigurationError, to_dict
from integrations_anthropic.testing import AsyncMockTransport, MockTransport
from tests.unit.responses import EVENTS, MESSAGE, reply_with, sse

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def test_threads_that_ask_for_the_message_at_once_get_the_same_one() -> None:
    transport = MockTransport(reply_with(sse(EVENTS), cut=7))
    stream = AnthropicClient(api_key="k", transport=transport).messages.create_stream(**HELLO)
    found: list[Any] = []
    threads = [threading.Thread(target=lambda: found.append(stream.get_final_message())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [to_dict(message) for message in found] == [MESSAGE] * 8
    assert len(transport.requests) == 1


def test_iterating_a_stream_that_another_thread_reads_is_an_error() -> None:
    entered, leave = threading.Event(), threading.Event()

    class Slow(MockTransport):
        def send(self, request: Any) -> Any:
            entered.set()
            leave.wait(5)
            return super().send(request)

    transport = Slow(reply_with(sse(EVENTS)))
    stream = AnthropicClient(api_key="k", transport=transport).messages.create_stream(**HELLO)
    reader = threading.Thread(target=lambda: next(stream))
    reader.start()
    entered.wait(5)
    with pytest.raises(ConfigurationError, match="only one may read at a time"):
        next(stream)
    leave.set()
    reader.join()
    assert len(transport.requests) == 1


def test_tasks_that_ask_for_the_message_at_once_get_the_same_one() -> None:
    transport = AsyncMockTransport(reply_with(sse(EVENTS), cut=7))

    async def ask() -> list[Any]:
        stream = AsyncAnthropicClient(api_key="k", transport=transport).messages.create_stream(**HELLO)
        return await asyncio.gather(*(stream.get_final_message() for _ in range(8)))

    assert [to_dict(message) for message in asyncio.run(ask())] == [MESSAGE] * 8
    assert len(transport.requests) == 1
