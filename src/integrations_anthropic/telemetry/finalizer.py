"""Ends what was never ended, when it is collected, without taking part in a deadlock.

The garbage collector runs wherever memory is asked for, and so maybe while this very thread holds the lock of a
registry or an exporter that the ending needs. What it collects is therefore ended by another thread.
"""

from __future__ import annotations

import _thread
import gc
import os
from collections import deque
from contextlib import suppress
from threading import Lock, get_ident
from typing import Any, Protocol

__all__ = ["end"]


class _Leavable(Protocol):
    def left(self) -> None: ...


_waiting: deque[_Leavable] = deque()
_collecting: set[int] = set()
_one_at_a_time = Lock()


def end(observed: _Leavable) -> None:
    """End `observed`: at once, or from another thread where the garbage collector is at work in this one."""
    if get_ident() not in _collecting:
        observed.left()
        return
    _waiting.append(observed)
    if len(_waiting) == 1:
        # Not threading's: that takes locks of its own. Where no thread can be had any more, the program is ending.
        with suppress(RuntimeError):
            _thread.start_new_thread(_end_all, ())


def _end_all() -> None:
    with _one_at_a_time:
        while _waiting:
            _waiting.popleft().left()


def _watch(phase: str, info: dict[str, Any]) -> None:
    if phase == "start":
        _collecting.add(get_ident())
    else:
        _collecting.discard(get_ident())


def _in_child() -> None:
    """Only the thread that forked lives on: what others were about to do is theirs."""
    global _one_at_a_time
    _one_at_a_time = Lock()
    _waiting.clear()
    _collecting.intersection_update({get_ident()})


gc.callbacks.append(_watch)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
