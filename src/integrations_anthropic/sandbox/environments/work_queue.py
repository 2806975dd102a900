"""The work of one environment: items are queued, taken, acknowledged, kept by heartbeats, and stopped.

An item whose lease ends, because its worker acknowledged it and sends no heartbeat any more, goes back into the queue.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any

from ..clock import timestamp
from ..errors import SandboxAPIError
from ..ids import new_id

__all__ = ["NO_HEARTBEAT", "WorkItem", "WorkQueue"]

Json = Any
NO_HEARTBEAT = "NO_HEARTBEAT"
"""What a first heartbeat expects as the one before."""
LEASE_SECONDS = 30
"""How long a lease lasts where the worker does not say, and from the acknowledgement to the first heartbeat."""
RECLAIM_SECONDS = 5.0
"""After how long an item that was taken and not acknowledged is handed out again, where the poll does not say."""
POLLING_SECONDS = 30.0
"""How long a worker that polled counts as polling."""
ENDED = {"acknowledged_at": None, "started_at": None, "latest_heartbeat_at": None}
"""The fields of an item that has no worker any more."""


@dataclass
class WorkItem:
    """One item, and who has it until when; points in time are seconds since 1970."""

    number: int
    """Grows with each item of the queue."""
    value: Json
    taken_at: float | None = None
    """When it was handed out and not yet acknowledged."""
    lease_ends: float | None = None
    """When its worker has it no longer, unless a heartbeat comes."""

    @property
    def state(self) -> str:
        """How far it is."""
        return str(self.value["state"])

    def change(self, **fields: Json) -> None:
        """Set fields of what responses show."""
        self.value = {**self.value, **fields}


class WorkQueue:
    """The items of one environment. Each method takes the time, in seconds since 1970."""

    def __init__(self, environment_id: str) -> None:
        self._environment_id = environment_id
        self.items: list[WorkItem] = []
        """All items, in the order in which they were queued first."""
        self._waiting: list[WorkItem] = []
        """Those that are queued, the first to be handed out first."""
        self._polled: dict[str, float] = {}
        """When each worker polled last."""

    def add(self, session_id: str, now: float) -> WorkItem:
        """Queue a session."""
        value = {
            "id": new_id("work"),
            "type": "work",
            "environment_id": self._environment_id,
            "state": "queued",
            "data": {"type": "session", "id": session_id},
            "metadata": {},
            "secret": None,
            "created_at": timestamp(now),
            **ENDED,
            "stop_requested_at": None,
            "stopped_at": None,
        }
        self.items.append(item := WorkItem(len(self.items), value))
        self._waiting.append(item)
        return item

    def find(self, work_id: str, now: float) -> WorkItem:
        """The item with an id. Raises SandboxAPIError 404."""
        self.end_leases(now)
        found = next((item for item in self.items if item.value["id"] == work_id), None)
        if found is None:
            raise SandboxAPIError(404, f"Work {work_id} not found.")
        return found

    def poll(self, worker: str, reclaim_ms: int | None, now: float) -> Json | None:
        """Hand out the item that has waited longest, with its secret; None where none is to be had."""
        self.end_leases(now)
        self._polled[worker] = now
        seconds = RECLAIM_SECONDS if reclaim_ms is None else reclaim_ms / 1000
        for item in self._waiting:
            if _is_free(item, seconds, now):
                item.taken_at = now
                return {**item.value, "secret": _secret(item)}
        return None

    def acknowledge(self, item: WorkItem, now: float) -> None:
        """Give an item to a worker. Again, it changes nothing. Raises SandboxAPIError 409 for one that has begun."""
        if item.state == "queued":
            self._waiting.remove(item)
            item.taken_at, item.lease_ends = None, now + LEASE_SECONDS
            item.change(state="starting", acknowledged_at=timestamp(now))
        elif item.state != "starting":
            raise SandboxAPIError(409, f"Work {item.value['id']} is {item.state}.", {"x-should-retry": "false"})

    def heartbeat(self, item: WorkItem, ttl: int | None, expected: str | None, now: float) -> Json:
        """Extend the lease of an item. Raises SandboxAPIError 412 where another heartbeat came before.

        An item that is queued or stopped has no lease: the answer says so.
        """
        held = item.value["latest_heartbeat_at"]
        if expected is not None and expected != (held or NO_HEARTBEAT):
            details = {"error_code": "heartbeat_precondition_failed"}
            message = f"The last heartbeat of work {item.value['id']} is {held or NO_HEARTBEAT}, not {expected}."
            raise SandboxAPIError(412, message, details=details)
        seconds = LEASE_SECONDS if ttl is None else ttl
        extended = item.state not in ("queued", "stopped")
        if extended:
            item.lease_ends = now + seconds
            started = item.value["started_at"] or timestamp(now)
            item.change(latest_heartbeat_at=_after(held, now), started_at=started)
            if item.state == "starting":
                item.change(state="active")
        last = item.value["latest_heartbeat_at"] or timestamp(now)
        shown = {"last_heartbeat": last, "lease_extended": extended, "state": item.state}
        return {"type": "work_heartbeat", **shown, "ttl_seconds": seconds if extended else 0}

    def stop(self, item: WorkItem, now: float, *, force: bool) -> None:
        """Ask the worker of an item to come to an end; one that has no worker ends at once, as all do by `force`."""
        if item.state == "stopped":
            return
        asked = item.value["stop_requested_at"] or timestamp(now)
        item.change(stop_requested_at=asked, state="stopping" if item.state != "queued" else "queued")
        if force or item.state == "queued":
            self._end(item, now)

    def stats(self, now: float) -> Json:
        """The state of the queue."""
        self.end_leases(now)
        waiting = [item for item in self._waiting if _is_free(item, RECLAIM_SECONDS, now)]
        return {
            "type": "work_queue_stats",
            "depth": len(waiting),
            "pending": len(self._waiting) - len(waiting),
            "oldest_queued_at": min((item.value["created_at"] for item in waiting), default=None),
            "workers_polling": sum(now - polled < POLLING_SECONDS for polled in self._polled.values()),
        }

    def end_leases(self, now: float) -> None:
        """Put the items back into the queue whose workers are gone; those that were to stop have stopped."""
        for item in self.items:
            if item.lease_ends is None or now < item.lease_ends:
                continue
            if item.state == "stopping":
                self._end(item, item.lease_ends)
            else:
                item.lease_ends = None
                item.change(state="queued", **ENDED)
                self._waiting.append(item)
        self._waiting.sort(key=lambda item: item.number)

    def _end(self, item: WorkItem, now: float) -> None:
        if item in self._waiting:
            self._waiting.remove(item)
        item.taken_at = item.lease_ends = None
        item.change(state="stopped", stopped_at=timestamp(now))


def _is_free(item: WorkItem, seconds: float, now: float) -> bool:
    """Whether an item of the queue is with no worker, or with one that has not acknowledged it for some seconds."""
    return item.taken_at is None or now - item.taken_at >= seconds


def _secret(item: WorkItem) -> str:
    """What the worker of an item signs in with: JSON in URL-safe base64."""
    token = {"sessions_token": f"sandbox-token-{item.value['id']}"}
    return base64.urlsafe_b64encode(json.dumps(token).encode()).decode().rstrip("=")


def _after(held: str | None, now: float) -> str:
    """The time of a heartbeat, later than that of the one before, which it may not be mistaken for."""
    stamp = timestamp(now)
    while held is not None and stamp <= held:
        now += 1e-6
        stamp = timestamp(now)
    return stamp
