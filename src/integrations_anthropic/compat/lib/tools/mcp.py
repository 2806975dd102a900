"""Tools of MCP servers for `tool_runner` of AsyncAnthropic. Needs the extra `mcp`.

Without asyncio: `integrations_anthropic.mcp.open_mcp_tools`, which keeps the session in a thread.
"""

from __future__ import annotations

from typing import Any

from ....mcp import McpSessionTool
from ....mcp import mcp_content as mcp_content

__all__ = ["AsyncMcpTool", "async_mcp_tool", "mcp_content"]


class AsyncMcpTool(McpSessionTool):
    """A tool of an MCP session: `name`, `to_dict()`."""

    @property
    def name(self) -> str:
        """The name the model calls it by."""
        name: str = self.definition["name"]
        return name

    def to_dict(self) -> dict[str, Any]:
        """What is sent of it."""
        definition: dict[str, Any] = dict(self.definition)
        return definition


def async_mcp_tool(tool: Any, client: Any, **options: Any) -> AsyncMcpTool:
    """A tool that the session `client` lists, an `mcp.ClientSession`.

    `options`: fields of its definition, such as `cache_control`.
    """
    return AsyncMcpTool(client, tool, name=tool.name, **options)
