"""What a response says of an agent's model, tools, skills and other agents, where the request may be shorter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..errors import SandboxAPIError
from ..store.resource_store import ResourceStore

__all__ = ["ResolvedAgents", "resolved_model", "resolved_tool"]

Json = Any
TOOLS = ("bash", "edit", "read", "write", "glob", "grep", "web_fetch", "web_search")
ALLOWED: Mapping[str, Json] = {"type": "always_allow"}
ASKED: Mapping[str, Json] = {"type": "always_ask"}
SKILL_VERSION = "20261012"
"""Version of a skill that the sandbox does not keep."""
DISABLED: Mapping[str, Json] = {"type": "disabled"}


def resolved_model(model: Json) -> Json:
    """The record of a model, from its id or a record; its effort is a record, too."""
    config: dict[str, Json] = {"id": model} if isinstance(model, str) else dict(model)
    if isinstance(effort := config.get("effort"), str):
        config["effort"] = {"type": effort}
    return config


def resolved_tool(tool: Json) -> Json:
    """A toolset with the settings that hold where the request said nothing; other tools as they are."""
    kind = tool.get("type")
    if kind not in ("agent_toolset_20260401", "mcp_toolset"):
        return tool
    policy = ASKED if kind == "mcp_toolset" else ALLOWED
    defaults = _settings(tool.get("default_config") or {}, {"enabled": True, "permission_policy": dict(policy)})
    configs = [_settings(config, defaults) for config in tool.get("configs") or ()]
    if kind != "mcp_toolset":
        configs = [{**config, "type": config["name"]} for config in configs]
    return {**tool, "default_config": defaults, "configs": configs}


def _settings(given: Mapping[str, Json], defaults: Mapping[str, Json]) -> dict[str, Json]:
    return {**defaults, **{name: value for name, value in given.items() if value is not None}}


class ResolvedAgents:
    """Fills in what a request about an agent leaves out, from what the sandbox keeps."""

    def __init__(self, store: ResourceStore) -> None:
        self._store = store

    def fields(self, given: Mapping[str, Json], itself: Json) -> dict[str, Json]:
        """The fields of a request as the agent then has them. `itself`: reference to the agent."""
        convert: dict[str, Callable[[Json], Json]] = {
            "model": resolved_model,
            "tools": lambda tools: [resolved_tool(tool) for tool in tools or ()],
            "mcp_servers": lambda servers: list(servers or ()),
            "skills": lambda skills: [self._skill(skill) for skill in skills or ()],
            "multiagent": lambda value: value and self._multiagent(value, itself),
            "execution_identity": lambda value: value or {"type": "service_account"},
        }
        return {name: convert[name](value) if name in convert else value for name, value in given.items()}

    def _skill(self, skill: Json) -> Json:
        version = skill.get("version")
        if version in (None, "latest"):
            version = self._value("skills.get", {"skill_id": skill["skill_id"]}).get("latest_version_id", SKILL_VERSION)
        return {**skill, "version": version}

    def _multiagent(self, value: Json, itself: Json) -> Json:
        if value["type"] == "coordinator":
            return {**value, "agents": [self._member(member, itself) for member in value["agents"]]}
        if value["type"] != "multiagent_20261001":
            return value
        delegated = {name: self._delegation(value.get(name), itself) for name in ("subagents", "workflows")}
        return {**value, "advisor": value.get("advisor") or dict(DISABLED), **delegated}

    def _delegation(self, value: Json, itself: Json) -> Json:
        if not value or value["type"] != "enabled":
            return value or dict(DISABLED)
        agents = [self._member(member, itself) for member in value.get("predefined_agents") or ()]
        return {**value, "predefined_agents": agents, "inline_agents": value.get("inline_agents") or dict(DISABLED)}

    def _member(self, member: Json, itself: Json) -> Json:
        """An agent that another may start, with its version; an advisor as it is."""
        if isinstance(member, str):
            member = {"type": "agent", "id": member}
        if member.get("type") == "self":
            return itself
        if member.get("type") != "agent" or member.get("version") is not None:
            return member
        return {**member, "version": self._value("agents.get", {"agent_id": member["id"]}).get("version", 1)}

    def _value(self, operation: str, path: Mapping[str, str]) -> Json:
        """What the sandbox keeps there; empty for what it does not."""
        try:
            return self._store.row(operation, path).value
        except SandboxAPIError:
            return {}
