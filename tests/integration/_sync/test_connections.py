# Derived from tests/integration/_async/test_connections.py by `make codegen`. Do not edit.
"""Connections that are shared, waited for, given back, and never kept by anybody who has gone."""

from __future__ import annotations

import gc
import json
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, APIConnectionError, DeadlineExceededError, PoolTimeoutError
from integrations_anthropic._runtime.event_loop import EventLoop
from tests.elapsed import Elapsed, eventually
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import EVENTS, MESSAGE, sse

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 99999\r\n\r\n"
SOON = 1.0


class Watched:
    """Sends the beginning of a stream, or nothing to an ordinary call, and notes when the client goes away."""

    def __init__(self) -> None:
        self.gone: list[float] = []
        self.server = ScriptedServer(self._script)

    def _script(self, asked: Asked, connection: socket.socket) -> None:
        if b'"stream":true' in asked.body:
            connection.sendall(HEAD + sse(EVENTS[:4]))
        connection.settimeout(10)
        try:
            connection.recv(1)
        except ConnectionResetError:
            """Another way to go away."""
        self.gone.append(time.monotonic())

    def sees_them_gone(self, count: int = 1) -> bool:
        until = time.monotonic() + SOON
        while len(self.gone) < count and time.monotonic() < until:
            threading.Event().wait(0.01)
        return len(self.gone) == count


@pytest.fixture
def watched() -> Iterator[Watched]:
    server = Watched()
    with server.server:
        yield server


def client_of(url: str, **options: Any) -> AnthropicClient:
    given: dict[str, Any] = {"api_key": "sk-wire-secret", "base_url": url, "max_retries": 0} | options
    return AnthropicClient(**given)


def counts(client: AnthropicClient) -> tuple[int, int]:
    """Connections in use, and idle ones."""
    transport: Any = client._pipeline.transport
    (pool,) = (one for one in transport.pools if one.loop is EventLoop.current())
    found: tuple[int, int] = pool.counts
    return found


def leave_by_break_in_a_block(client: AnthropicClient) -> None:
    with client.messages.create_stream(**HELLO) as stream:
        for _ in stream:
            break


def leave_by_break(client: AnthropicClient) -> None:
    for _ in client.messages.create_stream(**HELLO):
        break
    gc.collect()


def leave_by_an_exception(client: AnthropicClient) -> None:
    with pytest.raises(ZeroDivisionError):
        with client.messages.create_stream(**HELLO) as stream:
            for _ in stream:
                raise ZeroDivisionError


def leave_by_closing(client: AnthropicClient) -> None:
    stream = client.messages.create_stream(**HELLO)
    stream.__next__()
    stream.close()
    stream.close()


def leave_by_asking_for_the_text(client: AnthropicClient) -> None:
    for _ in client.messages.create_stream(**HELLO).text_stream:
        break
    gc.collect()


@pytest.mark.parametrize(
    "leave",
    [
        leave_by_break_in_a_block,
        leave_by_break,
        leave_by_an_exception,
        leave_by_closing,
        leave_by_asking_for_the_text,
    ],
)
def test_whoever_leaves_a_stream_gives_its_connection_back_at_once(watched: Watched, leave: Any) -> None:
    with client_of(watched.server.url) as client:
        leave(client)
        assert watched.sees_them_gone()
        # Where it was garbage collected, a thread gives it back.
        assert eventually(lambda: counts(client) == (0, 0))


def test_a_pool_that_is_full_says_how_many_are_in_use_and_that_it_waited(watched: Watched) -> None:
    with client_of(watched.server.url, max_connections=2, pool_timeout=0.3) as client:
        streams = [client.messages.create_stream(**HELLO) for _ in range(3)]
        with streams[0], streams[1]:
            with Elapsed() as elapsed:
                with pytest.raises(PoolTimeoutError, match="all 2 connections are in use") as caught:
                    streams[2].__next__()
                assert elapsed.seconds >= 0.27 and elapsed.within(0.4)
        assert (caught.value.phase, caught.value.duration) == ("pool", 0.3)
        assert counts(client) == (0, 0)


def test_a_deadline_that_passes_in_the_pool_is_the_error_raised(watched: Watched) -> None:
    with client_of(watched.server.url, max_connections=1) as client, client.messages.create_stream(**HELLO):
        with pytest.raises(DeadlineExceededError) as caught:
            client.messages.create(**HELLO, deadline=0.1)
    assert caught.value.duration == 0.1


def test_idle_connections_are_few_and_the_last_one_used_comes_first() -> None:
    ports: list[int] = []
    released = threading.Event()

    def script(asked: Asked, connection: socket.socket) -> None:
        ports.append(connection.getpeername()[1])
        if b'"stream":true' in asked.body:
            connection.sendall(HEAD.replace(b"99999", b"%d" % len(sse(EVENTS))) + sse(EVENTS[:4]))
            released.wait(SOON)
            connection.sendall(sse(EVENTS[4:]))
        else:
            connection.sendall(answer(200, json.dumps(MESSAGE).encode()))

    with ScriptedServer(script) as server:
        with client_of(server.url, max_idle_connections=2) as client:
            streams = [client.messages.create_stream(**HELLO) for _ in range(4)]
            for stream in streams:
                stream.__next__()
            assert counts(client) == (4, 0)
            released.set()
            for stream in streams:
                stream.get_final_message()
            assert counts(client) == (0, 2)
            for _ in range(3):
                client.messages.create(**HELLO)
    assert len(set(ports[:4])) == 4
    assert ports[4:] == [ports[3]] * 3


def test_a_connection_that_was_idle_for_too_long_is_not_used_again() -> None:
    ports: list[int] = []

    def script(asked: Asked, connection: socket.socket) -> None:
        ports.append(connection.getpeername()[1])
        connection.sendall(answer(200, json.dumps(MESSAGE).encode()))

    with ScriptedServer(script) as server:
        with client_of(server.url, idle_connection_timeout=0.05) as client:
            client.messages.create(**HELLO)
            threading.Event().wait(0.1)
            client.messages.create(**HELLO)
            assert counts(client) == (0, 1)
    assert len(set(ports)) == 2


def test_a_connection_the_server_closed_meanwhile_is_not_used_again() -> None:
    def script(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(answer(200, json.dumps(MESSAGE).encode()))
        connection.shutdown(socket.SHUT_RDWR)

    with ScriptedServer(script) as server:
        with client_of(server.url) as client:
            for _ in range(5):
                client.messages.create(**HELLO)
                threading.Event().wait(0.01)
    assert len(server.asked) == 5


def test_connections_are_kept_alive_by_the_system(watched: Watched) -> None:
    with client_of(watched.server.url) as client, client.messages.create_stream(**HELLO):
        transport: Any = client._pipeline.transport
        (connection,) = transport.pools[0]._open
        found = connection.backend.stream.get_extra_info("socket")
        assert found.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        assert found.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def _drip(head: bytes, body: bytes, *, every: float) -> Any:
    def script(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(head)
        try:
            for number in range(len(body)):
                connection.sendall(body[number : number + 1])
                threading.Event().wait(every)
        except OSError:
            """The client has gone: that is what the test is about."""

    return script


WHOLE = answer(200, json.dumps(MESSAGE).encode())
STREAM = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n" + sse(EVENTS)


@pytest.mark.parametrize(
    "script",
    [
        _drip(b"", WHOLE, every=0.03),
        _drip(WHOLE[:90], WHOLE[90:], every=0.03),
        _drip(WHOLE[:60], b"", every=0),
        _drip(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{", b" " * 4, every=0.2),
    ],
    ids=["drips from the first byte", "drips its body", "stalls in its head", "is slow"],
)
def test_a_deadline_holds_against_a_server_that_is_slow_in_any_way(script: Any) -> None:
    with ScriptedServer(script) as server:
        with client_of(server.url) as client:
            with Elapsed() as elapsed:
                with pytest.raises(DeadlineExceededError) as caught:
                    client.messages.create(**HELLO, deadline=0.3)
                assert elapsed.seconds >= 0.29 and elapsed.within(0.4)
    assert (caught.value.attempt_count, caught.value.duration) == (1, 0.3)


@pytest.mark.parametrize("begin", [0, 60, len(STREAM) - 200])
def test_a_deadline_holds_for_a_stream_wherever_it_gets_slow(begin: int) -> None:
    with ScriptedServer(_drip(STREAM[:begin], STREAM[begin:], every=0.03)) as server:
        with client_of(server.url) as client:
            with Elapsed() as elapsed:
                with pytest.raises(DeadlineExceededError):
                    client.messages.create_stream(**HELLO, deadline=0.3).get_final_message()
                assert elapsed.seconds >= 0.29 and elapsed.within(0.4)
            assert counts(client) == (0, 0)


def test_the_time_of_an_attempt_holds_against_a_head_that_drips() -> None:
    with ScriptedServer(_drip(b"", WHOLE, every=0.03)) as server:
        with client_of(server.url, timeout=0.2) as client:
            with Elapsed() as elapsed:
                with pytest.raises(APIConnectionError) as caught:
                    client.messages.create(**HELLO)
                assert elapsed.seconds >= 0.19 and elapsed.within(0.3)
    assert not isinstance(caught.value, DeadlineExceededError)


def test_a_client_that_is_closed_wakes_no_other_client_and_can_be_closed_again(watched: Watched) -> None:
    first, second = client_of(watched.server.url), client_of(watched.server.url)
    with second.messages.create_stream(**HELLO) as stream:
        stream.__next__()
        first.close()
        first.close()
        assert counts(second) == (1, 0)
    second.close()


def test_a_client_that_is_never_closed_leaves_no_connection(watched: Watched) -> None:
    client = client_of(watched.server.url)
    stream = client.messages.create_stream(**HELLO)
    stream.__next__()
    del stream, client
    gc.collect()
    assert watched.sees_them_gone()
