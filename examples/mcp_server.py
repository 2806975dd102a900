"""A small MCP server over standard input and output, for the example of the README: `python examples/mcp_server.py`."""

from __future__ import annotations

from typing import Any

try:
    from mcp.server.mcpserver import MCPServer as Server
except ImportError:  # mcp 1
    from mcp.server.fastmcp import FastMCP as Server

server: Any = Server("tides", log_level="ERROR")


@server.tool()
def high_tide(place: str) -> str:
    """Time of the next high tide at a place."""
    return f"14:20 in {place}"


if __name__ == "__main__":
    server.run()
