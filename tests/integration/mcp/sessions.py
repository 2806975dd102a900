"""Sessions with the server of the tests."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

SERVER = Path(__file__).parent / "server.py"


def parameters(*arguments: str) -> Any:
    """How the server is started."""
    from mcp import StdioServerParameters

    return StdioServerParameters(command=sys.executable, args=[str(SERVER), *arguments])


@asynccontextmanager
async def open_session() -> AsyncIterator[Any]:
    """An initialized session."""
    from mcp import ClientSession
    from mcp.client.stdio import stdio_client

    async with stdio_client(parameters()) as streams, ClientSession(*streams) as session:
        await session.initialize()
        yield session
