"""Which agent a session gets, as a request names it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..agents.resolved import ResolvedAgents
from ..agents.stored_agents import StoredAgents
from ..errors import SandboxAPIError, invalid
from ..store.resource_store import ResourceStore

__all__ = ["SessionAgents"]

Json = Any
OVERRIDDEN = ("model", "system", "tools", "mcp_servers", "skills")
OF_THE_AGENT = ("metadata", "created_at", "updated_at", "archived_at")
"""Fields of an agent that its copy in a session has not."""


class SessionAgents:
    """Copies of agents for sessions."""

    def __init__(self, store: ResourceStore, agents: StoredAgents, example: Json) -> None:
        """`example`: the agent of the description's example, which is there without having been created."""
        self._agents, self._resolved, self._example = agents, ResolvedAgents(store), example

    def selected(self, named: Json) -> Json:
        """The agent that a request names, by its id or with changes for one session.

        Raises SandboxAPIError 404 for an unknown agent or version, 400 for an archived one.
        """
        choice: Json = {"id": named} if isinstance(named, str) else named
        agent = self._copy(choice["id"], choice.get("version"))
        overrides = {name: choice[name] for name in OVERRIDDEN if name in choice}
        agent = self.changed(agent, overrides)
        return {**agent, "multiagent": self._multiagent(agent)}

    def reference(self, named: Json) -> Json:
        """The agent that a request names, by its id and version. Raises SandboxAPIError as `selected` does."""
        agent = self.selected(named)
        return {"type": "agent", "id": agent["id"], "version": agent["version"]}

    def changed(self, agent: Json, changes: Mapping[str, Json]) -> Json:
        """The agent of a session with changes for this session."""
        return {**agent, **self._resolved.fields(changes, None)}

    def _copy(self, agent_id: str, version: int | None) -> Json:
        try:
            agent = self._agents.version(agent_id, version)
        except SandboxAPIError:
            if agent_id != self._example["id"] or version not in (None, self._example["version"]):
                raise
            return dict(self._example)
        if agent["archived_at"] is not None:
            raise invalid(f"Agent {agent_id} is archived.")
        return {name: value for name, value in agent.items() if name not in OF_THE_AGENT}

    def _multiagent(self, agent: Json) -> Json:
        """Which others it may give work to: copies of these in the place of references."""
        value = agent.get("multiagent")
        if not value:
            return None
        if value["type"] == "coordinator":
            return {**value, "agents": [self._member(member, agent) for member in value["agents"]]}
        copied = dict(value)
        for name in ("subagents", "workflows"):
            if value[name]["type"] == "enabled":
                members = [self._member(member, agent) for member in value[name]["predefined_agents"]]
                copied[name] = {**value[name], "predefined_agents": members}
        return copied

    def _member(self, member: Json, agent: Json) -> Json:
        if member["type"] != "agent":
            return member
        copy = agent if member["id"] == agent["id"] else self._copy(member["id"], member.get("version"))
        return {name: value for name, value in copy.items() if name != "multiagent"}
