"""Ends spans that are garbage collected before their end, without a deadlock.

The garbage collector runs wherever memory is allocated, perhaps while the current thread holds the lock of a registry
or an exporter that ending a span needs. Spans that it collects are therefore ended by another thread.
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


class _Closable(Protocol):
    def closed(self) -> None: ...


_waiting: deque[_Closable] = deque()
_collecting: set[int] = set()
_one_at_a_time = Lock()


def end(span: _Closable) -> None:
    """End a span: at once, or from another thread where the garbage collector runs in this one."""
    if get_ident() not in _collecting:
        span.closed()
        return
    _waiting.append(span)
    if len(_waiting) == 1:
        # Not `threading`, which takes locks of its own. Where no thread can be started any more, the program is ending.
        with suppress(RuntimeError):
            _thread.start_new_thread(_end_all, ())


def _end_all() -> None:
    with _one_at_a_time:
        while _waiting:
            _waiting.popleft().closed()


def _watch(phase: str, info: dict[str, Any]) -> None:
    if phase == "start":
        _collecting.add(get_ident())
    else:
        _collecting.discard(get_ident())


def _in_child() -> None:
    """Only the thread that forked exists in the child: what the others were about to end belongs to the parent."""
    global _one_at_a_time
    _one_at_a_time = Lock()
    _waiting.clear()
    _collecting.intersection_update({get_ident()})


gc.callbacks.append(_watch)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
