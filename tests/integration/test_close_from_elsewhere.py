"""A stream that waits for its next event is closed by another thread or task."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, StreamTruncatedError
from tests.integration.servers import Asked, ScriptedServer
from tests.unit.responses import EVENTS, sse

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
SOON = 1.0


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """Sends the beginning of a stream and then nothing, until the client goes away."""

    def script(asked: Asked, connection: socket.socket) -> None:
        head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 99999\r\n\r\n"
        connection.sendall(head + sse(EVENTS[:4]))
        connection.settimeout(10)
        gone.append(connection.recv(1))

    gone: list[bytes] = []
    with ScriptedServer(script) as running:
        running.gone = gone  # type: ignore[attr-defined]
        yield running


def _client_is_gone(server: Any) -> bool:
    until = time.monotonic() + SOON
    while not server.gone and time.monotonic() < until:
        threading.Event().wait(0.01)
    return bool(server.gone == [b""])


def test_a_thread_that_waits_is_woken_when_another_one_closes_the_stream(server: ScriptedServer) -> None:
    seen: list[str] = []
    begun = threading.Event()
    with AnthropicClient(api_key="k", base_url=server.url, max_retries=0) as client:
        stream = client.messages.create_stream(**HELLO)

        def read() -> None:
            for event in stream:
                seen.append(event.type)
                if event.type == "content_block_delta":
                    begun.set()

        reader = threading.Thread(target=read)
        reader.start()
        assert begun.wait(SOON)
        stream.close()
        reader.join(SOON)
        assert not reader.is_alive()
        assert seen == ["message_start", "content_block_start", "content_block_delta"]
        with pytest.raises(StreamTruncatedError, match="closed"):
            stream.get_final_message()
        assert _client_is_gone(server)


def test_a_task_that_waits_is_woken_when_another_one_closes_the_stream(server: ScriptedServer) -> None:
    async def main() -> list[str]:
        seen: list[str] = []
        begun = asyncio.Event()
        async with AsyncAnthropicClient(api_key="k", base_url=server.url, max_retries=0) as client:
            stream = client.messages.create_stream(**HELLO)

            async def read() -> None:
                async for event in stream:
                    seen.append(event.type)
                    if event.type == "content_block_delta":
                        begun.set()

            reader = asyncio.create_task(read())
            await asyncio.wait_for(begun.wait(), SOON)
            await stream.close()
            await asyncio.wait_for(reader, SOON)
            return seen

    assert asyncio.run(main()) == ["message_start", "content_block_start", "content_block_delta"]
    assert _client_is_gone(server)


def test_a_cancelled_task_gives_its_connection_back(server: ScriptedServer) -> None:
    async def main() -> None:
        async with AsyncAnthropicClient(api_key="k", base_url=server.url, max_retries=0) as client:
            stream = client.messages.create_stream(**HELLO)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2), stream:
                    async for _ in stream:
                        pass

    asyncio.run(main())
    assert _client_is_gone(server)
