"""What is used of other libraries beyond their public interface: in one adapter each, and still there."""

from __future__ import annotations

import ast
import asyncio
import inspect
import re
import ssl
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import anyio.streams.tls
import httpcore
import httpx
import pytest
import trio
import trio.testing
from httpcore._async.http2 import AsyncHTTP2Connection
from httpcore._sync.http2 import HTTP2Connection

import integrations_anthropic
from integrations_anthropic._async.http.through_httpx.http2_state import AsyncHTTP2State
from integrations_anthropic._runtime.network import sockets
from integrations_anthropic._runtime.network.recorders import REPLACED, is_replaced
from integrations_anthropic._sync.http.through_httpx.http2_state import HTTP2State

PACKAGE = Path(integrations_anthropic.__file__).parent
ORIGIN = httpcore.Origin(b"https", b"localhost", 443)
HTTPCORE_ADAPTER = "_async/http/through_httpx/httpcore_connection.py"
HTTP2_ADAPTER = "_async/http/through_httpx/http2_upload.py"
HTTPX_ADAPTER = "_async/http/through_httpx/httpx_adapter.py"

ADAPTERS = {
    HTTPCORE_ADAPTER: {
        "_connection",
        "_max_streams",
        "_max_streams_semaphore",
        "_read_lock",
        "_write_lock",
        "_receive_remote_settings_change",
        "_events",
        "_h2_state",
        "_receive_event",
        "_receive_events",
        "_receive_stream_event",
        "_response_closed",
        "_write_outgoing_data",
        "_state_lock",
        "_init_lock",
        "_send_stream_data",
        "_send_end_stream",
        "_network_backend",
    },
    HTTP2_ADAPTER: {
        "_events",
        "_h2_state",
        "_read_lock",
        "_write_outgoing_data",
        "_receive_events",
        "_read_incoming_data",
        "_send_end_stream",
    },
    HTTPX_ADAPTER: {"_pool", "_transport", "_mounts", "_ssl_context"},
    "_runtime/network/sockets.py": {"_stream", "_transport", "_sock", "_closing", "_read_bio", "_incoming"},
}
"""The private names of other libraries, and the modules that use them."""
OWN_NAMES = {"_connection", "_events", "_pool", "_stream", "_transport", "_closing"}
"""Names that our own classes use as well: there `self._name` is not the library's."""


def fits(adapter: str, library: str, owner: Any, *names: str) -> None:
    found = version(library.partition(".")[0])
    for name in names:
        problem = f"adapter {adapter} no longer fits {library} {found}: no {name} in {type(owner).__name__}"
        assert hasattr(owner, name), problem


@pytest.mark.parametrize("kind", [httpcore.HTTP11Connection, httpcore.AsyncHTTP11Connection])
def test_http11_connections_of_httpcore_can_be_read_event_by_event(kind: Any) -> None:
    fits(HTTPCORE_ADAPTER, "httpcore", kind(ORIGIN, stream=None), "_receive_event", "_response_closed", "is_available")


@pytest.mark.parametrize("kind", [HTTP2Connection, AsyncHTTP2Connection])
def test_http2_connections_of_httpcore_show_their_streams(kind: Any) -> None:
    one = kind(ORIGIN, stream=None)
    fits(HTTPCORE_ADAPTER, "httpcore", one, "_events", "_h2_state", "_read_lock", "_write_lock")
    fits(HTTPCORE_ADAPTER, "httpcore", one, "_receive_remote_settings_change", "_state_lock", "_init_lock")
    fits(HTTP2_ADAPTER, "httpcore", one, "_receive_events", "_read_incoming_data")
    fits(HTTPCORE_ADAPTER, "httpcore", one, "_send_stream_data", "_send_end_stream")
    fits(HTTPCORE_ADAPTER, "httpcore", one, "_receive_stream_event", "_write_outgoing_data", "_response_closed")
    handle = getattr(one, "handle_async_request", None) or one.handle_request
    for name in ("_max_streams", "_max_streams_semaphore"):
        assert name in handle.__code__.co_names, f"adapter {HTTPCORE_ADAPTER} no longer fits httpcore"


@pytest.mark.parametrize(("half", "state"), [("sync", HTTP2State), ("async", AsyncHTTP2State)])
def test_the_shared_state_has_what_httpcore_uses_of_h2(half: str, state: Any) -> None:
    # What it uses of the window for a body is replaced: `_wait_for_outgoing_flow` is not called.
    used = set(re.findall(r"_h2_state\.(\w+)", inspect.getsource(import_module(f"httpcore._{half}.http2"))))
    assert used - set(dir(state)) == {"local_flow_control_window", "max_outbound_frame_size"}, version("httpcore")


@pytest.mark.parametrize("kind", [httpcore.HTTPConnection, httpcore.AsyncHTTPConnection])
def test_connections_of_httpcore_hold_the_one_that_speaks_the_protocol(kind: Any) -> None:
    fits(HTTPCORE_ADAPTER, "httpcore", kind(ORIGIN), "_connection")


@pytest.mark.parametrize("transport", [httpx.HTTPTransport(), httpx.AsyncHTTPTransport()])
def test_the_pool_of_a_transport_of_httpx_can_be_replaced(transport: Any) -> None:
    fits(HTTPX_ADAPTER, "httpx", transport, "_pool")
    fits(HTTPX_ADAPTER, "httpcore", transport._pool, "_ssl_context")
    fits(HTTPCORE_ADAPTER, "httpcore", transport._pool, "_network_backend", "create_connection")


@pytest.mark.parametrize("client", [httpx.Client(), httpx.AsyncClient()])
def test_the_transports_of_an_httpx_client_can_be_checked(client: Any) -> None:
    fits(HTTPX_ADAPTER, "httpx", client, "_transport", "_mounts")


def test_a_response_of_httpx_that_was_made_from_bytes_holds_them_decoded() -> None:
    fits(HTTPX_ADAPTER, "httpx", httpx.Response(200, content=b"x"), "_content")
    assert not hasattr(httpx.Response(200, stream=httpx.SyncByteStream()), "_content")


def test_a_socket_below_asyncio_can_be_detached() -> None:
    async def main() -> None:
        server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        stream = await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", port)
        libraries = f"anyio {version('anyio')} or httpcore {version('httpcore')}"
        problem = f"adapter _runtime/network/sockets.py no longer fits {libraries}"
        assert sockets.raw_socket(stream) is not None, problem
        assert sockets.abort_function(stream) is not None, problem
        assert {"_read_bio", "transport_stream"} <= anyio.streams.tls.TLSStream.__annotations__.keys(), problem
        await stream.aclose()
        server.close()
        await server.wait_closed()

    asyncio.run(main())


def test_the_methods_that_recorders_replace_are_found_and_those_of_the_libraries_are_their_own() -> None:
    for module, cls, method in REPLACED:
        fits("_runtime/network/recorders.py", module, getattr(import_module(module), cls), method)
    assert not is_replaced()


def test_what_tls_has_received_can_be_read_below_trio() -> None:
    secured = trio.SSLStream(trio.testing.memory_stream_pair()[0], ssl.create_default_context())
    fits("_runtime/network/sockets.py", "trio", secured, "_incoming", "transport_stream")


def test_private_names_of_other_libraries_are_used_in_their_adapter_alone() -> None:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE).as_posix().replace("_sync/", "_async/")
        # The sandbox is a server with connections of its own kind; storage has the adapters to redis-py.
        if module.startswith(("sandbox/", "storage/")):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Attribute):
                continue
            own = node.attr in OWN_NAMES and isinstance(node.value, ast.Name) and node.value.id == "self"
            adapters = [adapter for adapter, names in ADAPTERS.items() if node.attr in names]
            if adapters and module not in adapters and not own:
                found.append(f"{module}:{node.lineno}: {node.attr}")
    assert found == []
