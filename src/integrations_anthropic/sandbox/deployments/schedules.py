"""The schedules of deployments: what is due by the clock of the sandbox is run when the sandbox is next asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from itertools import islice, takewhile
from typing import Any

from ..clock import SandboxClock, timestamp
from ..store.resource_store import ResourceStore
from ..store.tables import Row
from .cron import Times

__all__ = ["Schedules", "check_schedule"]

Json = Any
UPCOMING = 5
"""Times that a schedule shows."""
MOST_RUNS = 100
"""Runs that are made up for at once; of more, the earliest are left out, as where the clock went on by years."""


def check_schedule(schedule: Json) -> None:
    """Raise SandboxAPIError 400 for a schedule that has no such times."""
    _times(schedule)


class Schedules:
    """What the schedules of deployments have run, and will."""

    def __init__(self, store: ResourceStore, clock: SandboxClock, run: Callable[[Row, str], object]) -> None:
        """`run`: runs a deployment for its schedule, with the time it was due at; it may pause it."""
        self._store, self._clock, self._run = store, clock, run
        self._looked_at: dict[str, datetime] = {}
        """When it was last looked whether a deployment is due, by its id."""

    def run_due(self) -> None:
        """Run each deployment once for each of its times since it was last looked at; not those that are paused."""
        now = self._now()
        for row in reversed(self._store.rows("deployments.list", {})):
            since = self._looked_at.get(row.value["id"])
            self._looked_at[row.value["id"]] = now
            is_running = row.value["status"] == "active" and row.value["archived_at"] is None
            if since is None or not is_running or not row.value.get("schedule"):
                continue
            times = takewhile(lambda time: time <= now, _times(row.value["schedule"]).after(since))
            for time in deque(times, MOST_RUNS):
                if row.value["status"] == "active":
                    self._run(row, _text(time))
            self.show(row)

    def begin(self, row: Row) -> None:
        """Look after a deployment from now on."""
        self._looked_at[row.value["id"]] = self._now()
        self.show(row)

    def show(self, row: Row) -> None:
        """Say in a deployment when its schedule will run it: at no time where it is archived."""
        schedule = row.value.get("schedule")
        if schedule:
            upcoming = () if row.value["archived_at"] else islice(_times(schedule).after(self._now()), UPCOMING)
            given = {"last_run_at": None, **schedule, "upcoming_runs_at": [_text(time) for time in upcoming]}
            row.value = {**row.value, "schedule": given}

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.time(), UTC)


def _times(schedule: Json) -> Times:
    return _parsed(schedule["expression"], schedule["timezone"])


@cache
def _parsed(expression: str, timezone: str) -> Times:
    return Times.of(expression, timezone)


def _text(time: datetime) -> str:
    return timestamp(time.timestamp())
