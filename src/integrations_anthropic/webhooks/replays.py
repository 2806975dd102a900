"""Ids of webhooks that were taken, so that none is taken twice."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Protocol

from ..errors import ConfigurationError

__all__ = ["MemoryReplayStore", "ReplayStore"]

MAX_IDS = 100_000
"""Ids that a store in memory holds, by default; they take about 20 MB."""


class ReplayStore(Protocol):
    """Where the ids of webhooks are kept. A service of several processes needs one that they share, such as Redis."""

    def add(self, webhook_id: str, /, *, now: float, until: float) -> bool:
        """Keep an id, and say whether it is new; one step, as threads and processes may add the same id at once.

        `now`, `until`: seconds since 1970. After `until`, the webhook is too old to be taken and need not be kept; at
        `until`, which may be now, it is not. With Redis:
        `redis.set(f"webhook:{webhook_id}", "", nx=True, ex=math.floor(until - now) + 1) is True`.
        """
        ...


class MemoryReplayStore:
    """Ids in the memory of one process. Any thread may use it.

    `max_ids`: how many are kept, at least 1. When there are more, the oldest is dropped, though it may be delivered
    again: raise the number where more arrive within twice the tolerance.
    """

    def __init__(self, max_ids: int = MAX_IDS) -> None:
        if isinstance(max_ids, bool) or not isinstance(max_ids, int) or max_ids < 1:
            raise ConfigurationError("max_ids must be an integer of at least 1", field="max_ids")
        self._max = max_ids
        self._until: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._until)

    def add(self, webhook_id: str, /, *, now: float, until: float) -> bool:
        """Keep an id until then, and say whether it is new."""
        with self._lock:
            known = self._until.get(webhook_id)
            if known is not None and known >= now:
                # This delivery may be signed later than the one that was taken, and is as old as that later.
                self._until[webhook_id] = max(known, until)
                return False
            self._until[webhook_id] = until
            self._until.move_to_end(webhook_id)
            while len(self._until) > self._max or (self._until and next(iter(self._until.values())) < now):
                self._until.popitem(last=False)
            return True

    def forget(self, webhook_id: str) -> None:
        """Take the webhook again: call it where handling it failed, so that the next delivery is not refused."""
        with self._lock:
            self._until.pop(webhook_id, None)
