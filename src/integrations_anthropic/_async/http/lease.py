"""Which request has which connection, recorded so that the pool finds out when a request is gone."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from operator import methodcaller
from typing import TYPE_CHECKING
from weakref import ref

if TYPE_CHECKING:
    from ..._runtime.waiting import AsyncWaiter
    from .connection import AsyncConnection

__all__ = ["LOST", "NOTHING", "AsyncConnectionLease", "AsyncHold"]

LOST = methodcaller("lost")
"""What a hold calls when its lease is garbage collected: its own `lost`. Written in C, as all that runs then is."""
NOTHING: Callable[[], object] = int
"""Does nothing, and is written in C."""


class AsyncConnectionLease:
    """What a request has in hand while it waits for a connection and uses it.

    It is given back in the end. Where an interrupt came before, or a response was dropped unread, it is garbage
    collected, and the pool takes the connection back.
    """

    __slots__ = ("__weakref__", "hold")

    hold: AsyncHold


class AsyncHold(ref[AsyncConnectionLease]):
    """What the pool knows of a lease. It outlives the lease, of which it is a weak reference."""

    connection: AsyncConnection | None = None
    """None until one is assigned, and from its release on. Changed by the pool alone."""
    stream_id: int | None = None
    """The number of its HTTP/2 stream; None over HTTP/1.1, and until the response begins."""
    in_use = False
    """Whether httpcore is at work: what an interrupt leaves then is unknown."""
    waiter: AsyncWaiter | None = None
    """What wakes the request where it waits for a connection."""
    lost: Callable[[], object] = NOTHING
    """Called, without arguments, when the lease is garbage collected before it was given back."""


def _end() -> None:
    """Start no thread any more. Requests may still be sent, by functions of `atexit` that run later."""
    # Takes precedence over what the object has: what is set is ignored.
    AsyncHold.lost = property(lambda hold: NOTHING, lambda hold, lost: None)  # type: ignore[assignment]


atexit.register(_end)
