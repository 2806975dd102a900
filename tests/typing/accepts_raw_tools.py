"""Tools with a definition of their own as a user writes them: read by mypy --strict and pyright, never run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mcp import ClientSession, StdioServerParameters

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    MemoryFolder,
    MemoryTool,
    RawTool,
    ToolError,
    message,
)
from integrations_anthropic.mcp import mcp_tools, open_mcp_tools


class Search:
    """A tool from a JSON Schema."""

    definition: Mapping[str, Any] = {"name": "search", "input_schema": {"type": "object"}}

    def run(self, input: dict[str, Any], /) -> list[str]:
        """Searches."""
        if not input:
            raise ToolError("Give a query.")
        return [str(input["q"])]


class Clock:
    """One that awaits."""

    def __init__(self) -> None:
        self.definition = {"name": "clock", "input_schema": {"type": "object"}}

    async def run(self, input: dict[str, Any]) -> str:
        """The time."""
        return "noon"


class Forgetful(MemoryTool):
    """A memory of one's own."""

    def view(self, path: str, view_range: tuple[int, int] | None = None) -> str:
        """Nothing."""
        return ""

    async def create(self, path: str, file_text: str) -> str:
        """Nothing."""
        return ""

    def str_replace(self, path: str, old_str: str, new_str: str = "") -> str:
        """Nothing."""
        return ""

    def insert(self, path: str, insert_line: int, insert_text: str) -> str:
        """Nothing."""
        return ""

    def delete(self, path: str) -> str:
        """Nothing."""
        return ""

    def rename(self, old_path: str, new_path: str) -> str:
        """Nothing."""
        return ""


def add(a: int) -> int:
    """A function."""
    return a


def blocking(client: AnthropicClient) -> None:
    """In a run of the client that blocks."""
    turns = [message("user", "Hi")]
    memory = MemoryFolder("notes", max_depth=2, cache_control={"type": "ephemeral"})
    tools: list[RawTool] = [Search(), memory, Forgetful()]
    client.messages.run_tools(model="m", max_tokens=1, messages=turns, tools=tools)
    client.messages.run_tools(model="m", max_tokens=1, messages=turns, tools=[add, memory, Search()])
    with open_mcp_tools(StdioServerParameters(command="server"), prefix="x_") as found:
        client.messages.run_tools(model="m", max_tokens=1, messages=turns, tools=found)
        client.messages.run_tools(model="m", max_tokens=1, messages=turns, tools=[*found, add, memory])


async def awaiting(client: AsyncAnthropicClient, session: ClientSession) -> None:
    """In a run of the client that awaits."""
    turns = [message("user", "Hi")]
    found = await mcp_tools(session, only=["a"], timeout=5)
    client.messages.run_tools(model="m", max_tokens=1, messages=turns, tools=found)
    client.messages.run_tools(model="m", max_tokens=1, messages=turns, tools=[*found, Clock(), Search(), add])
