"""The handlers of sessions, their events, resources and threads. The store keeps the records of sessions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from starlette.responses import Response

from ..agents.stored_agents import StoredAgents
from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock, timestamp
from ..description.loader import Description
from ..errors import SandboxAPIError, invalid, not_found
from ..model.prompt_cache import PromptCache
from ..responses import json_response
from ..store.filters import matches, page_of
from ..store.resource_store import ResourceStore
from ..store.shapes import JSON
from ..store.tables import Row
from .agent_selection import SessionAgents
from .agent_thread import AgentThread
from .changes import with_changes
from .event_log import EventLog
from .event_stream import follow_response
from .live_session import LiveSession
from .mounted import mounted, resource_id

__all__ = ["SessionHandlers"]

Json = Any
UPDATED = ("title", "metadata", "budget", "agent")
"""Fields of a session that an event `session.updated` shows."""


class SessionHandlers:
    """All sessions of a sandbox, by their ids."""

    def __init__(
        self,
        description: Description,
        store: ResourceStore,
        agents: StoredAgents,
        clock: SandboxClock,
        cache: PromptCache,
        seconds: float,
    ) -> None:
        """`seconds`: how long a request to the model takes."""
        example = description.operation("sessions.get").responses[JSON]["example"]["agent"]
        self._description, self._store, self._agents = description, store, SessionAgents(store, agents, example)
        self._clock, self._cache, self._seconds = clock, cache, seconds
        self._live: dict[str, LiveSession] = {}
        handlers: dict[str, Callable[[SandboxCall], Json]] = {
            "sessions.create": self._create,
            "sessions.update": self._update,
            "sessions.delete": self._delete,
            "sessions.archive": self._archive,
            "sessions.events.list": self._list_events,
            "sessions.events.send": self._send,
            "sessions.events.stream": self._stream,
            "sessions.resources.list": self._list_resources,
            "sessions.resources.add": self._add_resource,
            "sessions.resources.get": self._get_resource,
            "sessions.resources.update": self._update_resource,
            "sessions.resources.delete": self._delete_resource,
            "sessions.threads.list": self._list_threads,
            "sessions.threads.get": self._get_thread,
            "sessions.threads.archive": self._archive_thread,
            "sessions.threads.events.list": self._list_thread_events,
            "sessions.threads.events.stream": self._stream_thread,
        }
        self.by_operation: dict[str, OperationHandler] = {name: _awaited(one) for name, one in handlers.items()}

    def start(self, body: Mapping[str, Json], **fields: Json) -> Json:
        """Start a session as a request says; `fields`: what else its record says. Raises SandboxAPIError."""
        agent, now = self._agents.selected(body["agent"]), timestamp(self._clock.time())
        resources = [mounted(config, now) for config in body.get("resources") or ()]
        given = {**body, **fields, "agent": agent, "resources": resources, "status": "idle"}
        given |= {"usage": {}, "stats": {}, "outcome_evaluations": []}
        created = self._store.create("sessions.create", {}, given)
        row = self._store.row("sessions.get", {"session_id": created["id"]})
        # As they are, and not as the example has what was left out.
        row.value |= {"agent": agent, "resources": resources, "usage": {}, "stats": {}}
        hosted = self._is_self_hosted(row.value["environment_id"])
        live = LiveSession(row, self._clock, self._cache, self._seconds, is_self_hosted=hosted)
        self._live[row.value["id"]] = live
        if body.get("initial_events"):
            live.send(body["initial_events"])
        return row.value

    def close(self) -> None:
        """End all streams. Thread-safe."""
        for live in list(self._live.values()):
            live.close()

    def _is_self_hosted(self, environment_id: str) -> bool:
        try:
            environment = self._store.row("environments.get", {"environment_id": environment_id}).value
        except (KeyError, SandboxAPIError):
            return False
        return bool((environment.get("config") or {}).get("type") == "self_hosted")

    def _of(self, call: SandboxCall) -> tuple[Row, LiveSession]:
        row = self._store.row("sessions.get", {"session_id": call.path["session_id"]})
        return row, self._live[row.value["id"]]

    def _thread(self, call: SandboxCall) -> AgentThread:
        _, live = self._of(call)
        wanted = call.path["thread_id"]
        found = next((thread for thread in live.threads if thread.record["id"] == wanted), None)
        if found is None:
            raise not_found(f"Session thread {wanted} not found.")
        return found

    def _create(self, call: SandboxCall) -> Json:
        return self.start(call.body)

    def _update(self, call: SandboxCall) -> Json:
        row, live = self._of(call)
        _require_active(row)
        before, changes = dict(row.value), dict(call.body)
        if "agent" in changes:
            changes["agent"] = self._agents.changed(row.value["agent"], changes["agent"])
        row.value = with_changes(row.value, changes, timestamp(self._clock.time()))
        shown = {name: deepcopy(row.value[name]) for name in UPDATED if row.value[name] != before[name]}
        if shown:
            live.updated(shown)
        return row.value

    def _delete(self, call: SandboxCall) -> Json:
        row, live = self._of(call)
        live.end("session.deleted")
        del self._live[row.value["id"]]
        self._store.drop("sessions.delete", row)
        return {"id": row.value["id"], "type": "session_deleted"}

    def _archive(self, call: SandboxCall) -> Json:
        row, live = self._of(call)
        if row.value["archived_at"] is None:
            live.end("session.status_terminated")
            row.value["archived_at"] = row.value["updated_at"] = timestamp(self._clock.time())
        return row.value

    def _send(self, call: SandboxCall) -> Json:
        return {"data": self._of(call)[1].send(call.body["events"])}

    def _list_events(self, call: SandboxCall) -> Json:
        return self._history(self._of(call)[1].log, "sessions.events.list", call)

    def _list_thread_events(self, call: SandboxCall) -> Json:
        return self._history(self._thread(call).log, "sessions.threads.events.list", call)

    def _history(self, log: EventLog, operation: str, call: SandboxCall) -> Json:
        """A page of events: what `created_at` is compared with is when they were recorded."""
        parameters = self._description.operation(operation).parameters
        shown = []
        for number, event in enumerate(log.events):
            compared = {**event.value, "created_at": event.recorded_at}
            if matches(compared, call.query, [one for one in parameters if one["in"] == "query"]):
                shown.append(Row(number, event.value, {}))
        return _page(shown, operation, call)

    def _stream(self, call: SandboxCall) -> Response:
        return follow_response(self._of(call)[1].log, call.query.get("event_deltas") or ())

    def _stream_thread(self, call: SandboxCall) -> Response:
        return follow_response(self._thread(call).log, call.query.get("event_deltas") or ())

    def _list_threads(self, call: SandboxCall) -> Json:
        wanted = call.query.get("statuses")
        threads = [thread.record for thread in self._of(call)[1].threads]
        rows = [Row(n, one, {}) for n, one in enumerate(threads) if not wanted or one["status"] in wanted]
        return _page(rows, "sessions.threads.list", call)

    def _get_thread(self, call: SandboxCall) -> Json:
        return self._thread(call).record

    def _archive_thread(self, call: SandboxCall) -> Json:
        thread = self._thread(call)
        if thread.record["parent_thread_id"] is None:
            raise invalid("The first thread of a session is archived with the session.")
        return thread.record

    def _list_resources(self, call: SandboxCall) -> Json:
        rows = [Row(number, one, {}) for number, one in enumerate(self._of(call)[0].value["resources"])]
        return _page(rows, "sessions.resources.list", call)

    def _add_resource(self, call: SandboxCall) -> Json:
        row, _ = self._of(call)
        _require_active(row)
        resource = mounted(call.body, timestamp(self._clock.time()))
        row.value["resources"] = [*row.value["resources"], resource]
        return resource

    def _get_resource(self, call: SandboxCall) -> Json:
        wanted = call.path["resource_id"]
        found = [one for one in self._of(call)[0].value["resources"] if resource_id(one) == wanted]
        if not found:
            raise not_found(f"Session resource {wanted} not found.")
        return found[0]

    def _update_resource(self, call: SandboxCall) -> Json:
        resource = self._get_resource(call)
        if resource["type"] != "github_repository":
            raise invalid("authorization_token: only a repository has a token")
        resource["updated_at"] = timestamp(self._clock.time())
        return resource

    def _delete_resource(self, call: SandboxCall) -> Json:
        resource, (row, _) = self._get_resource(call), self._of(call)
        row.value["resources"] = [one for one in row.value["resources"] if one is not resource]
        return {"id": resource_id(resource), "type": "session_resource_deleted"}


def _require_active(row: Row) -> None:
    if row.value["archived_at"] is not None:
        raise invalid(f"Session {row.value['id']} is archived.")


def _page(rows: Sequence[Row], operation: str, call: SandboxCall) -> Json:
    """A page of what is listed with the oldest first, unless the request says otherwise."""
    query = {**call.query, "order": call.query.get("order") or "asc"}
    page = page_of(rows[::-1], query, "id", "/".join((operation, *call.path.values())))
    return {"data": page["data"], "next_page": page["next_page"]}


def _awaited(handler: Callable[[SandboxCall], Json]) -> OperationHandler:
    async def awaited(call: SandboxCall) -> Response:
        answer = handler(call)
        return answer if isinstance(answer, Response) else json_response(answer)

    return awaited
