"""A stream of typed events that waits for its next event is closed by another thread or task."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    AsyncTypedEventStream,
    DeadlineExceededError,
    TypedEventStream,
)
from tests.integration.servers import Asked, ScriptedServer
from tests.unit.typed_events import BY_ID, event, watching

SOON = 5.0
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """Sends one event and then nothing, until the client goes away."""

    def script(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(HEAD + event(len(running.asked)))
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
    with AnthropicClient(api_key="k", base_url=server.url) as client:
        stream: TypedEventStream[Any] = TypedEventStream(client.messages._pipeline, watching(BY_ID))

        def read() -> None:
            for found in stream:
                seen.append(found.id)
                begun.set()

        reader = threading.Thread(target=read)
        reader.start()
        assert begun.wait(SOON)
        stream.close()
        reader.join(SOON)
        assert not reader.is_alive()
        assert seen == ["e1"] and list(stream) == []
        assert _client_is_gone(server)
    assert len(server.asked) == 1


async def _closed_by_another_task(url: str) -> list[str]:
    seen: list[str] = []
    begun = asyncio.Event()
    async with AsyncAnthropicClient(api_key="k", base_url=url) as client:
        stream: AsyncTypedEventStream[Any] = AsyncTypedEventStream(client.messages._pipeline, watching(BY_ID))

        async def read() -> None:
            async for found in stream:
                seen.append(found.id)
                begun.set()

        reader = asyncio.create_task(read())
        await asyncio.wait_for(begun.wait(), SOON)
        await stream.close()
        await asyncio.wait_for(reader, SOON)
    return seen


def test_a_task_that_waits_is_woken_when_another_one_closes_the_stream(server: ScriptedServer) -> None:
    assert asyncio.run(_closed_by_another_task(server.url)) == ["e1"]
    assert _client_is_gone(server)
    assert len(server.asked) == 1


def test_a_cancelled_task_gives_its_connection_back(server: ScriptedServer) -> None:
    async def main() -> None:
        async with AsyncAnthropicClient(api_key="k", base_url=server.url) as client:
            stream: AsyncTypedEventStream[Any] = AsyncTypedEventStream(client.messages._pipeline, watching(BY_ID))
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2), stream:
                    async for _ in stream:
                        pass

    asyncio.run(main())
    assert _client_is_gone(server)


def test_a_stream_that_is_dropped_gives_its_connection_back(server: ScriptedServer) -> None:
    with AnthropicClient(api_key="k", base_url=server.url) as client:
        stream: Any = TypedEventStream(client.messages._pipeline, watching(BY_ID))
        assert next(stream).id == "e1"
        del stream
        assert _client_is_gone(server)


def test_a_deadline_ends_a_stream_that_waits(server: ScriptedServer) -> None:
    with AnthropicClient(api_key="k", base_url=server.url) as client:
        call = watching(BY_ID, deadline=0.3)
        stream: TypedEventStream[Any] = TypedEventStream(client.messages._pipeline, call)
        with pytest.raises(DeadlineExceededError, match="'e1'"):
            list(stream)
    assert len(server.asked) == 1
