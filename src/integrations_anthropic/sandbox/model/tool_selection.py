"""Which tool the simulated model calls."""

from __future__ import annotations

import re
from typing import Any

from .tokens import content_blocks

__all__ = ["is_forced", "mention", "select_tool"]

Json = Any


def is_forced(body: Json) -> bool:
    """Whether `tool_choice` demands a call, whatever the prompt."""
    return (body.get("tool_choice") or {}).get("type") in ("any", "tool")


def select_tool(body: Json, prompt: str) -> Json:
    """The tool to call; None if there is none to call.

    It is the one that `tool_choice` names, else the first one named in the prompt, as `get_weather` or `get weather`,
    else each client tool in turn: as many calls as the conversation has are behind us.
    """
    choice = body.get("tool_choice") or {"type": "auto"}
    tools = body.get("tools") or []
    if choice["type"] == "tool":
        return next((tool for tool in tools if tool.get("name") == choice["name"]), None)
    client_tools = [tool for tool in tools if "input_schema" in tool]
    if not client_tools or choice["type"] not in ("auto", "any"):
        return None
    named = [(found, tool) for tool in client_tools if (found := mention(tool["name"], prompt)) is not None]
    if named:
        return min(named, key=lambda pair: pair[0])[1]
    return client_tools[_calls(body["messages"]) % len(client_tools)]


def mention(name: str, prompt: str) -> tuple[int, int] | None:
    """Where the prompt names the tool, then how much shorter than other names it is; None if it does not."""
    words = [re.escape(word) for word in re.split(r"[_\s-]+", name) if word]
    found = re.search(r"(?<!\w)" + r"[_\s-]".join(words) + r"(?!\w)", prompt, re.IGNORECASE) if words else None
    return (found.start(), -len(name)) if found else None


def _calls(turns: list[Json]) -> int:
    blocks = (block for turn in turns if turn["role"] == "assistant" for block in content_blocks(turn.get("content")))
    return sum(1 for block in blocks if block["type"] == "tool_use")
