"""The tools of an agent as its settings say: which there are, and whether a call waits for consent or a result."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model.tool_selection import mention

__all__ = ["CUSTOM", "AgentTool", "agent_tools", "named_tools", "roster"]

Json = Any
CUSTOM, CONTAINER, MCP = "agent.custom_tool_use", "agent.tool_use", "agent.mcp_tool_use"
PERMISSIONS = {"always_allow": "allow", "always_ask": "ask", "auto": "allow"}
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "bash": ("command",),
    "edit": ("file_path", "old_string", "new_string"),
    "read": ("file_path",),
    "write": ("file_path", "content"),
    "glob": ("pattern",),
    "grep": ("pattern",),
    "web_fetch": ("url",),
    "web_search": ("query",),
}
"""Tools of the container, and the arguments of each."""


@dataclass(frozen=True)
class AgentTool:
    """A tool that an agent may use."""

    name: str
    kind: str
    """Type of the event of a call."""
    input_schema: Json
    policy: str = "always_allow"
    server: str | None = None
    """Name of the MCP server it belongs to."""

    @property
    def permission(self) -> str:
        """`allow`, or `ask` where a call waits for consent."""
        return PERMISSIONS.get(self.policy, "allow")

    def evaluation(self) -> Json:
        """What a call says of the permission."""
        if self.policy == "auto":
            return {"type": "auto", "evaluated_permission": {"type": "allow"}}
        return {"type": self.policy}


def agent_tools(tools: Sequence[Json]) -> list[AgentTool]:
    """The tools that are enabled in the settings of an agent."""
    found: list[AgentTool] = []
    for tool in tools:
        if tool["type"] == "custom":
            found.append(AgentTool(tool["name"], CUSTOM, {"type": "object", **tool["input_schema"]}))
        elif tool["type"] == "mcp_toolset":
            found += _configured(tool, MCP, [one["name"] for one in tool.get("configs") or ()])
        else:
            found += _configured(tool, CONTAINER, ARGUMENTS)
    return found


def roster(agent: Json) -> list[Json]:
    """The other agents that an agent of a session may give work to."""
    settings = agent.get("multiagent") or {}
    members = settings.get("agents") or (settings.get("subagents") or {}).get("predefined_agents") or ()
    return [member for member in members if member["type"] == "agent" and member["name"] != agent["name"]]


def _configured(toolset: Json, kind: str, names: Mapping[str, Any] | Sequence[str]) -> list[AgentTool]:
    default = toolset.get("default_config") or {}
    own = {one["name"]: one for one in toolset.get("configs") or ()}
    found = []
    for name in names:
        settings = [own.get(name, {}), default]
        enabled = next((one["enabled"] for one in settings if one.get("enabled") is not None), True)
        policy: Json = next((one["permission_policy"] for one in settings if one.get("permission_policy")), {})
        arguments = {argument: {"type": "string"} for argument in ARGUMENTS.get(name, ())}
        schema = {"type": "object", "properties": arguments, "required": list(arguments)}
        if enabled:
            allowed = policy.get("type", "always_allow")
            found.append(AgentTool(name, kind, schema, allowed, toolset.get("mcp_server_name")))
    return found


def named_tools(tools: Sequence[AgentTool], prompt: str) -> list[AgentTool]:
    """The tools that a message names, in the order in which it does.

    One of your own by its name alone, such as `get_weather` or `get weather`; others, whose names are common words, as
    a tool: `the tool bash`, `bash tool`, or its name in backticks.
    """
    named = [(found, tool) for tool in tools if (found := _position(tool, prompt)) is not None]
    return [tool for _, tool in sorted(named, key=lambda pair: pair[0])]


def _position(tool: AgentTool, prompt: str) -> tuple[int, int] | None:
    if tool.kind == CUSTOM:
        return mention(tool.name, prompt)
    name = re.escape(tool.name)
    found = re.search(rf"`{name}`|\btool {name}\b|\b{name} tool\b", prompt, re.IGNORECASE)
    return (found.start(), 0) if found else None
