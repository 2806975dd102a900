"""What is used of other libraries beyond what they promise is still there; else this names the adapter that is not."""

from __future__ import annotations

import asyncio
from importlib.metadata import version
from typing import Any

import httpcore
import httpx
import pytest
from httpcore._async.http2 import AsyncHTTP2Connection
from httpcore._sync.http2 import HTTP2Connection

from integrations_anthropic._runtime import sockets

ORIGIN = httpcore.Origin(b"https", b"localhost", 443)


def fits(adapter: str, library: str, owner: Any, *names: str) -> None:
    for name in names:
        told = f"adapter {adapter} no longer fits {library} {version(library)}: no {name} in {type(owner).__name__}"
        assert hasattr(owner, name), told


@pytest.mark.parametrize("kind", [httpcore.HTTP11Connection, httpcore.AsyncHTTP11Connection])
def test_http11_connections_can_be_pulled_event_by_event(kind: Any) -> None:
    one = kind(ORIGIN, stream=None)
    fits("_async/http/response_body.py", "httpcore", one, "_receive_event", "_response_closed", "is_available")


@pytest.mark.parametrize("kind", [HTTP2Connection, AsyncHTTP2Connection])
def test_http2_connections_show_their_streams(kind: Any) -> None:
    one = kind(ORIGIN, stream=None)
    fits("_async/http/connection.py", "httpcore", one, "_events", "_h2_state", "_read_lock")
    fits(
        "_async/http/response_body.py",
        "httpcore",
        one,
        "_receive_stream_event",
        "_write_outgoing_data",
        "_response_closed",
    )
    handle = getattr(one, "handle_async_request", None) or one.handle_request
    assert "_max_streams" in handle.__code__.co_names, "adapter _async/http/connection.py no longer fits httpcore"


@pytest.mark.parametrize("kind", [httpcore.HTTPConnection, httpcore.AsyncHTTPConnection])
def test_connections_hold_the_one_that_speaks(kind: Any) -> None:
    fits("_async/http/connection.py", "httpcore", kind(ORIGIN), "_connection")


@pytest.mark.parametrize("transport", [httpx.HTTPTransport(), httpx.AsyncHTTPTransport()])
def test_the_pool_below_a_transport_of_httpx_can_be_taken_out(transport: Any) -> None:
    fits("_async/http/httpx_adapter.py", "httpx", transport, "_pool")
    fits("_async/http/httpx_adapter.py", "httpcore", transport._pool, "_network_backend", "create_connection")


def test_an_answer_of_httpx_decodes_what_is_compressed() -> None:
    fits("_async/http/transport.py", "httpx", httpx.Response(200), "_get_content_decoder")


def test_a_socket_below_asyncio_can_be_let_go_without_a_word() -> None:
    async def main() -> None:
        server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        stream = await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", port)
        below = f"adapter _runtime/sockets.py no longer fits anyio {version('anyio')} or httpcore {version('httpcore')}"
        assert sockets.raw_socket(stream) is not None, below
        assert sockets.abort_function(stream) is not None, below
        await stream.aclose()
        server.close()
        await server.wait_closed()

    asyncio.run(main())
