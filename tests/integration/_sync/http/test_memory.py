# Derived from tests/integration/_async/http/test_memory.py by `make codegen`. Do not edit.
"""Calls, and streams that are left, leave no objects behind."""

from __future__ import annotations

import gc
import json
import socket
from collections import Counter
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient
from integrations_anthropic._runtime.clock import SystemClock
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import EVENTS, MESSAGE, sse

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
WATCHED = ("integrations_anthropic", "httptools", "httpx", "httpcore", "h11", "asyncio", "anyio", "_asyncio")
FEW, MANY = 10, 60
MOMENTS = 200


def whole_or_begun(asked: Asked, connection: socket.socket) -> None:
    """A message; of a stream its beginning, after which nothing comes."""
    if not json.loads(asked.body).get("stream"):
        connection.sendall(answer(200, json.dumps(MESSAGE).encode()))
        return
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 100000\r\n\r\n"
    connection.sendall(head + sse(EVENTS[:3]))


def objects() -> Counter[str]:
    """How many objects of each class there are, of this package and what it stands on."""
    gc.collect()
    kinds = (type(each) for each in gc.get_objects())
    return Counter(
        f"{kind.__module__}.{kind.__qualname__}" for kind in kinds if str(kind.__module__).startswith(WATCHED)
    )


def call(client: AnthropicClient, number: int) -> None:
    client.messages.create(**HELLO)


def leave(client: AnthropicClient, number: int) -> None:
    if number % 2:
        with client.messages.create_stream(**HELLO) as stream:
            stream.__next__()
    else:
        client.messages.create_stream(**HELLO).__next__()


def settled(most: Counter[str]) -> Counter[str]:
    """What there is more of than `most`, as soon as that is nothing: connections are closed a moment after a stream."""
    for _ in range(MOMENTS):
        if not (more := objects() - most):
            break
        SystemClock().sleep(0.005)
    return more


@pytest.mark.parametrize("work", [call, leave])
def test_many_calls_leave_no_more_objects_than_few(work: Any) -> None:
    with ScriptedServer(whole_or_begun) as server:
        with AnthropicClient(api_key="k", base_url=server.url, max_retries=0) as client:
            for number in range(FEW):
                work(client, number)
            SystemClock().sleep(0.05)
            few = objects()
            for number in range(MANY):
                work(client, number)
            # A connection that is being closed may be there at one moment and not at the other.
            more = {kind: count for kind, count in (settled(few)).items() if count >= FEW}
            assert not more
