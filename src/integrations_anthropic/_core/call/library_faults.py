"""Which exceptions are faults of the connection although the HTTP libraries do not say so.

A server that breaks a protocol makes them fail in places that they do not expect: a `KeyError`, an `AssertionError`.
The code that raised such an exception distinguishes it from an error of the caller's code, or of ours; and its class
from one that another thread sets in this one, which may come up anywhere (`PyThreadState_SetAsyncExc`).
"""

from __future__ import annotations

import sys
from types import TracebackType

__all__ = ["is_library_fault", "raising_module"]

_LIBRARIES = frozenset({"anyio", "h11", "h2", "hpack", "httpcore", "httpx", "hyperframe", "socksio"})


def is_library_fault(error: Exception) -> bool:
    """Whether the code that raised `error` is that of an HTTP library, and its class no other's; never for a lack of
    memory."""
    defined_in = type(error).__module__.partition(".")[0]
    if isinstance(error, MemoryError) or not (defined_in in _LIBRARIES or defined_in in sys.stdlib_module_names):
        return False
    return raising_module(error).partition(".")[0] in _LIBRARIES


def raising_module(error: BaseException) -> str:
    """The module whose code raised `error`, the standard library's aside; empty where there is none."""
    found = ""
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.partition(".")[0] not in sys.stdlib_module_names:
            found = name
        trace = trace.tb_next
    return found
