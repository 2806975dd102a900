"""The tools of an MCP server that runs beside this program."""

import sys
from pathlib import Path

from integrations_anthropic.mcp import open_mcp_tools

SERVER = Path(__file__).parents[3] / "examples" / "mcp_server.py"
try:
    from mcp import StdioServerParameters
except ImportError:
    opened = open_mcp_tools("http://127.0.0.1:9")  # says what to install
else:
    opened = open_mcp_tools(StdioServerParameters(command=sys.executable, args=[str(SERVER)]))
with opened as tools:
    if not tools:
        sys.exit("the server has no tools")
