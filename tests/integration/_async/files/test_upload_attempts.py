"""Attempts of an upload against scripted servers: rewound for a retry, refused early, and what the head says."""

from __future__ import annotations

import io
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, OverloadedError, RequestTooLargeError
from integrations_anthropic.testing import VirtualClock
from tests.integration.faults.refusing_server import RefusingServer, refusal
from tests.integration.servers import Asked, ScriptedServer, answer

pytestmark = pytest.mark.anyio

STORED = {
    "id": "file_1",
    "type": "file",
    "filename": "a",
    "mime_type": "text/plain",
    "size_bytes": 1,
    "created_at": "2026-06-12T13:27:48+00:00",
}
CONTENT = b"0123456789" * 60_000
OVERLOADED = json.dumps({"type": "error", "error": {"type": "overloaded_error", "message": "busy"}}).encode()


def options_of(server: ScriptedServer | RefusingServer, **options: Any) -> dict[str, Any]:
    return {"api_key": "k", "base_url": server.url, "circuit": None, "http2": False} | options


class BusyOnce:
    """Answers 529 to the first request, then takes the file; keeps the bodies, chunks taken apart."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def __call__(self, asked: Asked, connection: socket.socket) -> None:
        self.bodies.append(asked.body)
        first = len(self.bodies) == 1
        connection.sendall(answer(529, OVERLOADED) if first else answer(200, json.dumps(STORED).encode()))


@pytest.mark.parametrize("kind", ["path", "file", "bytes"])
async def test_a_retry_sends_the_file_from_its_beginning(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "content"
    path.write_bytes(CONTENT)
    file = io.BytesIO(b"skipped" + CONTENT)
    file.seek(7)
    source: Any = {"path": path, "file": file, "bytes": CONTENT}[kind]
    script = BusyOnce()
    with ScriptedServer(script) as server:
        async with AsyncAnthropicClient(**options_of(server, clock=VirtualClock())) as client:
            assert (await client.files.upload(file=source)).id == "file_1"
    assert script.bodies[0] == script.bodies[1]
    assert CONTENT in script.bodies[1]
    assert all(int(asked.headers["content-length"]) == len(asked.body) for asked in server.asked)


@pytest.mark.chooses_path
@pytest.mark.parametrize("path", ["own", "httpx"])
async def test_an_iterator_is_not_sent_again_and_the_error_says_so(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if path == "httpx":
        monkeypatch.setattr("integrations_anthropic._async.http.transport.can_be_direct", lambda settings: False)

    def busy(asked: Asked, connection: socket.socket) -> None:
        assert asked.headers["transfer-encoding"] == "chunked"
        assert b"onetwo" in asked.body
        connection.sendall(answer(529, OVERLOADED))

    with ScriptedServer(busy) as server:
        async with AsyncAnthropicClient(**options_of(server, clock=VirtualClock())) as client:
            with pytest.raises(OverloadedError, match="not sent again: file is an iterator"):
                await client.files.upload(file=iter([b"one", b"two"]))
    assert len(server.asked) == 1


@pytest.mark.chooses_path
@pytest.mark.parametrize("path", ["own", "httpx"])
@pytest.mark.parametrize("interim", [b"", b"HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n"])
async def test_a_refusal_ends_an_upload_that_is_under_way(
    path: str, interim: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    if path == "httpx":
        monkeypatch.setattr("integrations_anthropic._async.http.transport.can_be_direct", lambda settings: False)
    read = 0

    def without_end() -> Iterator[bytes]:
        nonlocal read
        for _ in range(400):
            read += 1
            yield bytes(250_000)

    # Through httpx nothing is read between two pieces: a connection that is reset just then takes the refusal along.
    then = "close" if path == "own" else "wait"
    with RefusingServer(interim + refusal(413, "request_too_large", "too large"), then) as server:
        async with AsyncAnthropicClient(**options_of(server, max_retries=0)) as client:
            with pytest.raises(RequestTooLargeError, match="too large"):
                await client.files.upload(file=without_end())
    assert read < 400


async def test_names_cannot_add_headers_or_parts() -> None:
    name = 'a"; filename="b\r\nX-Evil: 1\r\n\r\n--x\x00/../ü.txt'
    with ScriptedServer(BusyOnce()) as server:
        async with AsyncAnthropicClient(**options_of(server, clock=VirtualClock())) as client:
            await client.files.upload(file=(name, b"content"), extra_body={'x"\r\ny': "1"})
    body = server.asked[0].body
    heads = [part.partition(b"\r\n\r\n")[0] for part in body.split(b"--" + boundary(server.asked[0]))[1:-1]]
    assert [head.count(b"\r\n") for head in heads] == [2, 1] or [head.count(b"\r\n") for head in heads] == [1, 2]
    assert b"\r\nX-Evil" not in body
    assert 'filename="a%22; filename=%22b%0D%0AX-Evil: 1%0D%0A%0D%0A--x%00/../ü.txt"'.encode() in body
    assert b'name="x%22%0D%0Ay"' in body


def boundary(asked: Asked) -> bytes:
    return asked.headers["content-type"].partition("boundary=")[2].encode()


async def test_a_file_that_is_cut_while_it_is_sent_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "growing"
    path.write_bytes(CONTENT)

    def cut(sent: int, size: int | None) -> None:
        with path.open("r+b") as file:
            file.truncate(10)

    with ScriptedServer(BusyOnce()) as server:
        async with AsyncAnthropicClient(**options_of(server, clock=VirtualClock())) as client:
            with pytest.raises(Exception, match="it became shorter while it was sent"):
                await client.files.upload(file=path, progress=cut)
