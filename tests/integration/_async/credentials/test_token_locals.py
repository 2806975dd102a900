"""A traceback with the locals of its frames shows no secret of an exchange, whatever its server does."""

from __future__ import annotations

import socket
import threading
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from integrations_anthropic import AnthropicError, AsyncAnthropicClient
from tests.integration.credentials.identities import HELLO, IDENTITY
from tests.integration.servers import Asked, ScriptedServer, answer

pytestmark = pytest.mark.anyio

ISSUED = b'{"access_token": "canary-of-a-token", "expires_in": 9'


def _reset(asked: Asked, connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()


def _silent(asked: Asked, connection: socket.socket) -> None:
    threading.Event().wait(2)


def _cut_head(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncont")
    connection.shutdown(socket.SHUT_RDWR)


def _cut_body(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n" + ISSUED)
    connection.shutdown(socket.SHUT_RDWR)


def _cut_later(asked: Asked, connection: socket.socket) -> None:
    if asked.target.endswith("/token"):
        connection.sendall(answer(body=ISSUED + b"}"))
    else:
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{")
        connection.shutdown(socket.SHUT_RDWR)


def _no_token(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(answer(body=b'{"refresh_token": "canary-of-a-token"}'))


def _repeated(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(answer(400, asked.body))


def _not_encoded(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(answer(200, ISSUED + b"}", content_encoding="gzip"))


SCRIPTS: list[Callable[[Asked, socket.socket], None]] = [
    *(_reset, _silent, _cut_head, _cut_body, _cut_later, _no_token, _repeated, _not_encoded)
]


async def failure_of(url: str) -> str:
    """What can be seen of the error of a call; no frame of a test holds it, nor a secret."""
    client = AsyncAnthropicClient(**IDENTITY, base_url=url, max_retries=0, circuit=None)
    async with client:
        try:
            await client.messages.create(**HELLO, deadline=1)
        except AnthropicError as error:
            found: Any = traceback.TracebackException.from_exception(error, capture_locals=True)
            return "".join(found.format())
    raise AssertionError("the call did not fail")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
async def test_no_secret_is_in_a_frame(script: Callable[[Asked, socket.socket], None]) -> None:
    with ScriptedServer(script) as server:
        shown = await failure_of(server.url)
    assert "Error" in shown and "canary" not in shown


async def test_no_secret_is_in_a_frame_where_the_server_is_unreachable() -> None:
    shown = await failure_of("http://127.0.0.1:9")
    assert "no token could be had after" in shown or "deadline" in shown
    assert "canary" not in shown
