"""What is used of other libraries beyond what they promise is still there; else this says which adapter no longer fits."""

from __future__ import annotations

import asyncio
import inspect
from importlib.metadata import version
from typing import Any

import httpcore
import httpx
import pytest
from httpcore._async.http2 import AsyncHTTP2Connection
from httpcore._sync.http2 import HTTP2Connection

from integrations_anthropic import sockets


def fits(adapter: str, library: str, owner: Any, *names: str) -> None:
    for name in names:
        there = hasattr(owner, name) or f"self.{name}" in inspect.getsource(owner)
        assert there, f"adapter {adapter} no longer fits {library} {version(library)}: no {name} in {owner.__name__}"


@pytest.mark.parametrize("one", [httpcore.HTTP11Connection, httpcore.AsyncHTTP11Connection])
def test_http11_connections_can_be_pulled_event_by_event(one: Any) -> None:
    fits("_async/body.py", "httpcore", one, "_receive_event", "_response_closed", "is_available")


@pytest.mark.parametrize("one", [HTTP2Connection, AsyncHTTP2Connection])
def test_http2_connections_show_their_streams(one: Any) -> None:
    names = ("_events", "_h2_state", "_max_streams", "_read_lock")
    fits("_async/connection.py", "httpcore", one, *names)
    fits("_async/body.py", "httpcore", one, "_receive_stream_event", "_write_outgoing_data", "_response_closed")


@pytest.mark.parametrize("one", [httpcore.HTTPConnection, httpcore.AsyncHTTPConnection])
def test_connections_hold_the_one_that_speaks(one: Any) -> None:
    fits("_async/connection.py", "httpcore", one, "_connection")


@pytest.mark.parametrize("transport", [httpx.HTTPTransport(), httpx.AsyncHTTPTransport()])
def test_the_pool_below_a_transport_of_httpx_can_be_taken_out(transport: Any) -> None:
    fits("_async/home.py", "httpx", type(transport), "_pool")
    fits("_async/home.py", "httpcore", type(transport._pool), "_network_backend", "create_connection")


def test_an_answer_of_httpx_decodes_what_is_compressed() -> None:
    fits("_async/transport.py", "httpx", httpx.Response, "_get_content_decoder")


def test_a_socket_below_asyncio_can_be_let_go_without_a_word() -> None:
    async def main() -> None:
        server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        stream = await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", port)
        below = f"adapter sockets.py no longer fits anyio {version('anyio')} or httpcore {version('httpcore')}"
        assert sockets.raw_socket(stream) is not None, below
        assert sockets.closer(stream) is not None, below
        await stream.aclose()
        server.close()
        await server.wait_closed()

    asyncio.run(main())
