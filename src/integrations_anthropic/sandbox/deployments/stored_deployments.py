"""Deployments, which start sessions, and their runs. The store keeps the deployments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock, timestamp
from ..description.loader import Description
from ..errors import SandboxAPIError, invalid, not_found
from ..ids import new_id
from ..responses import json_handler
from ..sessions.changes import with_changes
from ..sessions.session_handlers import SessionHandlers
from ..store.filters import matches, page_of
from ..store.resource_store import ResourceStore
from ..store.tables import Row
from .schedules import Schedules, check_schedule

__all__ = ["StoredDeployments"]

Json = Any
ENVIRONMENT_ERRORS = {400: "environment_archived_error", 404: "environment_not_found_error"}
REJECTED = "session_creation_rejected_error"
PAUSING = ("agent_archived_error", *ENVIRONMENT_ERRORS.values())
"""Errors for which a run by the schedule pauses the deployment."""


class StoredDeployments:
    """The handlers of what names an agent, and of runs."""

    def __init__(
        self,
        description: Description,
        store: ResourceStore,
        sessions: SessionHandlers,
        clock: SandboxClock,
    ) -> None:
        self._store, self._sessions, self._clock = store, sessions, clock
        self._parameters = description.operation("deployment_runs.list").parameters
        self._schedules = Schedules(store, clock, self._run_scheduled)
        self.on_event: Callable[[str, Mapping[str, Json]], object] = lambda kind, given: None
        """Called with the type of a webhook's event, and what it is about, for what no operation does."""
        self._runs: list[Row] = []
        """The runs, the oldest first."""
        handlers: dict[str, Callable[[SandboxCall], Json]] = {
            "deployments.create": self._create,
            "deployments.update": self._update,
            "deployments.run": self._run,
            "deployments.archive": self._archive,
            "deployment_runs.get": self._get_run,
            "deployment_runs.list": self._list_runs,
        }
        self.by_operation: dict[str, OperationHandler] = {name: json_handler(one) for name, one in handlers.items()}

    def _create(self, call: SandboxCall) -> Json:
        given = {"paused_reason": None, **self._resolved(call.body), "status": "active"}
        created = self._store.create("deployments.create", {}, given)
        row = self._store.row("deployments.get", {"deployment_id": created["id"]})
        # As they are, and not filled up from the example.
        row.value |= {name: given.get(name) or [] for name in ("resources", "initial_events")}
        row.value |= {"schedule": given.get("schedule")}
        self._schedules.begin(row)
        return row.value

    def run_due(self) -> None:
        """Run the deployments that have become due by the clock, by their schedules."""
        self._schedules.run_due()

    def _update(self, call: SandboxCall) -> Json:
        row = self._store.row("deployments.get", call.path)
        if row.value["archived_at"] is not None:
            raise invalid(f"Deployment {row.value['id']} is archived.")
        given = self._resolved(call.body)
        if given.get("schedule"):
            given["schedule"] = {"last_run_at": (row.value["schedule"] or {}).get("last_run_at"), **given["schedule"]}
        row.value = with_changes(row.value, given, timestamp(self._clock.time()))
        self._schedules.begin(row)
        return row.value

    def _archive(self, call: SandboxCall) -> Json:
        row = self._store.row("deployments.get", call.path)
        now = timestamp(self._clock.time())
        if row.value["archived_at"] is None:
            row.value = {**row.value, "archived_at": now, "updated_at": now}
        self._schedules.show(row)
        return row.value

    def _resolved(self, body: Mapping[str, Json]) -> dict[str, Json]:
        """The fields of a request as the deployment keeps them: no token of a repository is shown."""
        given = dict(body)
        if given.get("schedule"):
            check_schedule(given["schedule"])
        if "agent" in given:
            given["agent"] = self._sessions.agents.reference(given["agent"])
        if given.get("resources"):
            hidden = "authorization_token"
            given["resources"] = [{k: v for k, v in one.items() if k != hidden} for one in given["resources"]]
        return given

    def _run(self, call: SandboxCall) -> Json:
        deployment = self._store.row("deployments.get", call.path).value
        if deployment["archived_at"] is not None:
            raise invalid(f"Deployment {deployment['id']} is archived.")
        return self._ran(deployment, {"type": "manual"})

    def _run_scheduled(self, row: Row, time: str) -> None:
        run = self._ran(row.value, {"type": "schedule", "scheduled_at": time})
        row.value = {**row.value, "schedule": {**row.value["schedule"], "last_run_at": run["created_at"]}}
        if run["error"] is not None and run["error"]["type"] in PAUSING:
            reason = {"type": "error", "error": {"type": run["error"]["type"]}}
            row.value = {**row.value, "status": "paused", "paused_reason": reason, "updated_at": run["created_at"]}
            self.on_event("deployment.paused", {"id": row.value["id"]})

    def _ran(self, deployment: Json, trigger: Json) -> Json:
        run_id = new_id("drun")
        self.on_event("deployment_run.started", {"id": run_id})
        session_id, error = self._started(deployment)
        run = {
            "id": run_id,
            "type": "deployment_run",
            "deployment_id": deployment["id"],
            "agent": deployment["agent"],
            "session_id": session_id,
            "trigger_context": trigger,
            "error": error,
            "created_at": timestamp(self._clock.time()),
        }
        self._runs.append(Row(len(self._runs), run, {}))
        self.on_event("deployment_run.succeeded" if error is None else "deployment_run.failed", {"id": run_id})
        return run

    def _started(self, deployment: Json) -> tuple[str | None, Json]:
        """The id of a new session of the deployment, or else why there is none."""
        wanted = ("agent", "environment_id", "initial_events", "resources", "vault_ids", "budget")
        body = {name: deployment[name] for name in wanted if deployment.get(name) is not None}
        kinds: dict[int, str] = {400: "agent_archived_error"}
        try:
            self._sessions.agents.selected(deployment["agent"])
            kinds = ENVIRONMENT_ERRORS
            self._sessions.environment(deployment["environment_id"])
            kinds = {}
            return self._sessions.start(body, deployment_id=deployment["id"])["id"], None
        except SandboxAPIError as refusal:
            return None, {"type": kinds.get(refusal.status, REJECTED), "message": refusal.message}

    def _get_run(self, call: SandboxCall) -> Json:
        wanted = call.path["deployment_run_id"]
        found = next((row.value for row in self._runs if row.value["id"] == wanted), None)
        if found is None:
            raise not_found(f"Deployment run {wanted} not found.")
        return found

    def _list_runs(self, call: SandboxCall) -> Json:
        rows = []
        for row in reversed(self._runs):
            seen = {"has_error": row.value["error"] is not None, "trigger_type": row.value["trigger_context"]["type"]}
            if matches({**row.value, **seen}, call.query, self._parameters):
                rows.append(row)
        page = page_of(rows, call.query, "id", "/v1/deployment_runs")
        return {"data": page["data"], "next_page": page["next_page"]}
