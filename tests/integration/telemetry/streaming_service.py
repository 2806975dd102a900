"""Services that pass the stream of a message on: over ASGI, as FastAPI does, and over WSGI."""

from __future__ import annotations

import asyncio
import io
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from socketserver import ThreadingMixIn
from typing import Any, Self
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient

HELLO: dict[str, Any] = {"model": "claude-sonnet-5-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


async def managed(client: AsyncAnthropicClient) -> AsyncIterator[str]:
    """As it is recommended."""
    async with client.messages.create_stream(**HELLO) as stream:
        async for event in stream:
            yield f"event {event.type}\n"


async def careless(client: AsyncAnthropicClient) -> AsyncIterator[str]:
    """Leaves the stream to the garbage collector."""
    async for event in client.messages.create_stream(**HELLO):
        yield f"event {event.type}\n"


async def text(client: AsyncAnthropicClient) -> AsyncIterator[str]:
    """Only the text."""
    async with client.messages.create_stream(**HELLO) as stream:
        async for piece in stream.text_stream:
            yield f"event {piece}\n"


def managed_blocking(client: AnthropicClient) -> Iterator[str]:
    """As it is recommended, with the blocking client."""
    with client.messages.create_stream(**HELLO) as stream:
        for event in stream:
            yield f"event {event.type}\n"


def careless_blocking(client: AnthropicClient) -> Iterator[str]:
    """Leaves the stream to the garbage collector."""
    for event in client.messages.create_stream(**HELLO):
        yield f"event {event.type}\n"


class AsgiService:
    """The endpoints on a server in a thread of its own."""

    def __init__(self, made: Callable[[], AsyncAnthropicClient], blocking: AnthropicClient) -> None:
        self._made = made
        self._blocking = blocking
        self.errors: list[dict[str, Any]] = []
        """What the event loop was given to report."""

    def __enter__(self) -> Self:
        self._client = self._made()
        endpoints = [managed, careless, text]
        routes = [Route(f"/{each.__name__}", self._endpoint(each, lambda: self._client)) for each in endpoints]
        routes += [
            Route(f"/{each.__name__}", self._endpoint(each, lambda: self._blocking))
            for each in (managed_blocking, careless_blocking)
        ]
        config = uvicorn.Config(Starlette(routes=routes), log_level="error", lifespan="off")
        self._server = uvicorn.Server(config)
        # Listens from now on: who connects before the server runs waits.
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(30)

    @staticmethod
    def _endpoint(endpoint: Callable[[Any], Any], client: Callable[[], Any]) -> Any:
        async def respond(request: Request) -> StreamingResponse:
            return StreamingResponse(endpoint(client()), media_type="text/plain")

        return respond

    async def _serve(self) -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: self.errors.append(context))
        await self._server.serve([self._socket])
        await self._client.close()


class WsgiService:
    """The blocking endpoints on the server of the standard library."""

    def __init__(self, client: AnthropicClient) -> None:
        self._client = client

    def __enter__(self) -> Self:
        self._server = make_server("127.0.0.1", 0, self._respond, _Threads, _Quiet)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _respond(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("content-type", "text/plain")])
        endpoint = {f"/{each.__name__}": each for each in (managed_blocking, careless_blocking)}[environ["PATH_INFO"]]
        return (piece.encode() for piece in endpoint(self._client))


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what the tests are about."""


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""

    def get_stderr(self) -> Any:
        return io.StringIO()
