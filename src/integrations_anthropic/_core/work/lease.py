"""The lease on a work item: kept by heartbeats, each of which names the one before; lost where none gets through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import evolve, frozen

if TYPE_CHECKING:
    from ...models.environments import EnvironmentWorkHeartbeat

__all__ = ["WorkEnd", "WorkLease"]

WorkEnd: TypeAlias = Literal["lost", "stop_requested", "worker_stopped"]
"""Why a handler is to come to an end: another worker may have the item; the API asks for it; the worker stops."""

NO_HEARTBEAT = "NO_HEARTBEAT"
"""What the first heartbeat names as the one before."""
SECONDS = 30.0
"""Until the first heartbeat, whose answer says how long a lease lasts."""
PART = 3
"""A heartbeat is sent in every third of the time, so that two may fail."""
LONGEST_PAUSE = 30.0
SHORTEST_TIMEOUT = 1.0
LOST = (404, 409, 412)
"""Statuses of an item that another worker has, or that is gone."""
FINAL = (400, 401, 403)
"""Statuses of a heartbeat that will not be taken later either."""


@frozen(kw_only=True)
class WorkLease:
    """What a worker knows of its lease. Times are seconds of a monotonic clock."""

    renewed_at: float
    """When the last heartbeat that succeeded was sent; before the first, when the item was acknowledged."""
    seconds: float = SECONDS
    last: str | None = NO_HEARTBEAT
    """What the next heartbeat names as the one before; None where the outcome of the last one is not known.

    While the lease lasts no other worker can have the item, so that naming none is safe then.
    """
    end: WorkEnd | None = None

    @property
    def pause(self) -> float:
        """Seconds between two heartbeats."""
        return min(self.seconds / PART, LONGEST_PAUSE)

    @property
    def timeout(self) -> float:
        """Seconds for one heartbeat."""
        return max(self.pause, SHORTEST_TIMEOUT)

    def extended(self, answer: EnvironmentWorkHeartbeat, sent_at: float) -> WorkLease:
        """The lease after a heartbeat that was answered."""
        if answer.state in ("stopping", "stopped"):
            return evolve(self, end="stop_requested")
        if not answer.lease_extended:
            return evolve(self, end="lost")
        seconds = answer.ttl_seconds if answer.ttl_seconds and answer.ttl_seconds > 0 else self.seconds
        return evolve(self, renewed_at=sent_at, seconds=float(seconds), last=answer.last_heartbeat)

    def failed(self, status: int | None, now: float) -> WorkLease:
        """The lease after a heartbeat that failed. `status`: of the error; None where there was no response."""
        if status in LOST or status in FINAL or now - self.renewed_at >= self.seconds:
            return evolve(self, end="lost")
        return evolve(self, last=None)
