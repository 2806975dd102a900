"""A program of its own: a client is warmed up, then eight children and their parent call with it at the same time.

Each call sends an id, and the answer must be the one with that id. Prints how many were not.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import ssl
import sys
import tempfile
import threading
from collections.abc import Callable
from typing import Any

import trustme

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import MESSAGE

CHILDREN = 8


def echo(asked: Asked, connection: socket.socket) -> None:
    """Answer with the id that was sent as the message."""
    told = json.loads(asked.body)["messages"][0]["content"]
    connection.sendall(answer(200, json.dumps(MESSAGE | {"id": told}).encode()))


def request(name: str) -> dict[str, Any]:
    """A call that is to be answered with `name`."""
    return {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": name}]}


def calls(client: AnthropicClient, who: str, count: int) -> int:
    """How many of `count` calls got an answer that was not theirs."""
    names = [f"{who}-{number}" for number in range(count)]
    return sum(client.messages.create(**request(name)).id != name for name in names)


async def async_calls(client: AsyncAnthropicClient, who: str, count: int) -> int:
    """The same, several at once."""

    async def call(name: str) -> bool:
        return (await client.messages.create(**request(name))).id != name

    wrong = 0
    for start in range(0, count, 10):
        wrong += sum(await asyncio.gather(*(call(f"{who}-{number}") for number in range(start, start + 10))))
    return wrong


def child_of(work: Callable[[int], int]) -> list[int]:
    """Fork, and have each child do its work; their process ids."""
    children = []
    for number in range(CHILDREN):
        if (child := os.fork()) == 0:
            status = 255
            try:
                status = min(work(number), 200)
            finally:
                os._exit(status)
        children.append(child)
    return children


def statuses(children: list[int]) -> int:
    """The sum of what the children exited with."""
    return sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


def blocking(options: dict[str, Any], count: int) -> int:
    """Blocking calls, and a stream in the parent that a child tries to read."""
    with AnthropicClient(**options) as client:
        wrong = calls(client, "warm", 20)
        children = child_of(lambda number: calls(client, f"child-{number}", count))
        wrong += calls(client, "parent", count)
        return wrong + statuses(children)


def awaiting(options: dict[str, Any], count: int) -> int:
    """Awaited calls; the children have an event loop of their own."""

    def in_child(client: AsyncAnthropicClient, number: int) -> int:
        # The loop that was running is the parent's.
        asyncio._set_running_loop(None)
        return asyncio.run(async_calls(client, f"child-{number}", count))

    async def main() -> int:
        async with AsyncAnthropicClient(**options) as client:
            wrong = await async_calls(client, "warm", 20)
            children = child_of(lambda number: in_child(client, number))
            wrong += await async_calls(client, "parent", count)
            return wrong + await asyncio.to_thread(statuses, children)

    return asyncio.run(main())


def serve(tls: ssl.SSLContext | None) -> tuple[int, str]:
    """A server in a process of its own, and where it listens."""
    theirs, mine = os.pipe()
    child = os.fork()
    if child == 0:
        with ScriptedServer(echo, tls) as server:
            os.write(mine, server.url.encode())
            threading.Event().wait()
    return child, os.read(theirs, 200).decode()


def main(kind: str, way: str, count: int) -> None:
    """`kind` is blocking or awaiting, `way` plain or tls."""
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("localhost").configure_cert(context)
    server, url = serve(context if way == "tls" else None)
    with tempfile.NamedTemporaryFile() as bundle:
        ca.cert_pem.write_to_path(bundle.name)
        options: dict[str, Any] = {"api_key": "k", "base_url": url, "max_retries": 0, "http2": False}
        if way == "tls":
            options["ca_bundle"] = bundle.name
        try:
            print((blocking if kind == "blocking" else awaiting)(options, count))
        finally:
            os.kill(server, 9)
            os.waitpid(server, 0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
