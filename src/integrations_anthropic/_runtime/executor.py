"""What an event loop's executor of threads imports at its first use."""

from __future__ import annotations

import sys
import threading

__all__ = ["executor_modules"]


def executor_modules() -> tuple[str, ...]:
    """The modules to import before; none at the end of the interpreter, which starts no thread any more."""
    ends = sys.is_finalizing() or not threading.main_thread().is_alive()
    return () if ends else ("concurrent.futures.thread",)
