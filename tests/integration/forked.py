"""A program in which eight forked children and their parent call with one client at the same time.

Each call sends an id, and the response must have that id. Prints how many responses had another one.
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
    """Respond with the id that was sent as the content of the message."""
    sent = json.loads(asked.body)["messages"][0]["content"]
    connection.sendall(answer(200, json.dumps(MESSAGE | {"id": sent}).encode()))


def request(name: str) -> dict[str, Any]:
    """The arguments of a call whose response must have the id `name`."""
    return {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": name}]}


def calls(client: AnthropicClient, sender: str, count: int) -> int:
    """The number of `count` calls that got the response of another call."""
    names = [f"{sender}-{number}" for number in range(count)]
    return sum(client.messages.create(**request(name)).id != name for name in names)


async def async_calls(client: AsyncAnthropicClient, sender: str, count: int) -> int:
    """The async counterpart of `calls`, with ten calls at a time."""

    async def call(name: str) -> bool:
        return (await client.messages.create(**request(name))).id != name

    wrong = 0
    for start in range(0, count, 10):
        wrong += sum(await asyncio.gather(*(call(f"{sender}-{number}") for number in range(start, start + 10))))
    return wrong


def child_of(work: Callable[[int], int]) -> list[int]:
    """Fork the children, each of which runs `work` with its number; returns their process ids."""
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
    """The sum of the exit statuses of the children."""
    return sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


def blocking(options: dict[str, Any], count: int) -> int:
    """Run the calls with the sync client."""
    with AnthropicClient(**options) as client:
        wrong = calls(client, "warm", 20)
        children = child_of(lambda number: calls(client, f"child-{number}", count))
        wrong += calls(client, "parent", count)
        return wrong + statuses(children)


def awaiting(options: dict[str, Any], count: int) -> int:
    """Run the calls with the async client; each child has its own event loop."""

    def in_child(client: AsyncAnthropicClient, number: int) -> int:
        # The running loop belongs to the parent.
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
    """Start the server in another process; returns its process id and URL."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        with ScriptedServer(echo, tls) as server:
            os.write(write_end, server.url.encode())
            threading.Event().wait()
    return child, os.read(read_end, 200).decode()


def main(kind: str, protocol: str, count: int) -> None:
    """`kind`: blocking or awaiting. `protocol`: plain or tls. `count`: calls of each process."""
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("localhost").configure_cert(context)
    server, url = serve(context if protocol == "tls" else None)
    with tempfile.NamedTemporaryFile() as bundle:
        ca.cert_pem.write_to_path(bundle.name)
        options: dict[str, Any] = {"api_key": "k", "base_url": url, "max_retries": 0, "http2": False}
        if protocol == "tls":
            options["ca_bundle"] = bundle.name
        try:
            print((blocking if kind == "blocking" else awaiting)(options, count))
        finally:
            os.kill(server, 9)
            os.waitpid(server, 0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
