"""Whether a recorder or a mock stands in the place of a method of httpx or httpcore: then requests have to go that way.

vcrpy and pytest-httpx replace methods of httpx's transports, respx those of httpcore's connections, and tracing such as
OpenTelemetry's wraps the first.
"""

from __future__ import annotations

import sys
from types import FunctionType

__all__ = ["REPLACED", "is_replaced"]

REPLACED = (
    ("httpx._transports.default", "HTTPTransport", "handle_request"),
    ("httpx._transports.default", "AsyncHTTPTransport", "handle_async_request"),
    ("httpcore._sync.connection_pool", "ConnectionPool", "handle_request"),
    ("httpcore._async.connection_pool", "AsyncConnectionPool", "handle_async_request"),
    ("httpcore._sync.connection", "HTTPConnection", "handle_request"),
    ("httpcore._async.connection", "AsyncHTTPConnection", "handle_async_request"),
)


def is_replaced() -> bool:
    """Whether one of them is not the library's own, by where it was defined."""
    for name, cls, method in REPLACED:
        module = sys.modules.get(name)
        if module is None:
            continue
        found = getattr(getattr(module, cls, None), method, None)
        # Not isinstance: a wrapper may claim to be a function, and show the globals of what it wraps.
        if type(found) is not FunctionType or found.__globals__ is not module.__dict__:
            return True
    return False
