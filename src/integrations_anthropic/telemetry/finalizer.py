"""Ends spans that are garbage collected before their end, in another thread.

The garbage collector runs wherever memory is allocated, perhaps while the current thread holds the lock of a registry
or an exporter that ending a span needs; and a signal handler that raises while a `__del__` runs is lost, so that little
may be done there.
"""

from __future__ import annotations

import _thread
import os
from collections import deque
from contextlib import suppress
from threading import Lock
from typing import Protocol

__all__ = ["end"]


class _Closable(Protocol):
    def closed(self) -> None: ...


_waiting: deque[_Closable] = deque()
_one_at_a_time = Lock()


def end(span: _Closable) -> None:
    """End a span from another thread."""
    _waiting.append(span)
    if len(_waiting) == 1:
        # Not `threading`, which takes locks of its own. Where no thread can be started any more, the program is ending.
        with suppress(RuntimeError):
            _thread.start_new_thread(_end_all, ())


def _end_all() -> None:
    with _one_at_a_time:
        while _waiting:
            try:
                _waiting[0].closed()
            finally:
                # Removed only now: until then no further thread is needed.
                _waiting.popleft()


def _in_child() -> None:
    """Only the thread that forked exists in the child: what the others were about to end belongs to the parent."""
    global _one_at_a_time
    _one_at_a_time = Lock()
    _waiting.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
