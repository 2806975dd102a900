"""Waiting until a socket that does not block can be read or written."""

from __future__ import annotations

import math
import select

__all__ = ["wait_until_readable", "wait_until_writable"]

LONGEST_MILLISECONDS = 2**31 - 1


def wait_until_readable(number: int, seconds: float | None) -> bool:
    """Wait for bytes, or the end, for so many seconds at most (None: any time); whether there are any.

    `number`: that of the socket's file.
    """
    if not hasattr(select, "poll"):
        # Windows, and processes whose modules were patched for green threads.
        return bool(select.select([number], [], [], seconds)[0])
    return _poll(number, select.POLLIN, seconds)


def wait_until_writable(number: int, seconds: float | None) -> bool:
    """Wait until the socket takes bytes, or its connection has failed, for so many seconds at most; whether it does."""
    if not hasattr(select, "poll"):
        # Windows reports a connection that failed as exceptional.
        return any(select.select([], [number], [number], seconds)[1:])
    return _poll(number, select.POLLOUT, seconds)


def _poll(number: int, event: int, seconds: float | None) -> bool:
    poll = select.poll()
    poll.register(number, event)
    milliseconds = None if seconds is None else min(math.ceil(seconds * 1000), LONGEST_MILLISECONDS)
    return bool(poll.poll(milliseconds))
