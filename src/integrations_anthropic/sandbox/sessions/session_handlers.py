"""The handlers of sessions, their events, resources and threads. The store keeps the records of sessions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import partial
from typing import Any

from starlette.responses import Response

from ..agents.stored_agents import StoredAgents
from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock, timestamp
from ..description.loader import Description
from ..environments.stored_work import StoredWork
from ..errors import SandboxAPIError, invalid, not_found
from ..model.prompt_cache import PromptCache
from ..responses import json_handler
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
from .played_events import play
from .session_checks import check_events

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
        work: StoredWork,
        clock: SandboxClock,
        cache: PromptCache,
        seconds: float,
    ) -> None:
        """`seconds`: how long a request to the model takes."""
        example = description.operation("sessions.get").responses[JSON]["example"]["agent"]
        self._description, self._store, self._work = description, store, work
        self.agents = SessionAgents(store, agents, example)
        self._clock, self._cache, self._seconds = clock, cache, seconds
        self._live: dict[str, LiveSession] = {}
        self.on_event: Callable[[str, Json], None] | None = None
        """Called with each event of a session, after its id."""
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
        self.by_operation: dict[str, OperationHandler] = {name: json_handler(one) for name, one in handlers.items()}

    def start(self, body: Mapping[str, Json], **fields: Json) -> Json:
        """Start a session as a request says; `fields`: what else its record says. Raises SandboxAPIError."""
        environment = self.environment(body["environment_id"])
        check_events(body.get("initial_events") or (), {}, (), is_spent=False)
        agent, now = self.agents.selected(body["agent"]), timestamp(self._clock.time())
        resources = [mounted(config, now) for config in body.get("resources") or ()]
        given = {**body, **fields, "agent": agent, "resources": resources, "status": "idle"}
        given |= {"usage": {}, "stats": {}, "outcome_evaluations": []}
        created = self._store.create("sessions.create", {}, given)
        row = self._store.row("sessions.get", {"session_id": created["id"]})
        # As they are, and not as the example has what was left out.
        row.value |= {"agent": agent, "resources": resources, "usage": {}, "stats": {}}
        hosted = (environment.get("config") or {}).get("type") == "self_hosted"
        worker = partial(self._work.require, environment["id"], row.value["id"]) if hosted else None
        live = LiveSession(row, self._clock, self._cache, self._seconds, worker)
        self._live[row.value["id"]] = live
        if self.on_event is not None:
            live.log.on_record = partial(self.on_event, row.value["id"])
        if body.get("initial_events"):
            live.send(body["initial_events"])
        return row.value

    def play(self, session_id: str, events: Sequence[Json], validator: Json) -> list[str]:
        """Record events in the place of the agent; their ids. Raises SandboxAPIError."""
        row = self._store.row("sessions.get", {"session_id": session_id})
        return play(self._live[row.value["id"]], events, validator)

    def close(self) -> None:
        """End all streams. Thread-safe."""
        for live in list(self._live.values()):
            live.close()

    def environment(self, environment_id: str) -> Json:
        """The environment with an id; that of the example is there without having been created, and has no settings.

        Raises SandboxAPIError 404 for an unknown one, 400 for one that is archived.
        """
        try:
            found = self._store.row("environments.get", {"environment_id": environment_id}).value
        except SandboxAPIError:
            if environment_id != self._description.operation("sessions.create").request["environment_id"]:
                raise
            return {}
        if found.get("archived_at") is not None:
            raise invalid(f"Environment {environment_id} is archived.")
        return found

    def _of(self, call: SandboxCall) -> tuple[Row, LiveSession]:
        row = self._store.row("sessions.get", {"session_id": call.path["session_id"]})
        return row, self._live[row.value["id"]]

    def _thread(self, call: SandboxCall) -> AgentThread:
        return self._of(call)[1].threads.find(call.path["thread_id"])

    def _create(self, call: SandboxCall) -> Json:
        return self.start(call.body)

    def _update(self, call: SandboxCall) -> Json:
        row, live = self._of(call)
        _require_active(row)
        before, changes = dict(row.value), dict(call.body)
        if "agent" in changes:
            changes["agent"] = self.agents.changed(row.value["agent"], changes["agent"])
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
        """A page of events: what `created_at` is compared with is `processed_at`, or when they were recorded."""
        parameters = self._description.operation(operation).parameters
        shown = []
        for number, event in enumerate(log.events):
            compared = {**event.value, "created_at": event.value.get("processed_at") or event.recorded_at}
            if matches(compared, call.query, [one for one in parameters if one["in"] == "query"]):
                shown.append(Row(number, event.value, {}))
        return _page(shown, operation, call)

    def _stream(self, call: SandboxCall) -> Response:
        return follow_response(self._of(call)[1].log, call.query.get("event_deltas") or ())

    def _stream_thread(self, call: SandboxCall) -> Response:
        return follow_response(self._thread(call).log, call.query.get("event_deltas") or ())

    def _list_threads(self, call: SandboxCall) -> Json:
        wanted = call.query.get("statuses")
        threads = [thread.record for thread in self._of(call)[1].threads.all]
        rows = [Row(n, one, {}) for n, one in enumerate(threads) if not wanted or one["status"] in wanted]
        return _page(rows, "sessions.threads.list", call)

    def _get_thread(self, call: SandboxCall) -> Json:
        return self._thread(call).record

    def _archive_thread(self, call: SandboxCall) -> Json:
        thread = self._thread(call)
        self._of(call)[1].archive_thread(thread)
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
