"""Tools, prompts and resources of MCP servers (Model Context Protocol), for runs and messages. Needs the extra `mcp`.

`mcp_tools` takes a session of the package `mcp` that you opened, for AsyncAnthropicClient; `open_mcp_tools` keeps one
open in a thread, for AnthropicClient. `mcp_content`, `mcp_messages` and `mcp_resource` make blocks and turns.
"""

from __future__ import annotations

from .background import BlockingMcpTool as BlockingMcpTool
from .background import open_mcp_tools as open_mcp_tools
from .content import mcp_content as mcp_content
from .content import mcp_messages as mcp_messages
from .content import mcp_resource as mcp_resource
from .session_tools import McpSessionTool as McpSessionTool
from .session_tools import mcp_tools as mcp_tools

__all__ = [
    "BlockingMcpTool",
    "McpSessionTool",
    "mcp_content",
    "mcp_messages",
    "mcp_resource",
    "mcp_tools",
    "open_mcp_tools",
]
