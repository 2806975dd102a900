"""Rules about turns: their content, a final assistant turn that is to be continued, tool calls and their results."""

from __future__ import annotations

import re
from typing import Any

from ..errors import invalid
from ..model.tokens import content_blocks

__all__ = ["check_turns"]

Json = Any

_ID = re.compile("[a-zA-Z0-9_-]+")
LONGEST_NAME = 200
THINKING = ("thinking", "redacted_thinking")
EMPTY_CONTENT = "all messages must have non-empty content except for the optional final assistant message"


def check_turns(turns: list[Json]) -> None:
    """Raise SandboxAPIError 400 for an empty or blank turn, or for a tool call and a result without each other."""
    for index, turn in enumerate(turns):
        _check_content(turn, index, final=index == len(turns) - 1)
    _check_blocks_of_tools(turns)
    _check_tool_calls(turns)


def _check_content(turn: Json, index: int, *, final: bool) -> None:
    if "content" not in turn:
        if not (turn["role"] == "system" and turn.get("output_config")):
            raise invalid(f"messages.{index}.content: Field required")
        return
    blocks = content_blocks(turn["content"])
    if final and turn["role"] == "assistant":
        if blocks and blocks[-1]["type"] == "text" and blocks[-1]["text"] != blocks[-1]["text"].rstrip():
            raise invalid("messages: final assistant content cannot end with trailing whitespace")
        return
    if not turn["content"]:
        raise invalid(f"messages.{index}: {EMPTY_CONTENT}")
    texts = [block["text"] for block in blocks if block["type"] == "text"]
    if "" in texts:
        raise invalid("messages: text content blocks must be non-empty")
    # The API returns blank blocks between others, and accepts them in the turn of the assistant.
    has_more = len(texts) < len(blocks) or any(text.strip() for text in texts)
    if turn["role"] == "system" or (turn["role"] == "assistant" and has_more):
        return
    if not all(text.strip() for text in texts):
        raise invalid("messages: text content blocks must contain non-whitespace text")


def _check_blocks_of_tools(turns: list[Json]) -> None:
    """Check ids and names of calls, that errors have a text, and that no turn ends in thinking."""
    ids: set[str] = set()
    for index, turn in enumerate(turns):
        content = content_blocks(turn.get("content"))
        for position, block in enumerate(content):
            where = f"messages.{index}.content.{position}"
            if block["type"] == "tool_use":
                _check_call(block, where)
                if block["id"] in ids:
                    raise invalid(f"{where}: `tool_use` ids must be unique")
                ids.add(block["id"])
            elif block["type"] == "tool_result" and block.get("is_error") and not block.get("content"):
                raise invalid(f"{where}.tool_result: content cannot be empty if `is_error` is true")
        if turn["role"] == "assistant" and content and content[-1]["type"] in THINKING:
            raise invalid(f"messages.{index}: The final block in an assistant message cannot be `thinking`.")


def _check_call(block: Json, where: str) -> None:
    if not _ID.fullmatch(block["id"]):
        raise invalid(f"{where}.tool_use.id: String should match pattern '^{_ID.pattern}$'")
    if not block["name"]:
        raise invalid(f"{where}.tool_use.name: String should have at least 1 character")
    if len(block["name"]) > LONGEST_NAME:
        raise invalid(f"{where}.tool_use.name: String should have at most {LONGEST_NAME} characters")


def _check_tool_calls(turns: list[Json]) -> None:
    """Check that every `tool_use` has its `tool_result` in the next user turn, and every `tool_result` a `tool_use`."""
    open_calls: set[str] = set()
    calling_turn = 0
    previous = ""
    for index, turn in enumerate(turns):
        content = content_blocks(turn.get("content"))
        if turn["role"] == "user":
            answered: set[str] = set()
            for position, block in enumerate(content):
                if block["type"] == "tool_result":
                    where = f"messages.{index}.content.{position}"
                    _match_result(open_calls, answered, block["tool_use_id"], where)
        elif turn["role"] == "assistant":
            if previous == "user":
                _check_no_open_calls(open_calls, calling_turn)
            calls = {block["id"] for block in content if block["type"] == "tool_use"}
            if calls:
                open_calls, calling_turn = open_calls | calls, index
        previous = turn["role"]
    if previous == "user":
        _check_no_open_calls(open_calls, calling_turn)


def _match_result(open_calls: set[str], answered: set[str], tool_use_id: str, where: str) -> None:
    if tool_use_id in answered:
        reason = "each tool_use must have a single result. Found multiple `tool_result` blocks with id"
        raise invalid(f"{where}: {reason}: {tool_use_id}")
    answered.add(tool_use_id)
    if tool_use_id not in open_calls:
        raise invalid(
            f"{where}: unexpected `tool_use_id` found in `tool_result` blocks: {tool_use_id}. "
            "Each `tool_result` block must have a corresponding `tool_use` block in the previous message."
        )
    open_calls.remove(tool_use_id)


def _check_no_open_calls(open_calls: set[str], calling_turn: int) -> None:
    if open_calls:
        raise invalid(
            f"messages.{calling_turn}: `tool_use` ids were found without `tool_result` blocks immediately after: "
            f"{', '.join(sorted(open_calls))}. "
            "Each `tool_use` block must have a corresponding `tool_result` block in the next message."
        )
