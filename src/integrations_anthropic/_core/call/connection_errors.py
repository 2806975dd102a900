"""Exceptions of the HTTP library to errors of this package: classified once, by the name of their class.

By name and not by type, because only the HTTP folder imports the library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..._redact import scrubbed
from ...errors import (
    APIConnectionError,
    APITimeoutError,
    DeadlineExceededError,
    PoolTimeoutError,
    StreamStalledError,
    TLSError,
)
from ..codec.error_response import without_traceback
from .library_faults import raise_interruption

if TYPE_CHECKING:
    from .deadline import TimeLimit
    from .request import Request

__all__ = ["connection_error", "out_of_time"]

_PHASES = {
    "ConnectTimeout": "connect",
    "ConnectError": "connect",
    "ConnectionRefusedError": "connect",
    "UnsupportedProtocol": "connect",
    "InvalidURL": "connect",
    "gaierror": "dns",
    "PoolTimeout": "pool",
    "ReadTimeout": "read",
    "ReadError": "read",
    "RemoteProtocolError": "read",
    "WriteTimeout": "write",
    "WriteError": "write",
    "ProxyError": "proxy",
    "DecodingError": "read",
    "LocalProtocolError": "write",
}
_DOING = {
    "dns": "looking up",
    "connect": "connecting to",
    "tls": "securing the connection to",
    "credential": "getting a credential for",
    "pool": "waiting for a free connection to",
    "proxy": "reaching, through the proxy,",
    "write": "sending to",
    "read": "reading from",
}

_OUT_OF_TIME: dict[str, tuple[type[APITimeoutError], str]] = {
    "deadline": (DeadlineExceededError, "the deadline of {} passed"),
    "attempt": (APITimeoutError, "the response was not complete within {}"),
    "idle": (StreamStalledError, "nothing was received within {}"),
    "progress": (StreamStalledError, "nothing but pings was received within {}"),
}


def connection_error(error: BaseException, request: Request, *, reading: bool = False) -> APIConnectionError:
    """The error for an exception of the network: phase, host and duration; the cause keeps no traceback.

    Raises what a signal handler raised, which is no exception of the network.
    """
    raise_interruption(error)
    below = _chain(error)
    names = {type(e).__name__ for e in below}
    phase = _phase(type(error).__name__, names, reading=reading)
    host = urlsplit(request.url).hostname or request.url
    doing = f"{_DOING[phase]} {host}"
    cause = without_traceback(error)
    if type(error).__name__ == "PoolTimeout":
        text = f"no connection became free within {_seconds(request.pool_timeout)} ({doing}): {_described(error)}"
        return PoolTimeoutError(text, phase=phase, host=host, duration=request.pool_timeout, cause=cause)
    if "Timeout" in type(error).__name__:
        limit = _limit(phase, request, reading=reading)
        text = f"nothing was received within {_seconds(limit)} while {doing}"
        if reading and request.streamed:
            return StreamStalledError(text, phase=phase, host=host, duration=limit, cause=cause)
        return APITimeoutError(text, phase=phase, host=host, duration=limit, cause=cause)
    kind = TLSError if phase == "tls" else APIConnectionError
    return kind(f"failed while {doing}: {_described(error)}", phase=phase, host=host, cause=cause)


def out_of_time(
    limit: TimeLimit, request: Request, *, phase: str = "read", cause: BaseException | None = None
) -> APITimeoutError:
    """The error for a time limit of the attempt that expired in `phase`. Raises like `connection_error`."""
    if cause is not None:
        raise_interruption(cause)
    host = urlsplit(request.url).hostname or request.url
    cls, text = _OUT_OF_TIME[limit.name]
    text = f"{text.format(_seconds(limit.allowed))} while {_DOING[phase]} {host}"
    return cls(
        text, phase=phase, host=host, duration=limit.allowed, cause=None if cause is None else without_traceback(cause)
    )


def _phase(name: str, below: set[str], *, reading: bool) -> str:
    if any(n.startswith("SSL") for n in below) and name == "ConnectError":
        return "tls"
    if "gaierror" in below and name in ("ConnectError", "ConnectTimeout"):
        return "dns"
    # An unknown fault may have come after the request was sent: "write" does not count as "nothing was sent".
    return _PHASES.get(name, "read" if reading else "write")


def _limit(phase: str, request: Request, *, reading: bool) -> float | None:
    if phase == "connect":
        return request.connect_timeout
    return request.idle_timeout if reading and request.streamed else request.timeout


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in found:
        found.append(current)
        current = current.__cause__ or current.__context__
    return found


def _described(error: BaseException) -> str:
    """The text of the exception; where it is empty, that of its cause."""
    text = next((text for one in _chain(error) if (text := str(one).strip())), "")
    return scrubbed(text) or type(error).__name__


def _seconds(value: float | None) -> str:
    return "its time" if value is None else f"{value:g} s"
