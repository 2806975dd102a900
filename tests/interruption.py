"""Interrupts at every point of a piece of code where CPython may raise one, each in turn.

CPython raises what a signal handler raises, and what another thread sets, where a function begins, at a jump backwards
and after a call.
"""

from __future__ import annotations

import dis
import sys
from collections.abc import Callable, Container
from itertools import pairwise
from types import CodeType, FrameType
from typing import Any

__all__ = ["Interrupt", "interrupted"]

AFTER = {"RESUME", "CALL", "CALL_KW", "CALL_FUNCTION_EX", "JUMP_BACKWARD"}


class Interrupt(BaseException):
    """Comes from outside."""


def interrupted(number: int, function: Callable[[], object], files: Container[str]) -> bool:
    """Call `function`, interrupted at the point of that number in the source `files`; whether there is one."""
    left = number
    names: dict[CodeType, dict[int, str]] = {}

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename not in files:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        if event == "opcode" and left >= 0:
            if frame.f_code not in names:
                listed = list(dis.get_instructions(frame.f_code))
                names[frame.f_code] = {after.offset: before.opname for before, after in pairwise(listed)}
            if names[frame.f_code].get(frame.f_lasti) in AFTER:
                left -= 1
                if left < 0:
                    raise Interrupt
        return trace

    # A tracer such as that of coverage goes on afterwards.
    before = sys.gettrace()
    # CPython 3.12 looks whether any frame wants events of opcodes when a tracer is set, and not later.
    sys._getframe().f_trace_opcodes = True
    sys.settrace(trace)
    try:
        function()
    except Interrupt:
        return True
    finally:
        sys.settrace(before)
    return left < 0
