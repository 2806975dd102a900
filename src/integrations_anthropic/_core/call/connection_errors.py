"""From what the HTTP library raises to the error that is raised for it: classified once, by name of its class.

Known by name and not by type, because only the transports know the library.
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
    "pool": "waiting for a free connection to",
    "proxy": "reaching, through the proxy,",
    "write": "sending to",
    "read": "reading from",
}

_OUT_OF_TIME: dict[str, tuple[type[APITimeoutError], str]] = {
    "deadline": (DeadlineExceededError, "the deadline of {} passed"),
    "attempt": (APITimeoutError, "the answer was not complete within {}"),
    "idle": (StreamStalledError, "nothing came within {}"),
    "progress": (StreamStalledError, "nothing but pings came within {}"),
}


def connection_error(error: BaseException, request: Request, *, reading: bool = False) -> APIConnectionError:
    """The error for a fault below: which phase, which host, how long was waited; the cause keeps no traceback."""
    below = _chain(error)
    names = {type(e).__name__ for e in below}
    phase = _phase(type(error).__name__, names, reading=reading)
    host = urlsplit(request.url).hostname or request.url
    doing = f"{_DOING[phase]} {host}"
    cause = without_traceback(error)
    if type(error).__name__ == "PoolTimeout":
        text = f"no connection became free within {_seconds(request.pool_timeout)} ({doing}): {_told(error)}"
        return PoolTimeoutError(text, phase=phase, host=host, duration=request.pool_timeout, cause=cause)
    if "Timeout" in type(error).__name__:
        limit = _limit(phase, request, reading=reading)
        text = f"nothing came within {_seconds(limit)} while {doing}"
        if reading and request.streamed:
            return StreamStalledError(text, phase=phase, host=host, duration=limit, cause=cause)
        return APITimeoutError(text, phase=phase, host=host, duration=limit, cause=cause)
    kind = TLSError if phase == "tls" else APIConnectionError
    return kind(f"failed while {doing}: {_told(error)}", phase=phase, host=host, cause=cause)


def out_of_time(
    limit: TimeLimit, request: Request, *, phase: str = "read", cause: BaseException | None = None
) -> APITimeoutError:
    """The error for a limit of the attempt that was reached while doing what `phase` says."""
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
    # A fault nobody knows may have come after the request left: "write" is not counted as "nothing was sent".
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


def _told(error: BaseException) -> str:
    """What the fault says of itself; where a library above says nothing, what lies below it does."""
    said = next((text for one in _chain(error) if (text := str(one).strip())), "")
    return scrubbed(said) or type(error).__name__


def _seconds(value: float | None) -> str:
    return "its time" if value is None else f"{value:g} s"
