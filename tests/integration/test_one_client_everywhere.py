"""One client in forked children, in one event loop after another, on trio after asyncio, and in many threads."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import socket
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import trio

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient
from tests.elapsed import eventually
from tests.integration.forked import async_calls, calls, echo, request
from tests.integration.servers import Asked, ScriptedServer
from tests.unit.responses import EVENTS, sse

ROOT = Path(__file__).parents[2]


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(echo) as running:
        yield running


@pytest.fixture
def options(server: ScriptedServer) -> dict[str, Any]:
    return {"api_key": "k", "base_url": server.url, "max_retries": 0}


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("way", ["plain", "tls"])
@pytest.mark.parametrize("kind", ["blocking", "awaiting"])
def test_no_answer_reaches_another_process_after_a_fork(kind: str, way: str) -> None:
    command = [sys.executable, "-W", "error", "-m", "tests.integration.forked", kind, way, "500"]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600)
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_child_cannot_read_on_in_a_stream_of_its_parent_and_takes_nothing_from_it() -> None:
    def script(asked: Asked, connection: socket.socket) -> None:
        head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"
        connection.sendall(head + sse(EVENTS[:4]))
        go_on.wait(5)
        connection.sendall(sse(EVENTS[4:]))
        connection.shutdown(socket.SHUT_RDWR)

    go_on = threading.Event()
    with ScriptedServer(script) as server, AnthropicClient(api_key="k", base_url=server.url, max_retries=0) as client:
        stream = client.messages.create_stream(**request("x"))
        next(stream)
        with warnings.catch_warnings():
            # Forking with threads about is what the newer Pythons warn of.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            status = 1
            try:
                stream.get_final_message()
            except Exception as error:
                status = 0 if "belongs to another process" in str(error) else 2
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        go_on.set()
        assert stream.get_final_message().stop_reason is not None


def test_one_async_client_serves_fifty_event_loops_one_after_another(options: dict[str, Any]) -> None:
    client = AsyncAnthropicClient(**options)
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else None
    for number in range(50):
        assert asyncio.run(async_calls(client, f"loop-{number}", 10)) == 0
        if number % 10 == 9:
            gc.collect()
    asyncio.run(client.close())
    gc.collect()
    if before is not None:
        assert eventually(lambda: len(os.listdir("/proc/self/fd")) <= before + 2)


def test_one_async_client_serves_asyncio_and_trio_in_turn(options: dict[str, Any]) -> None:
    client = AsyncAnthropicClient(**options)

    async def in_trio(name: str) -> str:
        return (await client.messages.create(**request(name))).id

    for number in range(5):
        assert asyncio.run(async_calls(client, f"loop-{number}", 10)) == 0
        assert trio.run(in_trio, f"trio-{number}") == f"trio-{number}"
    trio.run(client.close)
    gc.collect()


def test_one_async_client_serves_loops_in_several_threads_at_once(options: dict[str, Any]) -> None:
    client = AsyncAnthropicClient(**options)
    with ThreadPoolExecutor(4) as threads:
        wrong = list(threads.map(lambda number: asyncio.run(async_calls(client, f"t-{number}", 30)), range(8)))
    assert wrong == [0] * 8
    asyncio.run(client.close())


def test_one_client_serves_thirty_two_threads(options: dict[str, Any]) -> None:
    with AnthropicClient(**options, max_connections=8) as client, ThreadPoolExecutor(32) as threads:
        wrong = list(threads.map(lambda number: calls(client, f"thread-{number}", 10), range(32)))
    assert wrong == [0] * 32


@pytest.mark.long
def test_ten_thousand_cancelled_calls_leave_no_socket_behind() -> None:
    def script(asked: Asked, connection: socket.socket) -> None:
        connection.settimeout(5)
        try:
            connection.recv(1)
        except OSError:
            """Reset: the client has gone, as it should."""

    async def cancelled(client: AsyncAnthropicClient, steps: int) -> None:
        task = asyncio.create_task(client.messages.create(**request("x")))
        for _ in range(steps % 40):
            await asyncio.sleep(0)
        if steps % 5 == 0:
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    async def main(url: str) -> None:
        async with AsyncAnthropicClient(api_key="k", base_url=url, max_retries=0) as client:
            await cancelled(client, 39)
            before = len(os.listdir("/proc/self/fd"))
            for start in range(0, 10_000, 50):
                await asyncio.gather(*(cancelled(client, start + number) for number in range(50)))
            (pool,) = client._pipeline.transport.pools  # type: ignore[attr-defined]
            assert pool.counts == (0, 0)
            # The server, in this process, has its own end of what has just been closed.
            assert len(os.listdir("/proc/self/fd")) <= before + 100

    with ScriptedServer(script) as server:
        asyncio.run(main(server.url))


def test_a_blocked_read_is_woken_by_closing_the_client_in_another_thread() -> None:
    arrived = threading.Event()

    def script(asked: Asked, connection: socket.socket) -> None:
        arrived.set()
        connection.settimeout(5)
        connection.recv(1)

    with ScriptedServer(script) as server, ThreadPoolExecutor(1) as threads:
        client = AnthropicClient(api_key="k", base_url=server.url, max_retries=0)
        call = threads.submit(client.messages.create, **request("x"))
        assert arrived.wait(5)
        client.close()
        error = call.exception(1)
        assert "the client was closed" in str(error), json.dumps(str(error))
