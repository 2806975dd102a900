"""Waiting until a socket that does not block can be read or written."""

from __future__ import annotations

import math
import select
from collections.abc import Collection

__all__ = ["connected_or_failed", "readable_or_writable", "wait_for_socket"]

LONGEST_MILLISECONDS = 2**31 - 1


def wait_for_socket(number: int, seconds: float | None, *, to_write: bool = False) -> bool:
    """Wait until a socket has bytes, or its end; with `to_write` until it takes some, or its connection has failed.

    `number`: that of its file. For so many seconds at most (None: any time); whether it came to that.
    """
    if not hasattr(select, "poll"):
        # Windows, and patched modules, for green threads.
        found = select.select([], [number], [number], seconds) if to_write else select.select([number], [], [], seconds)
        return any(found)
    poll = select.poll()
    poll.register(number, select.POLLOUT if to_write else select.POLLIN)
    # A fraction of a millisecond is waited for as a whole one.
    return bool(poll.poll(None if seconds is None else min(math.ceil(seconds * 1000), LONGEST_MILLISECONDS)))


def connected_or_failed(numbers: Collection[int], seconds: float | None) -> set[int]:
    """Those of some sockets that have connected, or failed to, as soon as one has: within so many seconds at most."""
    if not hasattr(select, "poll"):
        # Windows reports a connection that failed as exceptional.
        _, connected, failed = select.select([], numbers, numbers, seconds)
        return {*connected, *failed}
    poll = select.poll()
    for number in numbers:
        poll.register(number, select.POLLOUT)
    return {number for number, _ in poll.poll(_milliseconds(seconds))}


def readable_or_writable(number: int, seconds: float | None) -> tuple[bool, bool]:
    """Wait until a socket can be read, or written, for so many seconds at most: which of the two it can."""
    if not hasattr(select, "poll"):
        readable, *others = select.select([number], [number], [number], seconds)
        return bool(readable), any(others)
    poll = select.poll()
    poll.register(number, select.POLLIN | select.POLLOUT)
    events = sum(event for _, event in poll.poll(_milliseconds(seconds)))
    # A connection that failed counts as both: the next step says why.
    return bool(events & ~select.POLLOUT), bool(events & ~select.POLLIN)


def _milliseconds(seconds: float | None) -> int | None:
    return None if seconds is None else min(math.ceil(seconds * 1000), LONGEST_MILLISECONDS)
