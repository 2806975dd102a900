"""Agents and their versions: a change makes a new version, unless it changes nothing or comes too late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock, timestamp
from ..errors import SandboxAPIError, invalid, not_found
from ..responses import json_handler
from ..store.filters import page_of
from ..store.resource_store import ResourceStore
from ..store.tables import Row
from .resolved import ResolvedAgents

__all__ = ["StoredAgents"]

Json = Any


class StoredAgents:
    """The handlers of what makes and shows versions. The store keeps the latest one of each agent."""

    def __init__(self, store: ResourceStore, clock: SandboxClock) -> None:
        self._store, self._clock, self._resolved = store, clock, ResolvedAgents(store)
        self._versions: dict[str, list[Row]] = {}
        """All versions of each agent, by its id, the oldest first."""
        handlers: dict[str, Callable[[SandboxCall], Json]] = {
            "agents.create": self._create,
            "agents.get": self._get,
            "agents.update": self._update,
            "agents.versions.list": self._list_versions,
        }
        self.by_operation: dict[str, OperationHandler] = {name: json_handler(one) for name, one in handlers.items()}

    def version(self, agent_id: str, number: int | None = None) -> Json:
        """A version of an agent; the latest without a number. Raises SandboxAPIError 404."""
        latest = self._row(agent_id)
        rows = [latest] if number is None else self._versions[agent_id]
        found = next((row for row in rows if number in (None, row.value["version"])), None)
        if found is None:
            raise not_found(f"Version {number} of agent {agent_id} not found.")
        return {**found.value, "archived_at": latest.value["archived_at"]}

    def _create(self, call: SandboxCall) -> Json:
        given = {name: value for name, value in call.body.items() if name != "multiagent"}
        agent = self._store.create("agents.create", {}, {**self._resolved.fields(given, None), "version": 1})
        row = self._row(agent["id"])
        # Only now is it known what the agent itself is called.
        row.value = self._changed(row.value, {"multiagent": call.body.get("multiagent")}, 1)
        self._versions[agent["id"]] = [Row(1, row.value, {})]
        return row.value

    def _get(self, call: SandboxCall) -> Json:
        return self.version(call.path["agent_id"], call.query.get("version"))

    def _update(self, call: SandboxCall) -> Json:
        agent_id, given = call.path["agent_id"], dict(call.body)
        row = self._row(agent_id)
        if row.value["archived_at"] is not None:
            raise invalid(f"Agent {agent_id} is archived.")
        held, based_on = row.value["version"], given.pop("version", None)
        if based_on not in (None, held):
            message = f"version: the agent is at version {held}, not at version {based_on}"
            raise SandboxAPIError(409, message, {"x-should-retry": "false"})
        changed = self._changed(row.value, given, held)
        if changed == row.value:
            return row.value
        changed = self._changed(row.value, given, held + 1)
        row.value = changed | {"version": held + 1, "updated_at": timestamp(self._clock.time())}
        self._versions[agent_id].append(Row(held + 1, row.value, {}))
        return row.value

    def _changed(self, agent: Json, given: Mapping[str, Json], version: int) -> Json:
        """The agent with the fields of a request; a map of notes is changed key by key."""
        itself = {"type": "agent", "id": agent["id"], "version": version}
        fields = self._resolved.fields(given, itself)
        if "metadata" in given:
            notes = {**agent["metadata"], **given["metadata"]} if given["metadata"] else {}
            fields["metadata"] = {name: text for name, text in notes.items() if text is not None}
        return {**agent, **fields}

    def _list_versions(self, call: SandboxCall) -> Json:
        agent_id = call.path["agent_id"]
        archived_at = self._row(agent_id).value["archived_at"]
        rows = [
            Row(row.number, {**row.value, "archived_at": archived_at}, {}) for row in reversed(self._versions[agent_id])
        ]
        page = page_of(rows, call.query, "version", f"/v1/agents/{agent_id}/versions")
        return {"data": page["data"], "next_page": page["next_page"]}

    def _row(self, agent_id: str) -> Row:
        return self._store.row("agents.get", {"agent_id": agent_id})
