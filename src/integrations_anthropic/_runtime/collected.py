"""What is done when an object is garbage collected, without running a line of Python in the thread that collects it.

A signal, or an exception that another thread sets, may be due at any moment. Python raises it at the next line of
Python that runs, and if that is in a `__del__`, it is printed and lost. The collector also runs while its thread holds
locks, perhaps one that the clean-up needs. So there is no `__del__`: a weak reference calls functions written in C,
which start a thread.
"""

from __future__ import annotations

import _thread
import atexit
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from operator import methodcaller
from typing import Any
from weakref import ref

from .fork import register_after_fork

__all__ = ["CleanUp", "when_collected"]


class CleanUp(ref[Any]):
    """A clean-up that waits for its object to be collected."""

    __slots__ = ("action", "number", "start")

    action: Callable[[], object]
    number: int
    start: Callable[[], object]
    """Starts the thread. Replaced on the class where the interpreter is about to end, and no thread can be started."""

    def cancel(self) -> None:
        """Do nothing when the object is collected."""
        self.start = int
        _waiting.pop(self.number, None)


class _Waiting(dict[int, CleanUp]):
    """The clean-ups by number: a weak reference that is itself collected would call nothing."""

    __slots__ = ("__weakref__",)
    __hash__ = object.__hash__  # type: ignore[assignment]  # what is known to the fork is a set

    def after_fork(self) -> None:
        """In a child process: what was in use belongs to the parent."""
        self.clear()


_waiting = _Waiting()
_numbers = count()
_callback = methodcaller("start")
register_after_fork(_waiting)


def when_collected(watched: object, action: Callable[[], object]) -> CleanUp:
    """Call `action`, which must not refer to `watched`, in a thread of its own once `watched` is collected.

    What it raises is dropped, because no caller is there to handle it. Nothing is done in a forked child for what its
    parent was working on, nor at the end of the interpreter.
    """
    clean_up = CleanUp(watched, _callback)
    clean_up.action = action
    clean_up.number = number = next(_numbers)
    # Not `threading`, which takes locks of its own.
    clean_up.start = partial(_thread.start_new_thread, _run, (number,))
    _waiting[number] = clean_up
    return clean_up


def _run(number: int) -> None:
    clean_up = _waiting.pop(number, None)
    if clean_up is not None:
        with suppress(Exception):
            clean_up.action()


def _end() -> None:
    """Start no thread any more. Calls may still be made, by functions of `atexit` that run later."""
    # Takes the place of the slot: what is set is ignored, and `int()` does nothing.
    CleanUp.start = property(lambda clean_up: int, lambda clean_up, start: None)  # type: ignore[assignment]


atexit.register(_end)
