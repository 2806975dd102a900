"""A connection that is garbage collected before its pool warns of nothing, and is closed."""

from __future__ import annotations

import gc
import socket
import ssl
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest
import trustme

from integrations_anthropic._runtime.network.connecting import connect_socket


def has_ended(listener: socket.socket, context: ssl.SSLContext | None) -> bool:
    plain = listener.accept()[0]
    try:
        with context.wrap_socket(plain, server_side=True) if context else plain as peer:
            return peer.recv(9) == b""
    except ConnectionResetError:
        # TLS 1.3 sends tickets; a client that is closed before it read them resets the connection.
        return True


@pytest.mark.parametrize("secured", [False, True])
def test_a_connection_that_is_collected_is_closed_without_a_warning(secured: bool) -> None:
    ca = trustme.CA()
    server, trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    ca.issue_cert("localhost").configure_cert(server)
    ca.configure_trust(trusting)
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        ThreadPoolExecutor(1) as threads,
        warnings.catch_warnings(record=True) as caught,
    ):
        warnings.simplefilter("always")
        served = threads.submit(has_ended, listener, server if secured else None)
        stream = connect_socket("127.0.0.1", listener.getsockname()[1], 30.0)
        if secured:
            stream = stream.start_tls(trusting, "localhost", 30.0)
            assert isinstance(stream.get_extra_info("ssl_object"), ssl.SSLSocket)
        del stream
        gc.collect()
        assert served.result(30.0)
    assert [str(each.message) for each in caught] == []
