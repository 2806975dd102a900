"""The ways of a request to the network: chosen by a test, where a client would choose by what is installed and set."""

from __future__ import annotations

import pytest

from integrations_anthropic._async.http import http1_connection as async_connection
from integrations_anthropic._async.http import transport as async_transport
from integrations_anthropic._runtime.network.response_parser import H11ResponseParser
from integrations_anthropic._sync.http import http1_connection as connection
from integrations_anthropic._sync.http import transport

__all__ = ["HTTP_PATHS", "MODULES_ON_EACH_PATH", "use_path"]

HTTP_PATHS = ("own", "h11", "httpcore")
"""Our own connection, the same with h11 in the place of httptools, and httpcore's connection, through httpx."""
MODULES_ON_EACH_PATH = frozenset(
    {"test_transport", "test_connections", "test_leaving_early", "test_http_paths", "test_hooks"}
)
"""Modules of this folder whose tests run on each of them."""


def use_path(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have all clients that are made from now on take one way."""
    if name not in HTTP_PATHS:
        raise ValueError(f"no way of requests is called {name!r}: {', '.join(HTTP_PATHS)}")
    for one in (async_connection, connection):
        if name == "h11":
            monkeypatch.setattr(one, "RESPONSE_PARSER", H11ResponseParser)
    for half in (async_transport, transport):
        if name == "httpcore":
            # As where a proxy is set.
            monkeypatch.setattr(half, "can_be_direct", lambda settings: False)
