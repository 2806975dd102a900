"""A connection that several threads share, as over HTTP/2 in the blocking half."""

from __future__ import annotations

import socket
import ssl
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpcore
import pytest
import trustme

from integrations_anthropic._runtime.httpcore_network import HttpcoreNetwork, LockedSocket


class OneAtATime:
    """Stands for a TLS socket, and notes whether two threads are in it at once."""

    def __init__(self) -> None:
        self.inside = 0
        self.most = 0
        self.calls = 0

    def recv(self, size: int) -> bytes:
        return self._enter(b"")

    def send(self, data: bytes) -> int:
        return self._enter(len(data))

    def _enter(self, result: Any) -> Any:
        self.inside += 1
        self.most = max(self.most, self.inside)
        # Lets the other threads run.
        threading.Event().wait(0.0)
        self.calls += 1
        self.inside -= 1
        return result


def test_only_one_thread_is_in_the_tls_socket_at_a_time() -> None:
    real = OneAtATime()
    given: Any = real
    shared = LockedSocket(given)

    def work(number: int) -> None:
        for _ in range(200):
            _ = shared.recv(9) if number % 2 else shared.send(memoryview(b"x"))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))
    assert (real.most, real.calls) == (1, 800)


def echo(listener: socket.socket, context: ssl.SSLContext) -> None:
    with context.wrap_socket(listener.accept()[0], server_side=True) as peer:
        while data := peer.recv(65536):
            peer.sendall(data)


def test_a_thread_writes_while_another_waits_to_read_on_the_same_connection() -> None:
    ca = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("localhost").configure_cert(server)
    client = ssl.create_default_context()
    ca.configure_trust(client)
    with socket.create_server(("127.0.0.1", 0)) as listener, ThreadPoolExecutor(2) as threads:
        served = threads.submit(echo, listener, server)
        plain = HttpcoreNetwork.choose(None, shared=True).connect_tcp("127.0.0.1", listener.getsockname()[1], 5.0)
        stream = plain.start_tls(client, "localhost", 5.0)
        read = threads.submit(stream.read, 100, 30.0)
        stream.write(b"hello", 5.0)
        assert read.result(30.0) == b"hello"
        stream.close()
        served.result(30.0)


def test_its_faults_are_those_of_httpcore() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        stream = HttpcoreNetwork.choose(None, shared=True).connect_tcp("127.0.0.1", port, 5.0)
        with pytest.raises(httpcore.ReadTimeout):
            stream.read(1, 0.0)
        stream.close()
        with pytest.raises(httpcore.WriteError) as caught:
            stream.write(b"x", 0.0)
        assert isinstance(caught.value.__cause__, OSError)
    with pytest.raises(httpcore.ConnectError):
        HttpcoreNetwork.choose(None, shared=True).connect_tcp("127.0.0.1", port, 5.0)
