"""An MCP server for the tests: `python server.py`, or `python server.py DESCRIPTOR` for HTTP."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import uvicorn

try:
    from mcp.server.mcpserver import Image
    from mcp.server.mcpserver import MCPServer as Server
except ImportError:  # mcp 1
    from mcp.server.fastmcp import FastMCP as Server
    from mcp.server.fastmcp import Image

server: Any = Server("tests", log_level="CRITICAL")
PNG = b"\x89PNG\r\n\x1a\n..."


@server.tool()
def add(a: int, b: int = 1) -> int:
    """Add two numbers."""
    return a + b


@server.tool(name="files.count")
def count(names: list[str], options: dict[str, Any] | None = None) -> str:
    """Count files."""
    return f"{len(names)} files, {options}"


@server.tool()
def fail() -> str:
    """Fails."""
    raise RuntimeError("no such record")


@server.tool()
def picture() -> Any:
    """A picture and a text."""
    return ["a picture", Image(data=PNG, format="png")]


@server.tool()
def say_nothing() -> None:
    """Says nothing."""


@server.tool()
def die() -> str:
    """The server ends."""
    os._exit(3)


@server.tool()
async def wait(file: str) -> str:
    """Waits, and notes in a file that it was stopped."""
    try:
        await asyncio.sleep(3600)
    finally:
        Path(file).write_text("cancelled")  # noqa: ASYNC240 - a few bytes
    return "done"


@server.resource("notes://today")
def today() -> str:
    """A note."""
    return "buy milk"


@server.prompt()
def review(code: str) -> str:
    """Ask for a review."""
    return f"Review this: {code}"


if __name__ == "__main__":
    if sys.argv[1:]:
        # Streamable HTTP, on a socket that listens already.
        uvicorn.run(server.streamable_http_app(), fd=int(sys.argv[1]), log_level="critical")
    else:
        server.run()
