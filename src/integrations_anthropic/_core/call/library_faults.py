"""Which exceptions are faults of the connection although the HTTP libraries do not say so, and which come from outside.

A server that breaks a protocol makes them fail in places that they do not expect: a `KeyError`, an `AssertionError`.
The code that raised such an exception distinguishes it from an error of the caller's code, or of ours; and its class
from one that another thread sets in this one, which may come up anywhere (`PyThreadState_SetAsyncExc`).

A fault of a callback, of a tool or of telemetry is logged or reported, and the call goes on. What a signal handler
raises meanwhile, such as the time limit of a task queue, means the whole call, although it may be no `BaseException`.
"""

from __future__ import annotations

import sys
from types import FrameType, TracebackType

from ..._runtime.network.faults import NetworkFault
from .deadline import WaitExpired

__all__ = [
    "is_from_signal_handler",
    "is_interruption",
    "is_library_error",
    "is_library_fault",
    "is_network_fault",
    "raise_interruption",
    "raising_module",
]

_LIBRARIES = frozenset({"anyio", "h11", "h2", "hpack", "httpcore", "httpx", "hyperframe", "socksio"})


def is_library_error(error: BaseException) -> bool:
    """Whether the class of `error` is one of httpx's or httpcore's, or derived from one."""
    return any(cls.__module__.partition(".")[0] in ("httpx", "httpcore") for cls in type(error).__mro__)


def is_network_fault(error: BaseException) -> bool:
    """Whether `error` is a fault of a connection of ours.

    A signal handler may raise whatever it likes, a TimeoutError most of all.
    """
    if isinstance(error, (NetworkFault, WaitExpired)):
        return True
    return (isinstance(error, OSError) and not isinstance(error, TimeoutError)) or (
        isinstance(error, Exception) and is_library_fault(error)
    )


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


def is_interruption(error: BaseException) -> bool:
    """Whether a signal handler raised `error`, or another thread set it while code of this package ran.

    The second is known by its class, which belongs to no code that ran. What another thread sets while a callback or a
    library runs is taken for theirs.
    """
    if is_from_signal_handler(error):
        return True
    own = __name__.partition(".")[0]
    defined_in = type(error).__module__.partition(".")[0]
    if defined_in == own or defined_in in sys.stdlib_module_names:
        return False
    return raising_module(error).partition(".")[0] == own


def is_from_signal_handler(error: BaseException) -> bool:
    """Whether the traceback of `error` leads through a function that got the frame below it, as signal handlers do."""
    trace: TracebackType | None = error.__traceback__
    interrupted: FrameType | None = None
    while trace is not None:
        if interrupted is not None and _has_argument(trace.tb_frame, interrupted):
            return True
        interrupted, trace = trace.tb_frame, trace.tb_next
    return False


def raise_interruption(error: BaseException) -> None:
    """Raise what a signal handler raised, where `error` was made of it: a `TimeoutError` looks like the network's."""
    cause: BaseException | None = error
    seen: list[BaseException] = []
    # Causes may go round in a circle.
    while cause is not None and cause not in seen:
        if is_from_signal_handler(cause):
            raise cause
        seen.append(cause)
        cause = cause.__cause__


def _has_argument(frame: FrameType, wanted: FrameType) -> bool:
    code, values = frame.f_code, frame.f_locals
    # Those of `*arguments` follow the others that are named.
    for name in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount + 1]:
        value = values.get(name)
        if value is wanted or (type(value) is tuple and any(each is wanted for each in value)):
            return True
    return False
