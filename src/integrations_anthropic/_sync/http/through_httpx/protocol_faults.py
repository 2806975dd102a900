# Derived from src/integrations_anthropic/_async/http/through_httpx/protocol_faults.py by `make codegen`. Do not edit.
"""The fault itself, where httpcore's clean-up raised another over it, or where it let one of a library through; and
what the other side says of a request that is still being sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import h11
import httpcore

from ...._core.call.deadline import WaitExpired
from ...._core.call.library_faults import is_library_fault, raising_module

__all__ = ["FAULTS", "is_fault", "real_fault", "refuses"]

FAULTS = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError)
"""What reading a body may raise."""

_HTTP2 = ("h2", "hpack", "hyperframe")
_SOCKS = ("socksio", "httpcore._async.socks_proxy", "httpcore._sync.socks_proxy")


def is_fault(error: BaseException) -> bool:
    """Whether `error` is one of the connection, which httpcore and h2 have then dealt with.

    A signal handler may raise whatever it likes, a TimeoutError most of all.
    """
    if isinstance(error, (*FAULTS, WaitExpired, h11.ProtocolError)):
        return True
    return (isinstance(error, OSError) and not isinstance(error, TimeoutError)) or (
        isinstance(error, Exception) and is_library_fault(error)
    )


def real_fault(error: Exception, outer: BaseException | None) -> BaseException:
    """The exception to raise in place of `error`, which came out of httpcore; `error` itself where it says it all.

    HTTP/2: after a fault, httpcore closes its stream or connection in a state in which h2 allows neither; what that
    raises hides the fault, or a cancellation. `outer`: what was handled when httpcore was called, which is not its own.
    """
    found: BaseException = error
    while _is_of_http2(found) and (below := found.__context__) is not None and below is not outer:
        if isinstance(below, Exception) and not _is_of_http2(below) and not isinstance(below, _OF_NETWORK):
            break
        found = below
    if _is_of_http2(found):
        # What we send is checked before it is sent, so it is the server that broke the protocol.
        fault = httpcore.RemoteProtocolError(f"HTTP/2: {_text(found)}")
        fault.__cause__ = found
        return fault
    if found is error and not isinstance(error, _OF_NETWORK) and raising_module(error).startswith(_SOCKS):
        refused = httpcore.ProxyError(f"the SOCKS proxy broke the protocol: {_text(error)}")
        refused.__cause__ = error
        return refused
    return found


def refuses(events: Iterable[Any]) -> bool:
    """Whether the events of an HTTP/2 stream make the rest of the request useless: a response has begun that is no
    success, or the stream was reset."""
    for event in events:
        kind = type(event).__name__
        if kind == "StreamReset":
            return True
        if kind == "ResponseReceived" and any(name == b":status" and value >= b"300" for name, value in event.headers):
            return True
    return False


_OF_NETWORK = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpcore.ProxyError, OSError)


def _is_of_http2(error: BaseException) -> bool:
    given = error.args[0] if isinstance(error, httpcore.LocalProtocolError) and error.args else error
    return type(given).__module__.partition(".")[0] in _HTTP2


def _text(error: BaseException) -> str:
    return str(error).strip() or type(error).__name__
