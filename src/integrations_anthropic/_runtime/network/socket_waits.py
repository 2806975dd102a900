"""Waiting until a socket that does not block can be read or written."""

from __future__ import annotations

import math
import select

__all__ = ["wait_for_socket"]

LONGEST_MILLISECONDS = 2**31 - 1


def wait_for_socket(number: int, seconds: float | None, *, to_write: bool = False) -> bool:
    """Wait until a socket has bytes, or its end; with `to_write` until it takes some, or its connection has failed.

    `number`: that of its file. For so many seconds at most (None: any time); whether it came to that.
    """
    if not hasattr(select, "poll"):
        # Windows, which reports a connection that failed as exceptional; and patched modules, for green threads.
        found = select.select([], [number], [number], seconds) if to_write else select.select([number], [], [], seconds)
        return any(found)
    poll = select.poll()
    poll.register(number, select.POLLOUT if to_write else select.POLLIN)
    milliseconds = None if seconds is None else min(math.ceil(seconds * 1000), LONGEST_MILLISECONDS)
    return bool(poll.poll(milliseconds))
