"""Which exceptions interrupt what runs, although they are no `BaseException`: those that a time limit raises.

A fault of a callback, of a tool or of telemetry is logged or reported, and the call goes on. A signal handler that
raises meanwhile, or another thread that sets an exception in this one, means the whole call.
"""

from __future__ import annotations

import sys
from types import FrameType, TracebackType

from .library_faults import raising_module

__all__ = ["is_from_signal_handler", "is_interruption", "raise_interruption"]


def is_interruption(error: BaseException) -> bool:
    """Whether a signal handler raised `error`, or another thread set it while code of this package ran.

    The latter is known by its class, which is nobody's whose code ran. Not known is what another thread sets while
    the code of a callback or library runs.
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
