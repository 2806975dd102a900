"""Raises an interrupt at each moment of a piece of work at which CPython can raise one, one after another.

CPython looks for a signal, or for an exception that another thread sets, where a function begins (RESUME), where a loop
turns (JUMP_BACKWARD), and after a call. Tracing could raise before any instruction, which is stricter than real
interrupts are: for example between the end of a `with` block and its `__exit__`, where a lock would stay locked that no
real interrupt leaves so. Therefore only these places are attacked: the instruction after each of the three.
"""

from __future__ import annotations

import dis
import gc
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from types import CodeType, FrameType
from typing import Any

__all__ = ["INTERRUPTS", "Attack", "attacks", "interrupted"]


class OutsideError(Exception):
    """An interrupt that derives from Exception."""


class OutsideInterrupt(BaseException):
    """An interrupt that does not, as KeyboardInterrupt."""


INTERRUPTS = (OutsideError, OutsideInterrupt)


class Attack:
    """Raises `interrupt` at the nth moment at which code of the given modules can be interrupted."""

    def __init__(self, moment: int, interrupt: type[BaseException], modules: frozenset[str]) -> None:
        self._left = moment
        self._interrupt = interrupt
        self._modules = modules
        self.place = ""
        """Where it was raised; empty where the work has fewer moments."""

    def run(self, work: Callable[[], object]) -> BaseException | None:
        """Do the work; returns what it raised, without its traceback, so that nothing keeps its frames."""
        before = sys.gettrace()
        # What other tests left behind is not collected meanwhile: the attack would meet its finalizers.
        gc.disable()
        # CPython 3.12 looks whether any frame wants events of opcodes when a tracer is set, and not later.
        sys._getframe().f_trace_opcodes = True
        sys.settrace(self._trace)
        try:
            work()
        except BaseException as error:
            sys.settrace(before)
            return error.with_traceback(None)
        finally:
            sys.settrace(before)
            gc.enable()
        return None

    def _trace(self, frame: FrameType, event: str, _: object) -> Any:
        if self._left <= 0 or frame.f_globals.get("__name__") not in self._modules:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode" and frame.f_lasti in _moments(frame.f_code):
            self._left -= 1
            if self._left == 0:
                self.place = f"{frame.f_code.co_qualname}:{frame.f_lineno}"
                raise self._interrupt
        return self._trace


@cache
def _moments(code: CodeType) -> frozenset[int]:
    """The offsets of the instructions before which an interrupt can be raised.

    It belongs to the instruction that was interrupted: where the next one is protected by other handlers, as behind
    the last call of a `with` block, raising there would pass over the `__exit__`, which an interrupt does not.
    """
    protected = dis._parse_exception_table(code)  # type: ignore[attr-defined]  # as `dis` prints it

    def handlers(offset: int) -> list[int]:
        return [entry.target for entry in protected if entry.start <= offset < entry.end]

    instructions = list(dis.get_instructions(code))
    found = set()
    for instruction, following in pairwise(instructions):
        after = following.offset
        if instruction.opname == "JUMP_BACKWARD":
            after = instruction.argval
        elif instruction.opname not in ("RESUME", "CALL", "CALL_FUNCTION_EX", "CALL_KW"):
            continue
        if handlers(after) == handlers(instruction.offset):
            found.add(after)
    return frozenset(found)


def interrupted(number: int, work: Callable[[], object], modules: frozenset[str]) -> bool:
    """Do the work, interrupted at the moment of that number, from 0 on; whether there is one. Raises other errors."""
    attack = Attack(number + 1, OutsideInterrupt, modules)
    error = attack.run(work)
    if error is not None and not isinstance(error, OutsideInterrupt):
        raise error
    return bool(attack.place)


def attacks(*modules: str) -> Iterator[Attack]:
    """One attack for each moment and each kind of interrupt, until the work has no more moments."""
    for interrupt in INTERRUPTS:
        moment = 1
        while True:
            attack = Attack(moment, interrupt, frozenset(modules))
            yield attack
            if not attack.place:
                # Else nothing was attacked at all.
                assert moment > 2
                break
            moment += 1
    gc.collect()
